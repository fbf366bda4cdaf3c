//! The only place that asks what time it is; tests set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::tz::TimeZone;

use crate::{Date, Timestamp};

/// A clock in the company's time zone. Cloning keeps the same clock.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    /// The moment at which a test stopped the clock.
    fixed: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock, read in the company's time zone.
    pub fn real(zone: TimeZone) -> Self {
        Clock { zone, fixed: None }
    }

    /// A clock that stands still until it is set, for tests.
    pub fn fixed(at: Timestamp, zone: TimeZone) -> Self {
        Clock { zone, fixed: Some(Arc::new(AtomicI64::new(at.millis()))) }
    }

    /// The same clock, read in another time zone.
    #[must_use]
    pub fn in_zone(&self, zone: TimeZone) -> Self {
        Clock { zone, fixed: self.fixed.clone() }
    }

    /// Sets a clock that stands still; the machine's clock is left alone.
    pub fn set(&self, at: Timestamp) {
        if let Some(fixed) = &self.fixed {
            fixed.store(at.millis(), Ordering::SeqCst);
        }
    }

    /// The moment.
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        match &self.fixed {
            Some(fixed) => Timestamp::from_millis(fixed.load(Ordering::SeqCst)),
            None => Timestamp::from_millis(jiff::Timestamp::now().as_millisecond()),
        }
    }

    /// The day in the company's time zone.
    pub fn today(&self) -> Date {
        self.now().date_in(&self.zone)
    }

    /// The company's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }
}
