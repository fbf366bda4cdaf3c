//! The tools that write: first they show what they would do, then they do it.

use std::sync::Arc;

use kernel::{Error, Result, Timestamp};
use record::text;
use serde_json::{Map, Value as Json, json};
use store::{Entry, Tx};

use super::Assistant;
use super::code::{Bound, HOLDS};
use super::wish::Wish;
use crate::deeds;
use crate::http::{named, only_named};

/// Those of every record type; each verb has one of its own.
pub(super) const TOOLS: [&str; 4] = ["create", "change", "delete", "restore"];

/// Changes that are listed; of the rest only how many they are.
const LISTED: usize = 200;

/// What the key of confirmations is for.
const KEY: &str = "confirmations";

impl Assistant {
    pub(super) fn write(&self, tool: &str, given: &Map<String, Json>) -> Result<Json> {
        if self.actor.read_only {
            return Err(Error::forbidden("error-token-read-only"));
        }
        let (wish, code) = Wish::read(&self.verbs, tool, given)?;
        let bound = Bound::to(self.store.shared_key(KEY)?, self.actor.user, tool, given);
        match code {
            None => self.show(wish, &bound),
            Some(code) => self.confirmed(wish, bound, code),
        }
    }

    /// Shows what would be, and gives the code that makes it so.
    fn show(&self, wish: Wish, bound: &Bound) -> Result<Json> {
        let verbs = Arc::clone(&self.verbs);
        let (version, mut shown) = self.store.rehearse(self.actor.clone(), move |tx| {
            let version = wish.version(tx)?;
            let record = wish.run(tx, &verbs)?;
            Ok((version, outcome(tx, record)?))
        })?;
        let until = Timestamp::from_millis(self.store.clock().now().millis() + HOLDS);
        shown["written"] = false.into();
        shown["confirmation"] = bound.code(version, until)?.into();
        shown["confirm_until"] = until.to_string().into();
        shown["next"] = self.word("mcp-confirm").into();
        Ok(shown)
    }

    /// Does what was shown. The same code twice does it once: an answer that got lost is given again.
    fn confirmed(&self, wish: Wish, bound: Bound, code: String) -> Result<Json> {
        let verbs = Arc::clone(&self.verbs);
        self.store.write_blocking(self.actor.clone(), move |tx| {
            let key = format!("confirmation {code}");
            if let Some(kept) = tx.kept_answer(&key)? {
                // The code of one write is no answer to another.
                if kept.digest != bound.call.as_bytes() {
                    return Err(Error::conflict("mcp-error-confirmation").on("confirmation"));
                }
                return said_again(tx, &kept.answer);
            }
            if !bound.fits(&code, wish.version(tx)?, tx.now())? {
                return Err(Error::conflict("mcp-error-confirmation").on("confirmation"));
            }
            let record = wish.run(tx, &verbs)?;
            let mut done = outcome(tx, record)?;
            done["written"] = true.into();
            // Kept is which record it was, and nothing that may be taken away meanwhile.
            let kept = done["record"].as_object().map(|_| only_named(&done["record"]));
            tx.keep_answer(&key, bound.call.as_bytes(), &json!({"record": kept}).to_string())?;
            Ok(done)
        })
    }
}

/// The answer to a confirmation that comes again: that it is done, and the record as the asker sees it by now.
fn said_again(tx: &mut Tx<'_>, kept: &str) -> Result<Json> {
    let kept: Json = serde_json::from_str(kept).map_err(Error::internal)?;
    let record = match &kept["record"] {
        Json::Null => None,
        record => {
            let record = named(tx, record)?;
            Some(deeds::shown(tx, record)?.json)
        }
    };
    Ok(json!({"written": true, "already": true, "record": record}))
}

/// The changes of a transaction and the record that it leaves one at.
fn outcome(tx: &Tx<'_>, record: Option<Json>) -> Result<Json> {
    let (made, more) = tx.made(LISTED)?;
    let records: Vec<_> = made.iter().map(|entry| entry.record).collect();
    let titles = tx.titles(&records)?;
    let changes: Vec<Json> =
        made.iter().map(|entry| change(entry, titles.get(&entry.record).map(String::as_str))).collect();
    let mut outcome = json!({"changes": changes, "record": record});
    if more > 0 {
        outcome["more"] = more.into();
    }
    Ok(outcome)
}

fn change(entry: &Entry, title: Option<&str>) -> Json {
    let fields: Map<String, Json> = entry
        .fields
        .iter()
        .map(|field| {
            let (before, after) = (text::to_json(&field.before), text::to_json(&field.after));
            (field.name.clone(), json!({"before": before, "after": after}))
        })
        .collect();
    json!({
        "type": entry.record.of,
        "id": entry.record.id,
        "title": title,
        "deed": entry.deed.code(),
        "fields": fields,
    })
}
