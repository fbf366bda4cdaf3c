//! What somebody said is his: others may answer it, not change it.

use kernel::{Error, Result};
use record::Value;
use store::{Tx, Written};

/// Refuses to change a comment that somebody else wrote, or to move it to another record; an administrator may take it
/// away, but not reword it either.
pub fn only_the_author(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(before) = written.before.filter(|_| written.after.is_some()) else { return Ok(()) };
    // The program itself has no user: it undoes imports. A merge moves what was said as a consequence, in its name.
    if tx.actor().user.is_none() {
        return Ok(());
    }
    if written.changed("about") && !tx.access().is_administrator() {
        return Err(Error::forbidden("error-comment-stays").on("about"));
    }
    let author = before.get("owner").and_then(Value::as_id);
    if written.changed("text") && tx.actor().user != author {
        return Err(Error::forbidden("error-not-the-author").on("text"));
    }
    Ok(())
}
