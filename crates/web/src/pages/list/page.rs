//! The page of a list, and the pieces that come after it: further rows, the foot, one row anew.

use std::sync::Arc;

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse as _, Redirect};
use kernel::{AnyId, Result, format};
use maud::{Markup, html};
use record::RecordType;
use store::{Action, Db};

use super::asked::{Asked, Layout};
use super::foot::{self, Foot};
use super::rows::Listing;
use super::views::{self, SavedView};
use super::{board, bulk, calendar, filter, tools};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Empty};
use crate::show::{Show, purpose, type_many};

/// A list as it was asked for, with the saved views there are.
struct Wanted {
    of: Arc<RecordType>,
    asked: Asked,
    views: Vec<SavedView>,
}

impl Wanted {
    async fn read(ctx: &Ctx, plural: &str, query: Option<&str>) -> Result<Wanted> {
        let of = super::record_type(ctx, plural)?;
        let asked = Asked::read(plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
        let views = views::of_type(ctx, of.name, asked.view).await?;
        let asked = views::opened(asked, &views)?;
        Ok(Wanted { of, asked, views })
    }
}

/// The page; for htmx that scrolls on, the next lines alone.
pub(super) async fn page(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let wanted = Wanted::read(&ctx, &plural, query.as_deref()).await?;
    let (of, asked) = (Arc::clone(&wanted.of), wanted.asked.clone());
    if ctx.is_htmx() && asked.after.is_some() && asked.layout == Layout::List {
        let lines = ctx.read(move |db| more(db, of, asked)).await?;
        return Ok(lines.into_response());
    }
    let (csrf, title) = (ctx.csrf().to_owned(), type_many(ctx.lang(), of.name));
    let active = format!("/{plural}");
    let body = ctx.read(move |db| body(db, wanted, &csrf)).await?;
    let mut shell = ctx.shell(&title, &active);
    // A month is as long as it is; rows and columns scroll inside the sheet.
    shell.fixed = asked.layout != Layout::Calendar;
    Ok(kit::page(&shell, body).into_response())
}

/// The foot with the count and the sums of all rows, brought behind the page.
pub(super) async fn foot(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let Wanted { of, asked, .. } = Wanted::read(&ctx, &plural, query.as_deref()).await?;
    if !ctx.is_htmx() {
        let mut pairs = asked.pairs();
        pairs.push(("sums", "1".to_owned()));
        let whole = super::asked::with_query(&format!("/{plural}"), &pairs);
        return Ok(Redirect::to(&whole).into_response());
    }
    let foot = ctx.read(move |db| foot::fragment(&Listing::new(db, of, asked)?)).await?;
    Ok(foot.into_response())
}

/// One row anew; nothing where it is gone, so that it vanishes from the table.
pub(super) async fn row(ctx: Ctx, Path((plural, id)): Path<(String, String)>, RawQuery(query): RawQuery) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let id: AnyId = id.parse()?;
    let row = ctx.read(move |db| one_row(db, of, asked, id)).await?;
    Ok(row.unwrap_or_default().into_response())
}

/// The row of a record in a list with these columns.
pub(super) fn one_row(db: &Db<'_>, of: Arc<RecordType>, asked: Asked, id: AnyId) -> Result<Option<Markup>> {
    let listing = Listing::new(db, of, asked)?;
    let Some(row) = listing.one(id)? else { return Ok(None) };
    let none = super::rows::Lines { lines: Vec::new(), rows: 0, next: None, last: None };
    let table = listing.table(none);
    Ok(Some(kit::table_row(listing.show.lang, &table, &row)))
}

fn more(db: &Db<'_>, of: Arc<RecordType>, asked: Asked) -> Result<Markup> {
    let listing = Listing::new(db, of, asked)?;
    let lines = listing.lines()?;
    let table = listing.table(lines);
    Ok(kit::table_lines(listing.show.lang, &table))
}

/// The page of a list without saved views, as the tests of its cost ask for it.
#[cfg(test)]
pub(super) fn body_for_tests(db: &Db<'_>, of: Arc<RecordType>, query: &str) -> Result<Markup> {
    let asked = Asked::read(of.plural, &Posted::parse(query.as_bytes()))?;
    body(db, Wanted { of, asked, views: Vec::new() }, "")
}

