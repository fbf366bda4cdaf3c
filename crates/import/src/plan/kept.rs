//! What of a plan is kept for the next file with the same header.

use record::Catalogue;
use serde::{Deserialize, Serialize};

use super::propose::words_of;
use super::{Kind, Options, Plan, Target};
use crate::source::{DateOrder, DecimalSign, Guess};

/// What is kept: where columns go, how their numbers and days are written, and what was chosen besides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The name of the kind.
    pub kind: String,
    targets: Vec<String>,
    writings: Vec<(DecimalSign, DateOrder)>,
    #[serde(default)]
    options: Options,
}

impl Kept {
    /// What is kept of a plan.
    pub fn of(plan: &Plan) -> Kept {
        Kept {
            kind: plan.kind.clone(),
            targets: plan.targets.clone(),
            writings: plan.guess.columns.iter().map(|column| (column.decimal, column.date_order)).collect(),
            options: plan.options.clone(),
        }
    }

    /// The plan for a file with the same header; nothing when a field is gone that it feeds.
    pub fn plan(&self, catalogue: &Catalogue, guess: &Guess) -> Option<Plan> {
        let kind = Kind::named(catalogue, &self.kind).ok()?;
        let fits = self.targets.len() == guess.columns.len() && self.writings.len() == guess.columns.len();
        let are_there = self.targets.iter().all(|text| text.is_empty() || Target::parse(&kind, text).is_ok());
        if !fits || !are_there {
            return None;
        }
        let mut plan = Plan::propose(catalogue, &self.kind, guess.clone()).ok()?;
        plan.targets.clone_from(&self.targets);
        plan.options = self.options.clone();
        for (column, (decimal, order)) in plan.guess.columns.iter_mut().zip(&self.writings) {
            (column.decimal, column.date_order) = (*decimal, *order);
        }
        Some(plan)
    }
}

/// By what a file is known again: the names of its columns in their order, capitals and accents aside. A file without a
/// header is known by what its columns hold.
///
/// Thirty-two hexadecimal figures: two hashes of 64 bits (Fowler, Noll and Vo's FNV-1a) with different beginnings, so that
/// the longest header fits into an index.
pub fn fingerprint(guess: &Guess) -> String {
    let mut text = String::new();
    for column in &guess.columns {
        if guess.header {
            text.push_str(&words_of(&column.name));
        } else {
            text.push_str(&format!("{:?}", column.kind));
        }
        text.push('\u{1f}');
    }
    let hash = |beginning: u64| {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        text.bytes().fold(beginning, step)
    };
    format!("{:016x}{:016x}", hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142))
}
