//! Fragments on PostgreSQL: pg_trgm.

use crate::query::sql::{Params, escaped};

/// Records whose text contains each of the terms.
pub(crate) fn fragments(terms: &[String], params: &mut Params) -> String {
    let ways: Vec<String> =
        terms.iter().map(|term| format!("f.text LIKE {}", params.text(&format!("%{}%", escaped(term))))).collect();
    format!("SELECT f.record_id FROM search f WHERE {}", ways.join(" AND "))
}
