//! Following a record: whoever does is told what happens to it.

use kernel::{AnyId, Error, Id, Result};
use record::{Change, Query, RecordRef, Test, Value};
use store::{Db, Tx};

use super::Follower;
use crate::rights::User;

/// Follows a record that one sees. Following twice is following once.
pub fn follow(tx: &mut Tx, record: RecordRef) -> Result<()> {
    tx.view(record.of, record.id)?;
    let me = me(tx)?;
    add(tx, record, me)
}

/// Follows no longer.
pub fn unfollow(tx: &mut Tx, record: RecordRef) -> Result<()> {
    let me = me(tx)?;
    tx.as_program(|tx| {
        for follower in tx.rows::<Follower>(&of_record(record).is(Follower::USER, me))? {
            tx.delete(follower.id)?;
        }
        Ok(())
    })
}

/// Whether one follows a record.
pub fn is_following(db: &Db<'_>, record: RecordRef) -> Result<bool> {
    let Some(me) = db.actor().user else { return Ok(false) };
    db.as_program(|db| Ok(db.count(&of_record(record).is(Follower::USER, me.of::<User>()))? > 0))
}

/// Who follows a record that one sees.
pub fn followers(db: &Db<'_>, record: RecordRef) -> Result<Vec<Id<User>>> {
    db.as_program(|db| Ok(db.rows::<Follower>(&of_record(record).limit(500))?.into_iter().map(|f| f.user).collect()))
}

/// Makes somebody a follower.
pub(super) fn add(tx: &mut Tx, record: RecordRef, user: Id<User>) -> Result<()> {
    tx.as_program(|tx| {
        if tx.first::<Follower>(of_record(record).is(Follower::USER, user))?.is_none() {
            tx.create(Change::new().set(Follower::ABOUT, record).set(Follower::USER, user))?;
        }
        Ok(())
    })
}

fn of_record(record: RecordRef) -> Query {
    Query::all::<Follower>().test(Follower::ABOUT.name(), Test::In(vec![Value::Record(record)]))
}

fn me(tx: &Tx) -> Result<Id<User>> {
    tx.actor().user.map(AnyId::of).ok_or_else(|| Error::forbidden("error-signed-out"))
}
