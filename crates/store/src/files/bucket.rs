//! A bucket of a store that speaks S3: signed addresses, and a plain HTTP client that reads and writes through them.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kernel::{Error, Fault, Result};
use rusty_s3::actions::ListObjectsV2;
use rusty_s3::{Credentials, S3Action, UrlStyle};
use ureq::http::StatusCode;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, http};

use super::shelf::Lying;
use crate::folder::trouble;

/// How long a signed address holds; a large content is begun within it.
const HOLDS: Duration = Duration::from_secs(900);
/// How often something is tried.
const ATTEMPTS: u32 = 4;
/// The pause after the first failure; each further one doubles it.
const PAUSE: Duration = Duration::from_millis(200);

/// What has to be known of a bucket.
#[derive(Clone)]
pub struct BucketAt {
    /// The address of the store: `https://s3.eu-north-1.amazonaws.com`.
    pub endpoint: String,
    /// Its region; many stores take any.
    pub region: String,
    /// The name of the key.
    pub key_id: String,
    /// The key.
    pub secret: String,
    /// The bucket.
    pub bucket: String,
    /// What the names of contents begin with: `kilit/`, or nothing.
    pub prefix: String,
}

/// A bucket.
#[derive(Clone)]
pub struct Bucket {
    inner: Arc<Inner>,
}

struct Inner {
    bucket: rusty_s3::Bucket,
    credentials: Credentials,
    prefix: String,
    agent: Agent,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}/{}", self.inner.bucket.name(), self.inner.prefix)
    }
}

impl Bucket {
    /// A bucket, without asking whether it is there.
    ///
    /// # Errors
    /// `error-files-address` when the address of the store is none.
    pub fn new(at: BucketAt) -> Result<Bucket> {
        let bad = |error: &dyn fmt::Display| {
            Error::invalid("error-files-address").with("value", &at.endpoint).with("reason", error)
        };
        let endpoint = at.endpoint.parse().map_err(|error| bad(&error))?;
        // The bucket in the path and not in the name of the host, because every store takes that.
        let bucket = rusty_s3::Bucket::new(endpoint, UrlStyle::Path, at.bucket.clone(), at.region.clone())
            .map_err(|error| bad(&error))?;
        let credentials = Credentials::new(at.key_id.clone(), at.secret.clone());
        let inner = Inner { bucket, credentials, prefix: at.prefix, agent: agent() };
        Ok(Bucket { inner: Arc::new(inner) })
    }

    /// Sends a file, piece by piece.
    pub(super) fn put(&self, hash: &str, draft: &Path) -> Result<()> {
        let key = self.key(hash);
        self.patiently(|| {
            let url = self.inner.bucket.put_object(Some(&self.inner.credentials), &key).sign(HOLDS);
            let file = File::open(draft).map_err(|error| Failed::ForGood(trouble(draft, &error)))?;
            answered(self.inner.agent.put(url.as_str()).send(&file)).map(|_| ())
        })
    }

    /// The content with a digest, read as it comes; nothing when it is not there.
    pub(super) fn get(&self, hash: &str) -> Result<Option<Box<dyn Read + Send>>> {
        let key = self.key(hash);
        self.patiently(|| {
            let url = self.inner.bucket.get_object(Some(&self.inner.credentials), &key).sign(HOLDS);
            match answered(self.inner.agent.get(url.as_str()).call()) {
                Ok(answer) => Ok(Some(Box::new(answer.into_body().into_reader()) as Box<dyn Read + Send>)),
                Err(Failed::NotThere) => Ok(None),
                Err(other) => Err(other),
            }
        })
    }

    /// The text of a note under our prefix.
    pub(super) fn note(&self, name: &str) -> Result<Option<String>> {
        let key = format!("{}{name}", self.inner.prefix);
        self.patiently(|| {
            let url = self.inner.bucket.get_object(Some(&self.inner.credentials), &key).sign(HOLDS);
            match answered(self.inner.agent.get(url.as_str()).call()) {
                Ok(answer) => {
                    let text = answer.into_body().read_to_string();
                    text.map(Some).map_err(|error| Failed::ForNow(error.to_string()))
                }
                Err(Failed::NotThere) => Ok(None),
                Err(other) => Err(other),
            }
        })
    }

    pub(super) fn put_note(&self, name: &str, text: &str) -> Result<()> {
        let key = format!("{}{name}", self.inner.prefix);
        self.patiently(|| {
            let url = self.inner.bucket.put_object(Some(&self.inner.credentials), &key).sign(HOLDS);
            answered(self.inner.agent.put(url.as_str()).send(text)).map(|_| ())
        })
    }

    pub(super) fn has(&self, hash: &str) -> Result<bool> {
        Ok(self.head(hash)?.is_some())
    }

    pub(super) fn came(&self, hash: &str) -> Result<Option<i64>> {
        let Some(answer) = self.head(hash)? else { return Ok(None) };
        let said = answer.headers().get(http::header::LAST_MODIFIED).and_then(|value| value.to_str().ok());
        let at = said.and_then(|text| jiff::fmt::rfc2822::parse(text).ok());
        Ok(Some(at.map_or(i64::MAX, |at| at.timestamp().as_millisecond())))
    }

