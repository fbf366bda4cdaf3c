//! The titles of records, of whatever type they are.

use std::collections::{BTreeSet, HashMap};

use kernel::{AnyId, Result};
use record::{Filter, RecordRef, Value, View};

use super::Db;
use crate::gate::Action;
use crate::query::select::{ROOT, Select};

impl Db<'_> {
    /// One record, of whatever type and wherever it lies.
    pub fn title(&self, record: RecordRef) -> Result<Option<String>> {
        Ok(self.titles(&[record])?.remove(&record))
    }

    /// Titles of records, as far as the actor may see them.
    pub fn titles(&self, records: &[RecordRef]) -> Result<HashMap<RecordRef, String>> {
        let mut by_type: HashMap<&'static str, BTreeSet<AnyId>> = HashMap::new();
        for record in records {
            by_type.entry(record.of).or_default().insert(record.id);
        }
        let mut titles = HashMap::new();
        for (name, ids) in by_type {
            let of = self.describe(name)?;
            let ids: Vec<AnyId> = ids.into_iter().collect();
            for ids in ids.chunks(500) {
                let mut select = Select::new(self.frame(), &of, Action::See, false)?;
                select.filter(&Filter::Ids(ids.to_vec()))?;
                let title = select.title()?;
                let sql = format!("SELECT {ROOT}.id, {title}{}", select.body());
                self.query(&sql, select.params.values(), |row| {
                    let record = RecordRef { of: of.name, id: AnyId::from_raw(row.int(0)?) };
                    titles.insert(record, row.opt_text(1)?.unwrap_or("").to_owned());
                    Ok(())
                })?;
            }
        }
        Ok(titles)
    }

    /// Adds the titles of several references and of references to any type, one statement a type.
    pub(super) fn fill_titles(&self, rows: &mut [View]) -> Result<()> {
        let of = match rows.first() {
            Some(first) => self.describe(first.of)?,
            None => return Ok(()),
        };
        let mut records = Vec::new();
        let pointed = |view: &View| -> Vec<(String, RecordRef)> {
            let mut found = Vec::new();
            for (name, value) in view.values.iter() {
                match value {
                    Value::Record(record) => found.push((name.to_string(), *record)),
                    Value::Ids(ids) => {
                        if let Some(target) = of.find(name).and_then(|field| field.kind.target()) {
                            let target = self.catalogue.get(target).map(|t| t.name);
                            found.extend(ids.iter().filter_map(|id| {
                                let record = RecordRef { of: target.as_ref().ok()?, id: *id };
                                Some((format!("{name}/{id}"), record))
                            }));
                        }
                    }
                    _ => {}
                }
            }
            found
        };
        records.extend(rows.iter().flat_map(|view| pointed(view).into_iter().map(|(_, record)| record)));
        if records.is_empty() {
            return Ok(());
        }
        let titles = self.titles(&records)?;
        for view in rows {
            for (path, record) in pointed(view) {
                if let Some(title) = titles.get(&record) {
                    view.titles.push((path, title.clone()));
                }
            }
        }
        Ok(())
    }
}
