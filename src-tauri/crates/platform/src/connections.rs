//! Accepts connections and answers on them. A client that is slow to say what it wants is not waited for: that would let
//! anyone hold connections open at no cost.

use std::{net::SocketAddr, pin::pin, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::TcpListener;
use tower::ServiceExt;

/// Answers until `stop` comes to its end, and then until the calls under way have their answer. `head` is the time from
/// an open connection, or from the answer before, to the end of a request's head.
pub async fn serve(mut listener: TcpListener, routes: Router, head: Duration, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head);
    let (open, mut stop) = (GracefulShutdown::new(), pin!(stop));
    loop {
        let (stream, address) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let service = routes.clone().map_request(move |request| from(address, request));
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

fn from(address: SocketAddr, request: hyper::Request<Incoming>) -> Request {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        sync::oneshot,
        task::JoinHandle,
    };

    use super::*;

    /// It stops with the sender.
    async fn server(head: Duration) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let peer = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.to_string();
        let routes = Router::new().route("/", get(peer));
        let stopped = async { drop(stopped.await) };
        (address, stop, tokio::spawn(serve(listener, routes, head, stopped)))
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
