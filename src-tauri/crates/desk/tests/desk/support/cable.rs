//! A cable between desk and platform, on this computer only, that can be cut while an answer is on its way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone)]
pub struct Cable {
    pub url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    loses_answers: AtomicBool,
    loses_everything: AtomicBool,
    is_cut: AtomicBool,
    /// Changes of users that were passed on to the platform.
    changes: AtomicU32,
}

impl Cable {
    pub async fn to(url: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let own = format!("http://{}", listener.local_addr().unwrap());
        let target = url.trim_start_matches("http://").to_owned();
        let state = Arc::new(State::default());
        let passing = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (target, state) = (target.clone(), Arc::clone(&passing));
                tokio::spawn(async move {
                    if let Ok(far) = TcpStream::connect(target).await {
                        pass(near, far, state).await;
                    }
                });
            }
        });
        Self { url: own, state }
    }

    /// From now on, changes of a user arrive and their answers get lost.
    pub fn lose_answers(&self) {
        self.state.loses_answers.store(true, Ordering::SeqCst);
    }

    /// From now on, a change of a user cuts the cable for good: nobody can be asked either.
    pub fn lose_everything(&self) {
        self.lose_answers();
        self.state.loses_everything.store(true, Ordering::SeqCst);
    }

    /// From now on, nothing gets through.
    pub fn cut(&self) {
        self.state.is_cut.store(true, Ordering::SeqCst);
    }

    pub fn heal(&self) {
        self.state.is_cut.store(false, Ordering::SeqCst);
        self.state.loses_answers.store(false, Ordering::SeqCst);
        self.state.loses_everything.store(false, Ordering::SeqCst);
    }

    /// How many changes of users reached the platform.
    pub fn changes(&self) -> u32 {
        self.state.changes.load(Ordering::SeqCst)
    }

    fn is_dead(state: &State) -> bool {
        let is_lost = state.loses_everything.load(Ordering::SeqCst) && state.changes.load(Ordering::SeqCst) > 0;
        is_lost || state.is_cut.load(Ordering::SeqCst)
    }
}

/// Passes one connection on, request for request.
async fn pass(mut near: TcpStream, mut far: TcpStream, state: Arc<State>) {
    let (mut request, mut answer) = (vec![0; 65536], vec![0; 65536]);
    let mut lost = false;
    loop {
        tokio::select! {
            read = near.read(&mut request) => {
                let Ok(length @ 1..) = read else { return };
                if Cable::is_dead(&state) {
                    return;
                }
                let text = String::from_utf8_lossy(&request[..length]);
                if text.starts_with("POST /v1/users/") {
                    state.changes.fetch_add(1, Ordering::SeqCst);
                    lost = state.loses_answers.load(Ordering::SeqCst);
                }
                if far.write_all(&request[..length]).await.is_err() {
                    return;
                }
            }
            read = far.read(&mut answer) => {
                let Ok(length @ 1..) = read else { return };
                if lost || near.write_all(&answer[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}
