//! Finding anything by a fragment of it, in any spelling.
//!
//! Each record with fields marked `search` has a row in `search`: its folded title and the folded words of those fields.

mod beginnings;
pub(crate) mod fold_function;
mod postgres;
mod sqlite;
mod write;

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{AnyId, Result, fold};
use record::{Filter, RecordRef, RecordType};

use beginnings::Beginnings;
pub(crate) use write::{forget, forget_many, remember, remember_many};

use crate::backend::Dialect;
use crate::db::Db;
use crate::gate::{self, Action};
use crate::query::select::{ROOT, Select};
use crate::query::sql::{APART, Params, escaped};

/// Candidates that one may see, at which a search gives up on ranking more.
const VISIBLE: usize = 200;
/// Candidates that one may see, at which no more are looked at among those of others.
const ENOUGH: usize = 50;
/// Candidates that are looked at, whether one may see them or not.
const LOOKED_AT: usize = 5_000;
/// How many of them at first.
const FIRST_LOOKED_AT: usize = 800;
/// Records that hold the words a list is searched for, of all types, up to which they are looked up one by one.
const FEW: usize = 2_000;

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
        self.search_by(&[Way::Title, Way::Beginnings, Way::Fragments], question, of, limit)
    }

    /// The same by the beginnings of words alone, which is enough for who looks for whole words.
    pub fn search_words(&self, question: &str, of: Option<&str>, limit: usize) -> Result<Vec<Hit>> {
        self.search_by(&[Way::Title, Way::Beginnings], question, of, limit)
    }

    fn search_by(&self, ways: &[Way], question: &str, of: Option<&str>, limit: usize) -> Result<Vec<Hit>> {
        let terms = terms(question);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let mut hits: Vec<Hit> = Vec::new();
        let mut known = HashSet::new();
        for way in ways {
            let better = hits.iter().filter(|hit| hit.score > way.best()).count();
            if better >= limit || hits.len() >= VISIBLE || (*way == Way::Fragments && !fragmentary(&terms, &hits)) {
                break;
            }
            for Candidate { record, title, text } in self.candidates(&terms, of, *way, limit.clamp(ENOUGH, VISIBLE))? {
                if known.insert(record.id) {
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

    /// What may fit, as far as the actor may see it.
    fn candidates(&self, terms: &[String], of: Option<&str>, way: Way, enough: usize) -> Result<Vec<Candidate>> {
        let gated = self.seen_in_part(of)?;
        let beginnings = if way == Way::Beginnings { self.beginnings(terms)? } else { Beginnings::default() };
        if gated.is_empty() {
            return self.looked_at(terms, of, way, &beginnings, VISIBLE);
        }
        // Most questions fit few records, and then few are asked for rights; only a wide one is looked at further.
        let mut found = Vec::new();
        for many in [FIRST_LOOKED_AT, LOOKED_AT] {
            found = self.looked_at(terms, of, way, &beginnings, many)?;
            let last = found.len() < many;
            let mut seen = HashSet::new();
            for of in &gated {
                let ids: Vec<AnyId> =
                    found.iter().filter(|one| one.record.of == of.name).map(|one| one.record.id).collect();
                seen.extend(self.passing(of, &ids, Action::See)?);
            }
            found.retain(|one| seen.contains(&one.record.id) || gated.iter().all(|of| of.name != one.record.of));
            if last || found.len() >= enough {
                break;
            }
        }
        found.truncate(VISIBLE);
        Ok(found)
    }

    /// The types of which the actor sees some records and not all.
    fn seen_in_part(&self, of: Option<&str>) -> Result<Vec<Arc<RecordType>>> {
        let mut gated = Vec::new();
        for described in self.catalogue.types().filter(|one| of.is_none_or(|of| of == one.name)) {
            let (access, catalogue, look) = (&self.access, &self.catalogue, self.frame().look);
            if gate::rows(access, catalogue, described, ROOT, Action::See, look, &mut Params::default())?.is_some() {
                gated.push(Arc::clone(described));
            }
        }
        Ok(gated)
    }

    /// What may fit, whether the actor sees the record or not; of types and fields only those that he sees.
    fn looked_at(
        &self,
        terms: &[String],
        of: Option<&str>,
        way: Way,
        beginnings: &Beginnings,
        many: usize,
    ) -> Result<Vec<Candidate>> {
        let mut params = Params::default();
        let Some(types) = self.searched(terms, of, &mut params)? else { return Ok(Vec::new()) };
        let from = match (way, self.dialect()) {
            (Way::Title, _) => {
                let whole = terms.join(" ");
                let (from, to) = (params.text(&whole), params.text(&format!("{whole}{LAST}")));
                format!("search s WHERE s.title >= {from} AND s.title < {to} AND {types} ORDER BY s.title, s.record_id")
            }
            (Way::Beginnings, dialect) => format!(
                "({} LIMIT {LOOKED_AT}) c {} WHERE s.record_id = c.record_id AND {types} ORDER BY c.word, c.record_id",
                beginnings.sql(of, dialect, &mut params),
                looked_up(dialect)
            ),
            (Way::Fragments, dialect) => {
                let mut fragments = match dialect {
                    Dialect::Sqlite => sqlite::fragments(terms, &mut params),
                    Dialect::Postgres => postgres::fragments(terms, &mut params),
                };
                let id = match dialect {
                    Dialect::Sqlite => "f.rowid",
                    Dialect::Postgres => "f.record_id",
                };
                fragments.push_str(&only_of(id, of, dialect, &mut params));
                format!(
                    "({fragments} LIMIT {LOOKED_AT}) c {} WHERE s.record_id = c.record_id AND {types}",
                    looked_up(dialect)
                )
            }
        };
        let sql = format!("SELECT s.record_id, s.record_type, s.title, s.text FROM {from} LIMIT {many}");
        let mut found = Vec::new();
        self.query(&sql, params.values(), |row| {
            let record = RecordRef { of: self.catalogue.get(row.text(1)?)?.name, id: AnyId::from_raw(row.int(0)?) };
            found.push(Candidate { record, title: row.text(2)?.to_owned(), text: row.text(3)?.to_owned() });
            Ok(())
        })?;
        Ok(found)
    }

    /// The condition on `search s` of the types that are searched; `None` when there are none.
    fn searched(&self, terms: &[String], of: Option<&str>, params: &mut Params) -> Result<Option<String>> {
        let (mut open, mut ways) = (Vec::new(), Vec::new());
        for described in self.catalogue.types() {
            let searched = described.fields.iter().any(|field| field.search);
            if !searched || of.is_some_and(|of| of != described.name) || !self.access.may(described, Action::See) {
                continue;
            }
            if described.title_field().is_some_and(|field| !self.access.sees(described, field)) {
                continue;
            }
            let name = params.text(described.name);
            if described.fields.iter().all(|field| !field.search || self.access.sees(described, field)) {
                open.push(name);
                continue;
            }
            // A hidden field must not be found by, so only the title is looked at.
            let mut way = format!("s.record_type = {name}");
            for term in terms {
                let pattern = params.text(&format!("%{}%", escaped(term)));
                way.push_str(&format!(" AND s.title LIKE {pattern} ESCAPE '\\'"));
            }
            ways.push(format!("({way})"));
        }
        if !open.is_empty() {
            // The plus keeps the types out of the choice of an index: words and titles say more.
            ways.push(match self.dialect() {
                Dialect::Sqlite => format!("+s.record_type IN ({})", open.join(", ")),
                Dialect::Postgres => format!("s.record_type IN ({})", open.join(", ")),
            });
        }
        Ok((!ways.is_empty()).then(|| format!("({})", ways.join(" OR "))))
    }
}

/// A record that may fit, with its folded title and words.
struct Candidate {
    record: RecordRef,
    title: String,
    text: String,
}

/// Where candidates come from, the best first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Titles that are the question or begin with it.
    Title,
    /// Records in which a word begins with each of the terms, whole words of the rarest first.
    Beginnings,
    /// Records that hold each of the terms somewhere.
    Fragments,
}

impl Way {
    /// What a candidate of this way scores at most, see [`score`].
    fn best(self) -> i64 {
        match self {
            Way::Title => i64::MAX,
            Way::Beginnings => 850 + 20,
            Way::Fragments => 600 + 20,
        }
    }
}

/// Whether fragments are looked for: there is an index of three letters and more, and who types fewer beside a word means
/// a beginning.
fn fragmentary(terms: &[String], hits: &[Hit]) -> bool {
    let long = |term: &String| term.chars().count() >= LETTERS_OF_A_FRAGMENT;
    terms.iter().all(long) || (hits.is_empty() && terms.iter().any(long))
}

/// Behind all words that begin with what it follows.
const LAST: char = '\u{10ffff}';
/// What the indexes of fragments hold at least.
pub(super) const LETTERS_OF_A_FRAGMENT: usize = 3;

/// Keeps candidates to one type before they are counted, so that those of others do not push its own out.
fn only_of(id: &str, of: Option<&str>, dialect: Dialect, params: &mut Params) -> String {
    let Some(of) = of else { return String::new() };
    let of = params.text(of);
    let apart = apart(dialect);
    format!(" AND EXISTS (SELECT 1 FROM search t WHERE t.record_id = {id} AND t.record_type = {of}{apart})")
}

/// The texts of candidates `c`, which are few, each looked up, whatever the database thinks of it: PostgreSQL, which plans
/// for any words that may come, would read the texts of all.
fn looked_up(dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => "CROSS JOIN search s".to_owned(),
        Dialect::Postgres => format!(
            "CROSS JOIN LATERAL (SELECT o.record_id, o.record_type, o.title, o.text FROM search o
             WHERE o.record_id = c.record_id{APART}) s"
        ),
    }
}

