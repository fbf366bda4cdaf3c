//! A receiver: listens on a port of this machine, keeps what it gets, and answers as it is told.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crm::outside::Secret;
use kernel::Timestamp;
use serde_json::Value as Json;

/// What came in.
#[derive(Clone, Debug)]
pub struct Got {
    pub headers: HashMap<String, String>,
    pub body: String,
}

impl Got {
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap()
    }

    /// What happened, by its name.
    pub fn event(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }

    pub fn id(&self) -> &str {
        &self.headers["webhook-id"]
    }

    /// Whether it is signed with a key, as a receiver checks it.
    pub fn is_genuine(&self, key: &Secret, now: Timestamp) -> bool {
        let header = |name: &str| self.headers[name].as_str();
        webhooks::is_genuine(key, self.id(), header("webhook-timestamp"), header("webhook-signature"), &self.body, now)
    }
}

/// How it answers.
#[derive(Clone)]
pub enum Manner {
    Status(u16),
    /// Does something before it says that all is well.
    Doing(Arc<dyn Fn() + Send + Sync>),
    /// Takes the request and says nothing.
    Silent,
    /// Sends its answer letter by letter, without end.
    Endless,
    /// Sends the asker elsewhere.
    Redirect,
}

#[derive(Clone)]
pub struct Listener {
    pub address: String,
    got: Arc<Mutex<Vec<Got>>>,
    manner: Arc<Mutex<Manner>>,
}

impl Listener {
    pub fn start() -> Listener {
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/hook?from=kilit", socket.local_addr().unwrap());
        let listener = Listener { address, got: Arc::default(), manner: Arc::new(Mutex::new(Manner::Status(200))) };
        let own = listener.clone();
        std::thread::spawn(move || {
            for stream in socket.incoming() {
                let own = own.clone();
                std::thread::spawn(move || own.take(stream.unwrap()));
            }
        });
        listener
    }

    pub fn answers(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// Everything that came in until now; it begins anew.
    pub fn taken(&self) -> Vec<Got> {
        std::mem::take(&mut self.got.lock().unwrap())
    }

    fn take(&self, stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut out = stream;
        // Connections are kept and used again.
        while let Some(got) = read(&mut reader) {
            let manner = self.manner.lock().unwrap().clone();
            self.got.lock().unwrap().push(got);
            let answer = match manner {
                Manner::Doing(what) => {
                    what();
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_owned()
                }
                Manner::Status(status) => format!("HTTP/1.1 {status} Said\r\nContent-Length: 2\r\n\r\nok"),
                Manner::Redirect => {
                    format!("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", self.address)
                }
                Manner::Silent => {
                    std::thread::sleep(Duration::from_secs(60));
                    return;
                }
                Manner::Endless => {
                    let _ = out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    while out.write_all(b"x").is_ok() {
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    return;
                }
            };
            if out.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Got> {
    let mut first = String::new();
    if reader.read_line(&mut first).ok()? == 0 {
        return None;
    }
    assert!(first.starts_with("POST /hook?from=kilit HTTP/1.1"), "{first}");
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let mut body = vec![0; headers.get("content-length").map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).ok()?;
    Some(Got { headers, body: String::from_utf8(body).unwrap() })
}
