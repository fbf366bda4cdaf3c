//! When people were last spoken with.

use std::collections::HashMap;

use kernel::{AnyId, Result, Timestamp};

use crate::db::Db;
use crate::param::Param;

impl Db<'_> {
    /// The last touch with each of these people, until now.
    pub fn last_touches(&self, people: &[AnyId]) -> Result<HashMap<AnyId, Timestamp>> {
        let mut touches = HashMap::new();
        if people.is_empty() {
            return Ok(touches);
        }
        let mut params = vec![Param::Int(self.now().millis())];
        let places: Vec<String> = people
            .iter()
            .map(|person| {
                params.push(Param::Int(person.raw()));
                format!("${}", params.len())
            })
            .collect();
        self.report(
            &format!(
                "SELECT a.person, max(a.at) FROM {{Activity}} a WHERE a.person IN ({}) AND a.at <= $1 GROUP BY a.person",
                places.join(", ")
            ),
            params,
            |row| {
                touches.insert(AnyId::from_raw(row.int(0)?), Timestamp::from_millis(row.int(1)?));
                Ok(())
            },
        )?;
        Ok(touches)
    }
}
