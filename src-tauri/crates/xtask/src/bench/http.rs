//! HTTP/1.1 over one kept connection: little enough that the server is what is measured, and xtask stays quick to build.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, bail};
use serde_json::Value;

/// One connection to a server on this machine.
pub struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
    token: String,
}

impl Connection {
    /// # Errors
    /// When nobody listens there.
    pub fn open(host: &str, token: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(host).with_context(|| format!("no server answers at {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), host: host.to_owned(), token: token.to_owned() })
    }

    /// Goes on with another token.
    pub fn sign(&mut self, token: &str) {
        token.clone_into(&mut self.token);
    }

    /// # Errors
    /// When the answer isn't 200.
    pub fn get(&mut self, path: &str) -> anyhow::Result<Vec<u8>> {
        self.send("GET", path, "", None)?;
        let (status, body) = self.receive()?;
        if status != 200 {
            bail!("GET {path} was answered with {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }

    /// # Errors
    /// When the answer isn't a success with JSON.
    pub fn post(&mut self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.call("POST", path, "", body)
    }

    /// The same by any method, with further headers, each ended by CRLF.
    ///
    /// # Errors
    /// When the answer isn't a success with JSON.
    pub fn call(&mut self, method: &str, path: &str, headers: &str, body: &Value) -> anyhow::Result<Value> {
        self.send(method, path, headers, Some(&serde_json::to_vec(body)?))?;
        let (status, body) = self.receive()?;
        if !(200..300).contains(&status) {
            bail!("{method} {path} was answered with {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(serde_json::from_slice(&body)?)
    }

    /// Sends a request with further headers and reads its body piece by piece.
    ///
    /// # Errors
    /// When the answer isn't 200 or breaks off.
    pub fn stream(&mut self, path: &str, headers: &str, mut sink: impl FnMut(&[u8])) -> anyhow::Result<()> {
        write!(
            self.stream.get_mut(),
            "GET {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\n{headers}\r\n",
            self.host,
            self.token
        )?;
        let (status, length) = self.head()?;
        if status != 200 {
            let body = self.body(length)?;
            bail!("GET {path} was answered with {status}: {}", String::from_utf8_lossy(&body));
        }
        let mut chunk = Vec::new();
        loop {
            chunk.clear();
            if self.chunk(&mut chunk)? == 0 {
                return Ok(());
            }
            sink(&chunk);
        }
    }

    fn send(&mut self, method: &str, path: &str, headers: &str, body: Option<&[u8]>) -> anyhow::Result<()> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.host);
        if !self.token.is_empty() {
            request += &format!("authorization: Bearer {}\r\n", self.token);
        }
        if let Some(body) = body {
            request += &format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
        }
        request += headers;
        request += "\r\n";
        let mut bytes = request.into_bytes();
        bytes.extend_from_slice(body.unwrap_or_default());
        Ok(self.stream.get_mut().write_all(&bytes)?)
    }

    fn receive(&mut self) -> anyhow::Result<(u16, Vec<u8>)> {
        let (status, length) = self.head()?;
        Ok((status, self.body(length)?))
    }

    /// Status and, when the answer says it, length.
    fn head(&mut self) -> anyhow::Result<(u16, Option<usize>)> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status =
            line.split(' ').nth(1).and_then(|status| status.parse().ok()).context("the server's answer is no HTTP")?;
        let mut length = (status == 204).then_some(0);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            if line.trim().is_empty() {
                return Ok((status, length));
            }
            if let Some(("content-length", value)) =
                line.to_ascii_lowercase().split_once(':').map(|(name, value)| (name, value.trim()))
            {
                length = Some(value.parse()?);
            }
        }
    }

    fn body(&mut self, length: Option<usize>) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        match length {
            Some(length) => {
                body.resize(length, 0);
                self.stream.read_exact(&mut body)?;
            }
            None => while self.chunk(&mut body)? > 0 {},
        }
        Ok(body)
    }

    /// Adds the next chunk of a chunked body; 0 at its end.
    fn chunk(&mut self, body: &mut Vec<u8>) -> anyhow::Result<usize> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).context("the answer broke off")?;
        let start = body.len();
        body.resize(start + size, 0);
        self.stream.read_exact(&mut body[start..])?;
        self.stream.read_line(&mut line)?;
        Ok(size)
    }
}
