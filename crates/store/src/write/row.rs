//! The statements that write one row.

use kernel::{AnyId, Result};
use record::{Field, RecordType, Value, Values, column};

use crate::db::Db;
use crate::param::Param;
use crate::query::decode;
use crate::query::order::key_column;
use crate::query::sql::quoted;

/// Columns and their parameters.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<String>,
    params: Vec<Param>,
}

impl Columns {
    pub fn add(&mut self, name: &str, value: impl Into<Param>) {
        self.names.push(quoted(name));
        self.params.push(value.into());
    }

    /// The columns of a field, with its sort keys in all languages.
    pub fn add_field(&mut self, field: &Field, value: &Value) -> Result<()> {
        for (column, param) in column::columns(field).iter().zip(decode::params(field, value)?) {
            self.names.push(quoted(&column.name));
            self.params.push(param);
        }
        if field.has_sort_keys() {
            for lang in kernel::Lang::ALL {
                let key = value.as_text().map(|text| kernel::sort_key::sort_key(lang, text));
                self.names.push(quoted(&key_column(field, lang)));
                self.params.push(key.into());
            }
        }
        Ok(())
    }

    pub fn insert(self, db: &Db, of: &RecordType) -> Result<()> {
        let places: Vec<String> = (1..=self.params.len()).map(|place| format!("${place}")).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", quoted(of.name), self.names.join(", "), places.join(", "));
        db.conn.borrow_mut().execute(&sql, &self.params)?;
        Ok(())
    }

    /// Writes the columns of one row, whatever its version.
    pub fn overwrite(mut self, db: &Db, of: &RecordType, id: AnyId) -> Result<()> {
        let sets: Vec<String> =
            self.names.iter().enumerate().map(|(place, name)| format!("{name} = ${}", place + 1)).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ${}", quoted(of.name), sets.join(", "), sets.len() + 1);
        self.params.push(Param::Int(id.raw()));
        db.conn.borrow_mut().execute(&sql, &self.params)?;
        Ok(())
    }

    /// Writes the columns of one row if it still has this version; whether it had.
    pub fn update(mut self, db: &Db, of: &RecordType, id: AnyId, version: i64) -> Result<bool> {
        let sets: Vec<String> =
            self.names.iter().enumerate().map(|(place, name)| format!("{name} = ${}", place + 1)).collect();
        let sql = format!(
            "UPDATE {} SET {} WHERE id = ${} AND version = ${}",
            quoted(of.name),
            sets.join(", "),
            sets.len() + 1,
            sets.len() + 2
        );
        self.params.push(Param::Int(id.raw()));
        self.params.push(Param::Int(version));
        Ok(db.conn.borrow_mut().execute(&sql, &self.params)? == 1)
    }
}

/// What a new record is made of, as the change log keeps it: `{"name":[null,"new"]}`.
pub(super) fn created(own: &Values) -> String {
    let mut text = String::with_capacity(own.len() * 32);
    for (name, value) in own.iter().filter(|(_, value)| !value.is_null()) {
        text.push(if text.is_empty() { '{' } else { ',' });
        text.push('"');
        // Names of fields are those of descriptions: letters, digits and underscores.
        text.push_str(name);
        text.push_str("\":[null,");
        record::text::push_json(value, &mut text);
        text.push(']');
    }
    text.push_str(if text.is_empty() { "{}" } else { "}" });
    text
}

/// What changed of each field, as the change log keeps it: `{"name":["old","new"]}`.
pub(super) fn difference(before: Option<&Values>, after: Option<&Values>) -> String {
    let mut fields = serde_json::Map::new();
    let names = before.into_iter().chain(after).flat_map(|values| values.iter().map(|(name, _)| name));
    for name in names {
        if matches!(name.as_ref(), "id" | "version" | "created_at" | "created_by" | "updated_at" | "updated_by")
            || fields.contains_key(name.as_ref())
        {
            continue;
        }
        let value = |values: Option<&Values>| values.and_then(|v| v.get(name)).cloned().unwrap_or_default();
        let (old, new) = (value(before), value(after));
        if old != new {
            fields.insert(
                name.to_string(),
                serde_json::json!([record::text::to_json(&old), record::text::to_json(&new)]),
            );
        }
    }
    serde_json::Value::Object(fields).to_string()
}
