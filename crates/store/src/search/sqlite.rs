//! Fragments on SQLite: an index of trigrams.

use crate::query::sql::{Params, escaped};

/// Records whose text contains each of the terms.
pub(crate) fn fragments(terms: &[String], params: &mut Params) -> String {
    let mut ways = Vec::new();
    let mut longest: Vec<&String> = terms.iter().collect();
    longest.sort_by_key(|term| std::cmp::Reverse(term.len()));
    for (place, term) in longest.into_iter().enumerate() {
        let pattern = params.text(&format!("%{}%", escaped(term)));
        // The longest term goes through the index, the others are tested on what it leaves. LIKE with ESCAPE does not
        // use the index, and folded words hold no signs that would need it.
        ways.push(if place == 0 && term.chars().count() >= 3 {
            format!(
                "s.record_id IN (SELECT rowid FROM search_fts WHERE text LIKE {})",
                params.text(&format!("%{term}%"))
            )
        } else {
            format!("s.text LIKE {pattern} ESCAPE '\\'")
        });
    }
    ways.join(" AND ")
}
