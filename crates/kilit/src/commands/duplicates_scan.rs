//! `kilit duplicates scan`: which records are likely the same?

use clap::Args;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::output::Voice;

/// How records are looked through.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Args)]
pub struct DuplicatesScan {
    /// Write JSON: {company: {records, compared, found, fresh, crowded, stopped}, person: {…}}.
    #[arg(long)]
    pub json: bool,
}

pub fn run(store: &Store, asked: &DuplicatesScan, voice: &mut Voice<'_>) -> Result<()> {
    let all = crm::duplicates::scan::all(store, None, &mut |_, _| true)?;
    if asked.json {
        let by_type: serde_json::Map<String, serde_json::Value> = all
            .iter()
            .map(|(of, scanned)| Ok(((*of).to_owned(), serde_json::to_value(scanned).map_err(Error::internal)?)))
            .collect::<Result<_>>()?;
        return voice.line(serde_json::Value::Object(by_type));
    }
    for (of, scanned) in all {
        let many = words::text(voice.lang, &format!("{of}.many"), &[]);
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX).into();
        voice.say(
            "program-duplicates-scanned",
            &[
                ("type", many.as_str().into()),
                ("records", count(scanned.records)),
                ("found", count(scanned.found)),
                ("fresh", count(scanned.fresh)),
            ],
        )?;
    }
    Ok(())
}
