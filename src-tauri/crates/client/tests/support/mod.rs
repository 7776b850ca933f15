//! Servers on this computer that answer whatever a test wants, once per connection.

use std::sync::Arc;
use std::time::Duration;

use steward_client::{CallError, Cause, Client, Limits, Origin};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use uuid::Uuid;

pub struct Server {
    pub url: String,
    requests: mpsc::UnboundedReceiver<String>,
}

impl Server {
    /// Answers every connection with what `behave` does to it after the head of the request was read.
    pub async fn start<F: Future<Output = ()> + Send>(
        behave: impl Fn(TcpStream) -> F + Clone + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (tell, requests) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (behave, tell) = (behave.clone(), tell.clone());
                tokio::spawn(async move {
                    let head = read_head(&mut stream).await;
                    let _ = tell.send(head);
                    behave(stream).await;
                });
            }
        });
        Self { url, requests }
    }

    /// Answers with these bytes and closes.
    pub async fn answering(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes: Arc<Vec<u8>> = Arc::new(bytes.into());
        Self::start(move |mut stream| {
            let bytes = Arc::clone(&bytes);
            async move {
                let _ = stream.write_all(&bytes).await;
            }
        })
        .await
    }

    pub fn client(&self) -> Client {
        client(&self.url)
    }

    /// The head of the next request that came in.
    pub async fn request(&mut self) -> String {
        self.requests.recv().await.unwrap()
    }
}

pub fn client(url: &str) -> Client {
    let limits = Limits {
        connect: Duration::from_secs(2),
        answer: Duration::from_secs(2),
        idle: Duration::from_millis(500),
        answer_bytes: 1024 * 1024,
    };
    Client::new(Origin::parse(url).unwrap(), limits, Arc::new(Uuid::nil)).unwrap()
}

/// A whole answer with this body.
pub fn answer(status: &str, content_type: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

pub fn cause<T>(result: Result<T, CallError>) -> Cause {
    result.err().expect("an error").cause
}

async fn read_head(stream: &mut TcpStream) -> String {
    let (mut head, mut piece) = (Vec::new(), [0; 4096]);
    // The first byte of a TLS handshake: no head will follow.
    while !head.windows(4).any(|end| end == b"\r\n\r\n") && !head.starts_with(&[0x16]) {
        match stream.read(&mut piece).await {
            Ok(length @ 1..) => head.extend_from_slice(&piece[..length]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}
