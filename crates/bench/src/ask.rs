//! What is asked of a server: the requests that people make all day.

use kernel::Timestamp;
use record::{Query, RecordRef, Test, Value};
use store::Store;

use crate::readers::Reader;
use crate::{Result, while_doing};

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    /// What is sent with it; a request without is a question.
    pub form: Option<String>,
}

impl Ask {
    pub fn get(path: impl Into<String>) -> Ask {
        Ask { path: path.into(), headers: Vec::new(), form: None }
    }

    pub fn method(&self) -> &'static str {
        if self.form.is_some() { "POST" } else { "GET" }
    }
}

/// Requests of one sort, asked in turn.
#[derive(Clone, Debug)]
pub struct Errand {
    pub name: &'static str,
    /// What it should cost, in milliseconds of the processor.
    pub direction: f64,
    pub asks: Vec<Ask>,
}

/// How many different ones of each sort.
const DIFFERENT: usize = 60;
/// How many records are made.
const MADE: usize = 400;

/// All sorts of requests of a reader; those that change something last.
pub fn errands(store: &Store, reader: &Reader) -> Result<Vec<Errand>> {
    let companies = visible(store, reader, "company")?;
    let people = visible(store, reader, "person")?;
    let get = |name, direction, paths: Vec<String>| Errand {
        name,
        direction,
        asks: paths.into_iter().map(|path| Ask { headers: reader.headers(), ..Ask::get(path) }).collect(),
    };
    let one = |path: &str| vec![path.to_owned()];
    let names: Vec<String> = companies.iter().map(|(_, title)| title.clone()).collect();
    Ok(vec![
        get("list of companies by name", 1.0, one("/companies?sort=name")),
        get("list of people by name", 1.0, one("/people?sort=name")),
        get(
            "list of opportunities by close, filtered",
            1.0,
            one("/opportunities?sort=-expected_close&f=outcome:is:open"),
        ),
        get("page of a company", 1.0, paths("companies", &companies)),
        get("page of a person", 1.0, paths("people", &people)),
        get("search by a fragment", 1.5, names.iter().map(|name| format!("/search?q={}", fragment(name))).collect()),
        get("board of opportunities", 3.0, one("/opportunities?layout=board")),
        get("opportunities with sums by stage", 1.0, one("/opportunities?group=stage")),
        Errand { name: "create a company", direction: 0.5, asks: new_companies(reader, MADE) },
    ])
}

/// Forms that make companies nobody has, each one different from all others, those of other calls included.
pub fn new_companies(reader: &Reader, count: usize) -> Vec<Ask> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static MADE_SO_FAR: AtomicUsize = AtomicUsize::new(0);
    let first = MADE_SO_FAR.fetch_add(count, Ordering::Relaxed);
    let stamp = kernel::Clock::real(jiff::tz::TimeZone::UTC).now().millis();
    let form = |n: usize| {
        // The stamp in other words, so that no two names are alike enough to be warned of.
        let word = kernel::AnyId::from_raw((stamp ^ (n as i64) << 40).wrapping_mul(0x2545_f491_4f6c_dd1d) & i64::MAX);
        format!(
            "name=Bench+{word}&kinds=customer&party=organisation&address_city=Tartu&address_country=EE&email=info%40{word}.example"
        )
    };
    (first..first + count)
        .map(|n| Ask { path: "/companies/new".into(), headers: reader.form_headers(), form: Some(form(n)) })
        .collect()
}

fn paths(plural: &str, records: &[(RecordRef, String)]) -> Vec<String> {
    records.iter().map(|(record, _)| format!("/{plural}/{}", record.id)).collect()
}

/// Five letters from the inside of the first word.
fn fragment(name: &str) -> String {
    let word: String = store::folded_title(name).split(' ').next().unwrap_or("").chars().skip(1).take(5).collect();
    word.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Records that a reader may see, from all over the set.
fn visible(store: &Store, reader: &Reader, of: &'static str) -> Result<Vec<(RecordRef, String)>> {
    let found = store.read_blocking(reader.actor.clone(), move |db| {
        let described = db.describe(of)?;
        let ends = |query: Query| -> kernel::Result<Option<i64>> {
            let row = db.page(&query.limit(1).fields(&["updated_at"]))?.rows.pop();
            Ok(row.and_then(|view| match view.value("updated_at") {
                Value::Time(at) => Some(at.millis()),
                _ => None,
            }))
        };
        let first = ends(Query::of(described.name).by("updated_at"))?;
        let last = ends(Query::of(described.name).by_falling("updated_at"))?;
        let mut found = Vec::new();
        for (n, (first, last)) in (0..DIFFERENT).zip(std::iter::repeat(first.zip(last)).flatten()) {
            let from = Timestamp::from_millis(first + (last - first) / DIFFERENT as i64 * n as i64);
            let query = Query::of(described.name).by("updated_at").limit(1);
            let page = db.page(&query.test("updated_at", Test::AtLeast(Value::Time(from))))?;
            found.extend(page.rows.into_iter().map(|view| (view.record(), view.title)));
        }
        Ok(found)
    });
    let found = while_doing("looking for records", found)?;
    if found.is_empty() { Err(format!("{} sees no {of}", reader.name)) } else { Ok(found) }
}
