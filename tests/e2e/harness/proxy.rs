use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A cable between console and platform, on this computer only, that can be cut while an answer is on its way.
pub struct Proxy {
    pub url: String,
    cut: Arc<AtomicBool>,
}

impl Proxy {
    /// Passes everything on to the server at this URL.
    pub async fn before(url: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let own = format!("http://{}", listener.local_addr().unwrap());
        let target = url.trim_start_matches("http://").to_owned();
        let cut = Arc::new(AtomicBool::new(false));
        tokio::spawn(accept(listener, target, cut.clone()));
        Self { url: own, cut }
    }

    /// From now on changes of a user arrive at the platform and their answers get lost.
    pub fn lose_answers(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    pub fn heal(&self) {
        self.cut.store(false, Ordering::SeqCst);
    }
}

async fn accept(listener: TcpListener, target: String, cut: Arc<AtomicBool>) {
    while let Ok((console, _)) = listener.accept().await {
        if let Ok(platform) = TcpStream::connect(&target).await {
            tokio::spawn(pass(console, platform, cut.clone()));
        }
    }
}

async fn pass(console: TcpStream, platform: TcpStream, cut: Arc<AtomicBool>) {
    let (mut from_console, mut to_console) = console.into_split();
    let (mut from_platform, mut to_platform) = platform.into_split();
    let is_change = Arc::new(AtomicBool::new(false));
    let noticed = is_change.clone();
    tokio::spawn(async move {
        let mut piece = vec![0; 64 * 1024];
        while let Ok(length @ 1..) = from_console.read(&mut piece).await {
            let text = String::from_utf8_lossy(&piece[..length]);
            noticed.fetch_or(text.starts_with("POST /v1/users/") && cut.load(Ordering::SeqCst), Ordering::SeqCst);
            if to_platform.write_all(&piece[..length]).await.is_err() {
                return;
            }
        }
    });
    let mut piece = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from_platform.read(&mut piece).await {
        if is_change.load(Ordering::SeqCst) || to_console.write_all(&piece[..length]).await.is_err() {
            return;
        }
    }
}
