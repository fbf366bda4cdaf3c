//! Fragments on SQLite: an index of trigrams.

use super::LETTERS_OF_A_FRAGMENT;
use crate::query::sql::{Params, escaped};

/// Records whose text contains each of the terms, of which one is long enough for the index.
pub(crate) fn fragments(terms: &[String], params: &mut Params) -> String {
    let mut ways = Vec::new();
    for term in terms {
        // An index that tells capitals from small letters, as folded text needs no other, answers GLOB and not LIKE.
        ways.push(if term.chars().count() >= LETTERS_OF_A_FRAGMENT {
            format!("f.text GLOB {}", params.text(&format!("*{}*", plain(term))))
        } else {
            let pattern = params.text(&format!("%{}%", escaped(term)));
            format!("EXISTS (SELECT 1 FROM search o WHERE o.record_id = f.rowid AND o.text LIKE {pattern} ESCAPE '\\')")
        });
    }
    format!("SELECT f.rowid AS record_id FROM search_fts f WHERE {}", ways.join(" AND "))
}

/// A term without any sign that GLOB reads as more than itself.
fn plain(term: &str) -> String {
    term.chars().map(|letter| if matches!(letter, '*' | '?' | '[') { '?' } else { letter }).collect()
}
