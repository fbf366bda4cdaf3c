//! A client that keeps its connection and asks for one thing after the other.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::ask::Ask;
use crate::{Result, while_doing};

pub struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    body: Vec<u8>,
    line: String,
}

/// What came back; the body lies in the client until the next request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Came {
    pub status: u16,
    pub length: usize,
}

impl Client {
    pub fn connect(address: &str) -> Result<Client> {
        let stream = while_doing("connecting", TcpStream::connect(address))?;
        while_doing("connecting", stream.set_read_timeout(Some(Duration::from_secs(60))))?;
        while_doing("connecting", stream.set_nodelay(true))?;
        Ok(Client { stream: BufReader::new(stream), host: address.to_owned(), body: Vec::new(), line: String::new() })
    }

    /// Asks, and reads the whole answer.
    pub fn ask(&mut self, ask: &Ask) -> Result<Came> {
        let mut head = format!("{} {} HTTP/1.1\r\nhost: {}\r\n", ask.method(), ask.path, self.host);
        for (name, value) in &ask.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(form) = &ask.form {
            head.push_str(&format!(
                "content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
                form.len()
            ));
        } else {
            head.push_str("\r\n");
        }
        while_doing("asking", self.stream.get_mut().write_all(head.as_bytes()))?;
        self.answer().map_err(|error| format!("{}: {error}", ask.path))
    }

    /// The body of the last answer.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    fn answer(&mut self) -> Result<Came> {
        self.read_line()?;
        let status = self.line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status: u16 = status.ok_or_else(|| format!("no answer: {}", self.line))?;
        let mut length = 0;
        loop {
            self.read_line()?;
            let line = self.line.trim();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            if name.eq_ignore_ascii_case("content-length") {
                length = while_doing("reading the answer", value.trim().parse::<usize>())?;
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                return Err("an answer in pieces was not expected".to_owned());
            }
        }
        self.body.resize(length, 0);
        while_doing("reading the answer", self.stream.read_exact(&mut self.body))?;
        Ok(Came { status, length })
    }

    fn read_line(&mut self) -> Result<()> {
        self.line.clear();
        let read = while_doing("reading the answer", self.stream.read_line(&mut self.line))?;
        if read == 0 { Err("the server hung up".to_owned()) } else { Ok(()) }
    }
}
