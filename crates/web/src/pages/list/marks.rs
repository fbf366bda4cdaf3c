//! Which companies of a list are key accounts: they carry the mark of it behind their name.

use std::collections::HashMap;

use kernel::{AnyId, Result};
use record::{Kind, Query, Test, Value, View};
use store::{Action, Db};

use crate::kit::{self, Markup};
use crate::show::{Show, choice_label};

/// The marks of those rows that are key accounts now, as far as the reader may see key accounts.
pub(super) fn of(db: &Db<'_>, show: &Show, rows: &[View]) -> Result<HashMap<AnyId, Markup>> {
    let companies: Vec<Value> =
        rows.iter().filter(|view| view.of == "company").map(|view| Value::Id(view.id)).collect();
    let described = db.describe("key_account")?;
    let class = described.field("class")?;
    let seen = db.access().may(&described, Action::See)
        && ["company", "class", "until"]
            .iter()
            .all(|name| described.find(name).is_some_and(|field| db.access().sees(&described, field)));
    if companies.is_empty() || !seen {
        return Ok(HashMap::new());
    }
    let query = Query::of("key_account")
        .limit(companies.len())
        .test("company", Test::In(companies))
        .test("until", Test::Empty)
        .fields(&["company", "class"]);
    let mut marks = HashMap::new();
    for view in db.page(&query)?.rows {
        if let (Some(company), Some(code), Kind::Choice(set)) =
            (view.value("company").as_id(), view.value("class").as_text(), &class.kind)
        {
            marks.insert(company, kit::key_bare(&choice_label(show.lang, set, code)));
        }
    }
    Ok(marks)
}
