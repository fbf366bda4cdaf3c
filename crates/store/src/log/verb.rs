//! Which verb made a change.

use kernel::{AnyId, Result};
use record::RecordRef;

use crate::param::Param;
use crate::tx::Tx;

impl Tx<'_> {
    /// Does a verb that is said of a record, and notes at one of the changes it makes that it was this verb: at that of
    /// the record itself, or else at the first. A verb that changes nothing leaves no trace.
    pub fn in_verb<R>(
        &mut self,
        record: RecordRef,
        verb: &str,
        part: impl FnOnce(&mut Self) -> Result<R>,
    ) -> Result<R> {
        let begun = self.events.borrow().len();
        let done = part(self)?;
        let changed = {
            let events = self.events.borrow();
            let own = events.get(begun..).unwrap_or_default();
            own.iter().find(|event| event.id == record.id).or_else(|| own.first()).cloned()
        };
        let Some(event) = changed else { return Ok(done) };
        let mut change = None;
        self.query(
            "SELECT id FROM change WHERE record_id = $1 AND version = $2 ORDER BY id DESC LIMIT 1",
            &[Param::Int(event.id.raw()), Param::Int(event.version)],
            |row| {
                change = Some(row.int(0)?);
                Ok(())
            },
        )?;
        if let Some(change) = change {
            self.note_verb(AnyId::from_raw(change), record, verb)?;
        }
        Ok(done)
    }

    fn note_verb(&mut self, change: AnyId, record: RecordRef, verb: &str) -> Result<()> {
        self.conn.borrow_mut().execute(
            "INSERT INTO change_verb (change_id, verb, record_type, record_id) VALUES ($1, $2, $3, $4)
             ON CONFLICT (change_id) DO NOTHING",
            &[Param::Int(change.raw()), Param::from(verb), Param::from(record.of), Param::Int(record.id.raw())],
        )?;
        Ok(())
    }
}
