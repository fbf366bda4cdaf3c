//! Groups of companies: who stands above whom.

use std::collections::HashMap;

use kernel::{AnyId, Result};

use crate::db::Db;

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

impl Db<'_> {
    /// Who stands above whom. A company that the actor may not see is not above anybody for him.
    pub fn group_tops(&self) -> Result<Tops> {
        let mut above = HashMap::new();
        self.report("SELECT c.id, c.parent FROM {Company} c JOIN {Company} p ON p.id = c.parent", Vec::new(), |row| {
            above.insert(AnyId::from_raw(row.int(0)?), AnyId::from_raw(row.int(1)?));
            Ok(())
        })?;
        Ok(Tops(above))
    }

    /// A company and all below it in its group, as far as the actor may see them.
    pub fn group_of(&self, company: AnyId) -> Result<Vec<AnyId>> {
        let mut group = Vec::new();
        self.report(
            "WITH RECURSIVE below(id) AS (SELECT c.id FROM {Company} c WHERE c.id = $1
             UNION SELECT c.id FROM {Company} c JOIN below ON c.parent = below.id) SELECT id FROM below",
            vec![crate::param::Param::Int(company.raw())],
            |row| {
                group.push(AnyId::from_raw(row.int(0)?));
                Ok(())
            },
        )?;
        Ok(group)
    }
}
