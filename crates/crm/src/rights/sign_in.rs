//! Signing in: who may try again and when, whether the password fits, and the session that follows.

use std::net::IpAddr;

use kernel::{Actor, AnyId, Error, Face, Lang, Result, Timestamp};
use store::{Failures, Noted, Store};

use super::{Token, passwords};

/// How long failures count.
const WINDOW_MILLIS: i64 = 60 * 60 * 1000;

/// How many failures one has before having to wait, and how long the wait grows.
///
/// The wait doubles with each failure and has an end, and trying while waiting counts for nothing: nobody is locked out
/// for ever, and nobody can lock out somebody else for longer than a minute.
#[derive(Clone, Copy, Debug)]
struct Patience {
    free: i64,
    longest_seconds: i64,
}

/// One mail address from one network address.
const PAIR: Patience = Patience { free: 5, longest_seconds: 15 * 60 };
/// One network address, whomever it tries: an office may sit behind it.
const NETWORK: Patience = Patience { free: 30, longest_seconds: 15 * 60 };
/// One mail address, from wherever: a short wait, or else others could keep its owner out.
const MAIL: Patience = Patience { free: 20, longest_seconds: 60 };

impl Patience {
    /// Until when one has to wait after these failures.
    fn until(self, failures: Failures) -> Option<Timestamp> {
        let beyond = failures.count - self.free;
        let last = failures.last.filter(|_| beyond >= 0)?;
        let seconds = 1_i64 << beyond.min(30);
        Some(Timestamp::from_millis(last.millis() + seconds.min(self.longest_seconds) * 1000))
    }
}

/// Somebody who tries to sign in and need not wait.
#[derive(Clone, Debug)]
pub struct Attempt {
    noted: Vec<AnyId>,
    forgiven: Vec<String>,
    user: Option<AnyId>,
    hash: Option<String>,
    address: Option<String>,
}

/// Lets somebody try. The attempt counts as failed until it succeeds, so that nobody tries many passwords at once.
///
/// # Errors
/// `error-sign-in-wait` with `seconds` when there were too many failures of late.
pub async fn attempt(store: &Store, email: &str, address: Option<IpAddr>) -> Result<Attempt> {
    let email = email.trim();
    let folded = kernel::fold(email);
    let network = address.map_or_else(|| "local".to_owned(), network);
    let [pair, mail] = [format!("pair {folded} {network}"), format!("mail {folded}")];
    let now = store.clock().now();
    let since = Timestamp::from_millis(now.millis() - WINDOW_MILLIS);
    let subjects = vec![pair.clone(), mail.clone(), format!("network {network}")];
    let noted = store.note_sign_in(subjects, since, |place, failures| [PAIR, MAIL, NETWORK][place].until(failures));
    let noted = match noted.await? {
        Noted::May(noted) => noted,
        Noted::Wait(until) => {
            let seconds = (until.millis() - now.millis() + 999) / 1000;
            return Err(Error::invalid("error-sign-in-wait").with("seconds", seconds));
        }
    };
    let credential = store.credential(email).await?;
    let (user, hash) = credential.map_or((None, None), |found| (Some(found.user), found.hash));
    // The network keeps its failures: one right password among many wrong ones proves nothing about the others.
    Ok(Attempt { noted, forgiven: vec![pair, mail], user, hash, address: address.map(|address| address.to_string()) })
}

/// The part of an address that one customer of a provider has: of IPv6 the first 64 bits.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

impl Attempt {
    /// Whether the password fits. Slow on purpose: call it where nobody waits behind.
    pub fn fits(&self, password: &str) -> bool {
        passwords::fits(password, self.hash.as_deref())
    }

    /// Begins the session of whoever had the right password.
    ///
    /// # Errors
    /// `error-sign-in` when the mail address or the password is wrong; which of them is not said.
    pub async fn finish(self, store: &Store, fits: bool, agent: Option<String>, expires: Timestamp) -> Result<Token> {
        let user = self.user.filter(|_| fits).ok_or_else(|| Error::invalid("error-sign-in"))?;
        let token = begin(store, user, self.address.clone(), agent, expires).await?;
        self.succeeded(store).await?;
        Ok(token)
    }

    /// Says that the password fitted, where no session is to begin.
    pub async fn succeeded(self, store: &Store) -> Result<()> {
        store.take_back_sign_in(self.noted, self.forgiven).await
    }
}

/// Begins a session of somebody who has shown who he is.
pub async fn begin(
    store: &Store,
    user: AnyId,
    address: Option<String>,
    agent: Option<String>,
    expires: Timestamp,
) -> Result<Token> {
    let token = Token::fresh()?;
    let digest = token.digest();
    let actor = Actor::user(user, Face::Web, Lang::En);
    store.write(actor, move |tx| tx.start_session(user, digest, expires, address.as_deref(), agent.as_deref())).await?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(patience: Patience, count: i64) -> Option<i64> {
        let last = Some(Timestamp::from_millis(0));
        patience.until(Failures { count, last }).map(|until| until.millis() / 1000)
    }

    #[test]
    fn the_wait_doubles_and_has_an_end() {
        assert_eq!([0, 4, 5, 6, 7, 8].map(|count| wait(PAIR, count)), [None, None, Some(1), Some(2), Some(4), Some(8)]);
        assert_eq!(wait(PAIR, 1000), Some(900));
        assert_eq!(wait(MAIL, i64::MAX), Some(60));
        assert_eq!(PAIR.until(Failures { count: 9, last: None }), None);
    }

    #[test]
    fn neighbours_behind_one_ipv6_connection_are_one() {
        let network_of = |text: &str| network(text.parse().unwrap());
        assert_eq!(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2:ffff::1"));
        assert_ne!(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
        assert_eq!(network_of("::ffff:192.0.2.7"), network_of("192.0.2.7"));
    }
}
