//! Facts that a job computes: written as they were found, without log and events.

use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{RecordType, Values};

use super::row::Columns;
use super::{checked, money, rows};
use crate::param::Param;
use crate::query::sql::quoted;
use crate::tx::Tx;

/// How the records of a computed type differ from what was found.
#[derive(Clone, Debug, Default)]
pub struct Computed {
    /// New ones.
    pub fresh: Vec<Values>,
    /// Those that are there and say something else now, with the fields that do.
    pub changed: Vec<(AnyId, Values)>,
    /// Those that say nothing any more.
    pub gone: Vec<AnyId>,
}

impl Tx<'_> {
    /// Brings the records of a computed type up to what was found. What is computed can be computed again, so that the
    /// log keeps none of it, no page is told of each row, and what is gone does not go through the bin.
    ///
    /// # Errors
    /// When the actor is not the program or an administrator, or the type is not computed.
    pub fn write_computed(&mut self, of: &str, found: &Computed) -> Result<()> {
        let of = self.describe(of)?;
        if !of.computed {
            return Err(Error::internal(format_args!("{} is not computed", of.name)));
        }
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let mut fresh = Vec::with_capacity(found.fresh.len());
        for values in &found.fresh {
            fresh.push((fresh.len(), self.next_id(), self.computed_values(&of, values.clone())?));
        }
        rows::insert(self, &of, &fresh)?;
        let now = self.now().millis();
        for (id, values) in &found.changed {
            let mut columns = Columns::default();
            columns.add("updated_at", now);
            for (name, value) in self.computed_values(&of, values.clone())?.iter() {
                columns.add_field(of.field(name)?, value)?;
            }
            columns.overwrite(self, &of, *id)?;
        }
        let sql = format!("DELETE FROM {} WHERE id = $1", quoted(of.name));
        let mut conn = self.conn.borrow_mut();
        found.gone.iter().try_for_each(|id| conn.execute(&sql, &[Param::Int(id.raw())]).map(|_| ()))
    }

    fn computed_values(&self, of: &Arc<RecordType>, values: Values) -> Result<Values> {
        let mut values = checked(of, values, Some(&self.settings.country))?;
        money::fill(self, of, &mut values, None)?;
        Ok(values)
    }
}
