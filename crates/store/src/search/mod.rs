//! Finding anything by a fragment of it, in any spelling.
//!
//! Each record with fields marked `search` has a row in `search`: its folded title and the folded words of those fields.

pub(crate) mod fold_function;
mod postgres;
mod sqlite;
mod write;

use kernel::{AnyId, Result, fold};
use record::RecordRef;

pub(crate) use write::{forget, forget_many, remember, remember_many};

use crate::backend::Dialect;
use crate::db::Db;
use crate::gate::{self, Action};
use crate::query::select::{ROOT, Select};
use crate::query::sql::{Params, escaped, quoted};

/// Candidates that are looked at before a search gives up on ranking more.
const VISIBLE: i64 = 200;

/// Letters and words of a question that are looked for; what is behind them names nothing more.
const LETTERS: usize = 200;
const WORDS: usize = 10;

/// Titles that one statement asks for.
const TITLES: usize = 100;

/// A title as it is compared: its words folded, one blank between them.
pub fn folded_title(title: &str) -> String {
    fold::words(title).map(|word| word.to_string()).collect::<Vec<_>>().join(" ")
}

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What was found.
    pub record: RecordRef,
    /// Its title.
    pub title: String,
    /// How well it fits, the larger the better.
    pub score: i64,
}

/// The words of a question, folded; a phone number in any writing is one word of digits.
fn terms(question: &str) -> Vec<String> {
    let question: &str = question.char_indices().nth(LETTERS).map_or(question, |(end, _)| &question[..end]);
    let digits: String = question.chars().filter(char::is_ascii_digit).collect();
    let only_number =
        question.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '/' | '.'));
    if only_number && digits.len() >= 3 {
        // The country's leading zeros are not part of what is kept.
        let bare = digits.trim_start_matches('0');
        return vec![if bare.len() >= 3 { bare.to_owned() } else { digits }];
    }
    fold::words(question).take(WORDS).map(|word| word.to_string()).collect()
}

impl Db<'_> {
    /// What fits the question best, of all types or of one, as far as the actor may see it.
    pub fn search(&self, question: &str, of: Option<&str>, limit: usize) -> Result<Vec<Hit>> {
        let terms = terms(question);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let mut hits: Vec<Hit> = Vec::new();
        // Beginnings of words first: they are few and nearly always what was meant.
        for beginnings in [true, false] {
            let short = terms.iter().any(|term| term.chars().count() < 3);
            if hits.len() as i64 >= VISIBLE || (!beginnings && short && !hits.is_empty()) {
                break;
            }
            for (record, title, text) in self.candidates(&terms, of, beginnings)? {
                if !hits.iter().any(|hit| hit.record == record) {
                    hits.push(Hit { record, score: score(&terms, &title, &text, record.of), title: String::new() });
                }
            }
        }
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.record.id.cmp(&b.record.id)));
        hits.truncate(limit);
        let titles = self.titles(&hits.iter().map(|hit| hit.record).collect::<Vec<_>>())?;
        for hit in &mut hits {
            hit.title = titles.get(&hit.record).cloned().unwrap_or_default();
        }
        Ok(hits)
    }

    /// Records of a type by their title in any spelling, as far as the actor may see them: the folded title (see
    /// [`folded_title`]) and the record, the oldest first.
    pub fn find_titles(&self, of: &str, titles: &[String]) -> Result<Vec<(String, AnyId)>> {
        let described = self.describe(of)?;
        let mut found = Vec::new();
        if described.title_field().is_none_or(|field| !field.search || !self.access.sees(&described, field)) {
            return Ok(found);
        }
        for some in titles.chunks(TITLES) {
            let mut select = Select::new(self.frame(), &described, Action::See, false)?;
            let places: Vec<String> =
                (0..TITLES).map(|at| select.params.place(some[at.min(some.len() - 1)].as_str().into())).collect();
            let sql = format!(
                "SELECT s.title, s.record_id FROM search s WHERE s.record_type = '{}' AND s.title IN ({})
                 AND EXISTS (SELECT 1{} AND {ROOT}.id = s.record_id) ORDER BY s.record_id",
                described.name,
                places.join(", "),
                select.body()
            );
            self.query(&sql, select.params.values(), |row| {
                found.push((row.text(0)?.to_owned(), AnyId::from_raw(row.int(1)?)));
                Ok(())
            })?;
        }
        Ok(found)
    }

    fn candidates(
        &self,
        terms: &[String],
        of: Option<&str>,
        beginnings: bool,
    ) -> Result<Vec<(RecordRef, String, String)>> {
        let frame = self.frame();
        let mut params = Params::default();
        let mut ways = Vec::new();
        for described in self.catalogue.types() {
            let searched = described.fields.iter().any(|field| field.search);
            if !searched || of.is_some_and(|of| of != described.name) || !self.access.may(described, Action::See) {
                continue;
            }
            let hidden = described.fields.iter().any(|field| field.search && !self.access.sees(described, field));
            let title_hidden = described.title_field().is_some_and(|field| !self.access.sees(described, field));
            if title_hidden {
                continue;
            }
            let mut way = format!("s.record_type = {}", params.text(described.name));
            if hidden {
                // A hidden field must not be found by, so only the title is looked at.
                for term in terms {
                    way.push_str(&format!(
                        " AND s.title LIKE {} ESCAPE '\\'",
                        params.text(&format!("%{}%", escaped(term)))
                    ));
                }
            }
            if let Some(gate) = gate::rows(frame.access, frame.catalogue, described, "x", Action::See, &mut params)? {
                way.push_str(&format!(
                    " AND EXISTS (SELECT 1 FROM {} x WHERE x.id = s.record_id AND x.deleted_at IS NULL AND {gate})",
                    quoted(described.name)
                ));
            }
            ways.push(format!("({way})"));
        }
        if ways.is_empty() {
            return Ok(Vec::new());
        }
        let matching = if beginnings {
            starting(terms, &mut params)
        } else {
            match self.dialect() {
                Dialect::Sqlite => sqlite::fragments(terms, &mut params),
                Dialect::Postgres => postgres::fragments(terms, &mut params),
            }
        };
        let sql = format!(
            "SELECT s.record_id, s.record_type, s.title, s.text FROM search s WHERE {matching} AND ({}) LIMIT {VISIBLE}",
            ways.join(" OR ")
        );
        let mut found = Vec::new();
        self.query(&sql, params.values(), |row| {
            let record = RecordRef { of: self.catalogue.get(row.text(1)?)?.name, id: AnyId::from_raw(row.int(0)?) };
            found.push((record, row.text(2)?.to_owned(), row.text(3)?.to_owned()));
            Ok(())
        })?;
        Ok(found)
    }
}

