//! What is written on a shelf beside the contents: whose they are, and when data were restored here.
//!
//! A sweep removes what its own database does not name. Contents that another database names, because two installations
//! share the shelf or because data were put aside by restoring others, must not go with it.

use kernel::{Error, Result, Timestamp};

use super::{Files, Shelf};

/// The note that says whose contents these are.
const OWNER: &str = "installation";
/// The note that says when data were restored here. Whoever needs the old ones no longer removes it.
const RESTORED: &str = "restored-at";
/// For how long after a restore what was there before is left alone, in milliseconds: 30 days.
const LEFT_ALONE: i64 = 30 * 24 * 3_600_000;

/// Writes down that data are restored now: contents that came before belong, it may be, to those that were put aside.
pub(crate) fn note_restored(shelf: &Shelf, now: Timestamp) -> Result<()> {
    let moment = jiff::Timestamp::from_millisecond(now.millis()).map_err(Error::internal)?;
    shelf.put_note(RESTORED, &format!("{moment}\n"))
}

impl Files {
    /// The moment from which contents came that a sweep may remove, in milliseconds; nothing when the shelf is not ours.
    pub(super) fn swept_from(&self) -> Result<Option<i64>> {
        let own = self.store.installation()?;
        match self.shelf.note(OWNER)? {
            None => self.shelf.put_note(OWNER, &format!("{own}\n"))?,
            Some(owner) if owner.trim() == own => {}
            Some(_) => {
                tracing::warn!(
                    shelf = ?self.shelf,
                    "attached files are not swept: they belong to another installation. Once that is gone for good, \
                     remove the note `installation` that lies with them"
                );
                return Ok(None);
            }
        }
        let Some(said) = self.shelf.note(RESTORED)? else { return Ok(Some(i64::MIN)) };
        let Ok(restored) = said.trim().parse::<jiff::Timestamp>() else {
            tracing::warn!(shelf = ?self.shelf, said, "attached files are not swept: the note `restored-at` says no moment");
            return Ok(None);
        };
        let restored = restored.as_millisecond();
        let passed = self.store.clock().now().millis() - restored > LEFT_ALONE;
        Ok(Some(if passed { i64::MIN } else { restored }))
    }
}
