//! The same reading with other eyes: to tell somebody only of what he may see, and to compute what no one person sees.

use std::cell::RefCell;
use std::sync::Arc;

use kernel::{Actor, AnyId, Fault, Result};

use crate::db::Db;
use crate::gate::{self, Access};

impl Db<'_> {
    /// Reads as a user sees it, in his own language unless he has none; `None` when he may no longer sign in.
    pub fn as_seen_by<R>(&self, user: AnyId, read: impl FnOnce(&Db<'_>) -> Result<R>) -> Result<Option<R>> {
        let actor = Actor { user: Some(user), ..self.actor().clone() };
        let access = match gate::load(&mut self.conn.borrow_mut(), actor) {
            Err(error) if error.fault() == Fault::Unauthenticated => return Ok(None),
            access => Arc::new(access?),
        };
        self.with(access, read).map(Some)
    }

    /// Reads as the program itself: for facts about what the actor may not see, of which he is told no more than that.
    pub fn as_program<R>(&self, read: impl FnOnce(&Db<'_>) -> Result<R>) -> Result<R> {
        let access = Access { everything: true, ..(*self.access).clone() };
        self.with(Arc::new(access), read)
    }

    fn with<R>(&self, access: Arc<Access>, read: impl FnOnce(&Db<'_>) -> Result<R>) -> Result<R> {
        let mut conn = self.conn.borrow_mut();
        let other = Db {
            conn: RefCell::new(&mut **conn),
            access,
            catalogue: Arc::clone(&self.catalogue),
            settings: self.settings.clone(),
            clock: self.clock.clone(),
        };
        read(&other)
    }
}
