//! Names that are alike.

use std::collections::HashSet;

use analytics::similarity;
use kernel::{AnyId, Result, fold};
use record::{Kind, RecordRef, RecordType, Values};
use store::Db;

use super::{Duplicate, Match};

/// How many candidates are compared at most.
const COMPARED: usize = 100;

/// Records with a name that is alike, the likeliest first.
pub(super) fn find(db: &Db<'_>, of: &RecordType, kept: &Values) -> Result<Vec<Duplicate>> {
    let title =
        of.title_field().filter(|field| field.kind == Kind::Text && field.search && db.access().sees(of, field));
    let Some(name) = title.and_then(|field| kept.get(&field.name)?.as_text()) else { return Ok(Vec::new()) };
    let name = fold(name);
    let alike: fn(&str, &str) -> f64 = match of.name {
        "company" => similarity::company,
        "person" | "user" | "lead" => similarity::person,
        _ => |a, b| if a == b { 1.0 } else { 0.0 },
    };
    let mut found: Vec<(f64, Duplicate)> = Vec::new();
    for (id, title) in candidates(db, of, &name)? {
        let score = alike(&name, &fold(&title));
        if score >= similarity::LIKELY {
            let record = RecordRef { of: of.name, id };
            found.push((score, Duplicate { record, title, by: Match::Name(score) }));
        }
    }
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    Ok(found.into_iter().map(|(_, duplicate)| duplicate).collect())
}

/// Records that share a distinguishing word with the name, or its beginning.
fn candidates(db: &Db<'_>, of: &RecordType, name: &str) -> Result<Vec<(AnyId, String)>> {
    let core = if of.name == "company" { similarity::core_of_company(name) } else { name.to_owned() };
    let mut words: Vec<&str> = core.split_whitespace().filter(|word| word.chars().count() > 2).collect();
    // Long words are mostly rarer, so they bring fewer and better candidates.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut questions: Vec<String> = vec![core.clone()];
    questions.extend(words.iter().take(2).map(|word| (*word).to_owned()));
    // A typing error at the end of a word still leaves its beginning.
    questions.extend(words.first().filter(|word| word.chars().count() > 5).map(|word| word.chars().take(4).collect()));
    let mut seen = HashSet::new();
    let mut candidates = Vec::new();
    for question in questions {
        for hit in db.search_words(&question, Some(of.name), COMPARED)? {
            if seen.insert(hit.record.id) {
                candidates.push((hit.record.id, hit.title));
            }
        }
        if candidates.len() >= COMPARED {
            break;
        }
    }
    Ok(candidates)
}