/// Records in which a word begins with each of the terms.
fn starting(terms: &[String], params: &mut Params) -> String {
    let ways: Vec<String> = terms
        .iter()
        .map(|term| {
            let (from, to) = (params.text(term), params.text(&format!("{term}\u{10ffff}")));
            format!("s.record_id IN (SELECT record_id FROM search_word WHERE word >= {from} AND word < {to})")
        })
        .collect();
    ways.join(" AND ")
}

/// Keeps a list to the rows whose search text has all the words.
pub(crate) fn within(select: &mut Select<'_>, question: &str) -> Result<()> {
    let hidden = select.of.fields.iter().any(|field| field.search && !select.frame.access.sees(select.of, field));
    let column = if hidden { "s.title" } else { "s.text" };
    let mut conditions = Vec::new();
    for term in terms(question) {
        let pattern = select.params.text(&format!("%{}%", escaped(&term)));
        conditions.push(format!("{column} LIKE {pattern} ESCAPE '\\'"));
    }
    if !conditions.is_empty() {
        select.and(format!(
            "EXISTS (SELECT 1 FROM search s WHERE s.record_id = {ROOT}.id AND {})",
            conditions.join(" AND ")
        ));
    }
    Ok(())
}

/// How well a record fits: the whole title, its beginning, beginnings of its words, its inside, other fields.
fn score(terms: &[String], title: &str, text: &str, of: &str) -> i64 {
    let whole = terms.join(" ");
    let words: Vec<&str> = title.split(' ').collect();
    let starts = |term: &String| words.iter().any(|word| word.starts_with(term.as_str()));
    let equals = |term: &String| words.iter().any(|word| word == term);
    let score = if title == whole {
        1_000
    } else if title.starts_with(&whole) {
        900
    } else if terms.iter().all(equals) {
        850
    } else if terms.iter().all(starts) {
        800
    } else if terms.iter().all(|term| title.contains(term.as_str())) {
        600
    } else if terms.iter().all(|term| text.split(' ').any(|word| word == term)) {
        500
    } else if terms.iter().all(|term| text.split(' ').any(|word| word.starts_with(term.as_str()))) {
        400
    } else {
        200
    };
    // The customer before what belongs to him, and the shorter name of two that fit alike.
    let kind = match of {
        "company" => 20,
        "person" => 15,
        "lead" | "opportunity" => 10,
        _ => 0,
    };
    score + kind - i64::try_from(title.chars().count() / 8).unwrap_or(0).min(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_any_writing_is_one_word() {
        assert_eq!(terms("0532 123 45"), ["53212345"]);
        assert_eq!(terms("+90 532"), ["90532"]);
        assert_eq!(terms("IŞIK  Çetin"), ["isik", "cetin"]);
        assert_eq!(terms("3M"), ["3m"]);
    }

    #[test]
    fn the_better_fit_scores_more() {
        let of = |question: &str, title: &str, text: &str| score(&terms(question), title, text, "person");
        assert!(of("isik cetin", "isik cetin", "isik cetin") > of("isik cetin", "isik cetinkaya", "isik cetinkaya"));
        assert!(of("isik", "isik cetin", "isik cetin") > of("isik", "ali isikli", "ali isikli"));
        assert!(of("cetin", "isik cetin", "") > of("cetin", "ali", "ali cetin"));
    }
}
