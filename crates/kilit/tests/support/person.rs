//! Somebody at a browser: signed in once, and no worse for it when the server is killed.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::Server;

/// An answer: its status and everything behind the status line.
pub type Answer = io::Result<(u16, String)>;

/// Somebody at a browser. A clone is the same person at the same browser.
#[derive(Clone)]
pub struct Person {
    cookie: String,
    csrf: String,
    pub lang: &'static str,
}

impl Person {
    /// Signs in on a page of its own.
    pub fn sign_in(server: &Server, email: &str, password: &str) -> Person {
        let mut person = Person::stranger(server);
        let sent = format!("email={email}&password={}", password.replace(' ', "+"));
        let (status, answer) = person.post(&server.address, "/sign-in", &sent).unwrap();
        assert_eq!(status, 303, "{answer}");
        person.cookie = cookie(&answer);
        let (_, page) = person.get(&server.address, "/companies/new").unwrap();
        person.csrf = csrf(&page);
        person
    }

    /// Somebody who has not signed in, with the form for it before him.
    pub fn stranger(server: &Server) -> Person {
        let mut person = Person { cookie: String::new(), csrf: String::new(), lang: "en" };
        let (_, form) = person.get(&server.address, "/sign-in").unwrap();
        (person.cookie, person.csrf) = (cookie(&form), csrf(&form));
        person
    }

    pub fn get(&self, address: &str, path: &str) -> Answer {
        self.ask(address, "GET", path, "text/plain", b"")
    }

    /// Posts a form; the token goes with it.
    pub fn post(&self, address: &str, path: &str, form: &str) -> Answer {
        let body = format!("_csrf={}&{form}", self.csrf);
        self.ask(address, "POST", path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// Posts a form with a file.
    pub fn upload(&self, address: &str, path: &str, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (field, value) in [("_csrf", self.csrf.as_str())].iter().chain(fields) {
            write!(body, "--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")?;
        }
        write!(body, "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n")?;
        write!(body, "Content-Type: text/csv\r\n\r\n")?;
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--b--\r\n");
        self.ask(address, "POST", path, "multipart/form-data; boundary=b", &body)
    }

    /// Brings a file of invoice lines in and starts the import with what was guessed; gives the address of the import.
    pub fn import(&self, address: &str, name: &str, bytes: &[u8]) -> io::Result<String> {
        let (status, answer) = self.upload(address, "/import", &[("kind", "invoice-lines")], name, bytes)?;
        let preview = location(status, &answer)?;
        let (status, answer) = self.post(address, &format!("{preview}/start"), "")?;
        location(status, &answer)
    }

    /// Listens to what changes.
    pub fn live(&self, address: &str) -> TcpStream {
        let mut live = TcpStream::connect(address).unwrap();
        live.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(live, "GET /live HTTP/1.1\r\nHost: {address}\r\nCookie: {}\r\n\r\n", self.cookie).unwrap();
        live
    }

    fn ask(&self, address: &str, method: &str, path: &str, kind: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {}\r\nAccept-Language: {}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.cookie,
            self.lang,
            body.len()
        )?;
        stream.write_all(body)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        let whole = answer.contains("\r\n\r\n");
        match status {
            Some(status) if whole => Ok((status, answer)),
            _ => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the answer was cut off")),
        }
    }
}

/// Where an answer leads.
pub fn location(status: u16, answer: &str) -> io::Result<String> {
    let to = answer.lines().find_map(|line| line.strip_prefix("location: "));
    match (status, to) {
        (303, Some(to)) => Ok(to.trim().to_owned()),
        _ => Err(io::Error::other(format!("{status}: {answer}"))),
    }
}

/// The cookies that an answer sets; one that is taken away comes back empty.
fn cookie(answer: &str) -> String {
    let set = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
    set.filter(|cookie| !cookie.ends_with('=')).collect::<Vec<_>>().join("; ")
}

fn csrf(page: &str) -> String {
    page.split("name=\"_csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
