//! A mail server on this computer that does what a test tells it to.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What becomes of one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    Accepts,
    DiesAtOnce,
    /// After some lines of the mail.
    DiesInData,
    /// It has the mail and doesn't say so.
    DiesAfterData,
    /// It never says anything.
    Stalls,
    /// With this line, to the recipient.
    Refuses(&'static str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub from: String,
    pub to: String,
    pub data: String,
}

#[derive(Default)]
struct Seen {
    plan: VecDeque<Behaviour>,
    connections: usize,
    accepted: Vec<Accepted>,
}

pub struct Server {
    port: u16,
    stalls: bool,
    seen: Arc<Mutex<Seen>>,
}

impl Server {
    /// What becomes of the first connections; all others are treated well.
    pub async fn start(plan: impl IntoIterator<Item = Behaviour>) -> Self {
        let plan: VecDeque<Behaviour> = plan.into_iter().collect();
        let stalls = plan.contains(&Behaviour::Stalls);
        let seen = Arc::new(Mutex::new(Seen { plan, ..Seen::default() }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let behaviour = {
                    let mut seen = shared.lock().unwrap();
                    seen.connections += 1;
                    seen.plan.pop_front().unwrap_or(Behaviour::Accepts)
                };
                tokio::spawn(talk(stream, behaviour, Arc::clone(&shared)));
            }
        });
        Self { port, stalls, seen }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn stalls(&self) -> bool {
        self.stalls
    }

    pub fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    pub fn accepted(&self) -> Vec<Accepted> {
        self.seen.lock().unwrap().accepted.clone()
    }
}

/// As much of RFC 5321 as a client needs. That the client goes away is no mistake.
async fn talk(stream: TcpStream, behaviour: Behaviour, seen: Arc<Mutex<Seen>>) -> Option<()> {
    if behaviour == Behaviour::DiesAtOnce {
        return None;
    }
    let mut stream = BufReader::new(stream);
    if behaviour == Behaviour::Stalls {
        // Until the client has had enough.
        line(&mut stream).await?;
        return None;
    }
    say(&mut stream, "220 test").await?;
    let mut mail = Accepted { from: String::new(), to: String::new(), data: String::new() };
    loop {
        let said = line(&mut stream).await?;
        let address = || said.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        match (said.get(..4).unwrap_or_default().to_ascii_uppercase().as_str(), behaviour) {
            ("EHLO" | "HELO" | "RSET" | "NOOP", _) => say(&mut stream, "250 test").await?,
            ("MAIL", _) => {
                mail.from = address();
                say(&mut stream, "250 ok").await?;
            }
            ("RCPT", Behaviour::Refuses(with)) => say(&mut stream, with).await?,
            ("RCPT", _) => {
                mail.to = address();
                say(&mut stream, "250 ok").await?;
            }
            ("DATA", Behaviour::DiesInData) => {
                say(&mut stream, "354 go on").await?;
                line(&mut stream).await?;
                return None;
            }
            ("DATA", _) => {
                say(&mut stream, "354 go on").await?;
                mail.data = data(&mut stream).await?;
                seen.lock().unwrap().accepted.push(mail.clone());
                if behaviour == Behaviour::DiesAfterData {
                    return None;
                }
                say(&mut stream, "250 taken").await?;
            }
            ("QUIT", _) => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "500 what").await?,
        }
    }
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end().to_owned())
}

async fn data(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut data = String::new();
    loop {
        match line(stream).await?.as_str() {
            "." => return Some(data),
            text => data = format!("{data}{text}\n"),
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, text: &str) -> Option<()> {
    stream.write_all(format!("{text}\r\n").as_bytes()).await.ok()
}
