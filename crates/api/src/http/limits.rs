//! How often one may ask: each token has a measure that fills again by the second, so that a burst passes and a flood
//! does not. Counted on each node by itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use kernel::{AnyId, Error, Fault, Result, Timestamp};

use super::problem::TOO_MANY;

/// The stretch in which a measure fills again, in milliseconds.
const WINDOW: i64 = 60_000;
/// Measures that are full again are forgotten when there are so many.
const MANY: usize = 10_000;

/// The measures of all who ask.
#[derive(Debug, Default)]
pub(crate) struct Limits(Mutex<HashMap<AnyId, Measure>>);

/// What one has left.
#[derive(Clone, Copy, Debug)]
struct Measure {
    /// Requests left, times [`WINDOW`].
    left: i64,
    at: i64,
}

/// What the answer tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Left {
    /// Requests in a minute.
    limit: i64,
    /// Requests left now.
    left: i64,
    /// Seconds until the measure is full again.
    full_in: i64,
}

impl Limits {
    /// Counts a request. `limit` is how many a minute has; 0 counts nothing.
    ///
    /// # Errors
    /// [`TOO_MANY`] with the seconds to wait.
    pub fn count(&self, who: AnyId, now: Timestamp, limit: i64) -> Result<Option<Left>> {
        if limit <= 0 {
            return Ok(None);
        }
        let (now, full) = (now.millis(), limit * WINDOW);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > MANY {
            all.retain(|_, measure| now - measure.at < WINDOW);
        }
        let measure = all.entry(who).or_insert(Measure { left: full, at: now });
        let passed = (now - measure.at).clamp(0, WINDOW);
        *measure = Measure { left: (measure.left + passed * limit).min(full), at: now };
        if measure.left < WINDOW {
            let wait = (WINDOW - measure.left).div_euclid(limit * 1000) + 1;
            return Err(Error::new(Fault::Busy, TOO_MANY).with("seconds", wait).with("limit", limit));
        }
        measure.left -= WINDOW;
        Ok(Some(Left {
            limit,
            left: measure.left / WINDOW,
            full_in: (full - measure.left).div_euclid(limit * 1000) + 1,
        }))
    }
}

/// Writes it on an answer, as the draft of the IETF on rate limit headers has it.
pub(crate) fn tell(response: &mut Response, left: Left) {
    let headers = response.headers_mut();
    let mut put = |name: &'static str, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    put("ratelimit-policy", format!("{};w=60", left.limit));
    put("ratelimit-limit", left.limit.to_string());
    put("ratelimit-remaining", left.left.to_string());
    put("ratelimit-reset", left.full_in.to_string());
}

/// The same on the answer that refuses.
pub(crate) fn tell_refusal(response: &mut Response, error: &Error) {
    let number = |name: &str| error.value(name).and_then(|value| value.parse::<i64>().ok());
    if let (Some(limit), Some(wait)) = (number("limit"), number("seconds")) {
        tell(response, Left { limit, left: 0, full_in: wait });
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_a_flood_waits_and_time_heals() {
        let (limits, one, other) = (Limits::default(), AnyId::from_raw(1), AnyId::from_raw(2));
        let at = |seconds: i64| Timestamp::from_millis(1_000_000 + seconds * 1000);
        for left in (0..60).rev() {
            assert_eq!(limits.count(one, at(0), 60).unwrap().unwrap().left, left);
        }
        let error = limits.count(one, at(0), 60).unwrap_err();
        assert_eq!((error.key(), error.value("seconds")), (TOO_MANY, Some("2")));
        assert!(limits.count(other, at(0), 60).is_ok(), "each has his own");
        assert!(limits.count(one, at(1), 60).is_ok(), "a second gives one back");
        assert!(limits.count(one, at(1), 60).is_err());
        assert_eq!(limits.count(one, at(600), 60).unwrap().unwrap().left, 59);
        assert!(limits.count(one, at(600), 0).unwrap().is_none());
    }
}
