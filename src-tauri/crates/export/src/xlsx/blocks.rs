//! One deflate stream (RFC 1951) whose blocks two threads make: each block stands alone and ends at a byte, so they follow
//! each other in any number.

use std::{
    collections::VecDeque,
    io,
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread,
};

use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress};

/// The level at which twice the time would save a twentieth of the bytes.
const LEVEL: u32 = 5;

const THREADS: usize = 2;

/// Blocks on their way; whoever writes waits for the oldest. So memory is bounded.
const WAITING: usize = 2 * THREADS;

/// An empty last block.
const END: [u8; 2] = [0x03, 0x00];

/// A block as it stands in the archive.
#[derive(Default)]
pub struct Deflated {
    pub bytes: Vec<u8>,
    /// Of what was deflated, its length among it.
    pub check: Hasher,
    pub length: u64,
}

struct Job {
    block: Vec<u8>,
    done: SyncSender<io::Result<Deflated>>,
}

/// Threads that end when this is dropped.
pub struct Blocks {
    threads: Vec<Sender<Job>>,
    waiting: VecDeque<Receiver<io::Result<Deflated>>>,
    next: usize,
}

impl Blocks {
    pub fn new() -> io::Result<Self> {
        let threads = (0..THREADS).map(|_| start()).collect::<io::Result<_>>()?;
        Ok(Self { threads, waiting: VecDeque::new(), next: 0 })
    }

    /// Takes a block; the oldest one comes out when enough are on their way.
    pub fn put(&mut self, block: Vec<u8>) -> io::Result<Option<Deflated>> {
        let oldest = if self.waiting.len() >= WAITING { self.next()? } else { None };
        let (done, deflated) = sync_channel(1);
        self.threads[self.next].send(Job { block, done }).map_err(|_| ended())?;
        self.next = (self.next + 1) % THREADS;
        self.waiting.push_back(deflated);
        Ok(oldest)
    }

    /// Ends the stream.
    pub fn put_last(&mut self) -> io::Result<()> {
        let (done, deflated) = sync_channel(1);
        done.send(Ok(Deflated { bytes: END.to_vec(), ..Deflated::default() })).map_err(|_| ended())?;
        self.waiting.push_back(deflated);
        Ok(())
    }

    /// The oldest block, when there is one.
    pub fn next(&mut self) -> io::Result<Option<Deflated>> {
        self.waiting.pop_front().map(|deflated| deflated.recv().map_err(|_| ended())?).transpose()
    }
}

fn start() -> io::Result<Sender<Job>> {
    let (jobs, todo) = channel::<Job>();
    thread::Builder::new().name("deflate".to_owned()).spawn(move || {
        let mut compress = Compress::new(Compression::new(LEVEL), false);
        for Job { block, done } in todo {
            // Nobody waits any more where the export was given up.
            let _ = done.send(deflate(&mut compress, &block));
        }
    })?;
    Ok(jobs)
}

fn deflate(compress: &mut Compress, block: &[u8]) -> io::Result<Deflated> {
    let mut bytes = Vec::with_capacity(block.len() / 4 + 64);
    compress.reset();
    let read = |compress: &Compress| usize::try_from(compress.total_in()).unwrap_or(usize::MAX);
    loop {
        compress.compress_vec(&block[read(compress)..], &mut bytes, FlushCompress::Sync)?;
        // Room is left when all of it is out.
        if read(compress) == block.len() && bytes.len() < bytes.capacity() {
            break;
        }
        bytes.reserve(bytes.capacity());
    }
    let mut check = Hasher::new();
    check.update(block);
    Ok(Deflated { bytes, check, length: block.len() as u64 })
}

fn ended() -> io::Error {
    io::Error::other("a thread that deflates has ended")
}
