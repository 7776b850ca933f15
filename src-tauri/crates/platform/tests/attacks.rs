//! What crowds on this machine try against the running program: bodies and heads that never end. They stay bounded, and
//! whoever has something to say is answered meanwhile. `STEWARD_TEST_ATTACK` gives their size and `STEWARD_TEST_PROGRAM`
//! another program; `cargo xtask bench --only attacks` gives the full size and the release.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

struct Server {
    process: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let built = || env!("CARGO_BIN_EXE_steward-platform").to_owned();
        let mut command = Command::new(std::env::var("STEWARD_TEST_PROGRAM").unwrap_or_else(|_| built()));
        command.env("STEWARD_DATABASE", format!("sqlite:{}", folder.path().join("platform.db").display()));
        command.env("STEWARD_SECRETS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let address = ready["address"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
        Self { process, address, _folder: folder }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// The status of a call whose body comes a moment after its head, as over a network.
    fn sign_in(&self) -> String {
        let body = json!({"email": "nobody@example.com", "password": "none"}).to_string();
        let mut stream = self.connect();
        write!(
            stream,
            "POST /v1/auth/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n",
            body.len()
        )
        .unwrap();
        std::thread::sleep(Duration::from_millis(20));
        stream.write_all(body.as_bytes()).unwrap();
        status(stream)
    }

    fn meta(&self) -> String {
        let mut stream = self.connect();
        stream.write_all(b"GET /v1/meta HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        status(stream)
    }

    /// Of the process, in MiB; `None` where the system doesn't say.
    fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1_024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn status(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer.split(' ').nth(1).unwrap_or("cut").to_owned()
}

/// How many join in.
fn crowd(small: usize) -> usize {
    let size = std::env::var("STEWARD_TEST_ATTACK").ok().and_then(|size| size.parse().ok());
    let crowd = size.unwrap_or(small);
    let files = rlimit::increase_nofile_limit(u64::try_from(crowd + 256).unwrap()).unwrap();
    Ord::min(crowd, usize::try_from(files).unwrap() - 256)
}

#[test]
fn bodies_that_never_end_keep_nobody_out() {
    let (server, crowd, start) = (Server::start(), crowd(600), Instant::now());
    let slow: Vec<TcpStream> = (0..crowd)
        .map(|_| {
            let mut stream = server.connect();
            // The server may cut it off at once, which is as well.
            let _ = stream.write_all(
                b"POST /v1/auth/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
                  Content-Length: 1000\r\n\r\n{",
            );
            stream
        })
        .collect();
    for _ in 0..5 {
        assert_eq!((server.sign_in().as_str(), server.meta().as_str()), ("401", "200"));
    }
    println!("{} slow bodies: everybody else was answered within {:?}", slow.len(), start.elapsed());
}

#[test]
fn heads_that_never_end_take_bounded_memory_and_keep_nobody_out() {
    let (server, crowd) = (Server::start(), crowd(400));
    let before = server.memory();
    let part = format!("GET /v1/meta HTTP/1.1\r\nHost: localhost\r\nX-Long: {}", "x".repeat(380 * 1_024));
    let heads: Vec<TcpStream> = (0..crowd)
        .map(|_| {
            let mut stream = server.connect();
            stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
            let _ = stream.write_all(part.as_bytes());
            stream
        })
        .collect();
    for _ in 0..5 {
        assert_eq!((server.meta().as_str(), server.sign_in().as_str()), ("200", "401"));
    }
    let Some((before, after)) = before.zip(server.memory()) else { return };
    println!("{} unfinished heads of 380 KiB: {} MiB more", heads.len(), after.saturating_sub(before));
    assert!(after < before + 96, "{before} MiB became {after}");
}
