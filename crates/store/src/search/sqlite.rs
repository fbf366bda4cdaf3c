//! Fragments on SQLite: an index of trigrams.

use super::LETTERS_OF_A_FRAGMENT;
use crate::query::sql::{Params, escaped};

/// Records whose text contains each of the terms, of which one is long enough for the index.
pub(crate) fn fragments(terms: &[String], params: &mut Params) -> String {
    let mut ways = Vec::new();
    for term in terms {
        // LIKE with ESCAPE does not use the index, and folded words hold no signs that would need it.
        ways.push(if term.chars().count() >= LETTERS_OF_A_FRAGMENT {
            format!("f.text LIKE {}", params.text(&format!("%{term}%")))
        } else {
            let pattern = params.text(&format!("%{}%", escaped(term)));
            format!("EXISTS (SELECT 1 FROM search o WHERE o.record_id = f.rowid AND o.text LIKE {pattern} ESCAPE '\\')")
        });
    }
    format!("SELECT f.rowid AS record_id FROM search_fts f WHERE {}", ways.join(" AND "))
}
