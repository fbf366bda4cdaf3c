//! The tools that only read.

use std::sync::Arc;

use kernel::Result;
use serde_json::{Map, Value as Json, json};
use store::Db;

use super::Assistant;
use super::arguments::Arguments;
use super::{describe, summary};
use crate::deeds::{self, concentration};
use crate::json as form;

/// Their names.
pub(super) const TOOLS: [&str; 8] =
    ["describe_types", "describe_type", "search", "find", "read", "look_up_phone", "customer_summary", "concentration"];

/// Hits of a search.
const HITS: usize = 20;
/// Records of a page unless more are asked for: an assistant reads all of them.
const PAGE: usize = 25;
/// The first customers of a concentration that are named.
const NAMED: usize = 50;

impl Assistant {
    pub(super) fn read(&self, tool: &str, given: &Map<String, Json>) -> Result<Json> {
        let (tool, given, verbs) = (tool.to_owned(), given.clone(), Arc::clone(&self.verbs));
        self.store.read_blocking(self.actor.clone(), move |db| match tool.as_str() {
            "describe_types" => {
                Arguments::of(&given, &[])?;
                Ok(describe::types(db))
            }
            "describe_type" => describe::one(db, &verbs, Arguments::of(&given, &["type"])?.needed("type")?),
            "search" => search(db, &given),
            "find" => find(db, &given),
            "read" => read(db, &verbs, &given),
            "look_up_phone" => deeds::look_up(db, Arguments::of(&given, &["phone"])?.needed("phone")?),
            "customer_summary" => summary::of_company(db, Arguments::of(&given, &["company"])?.id("company")?),
            _ => measured(db, &given),
        })
    }
}

fn search(db: &Db<'_>, given: &Map<String, Json>) -> Result<Json> {
    let given = Arguments::of(given, &["words", "type", "limit"])?;
    deeds::search(db, given.needed("words")?, given.text("type")?, given.count("limit", HITS)?.min(50))
}

fn find(db: &Db<'_>, given: &Map<String, Json>) -> Result<Json> {
    let known = ["type", "filters", "words", "order", "fields", "after", "limit", "count", "bin"];
    let given = Arguments::of(given, &known)?;
    let of = deeds::type_named(db, given.needed("type")?)?;
    let asked = deeds::Asked {
        filters: given.texts("filters")?,
        words: given.text("words")?.map(str::to_owned),
        order: given.texts("order")?,
        fields: given.texts("fields")?,
        after: given.text("after")?.map(str::to_owned),
        limit: given.count("limit", PAGE)?,
        bin: given.yes("bin")?,
        count: given.yes("count")?,
    };
    let found = deeds::find(db, &of, &asked).map_err(|error| match error.field() {
        // Deeds name what was wrong as addresses of lists have it.
        Some("f") => error.on("filters"),
        Some("sort") => error.on("order"),
        _ => error,
    })?;
    Ok(found.into_json())
}

fn read(db: &Db<'_>, verbs: &crm::verbs::Verbs, given: &Map<String, Json>) -> Result<Json> {
    let given = Arguments::of(given, &["type", "id", "fields"])?;
    let of = deeds::type_named(db, given.needed("type")?)?;
    let id = given.id("id")?;
    let view = deeds::read(db, &of, id, &given.texts("fields")?)?;
    let offered = if db.actor().read_only { Vec::new() } else { deeds::offered(db, verbs, &of, id)? };
    Ok(json!({"record": form::record(&of, &view), "verbs": offered}))
}

fn measured(db: &Db<'_>, given: &Map<String, Json>) -> Result<Json> {
    let given = Arguments::of(given, &["measure", "share", "from", "to", "groups"])?;
    let asked = concentration::Asked {
        measure: given.text("measure")?,
        share: given.text("share")?,
        from: given.text("from")?,
        to: given.text("to")?,
        groups: given.yes("groups")?,
    };
    let mut measured = concentration::measure(db, &asked.wish()?)?;
    if let Some(items) = measured["items"].as_array_mut() {
        items.truncate(NAMED);
    }
    Ok(measured)
}
