//! Who is listening to what happens: not too many a user, and all of them let go when the program stops.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::AnyId;
use tokio::sync::watch;

/// How many connections a user may hold: one a browser, or one a tab where tabs cannot share.
pub(super) const MOST: usize = 24;

/// All who listen.
#[derive(Clone, Debug)]
pub struct Listeners {
    seats: Arc<Mutex<HashMap<AnyId, usize>>>,
    stopping: Arc<watch::Sender<bool>>,
}

impl Default for Listeners {
    fn default() -> Self {
        Listeners { seats: Arc::default(), stopping: Arc::new(watch::channel(false).0) }
    }
}

impl Listeners {
    /// A seat for a user; none when he holds too many, or when the program is stopping.
    pub(super) fn sit(&self, user: AnyId) -> Option<Seat> {
        if *self.stopping.borrow() {
            return None;
        }
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let held = seats.entry(user).or_default();
        if *held >= MOST {
            return None;
        }
        *held += 1;
        Some(Seat { user, seats: Arc::clone(&self.seats), stopping: self.stopping.subscribe() })
    }

    /// Lets all go, and takes no more: an open connection would hold up a stop.
    pub(crate) fn close(&self) {
        self.stopping.send_replace(true);
    }

    /// How many listen.
    pub(crate) fn count(&self) -> usize {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

/// One connection of a user; given back when it goes.
#[derive(Debug)]
pub(super) struct Seat {
    user: AnyId,
    seats: Arc<Mutex<HashMap<AnyId, usize>>>,
    stopping: watch::Receiver<bool>,
}

impl Seat {
    /// Waits until the program stops.
    pub async fn let_go(&mut self) {
        // An error means that the application itself is gone.
        let _ = self.stopping.wait_for(|stopping| *stopping).await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = seats.get_mut(&self.user) {
            *held -= 1;
            if *held == 0 {
                seats.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_so_many_seats_and_gives_them_back() {
        let listeners = Listeners::default();
        let (one, other) = (AnyId::from_raw(1), AnyId::from_raw(2));
        let mut held: Vec<Seat> = (0..MOST).map_while(|_| listeners.sit(one)).collect();
        assert_eq!(held.len(), MOST);
        assert!(listeners.sit(one).is_none());
        assert!(listeners.sit(other).is_some(), "another user has seats of his own");
        held.pop();
        assert_eq!(listeners.count(), MOST - 1);
        assert!(listeners.sit(one).is_some());
        listeners.close();
        assert!(listeners.sit(other).is_none());
    }
}
