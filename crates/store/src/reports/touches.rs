//! When people were last spoken with.

use std::collections::HashMap;

use kernel::{AnyId, Date, Error, Result, Timestamp};

use crate::db::Db;
use crate::param::Param;

impl Db<'_> {
    /// The companies that an activity since a day, and not after today, touched later than they know of.
    pub fn touched_since(&self, since: Date) -> Result<Vec<(AnyId, Date)>> {
        let zone = self.clock().zone();
        let start = |day: Date| Timestamp::of(day.at(0, 0, 0, 0), zone).map(|at| Param::Int(at.millis()));
        let tomorrow = self.today().tomorrow().map_err(Error::internal)?;
        let mut touched = Vec::new();
        self.report(
            "SELECT c.id, max(a.at), c.last_touch FROM {Activity} a JOIN {Company} c ON c.id = a.company
             WHERE a.at >= $1 AND a.at < $2 GROUP BY c.id, c.last_touch ORDER BY c.id",
            vec![start(since)?, start(tomorrow)?],
            |row| {
                let day = Timestamp::from_millis(row.int(1)?).date_in(zone);
                let known = row.opt_text(2)?.map(kernel::date::parse_date).transpose()?;
                if known < Some(day) {
                    touched.push((AnyId::from_raw(row.int(0)?), day));
                }
                Ok(())
            },
        )?;
        Ok(touched)
    }

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
