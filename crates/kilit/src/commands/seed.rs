//! `kilit seed`: test data of any size.

use clap::Args;
use crm::seed::Shape;
use kernel::{Actor, Face, Result};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::output::Voice;

/// How much test data.
///
/// Companies, people and the rest have Turkish, Estonian, British and German names and belong in turn to ten sellers. The
/// same numbers give the same data on every machine; only days are counted from today.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Seed {
    /// How many companies.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    pub companies: u64,
    /// How many people.
    #[arg(long, value_name = "N", default_value_t = 3_000)]
    pub people: u64,
    /// How many opportunities.
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub opportunities: u64,
    /// How many activities.
    #[arg(long, value_name = "N", default_value_t = 5_000)]
    pub activities: u64,
}

/// Writes test data.
pub fn run(store: &Store, asked: &Seed, voice: &mut Voice<'_>) -> Result<()> {
    let shape = Shape {
        companies: asked.companies,
        people: asked.people,
        opportunities: asked.opportunities,
        activities: asked.activities,
        today: store.clock().today(),
    };
    let (lang, mut told, mut heard) = (voice.lang, 0, Ok(()));
    crm::seed::run(store, &Actor::system(Face::Command), lang, shape, &mut |progress| {
        let tenths = progress.done * 10 / progress.of.max(1);
        if tenths > told && heard.is_ok() {
            told = tenths;
            let args = [("done", (progress.done as i64).into()), ("of", (progress.of as i64).into())];
            heard = voice.say("commands-progress", &args);
        }
    })?;
    heard?;
    voice.say("commands-seeded", &[])
}
