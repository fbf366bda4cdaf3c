//! Somebody must always be able to manage the program, and nobody makes himself the one.

use kernel::{Error, Result};
use record::{Query, Test, Value};
use store::{Tx, Written};

use super::{Role, User};

/// Refuses to take the last administrator away, whether the user or the role is changed.
pub fn one_remains(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(before) = written.before else { return Ok(()) };
    let yes = |field: &str| before.get(field) == Some(&Value::Bool(true));
    let remaining = tx.as_program(|tx| {
        let was_one = match (written.of, before.get("role").and_then(Value::as_id)) {
            ("role", _) => yes("administrator"),
            (_, Some(role)) => yes("active") && tx.find(role.of::<Role>())?.is_none_or(|role| role.administrator),
            (_, None) => false,
        };
        if !was_one {
            return Ok(None);
        }
        let administrators =
            Query::all::<User>().is(User::ACTIVE, true).test("role.administrator", Test::In(vec![Value::Bool(true)]));
        tx.count(&administrators).map(Some)
    })?;
    if remaining == Some(0) {
        return Err(Error::conflict("error-last-administrator"));
    }
    Ok(())
}

/// What decides what somebody may do; his mail address is the way to his invitation.
const DECISIVE: [&str; 3] = ["role", "active", "email"];

/// Refuses users made, taken away, or given another role or mail address by anybody but administrators, whatever the
/// table of rights says: whoever could, could make himself an administrator.
pub fn only_they_make_users(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if tx.access().is_administrator() {
        return Ok(());
    }
    let refused = || Error::forbidden("error-administrators-only");
    if written.before.is_none() || written.after.is_none() {
        return Err(refused());
    }
    match DECISIVE.into_iter().find(|field| written.changed(field)) {
        Some(field) => Err(refused().on(field)),
        None => Ok(()),
    }
}

/// Refuses memberships by anybody but administrators: a team lets its members see what is not theirs.
pub fn only_they_make_members(tx: &mut Tx, _: Written<'_>) -> Result<()> {
    if tx.access().is_administrator() { Ok(()) } else { Err(Error::forbidden("error-administrators-only")) }
}
