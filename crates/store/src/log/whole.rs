//! The whole change log, for administrators.

use kernel::{AnyId, Error, Result};

use super::Entry;
use crate::db::Db;
use crate::param::Param;

/// Which rows of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Those of one user.
    pub user: Option<AnyId>,
    /// Those of one record type.
    pub of: Option<String>,
    /// Those of one import or job.
    pub batch: Option<AnyId>,
    /// Those older than this one.
    pub before: Option<AnyId>,
}

impl Db<'_> {
    /// Rows of the log, the latest first.
    pub fn log(&self, filter: &LogFilter, limit: usize) -> Result<Vec<Entry>> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let mut params = vec![Param::Int(filter.before.map_or(i64::MAX, AnyId::raw))];
        let mut condition = "id < $1".to_owned();
        let mut and = |column: &str, value: Param| {
            params.push(value);
            condition.push_str(&format!(" AND {column} = ${}", params.len()));
        };
        if let Some(user) = filter.user {
            and("user_id", Param::Int(user.raw()));
        }
        if let Some(of) = &filter.of {
            and("record_type", Param::from(of.as_str()));
        }
        if let Some(batch) = filter.batch {
            and("batch", Param::Int(batch.raw()));
        }
        params.push(Param::Int(i64::try_from(limit).unwrap_or(i64::MAX)));
        condition.push_str(&format!(" ORDER BY id DESC LIMIT ${}", params.len()));
        self.entries(&condition, &params)
    }
}
