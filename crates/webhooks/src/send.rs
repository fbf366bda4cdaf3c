//! One request to an endpoint: within a time, to a public address, following nowhere, reading little of the answer.

use std::io::Read;
use std::sync::Arc;
use std::time::Instant;

use kernel::{Error, Result};
use ureq::config::Config;
use ureq::http::{HeaderMap, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::Options;
use crate::address::is_public;

/// How much of an answer is read, in bytes.
const GLIMPSE: u64 = 2_000;
/// The longest time for which a receiver is left alone because it asks for it, in seconds: a day.
const LONGEST_REST: i64 = 24 * 60 * 60;

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The status; `None` when there was no answer.
    pub status: Option<u16>,
    /// The first bytes of the answer.
    pub text: String,
    /// How long it took, in milliseconds.
    pub millis: i64,
    /// For how long the receiver wants to be left alone, in milliseconds; at most a day.
    pub rest: i64,
    /// Why there was no answer: an attribute of the message `webhook_error`.
    pub error: Option<&'static str>,
}

impl Answer {
    /// Whether the message has arrived: the receiver says 2xx.
    pub fn has_arrived(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

/// Who carries messages.
pub struct Post {
    agent: ureq::Agent,
}

impl Post {
    /// Reads the certificates that the system trusts.
    pub fn new(options: Options) -> Result<Post> {
        let found = rustls_native_certs::load_native_certs();
        for error in &found.errors {
            tracing::warn!(%error, "a certificate that the system trusts could not be read");
        }
        let certificates = found.certs.iter().map(|certificate| Certificate::from_der(certificate).to_owned());
        // The same provider that speaks to PostgreSQL, said here and not left to a default of the process.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(certificates.collect())))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Config::builder()
            .tls_config(tls)
            .timeout_global(Some(options.patience))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            // A proxy from the environment would resolve names for us, unguarded.
            .proxy(None)
            .user_agent(concat!("Kilit/", env!("CARGO_PKG_VERSION")))
            .max_response_header_size(16 << 10)
            .build();
        let resolver = Guarded { inner: DefaultResolver::default(), private_networks: options.private_networks };
        Ok(Post { agent: ureq::Agent::with_parts(config, DefaultConnector::default(), resolver) })
    }

    /// Sends a JSON message with these headers.
    pub fn send(&self, address: &str, headers: &[(&'static str, String)], body: &str) -> Answer {
        let began = Instant::now();
        let mut request = self.agent.post(address).header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, value.as_str());
        }
        let sent = request.send(body);
        let (status, text, rest, error) = match sent {
            Ok(mut response) => {
                let rest = rest(response.headers());
                let mut bytes = Vec::new();
                // The status counts; an answer that breaks off after it has been heard well enough.
                let _ = response.body_mut().as_reader().take(GLIMPSE).read_to_end(&mut bytes);
                (Some(response.status().as_u16()), String::from_utf8_lossy(&bytes).into_owned(), rest, None)
            }
            Err(error) => {
                tracing::debug!(%error, address, "a webhook was not answered");
                (None, String::new(), 0, Some(reason(&error)))
            }
        };
        Answer { status, text, millis: i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX), rest, error }
    }
}

/// What Retry-After asks for, if it says so in seconds (RFC 9110, section 10.2.3); dates are not heard.
fn rest(headers: &HeaderMap) -> i64 {
    let seconds = headers.get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse::<i64>().ok());
    seconds.unwrap_or(0).clamp(0, LONGEST_REST) * 1000
}

/// Gives only addresses that may be spoken to.
#[derive(Debug)]
struct Guarded {
    inner: DefaultResolver,
    private_networks: bool,
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| self.private_networks || is_public(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() {
            return Err(ureq::Error::Other(Box::new(Private)));
        }
        Ok(allowed)
    }
}

/// All addresses of a name are private.
#[derive(Debug)]
struct Private;

impl std::fmt::Display for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the address is not a public one")
    }
}

impl std::error::Error for Private {}

fn reason(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Other(other) if other.is::<Private>() => "private",
        ureq::Error::Timeout(_) => "timeout",
        ureq::Error::HostNotFound => "host",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "tls",
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => "address",
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => "timeout",
        ureq::Error::Protocol(_) => "answer",
        _ => "connection",
    }
}

/// An error of a step that no endpoint can be blamed for.
pub(crate) fn unkept(secret: &str) -> Error {
    Error::internal(format_args!("a key of {} letters cannot be read", secret.len()))
}
