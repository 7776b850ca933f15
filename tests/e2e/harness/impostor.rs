use std::{sync::Arc, time::Duration};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring::default_provider, pki_types::PrivatePkcs8KeyDer},
};

/// Something at an address that is no platform.
#[derive(Clone, Copy)]
pub enum Impostor {
    /// A web page, as a wrong URL or a captive portal gives.
    WebPage,
    /// A JSON answer that does not end.
    Huge,
    /// Takes the call and never answers.
    Silent,
    /// JSON of something else.
    OtherJson,
    /// A platform of the next major version.
    NextVersion,
    /// Sends on to somewhere else.
    Redirect,
}

impl Impostor {
    /// Its URL; it listens as long as the test runs.
    pub async fn start(self) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(self.answer(stream));
            }
        });
        url
    }

    /// Shows a certificate that it made itself.
    pub async fn with_own_certificate() -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let acceptor = TlsAcceptor::from(Arc::new(own_certificate()));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // The other side ends it here; that is what it should do.
                let _ = acceptor.accept(stream).await;
            }
        });
        url
    }

    async fn answer(self, mut stream: TcpStream) {
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        // The other side may hang up at any time; that is what it should do.
        let _ = match self {
            Self::WebPage => say(&mut stream, "200 OK", "text/html", "<!doctype html><title>Welcome</title>").await,
            Self::OtherJson => say(&mut stream, "200 OK", "application/json", r#"{"status":"ok"}"#).await,
            Self::NextVersion => say(&mut stream, "200 OK", "application/json", NEXT_VERSION).await,
            Self::Redirect => redirect(&mut stream).await,
            Self::Huge => pour(&mut stream).await,
            Self::Silent => {
                tokio::time::sleep(Duration::from_secs(300)).await;
                Ok(())
            }
        };
    }
}

fn own_certificate() -> ServerConfig {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
    ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key.into())
        .unwrap()
}

const NEXT_VERSION: &str = r#"{"name":"Tomorrow","environment":"demo","preset":"full","api_version":"2.0","modules":[],
"statuses":[],"suspension_reasons":[],"columns":[],"filters":[],"sorts":[],"user_types":[],
"limits":{"page_rows":200,"selection_ids":100000,"export_step_up_rows":1000,"step_up_seconds":120,"sensitive_rows_per_hour":20000,"approval_hours":24}}"#;

async fn say(stream: &mut TcpStream, status: &str, kind: &str, body: &str) -> std::io::Result<()> {
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    stream.write_all(answer.as_bytes()).await
}

async fn redirect(stream: &mut TcpStream) -> std::io::Result<()> {
    stream
        .write_all(
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        )
        .await
}

/// Up to a gigabyte of text inside one JSON string.
async fn pour(stream: &mut TcpStream) -> std::io::Result<()> {
    stream
        .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"name\":\"")
        .await?;
    let megabyte = vec![b'a'; 1 << 20];
    for _ in 0..1024 {
        stream.write_all(&megabyte).await?;
    }
    Ok(())
}
