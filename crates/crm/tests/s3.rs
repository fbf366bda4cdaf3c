//! Attached files in a store that speaks S3: a real one, of Python's package moto, on this machine.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::io::{Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kernel::{Clock, Timestamp};
use record::{RecordRef, Value};
use store::folder::Opening;
use store::{Bucket, BucketAt, Domain, Folder, Shelf, Store, StoredFile, Target, backup};
use support::*;
use testing::sqlite_dir;

/// The Python that has moto, named by `cargo xtask test`.
const PYTHON: &str = "KILIT_TEST_MOTO";

struct S3 {
    server: Child,
    address: String,
}

impl S3 {
    /// Starts one with an empty bucket; none where there is no moto.
    fn start() -> Option<S3> {
        let python = std::env::var(PYTHON).unwrap_or_else(|_| "python3".to_owned());
        let has = Command::new(&python).args(["-c", "import moto.server"]).stderr(Stdio::null()).status();
        if !has.is_ok_and(|status| status.success()) {
            println!("skipped: there is no Python with moto[server]");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(python);
        command.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let s3 = S3 { server, address: format!("127.0.0.1:{port}") };
        let began = Instant::now();
        while TcpStream::connect(&s3.address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(60), "moto does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        assert!(s3.ask("PUT", "/files").starts_with("HTTP/1.1 200"));
        Some(s3)
    }

    /// Asks for something that needs no signature.
    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            self.address
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// How many objects the bucket holds.
    fn objects(&self) -> usize {
        self.ask("GET", "/files?list-type=2").matches("<Contents>").count()
    }

    fn shelf(&self, bucket: &str) -> Shelf {
        let at = BucketAt {
            endpoint: format!("http://{}", self.address),
            region: "eu-north-1".into(),
            key_id: "kilit".into(),
            secret: "secret".into(),
            bucket: bucket.into(),
            prefix: "a prefix/".into(),
        };
        Shelf::Bucket(Bucket::new(at).unwrap())
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn open_at(folder: &Path, shelf: Shelf, clock: &Clock) -> Store {
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(&Target::Sqlite { folder: folder.to_owned() }, domain, clock.clone()).unwrap();
    store.keep_outside_with(folder, None, shelf);
    store
}

fn real_clock() -> Clock {
    Clock::real(jiff::tz::TimeZone::UTC)
}

/// Attaches a file to a new company; gives what is known of it.
fn attach(store: &Store, content: Vec<u8>) -> StoredFile {
    let file = store.files().unwrap().put(&system(), "Leping.txt", "text/plain", &mut Cursor::new(content)).unwrap();
    let company = make(store, "company", values([("name", text("Kuusk OÜ"))]));
    let about = Value::Record(RecordRef { of: "company", id: company });
    let made =
        make(store, "attachment", values([("name", text("Leping")), ("file", Value::Id(file)), ("about", about)]));
    let record = RecordRef { of: "attachment", id: made };
    store.read_blocking(system(), move |db| db.stored_file(record, "file")).unwrap()
}

fn content(store: &Store, file: &StoredFile) -> Vec<u8> {
    let mut read = Vec::new();
    store.files().unwrap().content(file).unwrap().read_to_end(&mut read).unwrap();
    read
}

#[test]
fn files_lie_in_a_bucket() {
    let Some(s3) = S3::start() else { return };
    let folder = sqlite_dir();
    let store = open_at(&folder, s3.shelf("files"), &real_clock());
    // Larger than what is sent at a time.
    let large: Vec<u8> = (0..3_000_000_u32).map(|n| (n % 251) as u8).collect();
    let file = attach(&store, large.clone());
    assert_eq!(s3.objects(), 1);
    assert!(content(&store, &file) == large);
    // Nothing of it is kept here but what is read again and again.
    assert_eq!(std::fs::read_dir(folder.join("files/drafts")).unwrap().count(), 0);
    let local = store.files().unwrap().local(&file).unwrap();
    assert!(std::fs::read(&local).unwrap() == large && local.starts_with(folder.join("cache")));
    assert_eq!(store.files().unwrap().local(&file).unwrap(), local);
    attach(&store, large);
    assert_eq!(s3.objects(), 1, "the same content lies there once");
}

#[test]
fn what_nothing_refers_to_is_swept_out_of_a_bucket() {
    let Some(s3) = S3::start() else { return };
    let folder = sqlite_dir();
    let clock = Clock::fixed(real_clock().now(), jiff::tz::TimeZone::UTC);
    let store = open_at(&folder, s3.shelf("files"), &clock);
    let kept = attach(&store, b"tingimused".to_vec());
    store.files().unwrap().put(&system(), "nobody.txt", "text/plain", &mut Cursor::new("nobody's")).unwrap();
    assert!(s3.ask("PUT", "/files/others").starts_with("HTTP/1.1 200"));
    assert_eq!((s3.objects(), store.files().unwrap().sweep().unwrap()), (3, 0), "it may still be put into a record");
    clock.set(Timestamp::from_millis(clock.now().millis() + 2 * 3_600_000));
    assert_eq!(store.files().unwrap().sweep().unwrap(), 1);
    // The note says whose files these are.
    assert_eq!(s3.objects(), 3, "what others keep there is left alone");
    assert_eq!(content(&store, &kept), b"tingimused");
}

#[test]
fn a_backup_takes_files_out_of_a_bucket_and_puts_them_into_another() {
    let Some(s3) = S3::start() else { return };
    let (folder, into) = (sqlite_dir(), sqlite_dir());
    let store = open_at(&folder, s3.shelf("files"), &real_clock());
    let file = attach(&store, b"tingimused".to_vec());
    let path = folder.join("all.kilit");
    assert_eq!(store.back_up(&path).unwrap().manifest.files.bytes, 10);
    assert!(s3.ask("PUT", "/other").starts_with("HTTP/1.1 200"));
    let Opening::Ours(held) = Folder::open(&into).unwrap() else { panic!("held") };
    let target = Target::Sqlite { folder: into.to_path_buf() };
    let restored = backup::restore(&path, &target, &held, &s3.shelf("other"), false, real_clock().now()).unwrap();
    assert!(restored.missing.is_empty());
    assert_eq!(content(&open_at(&into, s3.shelf("other"), &real_clock()), &file), b"tingimused");
}

#[test]
fn a_bucket_that_is_away_is_said_and_costs_nothing() {
    let Some(s3) = S3::start() else { return };
    let folder = sqlite_dir();
    let store = open_at(&folder, s3.shelf("nowhere"), &real_clock());
    let put = || store.files().unwrap().put(&system(), "a.txt", "text/plain", &mut Cursor::new("a"));
    let error = put().unwrap_err();
    assert_eq!((error.key(), error.fault()), ("error-files-away", kernel::Fault::Busy), "{error}");
    drop(s3);
    assert_eq!(put().unwrap_err().key(), "error-files-away");
    assert_eq!(std::fs::read_dir(folder.join("files/drafts")).unwrap().count(), 0, "no draft is left behind");
}
