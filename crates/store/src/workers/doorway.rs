//! A door that readers pass freely, and that the writer can close for a moment to have none of them inside.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The door. Passing it costs two counts while it is open.
#[derive(Default)]
pub(super) struct Doorway {
    inside: AtomicUsize,
    closed: AtomicBool,
    /// Held while somebody makes up his mind to wait, so that no word is missed.
    deciding: Mutex<()>,
    changed: Condvar,
}

impl Doorway {
    /// Waits while the door is closed, does `work`, and leaves.
    pub(super) fn pass<R>(&self, work: impl FnOnce() -> R) -> R {
        loop {
            self.inside.fetch_add(1, Ordering::SeqCst);
            if !self.closed.load(Ordering::SeqCst) {
                break;
            }
            self.leave();
            let deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
            drop(self.changed.wait_while(deciding, |()| self.closed.load(Ordering::SeqCst)));
        }
        let outcome = work();
        self.leave();
        outcome
    }

    /// Closes the door, waits up to `patience` until nobody is inside, does `work` in any case, and opens it again.
    /// There is one closer.
    pub(super) fn closed_for<R>(&self, patience: Duration, work: impl FnOnce() -> R) -> R {
        self.closed.store(true, Ordering::SeqCst);
        let deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        let somebody = |(): &mut ()| self.inside.load(Ordering::SeqCst) > 0;
        drop(self.changed.wait_timeout_while(deciding, patience, somebody));
        let outcome = work();
        self.closed.store(false, Ordering::SeqCst);
        self.tell();
        outcome
    }

    fn leave(&self) {
        if self.inside.fetch_sub(1, Ordering::SeqCst) == 1 && self.closed.load(Ordering::SeqCst) {
            self.tell();
        }
    }

    fn tell(&self) {
        let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Instant;

    use super::*;

    #[test]
    fn nobody_is_inside_while_it_is_closed() {
        let door = Doorway::default();
        let (inside, stop, passed) = (AtomicUsize::new(0), AtomicBool::new(false), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while !stop.load(Ordering::SeqCst) {
                        door.pass(|| {
                            inside.fetch_add(1, Ordering::SeqCst);
                            thread::yield_now();
                            inside.fetch_sub(1, Ordering::SeqCst);
                        });
                        passed.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
            for _ in 0..200 {
                door.closed_for(Duration::from_secs(20), || {
                    for _ in 0..20 {
                        assert_eq!(inside.load(Ordering::SeqCst), 0);
                        thread::yield_now();
                    }
                });
                let before = passed.load(Ordering::SeqCst);
                while passed.load(Ordering::SeqCst) == before {
                    thread::yield_now();
                }
            }
            stop.store(true, Ordering::SeqCst);
        });
    }

    #[test]
    fn who_stays_inside_is_not_waited_for_forever() {
        let door = Doorway::default();
        let asked = Instant::now();
        door.pass(|| door.closed_for(Duration::from_millis(20), || ()));
        assert!(asked.elapsed() >= Duration::from_millis(20));
        assert!(asked.elapsed() < Duration::from_secs(10));
        door.pass(|| ());
    }
}
