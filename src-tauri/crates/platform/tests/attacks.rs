//! What crowds on this machine try against the running program: bodies and heads that never end, files that nobody reads. They stay bounded, and
//! whoever has something to say is answered meanwhile. `STEWARD_TEST_ATTACK` gives their size and `STEWARD_TEST_PROGRAM`
//! another program; `cargo xtask bench --only attacks` gives the full size and the release.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod running;

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use running::{Server, create_admin, run, sign_in_all, token};
use sea_orm::ConnectionTrait;
use serde_json::json;
use steward_platform::store::Database;
use tempfile::TempDir;

struct Attacked {
    server: Server,
    _folder: TempDir,
}

impl Attacked {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { server: Server::start(&url(&folder)), _folder: folder }
    }

    /// The status of a call whose body comes a moment after its head, as over a network.
    fn sign_in(&self) -> String {
        let body = json!({"email": "nobody@example.com", "password": "none"}).to_string();
        let mut stream = self.server.connect();
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
        let mut stream = self.server.connect();
        stream.write_all(b"GET /v1/meta HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        status(stream)
    }
}

fn url(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("platform.db").display())
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
    let (server, crowd, start) = (Attacked::start(), crowd(600), Instant::now());
    let slow: Vec<TcpStream> = (0..crowd)
        .map(|_| {
            let mut stream = server.server.connect();
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
    let (server, crowd) = (Attacked::start(), crowd(400));
    let before = server.server.memory();
    let part = format!("GET /v1/meta HTTP/1.1\r\nHost: localhost\r\nX-Long: {}", "x".repeat(380 * 1_024));
    let heads: Vec<TcpStream> = (0..crowd)
        .map(|_| {
            let mut stream = server.server.connect();
            stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
            let _ = stream.write_all(part.as_bytes());
            stream
        })
        .collect();
    for _ in 0..5 {
        assert_eq!((server.meta().as_str(), server.sign_in().as_str()), ("200", "401"));
    }
    let Some((before, after)) = before.zip(server.server.memory()) else { return };
    println!("{} unfinished heads of 380 KiB: {} MiB more", heads.len(), after.saturating_sub(before));
    assert!(after < before + 96, "{before} MiB became {after}");
}

/// Admins who ask for files; each of them may have a few at once.
const READERS: usize = 6;

/// The status of an answer whose body is left where it is.
fn begun(stream: &mut TcpStream) -> String {
    let mut head = [0; 12];
    stream.read_exact(&mut head).unwrap();
    String::from_utf8_lossy(&head[9..]).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_nobody_reads_keep_nobody_out() {
    let (folder, crowd) = (tempfile::tempdir().unwrap(), crowd(24));
    let url = url(&folder);
    // Few enough rows to need no code, and more than all that lies between a server and its reader can hold.
    run(&url, &["seed", "--users", "900"]);
    for reader in 0..READERS {
        create_admin(&url, &format!("reader{reader}@example.com"));
    }
    let database = Database::open(&url).await.unwrap();
    let long = format!("UPDATE users SET designation = '{}'", "x".repeat(20_000));
    database.write().execute_unprepared(&long).await.unwrap();
    sign_in_all(&database).await;
    database.close().await.unwrap();

    let attacked = Attacked { server: Server::start(&url), _folder: folder };
    let before = attacked.server.memory();
    let mut answers = Vec::new();
    let files: Vec<TcpStream> = (0..crowd)
        .map(|place| {
            let mut stream = attacked.server.connect();
            let token = token(place % READERS);
            let head = format!("Host: localhost\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n");
            let query = "GET /v1/users/bulk/export?fields=numeric_id,designation HTTP/1.1\r\n";
            stream.write_all((query.to_owned() + &head).as_bytes()).unwrap();
            answers.push(begun(&mut stream));
            stream
        })
        .collect();
    let running = answers.iter().filter(|status| *status == "200").count();
    assert!(running >= 4, "{answers:?}");
    assert!(answers.iter().all(|status| ["200", "503"].contains(&status.as_str())), "{answers:?}");
    for _ in 0..5 {
        assert_eq!((attacked.meta().as_str(), attacked.sign_in().as_str()), ("200", "401"));
    }
    // Reading the database goes on as well, and so does signing out.
    let mut stream = attacked.server.connect();
    running::send(&mut stream, "GET", "/v1/users?limit=50", "", "").unwrap();
    assert_eq!(running::receive(&mut stream).unwrap().0, 200);
    let mut stream = attacked.server.connect();
    running::send(&mut stream, "POST", "/v1/auth/sign-out", "", "null").unwrap();
    assert_eq!(status(stream), "200");
    let Some((before, after)) = before.zip(attacked.server.memory()) else { return };
    println!("{} files asked for, {running} on their way: {} MiB more", files.len(), after.saturating_sub(before));
    assert!(after < before + 96, "{before} MiB became {after}");
}