    pub(super) fn remove(&self, hash: &str) -> Result<()> {
        let key = self.key(hash);
        self.patiently(|| {
            let url = self.inner.bucket.delete_object(Some(&self.inner.credentials), &key).sign(HOLDS);
            match answered(self.inner.agent.delete(url.as_str()).call()) {
                Ok(_) | Err(Failed::NotThere) => Ok(()),
                Err(other) => Err(other),
            }
        })
    }

    /// Hands over what lies in the bucket under our prefix.
    pub(super) fn each(&self, some: &mut dyn FnMut(Vec<Lying>) -> Result<()>) -> Result<()> {
        let mut after: Option<String> = None;
        loop {
            let page = self.patiently(|| {
                let mut list = self.inner.bucket.list_objects_v2(Some(&self.inner.credentials));
                list.with_prefix(self.inner.prefix.as_str());
                if let Some(after) = &after {
                    list.with_continuation_token(after.as_str());
                }
                let text = answered(self.inner.agent.get(list.sign(HOLDS).as_str()).call())?
                    .into_body()
                    .read_to_string()
                    .map_err(|error| Failed::ForNow(error.to_string()))?;
                ListObjectsV2::parse_response(&text).map_err(|error| Failed::ForGood(away(error)))
            })?;
            let mut lying: Vec<Lying> = page
                .contents
                .iter()
                .filter_map(|object| {
                    let hash = object.key.strip_prefix(&self.inner.prefix)?.replacen('/', "", 1);
                    // What others keep under the same prefix is none of ours.
                    let ours = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
                    let came = object.last_modified.as_deref()?.parse::<jiff::Timestamp>().ok()?.as_millisecond();
                    ours.then_some(Lying { hash, came })
                })
                .collect();
            lying.sort_by(|one, other| one.hash.cmp(&other.hash));
            if !lying.is_empty() {
                some(lying)?;
            }
            match page.next_continuation_token {
                Some(token) => after = Some(token),
                None => return Ok(()),
            }
        }
    }

    fn head(&self, hash: &str) -> Result<Option<http::Response<Body>>> {
        let key = self.key(hash);
        self.patiently(|| {
            let url = self.inner.bucket.head_object(Some(&self.inner.credentials), &key).sign(HOLDS);
            match answered(self.inner.agent.head(url.as_str()).call()) {
                Ok(answer) => Ok(Some(answer)),
                Err(Failed::NotThere) => Ok(None),
                Err(other) => Err(other),
            }
        })
    }

    /// `PREFIXab/cdef…`, as in a folder.
    fn key(&self, hash: &str) -> String {
        let (folder, name) = hash.split_at_checked(2).unwrap_or(("", hash));
        format!("{}{folder}/{name}", self.inner.prefix)
    }

    /// Tries again what failed for the moment.
    fn patiently<R>(&self, attempt: impl Fn() -> std::result::Result<R, Failed>) -> Result<R> {
        let mut tried = 0;
        loop {
            tried += 1;
            match attempt() {
                Ok(done) => return Ok(done),
                Err(Failed::ForNow(reason)) if tried < ATTEMPTS => {
                    tracing::warn!(bucket = ?self, reason, tried, "the store of files did not answer as it should");
                    std::thread::sleep(PAUSE * 2_u32.pow(tried - 1));
                }
                Err(Failed::ForNow(reason)) => return Err(away(reason)),
                Err(Failed::ForGood(error)) => return Err(error),
                Err(Failed::NotThere) => return Err(away("there is no such bucket")),
            }
        }
    }
}

/// How a request failed.
enum Failed {
    /// There is no such thing.
    NotThere,
    /// It may go better the next time.
    ForNow(String),
    /// It will not.
    ForGood(Error),
}

fn answered(
    outcome: std::result::Result<http::Response<Body>, ureq::Error>,
) -> std::result::Result<http::Response<Body>, Failed> {
    let mut answer = outcome.map_err(|error| Failed::ForNow(error.to_string()))?;
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    if status == StatusCode::NOT_FOUND {
        return Err(Failed::NotThere);
    }
    let said = answer.body_mut().with_config().limit(2_000).read_to_string().unwrap_or_default();
    let reason = format!("{status} {said}");
    if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::REQUEST_TIMEOUT {
        return Err(Failed::ForNow(reason));
    }
    Err(Failed::ForGood(away(reason)))
}

/// The store of files does not do what it should; the reason is for the log.
pub(super) fn away(reason: impl fmt::Display) -> Error {
    Error::new(Fault::Busy, "error-files-away").with("detail", reason)
}

fn agent() -> Agent {
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted: Vec<_> = trusted.iter().map(|one| Certificate::from_der(one.as_ref()).to_owned()).collect();
    // The certificates of the machine, so that a store within the company can have one of its own.
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&trusted))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(Duration::from_secs(10)))
        .timeout_recv_response(Some(Duration::from_secs(60)))
        .tls_config(tls)
        .build()
        .into()
}
