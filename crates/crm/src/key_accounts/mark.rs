//! A customer becomes a key account, or ceases to be one.

use kernel::{Error, Id, Result};
use record::{Change, Input, Query, Record as _, RecordRef, Test, View};
use store::{Action, Db, Tx};

use super::{KeyAccount, KeyAccountClass};
use crate::customers::Company;
use crate::rights::User;
use crate::verbs::Done;

/// What is said of a customer that becomes a key account.
#[derive(Input, Debug)]
pub struct Mark {
    /// Of which class.
    #[field(default = KeyAccountClass::Key)]
    pub class: KeyAccountClass,
    /// Why we live on it, or will.
    #[field(kind = "long_text")]
    pub reason: String,
    /// Who looks after it; the company's account manager from now on.
    pub manager: Option<Id<User>>,
}

/// Makes a customer a key account. Marking it again changes its class, reason and manager.
///
/// # Errors
/// When nobody is named and the company has no account manager either.
pub fn mark(tx: &mut Tx, company: Id<Company>, said: Mark) -> Result<Done> {
    let known = tx.get(company)?;
    let manager = said.manager.or(known.owner).ok_or_else(|| Error::invalid("error-required").on("manager"))?;
    let change = Change::new()
        .set(KeyAccount::CLASS, said.class)
        .set(KeyAccount::REASON, said.reason)
        .set(KeyAccount::MANAGER, Some(manager));
    match current(tx, company)? {
        Some(account) => tx.change(account.id, change)?,
        None => {
            tx.create(change.set(KeyAccount::COMPANY, company).set(KeyAccount::SINCE, tx.today()))?;
        }
    }
    if known.owner != Some(manager) {
        tx.change(company, Change::new().set(Company::OWNER, Some(manager)))?;
    }
    Ok(Done::at(company))
}

/// What is said of a key account that ceases to be one.
#[derive(Input, Debug)]
pub struct Unmark {
    /// Why.
    #[field(kind = "long_text")]
    pub reason: String,
}

/// Ends a key account today; that it was one stays known.
pub fn unmark(tx: &mut Tx, company: Id<Company>, said: Unmark) -> Result<Done> {
    let account = current(tx, company)?.ok_or_else(|| Error::invalid("error-no-key-account"))?;
    let reason = format!("{}\n\n{}", account.reason, said.reason);
    tx.change(account.id, Change::new().set(KeyAccount::UNTIL, Some(tx.today())).set(KeyAccount::REASON, reason))?;
    Ok(Done::at(company))
}

/// Whether a company may be marked: by who may make key accounts and change the company, while it is none.
pub fn may_mark(db: &Db, view: &View) -> Result<bool> {
    let may = db.access().may(&*db.describe(KeyAccount::TYPE)?, Action::Create);
    Ok(may && db.may(view.record(), Action::Change)? && current(db, view.id.of())?.is_none())
}

/// Whether a company may cease to be one: by who may change what is said of it as a key account.
pub fn may_unmark(db: &Db, view: &View) -> Result<bool> {
    match current(db, view.id.of())? {
        Some(account) => db.may(RecordRef { of: KeyAccount::TYPE, id: account.id.any() }, Action::Change),
        None => Ok(false),
    }
}

/// The key account that a company is today, as far as the actor may see it.
pub fn current(db: &Db, company: Id<Company>) -> Result<Option<KeyAccount>> {
    db.first(Query::all::<KeyAccount>().is(KeyAccount::COMPANY, company).test(KeyAccount::UNTIL.name(), Test::Empty))
}
