use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const WHOLE: u8 = 0;
/// The next change of a user arrives at the platform; its answer does not come back.
const FRAYED: u8 = 1;
/// Nothing passes.
const CUT: u8 = 2;

/// A cable between console and platform, on this computer only, that breaks while an answer is on its way.
pub struct Proxy {
    pub url: String,
    state: Arc<AtomicU8>,
}

impl Proxy {
    /// Passes everything on to the server at this URL.
    pub async fn before(url: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let own = format!("http://{}", listener.local_addr().unwrap());
        let target = url.trim_start_matches("http://").to_owned();
        let state = Arc::new(AtomicU8::new(WHOLE));
        tokio::spawn(accept(listener, target, state.clone()));
        Self { url: own, state }
    }

    /// Breaks during the next change of a user, and stays broken.
    pub fn break_at_the_next_change(&self) {
        self.state.store(FRAYED, Ordering::SeqCst);
    }

    pub fn mend(&self) {
        self.state.store(WHOLE, Ordering::SeqCst);
    }
}

async fn accept(listener: TcpListener, target: String, state: Arc<AtomicU8>) {
    while let Ok((console, _)) = listener.accept().await {
        if state.load(Ordering::SeqCst) == CUT {
            continue;
        }
        if let Ok(platform) = TcpStream::connect(&target).await {
            tokio::spawn(pass(console, platform, state.clone()));
        }
    }
}

async fn pass(console: TcpStream, platform: TcpStream, state: Arc<AtomicU8>) {
    let (mut from_console, mut to_console) = console.into_split();
    let (mut from_platform, mut to_platform) = platform.into_split();
    let questions = state.clone();
    tokio::spawn(async move {
        let mut piece = vec![0; 64 * 1024];
        while let Ok(length @ 1..) = from_console.read(&mut piece).await {
            let is_change = piece.starts_with(b"POST /v1/users/");
            let is_cut = questions.load(Ordering::SeqCst) == CUT;
            if is_cut || to_platform.write_all(&piece[..length]).await.is_err() {
                return;
            }
            if is_change {
                let _ = questions.compare_exchange(FRAYED, CUT, Ordering::SeqCst, Ordering::SeqCst);
            }
        }
    });
    let mut piece = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from_platform.read(&mut piece).await {
        if state.load(Ordering::SeqCst) == CUT || to_console.write_all(&piece[..length]).await.is_err() {
            return;
        }
    }
}
