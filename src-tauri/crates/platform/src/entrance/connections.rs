//! Accepts connections and answers on them. A client that is slow to say what it wants, or to take what it is sent, is
//! not waited for: that would let anyone hold connections open at no cost.

use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc};

use axum::{
    Router,
    body::{Body, HttpBody},
    extract::{ConnectInfo, Request},
    response::Response,
    serve::Listener,
};
use http_body_util::BodyExt;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::TcpListener;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::{Entrance, Seats, Work};

/// Bytes that the head of a call may have, its address with all filters included.
const HEAD: usize = 32 * 1024;

/// Files that this process has open beside its connections: databases, and what is being written.
const OTHER_FILES: usize = 256;

/// Lets this process have as many connections as wanted, as far as the system allows.
#[cfg(unix)]
pub fn allow(wanted: usize) {
    let files = u64::try_from(wanted + OTHER_FILES).unwrap_or(u64::MAX);
    // What it came to is asked when it counts.
    let _ = rlimit::increase_nofile_limit(files);
}

/// Elsewhere connections are no files.
#[cfg(not(unix))]
pub fn allow(_: usize) {}

/// As many connections as wanted, or as this process can have: one more than the system allows would stop all others.
pub fn possible(wanted: usize) -> usize {
    #[cfg(unix)]
    let files =
        rlimit::getrlimit(rlimit::Resource::NOFILE).map_or(usize::MAX, |(now, _)| now.try_into().unwrap_or(usize::MAX));
    #[cfg(not(unix))]
    let files = usize::MAX;
    Ord::min(wanted, Ord::max(files.saturating_sub(OTHER_FILES), files / 2))
}

/// Answers until `stop` comes to its end, and then until the calls under way have their answer.
pub async fn serve(mut listener: TcpListener, routes: Router, entrance: Entrance, stop: impl Future<Output = ()>) {
    let limits = &entrance.limits;
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(HEAD);
    let most = possible(limits.connections);
    let (seats, open, mut stop) = (Seats::new(most), GracefulShutdown::new(), pin!(stop));
    loop {
        let (stream, address) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let (party, own) = entrance.party(Some(address.ip().to_canonical()), limits.connections_of_one, most);
        // Going out of scope closes it.
        let Ok(seat) = seats.take(party, own).map(Arc::new) else { continue };
        seat.wait();
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(limits.idle));
        let (routes, works) = (routes.clone(), Arc::clone(&seat));
        let service = service_fn(move |request| answer(routes.clone(), from(address, request), works.work()));
        let connection = open.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), service));
        tokio::spawn(async move {
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    tracing::debug!(%error, "a connection broke");
                },
                () = seat.given_away() => tracing::debug!("a connection gave way to another"),
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// The connection is at work until there is an answer and, when that is a stream, until its end.
async fn answer(routes: Router, request: Request, work: Work) -> Result<Response, Infallible> {
    let response = routes.oneshot(request).await?;
    if response.body().size_hint().exact().is_some() {
        return Ok(response);
    }
    Ok(response.map(|body| {
        Body::new(body.map_frame(move |frame| {
            let _at_work = &work;
            frame
        }))
    }))
}

fn from(address: SocketAddr, request: hyper::Request<Incoming>) -> Request {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

#[cfg(test)]
mod tests {
    use std::{net::Ipv4Addr, time::Duration};

    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        sync::oneshot,
        task::JoinHandle,
    };

    use super::*;
    use crate::entrance::Limits;

    async fn server(head: Duration) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        limited(Limits { head, ..Limits::default() }).await
    }

    /// It stops with the sender.
    async fn limited(limits: Limits) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let peer = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.to_string();
        let endless = async || Body::from_stream(futures::stream::repeat(Ok::<_, Infallible>(vec![b'x'; 65_536])));
        let routes = Router::new().route("/", get(peer)).route("/endless", get(endless));
        let stopped = async { drop(stopped.await) };
        let entrance = Entrance { limits, ..Entrance::default() };
        (address, stop, tokio::spawn(serve(listener, routes, entrance, stopped)))
    }

    async fn answer(stream: &mut TcpStream) -> String {
        let mut answer = String::new();
        // A server that cuts the connection may reset it: then what came before counts.
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    #[tokio::test]
    async fn a_head_that_does_not_end_is_given_up() {
        let (address, _stop, _server) = server(Duration::from_millis(200)).await;
        for said in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n"] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(said.as_bytes()).await.unwrap();
            assert!(!answer(&mut stream).await.contains(" 200 "), "{said:?}");
        }
    }

    #[tokio::test]
    async fn a_whole_head_is_answered_and_the_peer_is_known() {
        let (address, _stop, _server) = server(Duration::from_millis(200)).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        // The connection stays open for another request, and is closed when none comes.
        let answer = answer(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(&stream.local_addr().unwrap().to_string()));
    }

    /// One that waits gives way; one that works does not.
    #[tokio::test]
    async fn a_full_house_has_a_place_for_who_says_something() {
        let limits = Limits { connections: 3, head: Duration::from_secs(3_600), ..Limits::default() };
        let (address, _stop, _server) = limited(limits).await;
        let mut working = TcpStream::connect(address).await.unwrap();
        working.write_all(b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        working.read_exact(&mut [0; 100_000]).await.unwrap();
        let mut crowd = Vec::new();
        for _ in 0..20 {
            let mut stream = TcpStream::connect(address).await.unwrap();
            let _ = stream.write_all(b"GET / HT").await;
            crowd.push(stream);
        }
        let mut guest = TcpStream::connect(address).await.unwrap();
        guest.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
        assert!(answer(&mut guest).await.starts_with("HTTP/1.1 200"));
        working.read_exact(&mut [0; 100_000]).await.unwrap();
    }

    #[tokio::test]
    async fn a_head_has_a_bounded_size() {
        let (address, _stop, _server) = server(Duration::from_secs(3_600)).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        let head = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {}", "x".repeat(HEAD));
        stream.write_all(head.as_bytes()).await.unwrap();
        assert!(answer(&mut stream).await.starts_with("HTTP/1.1 431"));
    }

    #[tokio::test]
    async fn who_takes_nothing_is_not_waited_for() {
        let limits = Limits { idle: Duration::from_millis(300), ..Limits::default() };
        let (address, _stop, _server) = limited(limits).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_secs(2)).await;
        // What was on its way arrives, and then the end.
        let mut rest = Vec::new();
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut rest)).await;
        assert!(read.is_ok(), "still being sent after {} bytes", rest.len());
    }

    #[tokio::test]
    async fn stopping_ends_connections_that_wait() {
        let (address, stop, server) = server(Duration::from_secs(3_600)).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        stop.send(()).unwrap();
        server.await.unwrap();
        answer(&mut stream).await;
        assert!(TcpStream::connect(address).await.is_err());
    }
}
