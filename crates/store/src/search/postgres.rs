//! Search on PostgreSQL: pg_trgm, and words in their byte order.

use crate::query::sql::{Params, escaped};

/// Records in which a word begins with each of the terms.
pub(crate) fn beginnings(terms: &[String], params: &mut Params) -> String {
    let ways: Vec<String> = terms
        .iter()
        .map(|term| {
            let (from, to) = (params.text(term), params.text(&format!("{term}\u{10ffff}")));
            format!("s.record_id IN (SELECT record_id FROM search_word WHERE word >= {from} AND word < {to})")
        })
        .collect();
    ways.join(" AND ")
}

/// Records whose text contains each of the terms.
pub(crate) fn fragments(terms: &[String], params: &mut Params) -> String {
    let ways: Vec<String> =
        terms.iter().map(|term| format!("s.text LIKE {}", params.text(&format!("%{}%", escaped(term))))).collect();
    ways.join(" AND ")
}
