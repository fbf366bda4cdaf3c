//! Records in which words begin with each of the terms of a question.

use kernel::Result;

use super::{LAST, apart, only_of};
use crate::backend::Dialect;
use crate::db::Db;
use crate::query::sql::Params;

/// The words that begin with a term are counted up to here: below it the term is rare.
const RARE: i64 = 1_000;

/// The terms of a question, the rarest first.
#[derive(Default)]
pub(super) struct Beginnings {
    terms: Vec<String>,
    /// Whether so few words begin with the first that each can be asked whether the others are beside it.
    rare: bool,
}

impl Db<'_> {
    /// Looks which of the terms is the rarest: the longest may be a word that is in every second name.
    pub(super) fn beginnings(&self, terms: &[String]) -> Result<Beginnings> {
        if terms.len() < 2 {
            return Ok(Beginnings { terms: terms.to_vec(), rare: false });
        }
        let mut params = Params::default();
        let count = |term: &String| {
            let words = range("word", term, &mut params);
            format!("(SELECT count(*) FROM (SELECT 1 FROM search_word WHERE {words} LIMIT {RARE}) counted)")
        };
        let counts: Vec<String> = terms.iter().map(count).collect();
        let mut counted = Vec::new();
        self.query(&format!("SELECT {}", counts.join(", ")), params.values(), |row| {
            for (at, term) in terms.iter().enumerate() {
                counted.push((row.int(at)?, term.clone()));
            }
            Ok(())
        })?;
        counted.sort_by_key(|(count, term)| (*count, std::cmp::Reverse(term.len())));
        let rare = counted.first().is_some_and(|(count, _)| *count < RARE);
        Ok(Beginnings { terms: counted.into_iter().map(|(_, term)| term).collect(), rare })
    }
}

impl Beginnings {
    /// The words that begin with the rarest of the terms, of records in which others begin with each of the others.
    pub(super) fn sql(&self, of: Option<&str>, dialect: Dialect, params: &mut Params) -> String {
        // The plus says to SQLite that it is not to begin with the common words.
        let plus = if dialect == Dialect::Sqlite { "+" } else { "" };
        let apart = apart(dialect);
        let mut ways = Vec::new();
        for (place, term) in self.terms.iter().enumerate() {
            ways.push(if place == 0 {
                range("w.word", term, params)
            } else if self.rare {
                let words = range(&format!("{plus}o.word"), term, params);
                format!("EXISTS (SELECT 1 FROM search_word o WHERE o.record_id = w.record_id AND {words}{apart})")
            } else {
                let words = range("word", term, params);
                format!("{plus}w.record_id IN (SELECT record_id FROM search_word WHERE {words})")
            });
        }
        format!(
            "SELECT w.record_id, w.word FROM search_word w WHERE {}{} ORDER BY w.word, w.record_id",
            ways.join(" AND "),
            only_of("w.record_id", of, dialect, params)
        )
    }
}

/// The condition that a word begins with a term.
fn range(column: &str, term: &str, params: &mut Params) -> String {
    let (from, to) = (params.text(term), params.text(&format!("{term}{LAST}")));
    format!("{column} >= {from} AND {column} < {to}")
}
