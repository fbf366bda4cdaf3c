//! What somebody said is his: others may answer it, not change it.

use kernel::{Error, Result};
use record::Value;
use store::{Tx, Written};

/// Refuses to change a comment that somebody else wrote; an administrator may take it away, but not reword it either.
pub fn only_the_author(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(before) = written.before.filter(|_| written.after.is_some() && written.changed("text")) else {
        return Ok(());
    };
    let author = before.get("owner").and_then(Value::as_id);
    // The program itself has no user: it undoes imports and merges.
    if tx.actor().user.is_none() || tx.actor().user == author {
        return Ok(());
    }
    Err(Error::forbidden("error-not-the-author"))
}
