//! The body of an export, between who writes it and who reads it: parts wait for a slow reader, for a while, and a body
//! that was not finished never looks like one that was.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    time::timeout,
};

/// Parts that may wait for the reader; the rows behind them wait in the database.
const WAITING: usize = 4;

const UNFINISHED: u8 = 0;
const WHOLE: u8 = 1;
const BROKEN: u8 = 2;

/// Where the parts go. When it is dropped before the end the transfer breaks, and what still waits is not sent.
pub struct Writer {
    sender: Sender<Bytes>,
    state: Arc<AtomicU8>,
    patience: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    #[error("nobody reads any more")]
    Gone,
    #[error("who reads takes too long")]
    Stalled,
}

/// A writer, and the body that has what it writes. A part is waited for by `patience`.
pub fn channel(patience: Duration) -> (Writer, Body) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let state = Arc::new(AtomicU8::new(UNFINISHED));
    let parts = futures::stream::unfold((receiver, Arc::clone(&state)), async |(mut receiver, state)| {
        let part = next(&mut receiver, &state).await?;
        Some((part, (receiver, state)))
    });
    (Writer { sender, state, patience }, Body::from_stream(parts))
}

async fn next(receiver: &mut Receiver<Bytes>, state: &AtomicU8) -> Option<io::Result<Bytes>> {
    let part = receiver.recv().await;
    match (part, state.load(Ordering::Acquire)) {
        (_, BROKEN) => Some(Err(io::Error::other("the export was not finished"))),
        (part, _) => part.map(Ok),
    }
}

impl Writer {
    /// # Errors
    /// When it is not taken in time.
    pub async fn send(&self, part: Bytes) -> Result<(), Unread> {
        match timeout(self.patience, self.sender.send(part)).await {
            Ok(sent) => sent.map_err(|_| Unread::Gone),
            Err(_) => Err(Unread::Stalled),
        }
    }

    /// All of it was written.
    pub fn finish(self) {
        self.state.store(WHOLE, Ordering::Release);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Before the sender goes, whose end would look like that of the body.
        let _ = self.state.compare_exchange(UNFINISHED, BROKEN, Ordering::AcqRel, Ordering::Acquire);
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn only_a_finished_body_has_an_end() {
        let (writer, body) = channel(Duration::from_secs(60));
        writer.send(Bytes::from_static(b"all")).await.unwrap();
        writer.finish();
        assert_eq!(to_bytes(body, 10).await.unwrap(), "all");

        let (writer, body) = channel(Duration::from_secs(60));
        writer.send(Bytes::from_static(b"a part")).await.unwrap();
        drop(writer);
        assert!(to_bytes(body, 10).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_is_waited_for_and_not_for_ever() {
        let (writer, body) = channel(Duration::from_secs(60));
        for _ in 0..WAITING {
            writer.send(Bytes::from_static(b"x")).await.unwrap();
        }
        assert_eq!(writer.send(Bytes::from_static(b"x")).await, Err(Unread::Stalled));
        drop(body);
        assert_eq!(writer.send(Bytes::from_static(b"x")).await, Err(Unread::Gone));
    }
}