/// What a subquery ends with that is to be asked row by row.
fn apart(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "",
        Dialect::Postgres => APART,
    }
}

/// Keeps a list to the rows whose search text has all the words.
pub(crate) fn within(db: &Db<'_>, select: &mut Select<'_>, question: &str) -> Result<()> {
    let hidden = select.of.fields.iter().any(|field| field.search && !select.frame.access.sees(select.of, field));
    let terms = terms(question);
    if !hidden
        && terms.iter().any(|term| term.chars().count() >= LETTERS_OF_A_FRAGMENT)
        && let Some(ids) = few_with(db, &terms, select.of)?
    {
        return select.filter(&Filter::Ids(ids));
    }
    let column = if hidden { "s.title" } else { "s.text" };
    let mut conditions = Vec::new();
    for term in terms {
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

/// The records of a type that hold each of the terms, whoever may see them, where they are few. Where they are many a list
/// finds a page of them soon by going through its rows.
fn few_with(db: &Db<'_>, terms: &[String], of: &RecordType) -> Result<Option<Vec<AnyId>>> {
    let mut params = Params::default();
    let fragments = match db.dialect() {
        Dialect::Sqlite => sqlite::fragments(terms, &mut params),
        Dialect::Postgres => postgres::fragments(terms, &mut params),
    };
    let sql = format!(
        "SELECT s.record_id, s.record_type FROM ({fragments} LIMIT {FEW}) c CROSS JOIN search s
         WHERE s.record_id = c.record_id"
    );
    let (mut all, mut ids) = (0, Vec::new());
    db.query(&sql, params.values(), |row| {
        all += 1;
        if row.text(1)? == of.name {
            ids.push(AnyId::from_raw(row.int(0)?));
        }
        Ok(())
    })?;
    Ok((all < FEW).then_some(ids))
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
