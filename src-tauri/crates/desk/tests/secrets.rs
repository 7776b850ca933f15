//! Tokens, passwords and keys stay where they belong. A program of its own, because it hears everything that is logged.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

#[path = "desk/support/mod.rs"]
mod support;

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use secrecy::ExposeSecret as _;
use steward_contract::GetMe;
use steward_desk::Keychain as _;
use support::Bench;

/// CON-3: no secret is in a file of the desk, in what it answers, or in what it logs at any level.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_leaves_the_keychain() {
    let log = Log::default();
    let written = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || written.clone());
    tracing::subscriber::set_global_default(subscriber.finish()).unwrap();
    let bench = Bench::new().await;
    bench.clock.advance(TimeDelta::minutes(11));
    bench.desk.call::<GetMe>(bench.connection, &(), &(), &()).await.unwrap();
    let entry = bench.keychain.read(&format!("session-{}", bench.connection)).unwrap().unwrap();
    let kept: serde_json::Value = serde_json::from_str(entry.expose_secret()).unwrap();
    let key = bench.keychain.read("store-key").unwrap().unwrap();
    let secrets = [
        kept["access"].as_str().unwrap().to_owned(),
        kept["refresh"].as_str().unwrap().to_owned(),
        key.expose_secret().to_owned(),
        bench.password(),
    ];
    let state = serde_json::to_string(&bench.desk.state().await.unwrap()).unwrap();
    let opened = serde_json::to_string(&bench.desk.open_connection(bench.connection).await.unwrap()).unwrap();
    let log = log.text();
    assert!(log.contains("calling"), "the log was not heard");
    for secret in secrets {
        for (place, text) in [("log", &log), ("state", &state), ("connection", &opened)] {
            assert!(!text.contains(&secret), "a secret is in the {place}");
        }
        for file in std::fs::read_dir(bench.folder.path().join("desk")).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "a secret is in a file");
        }
    }
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
