//! Groups of companies: who stands above whom.

use std::collections::HashMap;

use kernel::{AnyId, Result};

use crate::db::Db;
use crate::param::Param;

/// The company at the top of each company's group, as far as the actor may see the group.
#[derive(Clone, Debug, Default)]
pub struct Tops(HashMap<AnyId, AnyId>);

impl Tops {
    /// The company at the top; the company itself when it has none above it.
    pub fn of(&self, company: AnyId) -> AnyId {
        let (mut at, mut steps) = (company, 0);
        // A ring cannot be saved; if one came in all the same, the walk ends.
        while let Some(above) = self.0.get(&at).filter(|_| steps < 100) {
            at = *above;
            steps += 1;
        }
        at
    }
}

/// A company in its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The company.
    pub company: AnyId,
    /// Its name.
    pub name: String,
    /// The company above it; `None` for the one at the top.
    pub parent: Option<AnyId>,
}

impl Db<'_> {
    /// The whole group that a company belongs to, at most `limit` of it, by name; only the company itself when it has
    /// none. What the actor may not see is not there, nor what hangs below that alone.
    pub fn group_around(&self, company: AnyId, limit: usize) -> Result<Vec<Member>> {
        let mut group = Vec::new();
        // Materialized, all companies would be read, since several parts use them. UNION without ALL ends by itself even
        // if a ring had come in.
        self.report_of_few(
            "WITH RECURSIVE seen AS NOT MATERIALIZED (SELECT c.id, c.name, c.parent FROM {Company} c),
             above(id, parent) AS (SELECT s.id, s.parent FROM seen s WHERE s.id = $1
               UNION SELECT s.id, s.parent FROM seen s JOIN above ON s.id = above.parent),
             below(id) AS (SELECT a.id FROM above a WHERE NOT EXISTS (SELECT 1 FROM seen s WHERE s.id = a.parent)
               UNION SELECT s.id FROM below CROSS JOIN seen s WHERE s.parent = below.id)
             SELECT s.id, s.name, s.parent FROM below CROSS JOIN seen s WHERE s.id = below.id
             ORDER BY s.name, s.id LIMIT $2",
            vec![Param::Int(company.raw()), Param::Int(i64::try_from(limit).unwrap_or(i64::MAX))],
            |row| {
                group.push(Member {
                    company: AnyId::from_raw(row.int(0)?),
                    name: row.text(1)?.to_owned(),
                    parent: row.opt_int(2)?.map(AnyId::from_raw),
                });
                Ok(())
            },
        )?;
        let known: Vec<AnyId> = group.iter().map(|member| member.company).collect();
        for member in &mut group {
            member.parent = member.parent.filter(|parent| known.contains(parent));
        }
        Ok(group)
    }

    /// Who stands above whom. A company that the actor may not see is not above anybody for him.
    pub fn group_tops(&self) -> Result<Tops> {
        let mut above = HashMap::new();
        self.report("SELECT c.id, c.parent FROM {Company} c JOIN {Company} p ON p.id = c.parent", Vec::new(), |row| {
            above.insert(AnyId::from_raw(row.int(0)?), AnyId::from_raw(row.int(1)?));
            Ok(())
        })?;
        Ok(Tops(above))
    }
}
