//! Somebody must always be able to manage the program.

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