/// What stands in the sheet: heading, saved views, the line of tools, and the rows in their layout.
fn body(db: &Db<'_>, wanted: Wanted, csrf: &str) -> Result<Markup> {
    let Wanted { of, asked, views } = wanted;
    let show = Show::of(db);
    let chips = filter::chips(db, &show, &of, &asked)?;
    let tabs = views::tabs(db, &show, &of, &asked, &views, csrf);
    let (rows, count, note) = match asked.layout {
        Layout::List => list(db, &of, &asked)?,
        Layout::Board => (board::draw(db, &of, &asked)?, String::new(), html! {}),
        Layout::Calendar => (calendar::draw(db, &of, &asked)?, String::new(), html! {}),
    };
    let toolbar = tools::toolbar(db, &show, &of, &asked, &chips, csrf)?;
    Ok(html! {
        div class="page-head list-head" {
            h1 { (type_many(show.lang, of.name)) (foot::count(&count, false)) }
            (foot::note(&note, false))
            div class="page-actions" { (tools::actions(db, &show, &of, &asked)) }
        }
        (tabs)
        (toolbar)
        div id="list-area" class="list-area" { (rows) }
    })
}

/// The table with its foot, or what stands in its place; the count, and what must be known about the sums.
fn list(db: &Db<'_>, of: &Arc<RecordType>, asked: &Asked) -> Result<(Markup, String, Markup)> {
    let listing = Listing::new(db, Arc::clone(of), asked.clone())?;
    let lang = listing.show.lang;
    let lines = listing.lines()?;
    let (rows, first, last) = (lines.rows, asked.after.is_none(), lines.next.is_none());
    if rows == 0 && first {
        return Ok((empty(db, &listing), String::new(), html! {}));
    }
    let summed = listing.columns.iter().any(|column| column.sum);
    let mut table = listing.table(lines);
    let (mut count, mut note) = (String::new(), html! {});
    if asked.sums || (first && last && summed) {
        let foot = Foot::of(&listing)?;
        foot.under(&mut table, words::text(lang, "common-sum", &[]));
        (count, note) = (foot.count, foot.note);
    } else if first && last {
        count = format::integer(lang, i64::try_from(rows).unwrap_or(i64::MAX));
    } else {
        table.foot_later = Some((asked.at("foot"), words::text(lang, "list-count-all", &[])));
    }
    let body = html! {
        (kit::table(lang, &table))
        @if !of.part { (kit::bulk_bar(lang, &table.id, &bulk::actions(db, &listing.show, of, asked))) }
    };
    Ok((body, count, note))
}

/// What an empty list says: nothing fits the filter, the bin is empty, or what belongs here and how to begin.
fn empty(db: &Db<'_>, listing: &Listing<'_, '_>) -> Markup {
    let (lang, of, asked) = (listing.show.lang, &listing.of, &listing.asked);
    let word = |key: &str| words::text(lang, key, &[]);
    if asked.bin {
        let text = word("list-bin-empty-text");
        return kit::empty(&Empty { icon: "trash".into(), title: word("list-bin-empty"), text, ..Empty::default() });
    }
    if !asked.filters.is_empty() || !asked.q.is_empty() {
        let all = asked.changed(|asked| {
            asked.filters.clear();
            asked.q.clear();
        });
        return kit::empty(&Empty {
            icon: "search".into(),
            title: word("common-nothing-found"),
            text: word("list-nothing-fits"),
            action: Some((word("common-clear-filters"), all.href())),
            ..Empty::default()
        });
    }
    let may_create = db.access().may(of, Action::Create) && !of.part;
    let import = tools::importable(of.name) && db.access().may(of, Action::Create);
    kit::empty(&Empty {
        icon: of.icon.to_owned(),
        title: word("list-none-yet"),
        text: purpose(lang, of.name),
        action: may_create.then(|| (word("common-new"), format!("/{}/new", of.plural))),
        other: import.then(|| (word("list-import"), tools::import_href(of.name))),
        ..Empty::default()
    })
}
