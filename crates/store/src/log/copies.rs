//! Copies of what the log tells, beside it: what is sent to the endpoints of webhooks, and answers that are kept for a day
//! in case they were lost on the way.

use kernel::{AnyId, Result};
use serde_json::Value as Json;

use crate::tx::Tx;

/// Erases what fields of a record were from the copies.
pub(super) fn erase(tx: &Tx<'_>, id: AnyId, fields: &[&str]) -> Result<()> {
    for (table, column) in [("webhook_delivery", "body"), ("api_answer", "answer")] {
        // Records stand in both by their ids as people write them, thirteen letters that nothing else has.
        let about = format!("%{id}%");
        let mut found: Vec<(i64, String)> = Vec::new();
        tx.query(
            &format!("SELECT id, {column} FROM {table} WHERE {column} LIKE $1"),
            &[about.as_str().into()],
            |row| {
                found.push((row.int(0)?, row.text(1)?.to_owned()));
                Ok(())
            },
        )?;
        for (row, text) in found {
            let mut conn = tx.conn.borrow_mut();
            match serde_json::from_str::<Json>(&text) {
                Ok(mut json) => {
                    if empty(&mut json, &id.to_string(), fields) {
                        let sql = format!("UPDATE {table} SET {column} = $2 WHERE id = $1");
                        conn.execute(&sql, &[row.into(), json.to_string().into()])?;
                    }
                }
                // What cannot be read cannot be emptied either.
                Err(_) => {
                    conn.execute(&format!("DELETE FROM {table} WHERE id = $1"), &[row.into()])?;
                }
            }
            if table == "webhook_delivery" {
                // Some receivers answer with what they were sent.
                conn.execute("UPDATE webhook_attempt SET answer = '' WHERE delivery_id = $1", &[row.into()])?;
            }
        }
    }
    Ok(())
}

/// Empties fields wherever something is said of the record; whether there were any.
fn empty(json: &mut Json, id: &str, fields: &[&str]) -> bool {
    let is = |json: Option<&Json>| json.and_then(Json::as_str) == Some(id);
    match json {
        Json::Object(said) if is(said.get("id")) || is(said.get("record").and_then(|record| record.get("id"))) => {
            at_any(said.values_mut().map(|one| empty_all(one, fields))) | empty_own(said, fields)
        }
        Json::Object(said) => at_any(said.values_mut().map(|one| empty(one, id, fields))),
        Json::Array(all) => at_any(all.iter_mut().map(|one| empty(one, id, fields))),
        _ => false,
    }
}

/// Empties fields of what is said of the record, however deep.
fn empty_all(json: &mut Json, fields: &[&str]) -> bool {
    match json {
        Json::Object(said) => at_any(said.values_mut().map(|one| empty_all(one, fields))) | empty_own(said, fields),
        Json::Array(all) => at_any(all.iter_mut().map(|one| empty_all(one, fields))),
        _ => false,
    }
}

fn empty_own(said: &mut serde_json::Map<String, Json>, fields: &[&str]) -> bool {
    let mut any = false;
    for (name, value) in said.iter_mut().filter(|(name, value)| fields.contains(&name.as_str()) && !value.is_null()) {
        tracing::debug!(name, "a copy was emptied");
        match value.as_object_mut().filter(|pair| pair.contains_key("before")) {
            Some(pair) => pair.values_mut().for_each(|value| *value = Json::Null),
            None => *value = Json::Null,
        }
        any = true;
    }
    any
}

/// Whether something was emptied at any place; all places are gone through.
fn at_any(emptied: impl Iterator<Item = bool>) -> bool {
    emptied.filter(|one| *one).count() > 0
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_the_record_is_emptied() {
        let mut told = json!({
            "type": "company.change",
            "data": {
                "record": { "type": "company", "id": "A" },
                "fields": { "name": { "before": "Secret", "after": "Kask" }, "phone": { "before": null, "after": "1" } },
            },
        });
        assert!(empty(&mut told, "A", &["name"]));
        assert_eq!(told["data"]["fields"]["name"], json!({ "before": null, "after": null }));
        assert_eq!(told["data"]["fields"]["phone"]["after"], "1");
        let other = told.clone();
        assert!(!empty(&mut told, "B", &["phone"]));
        assert_eq!(told, other);

        let mut batch = json!({ "results": [
            { "record": { "id": "A", "name": "Secret", "company": { "id": "C", "name": "Kuusk" } } },
            { "record": { "id": "B", "name": "Tamm" } },
        ] });
        assert!(empty(&mut batch, "A", &["name"]));
        assert_eq!(batch["results"][0]["record"]["name"], Json::Null);
        assert_eq!(batch["results"][1]["record"]["name"], "Tamm");
    }
}
