//! What a list says beyond the bare values: what is late or done, and to which company the subject of a row belongs.

use maud::html;
use record::{Kind, Value, View};

use super::columns::Column;
use super::rows::Listing;
use crate::kit::{self, Cell, Tone};
use crate::show::needed_to_be_late;

/// The fields that this needs besides the columns, as far as the reader sees them.
pub(super) fn needed(listing: &Listing<'_, '_>) -> Vec<&'static str> {
    let (of, access) = (&*listing.of, listing.db.access());
    let mut needed: Vec<&'static str> = needed_to_be_late(access, of).collect();
    let concerns = listing.columns.iter().any(|column| column.kind == Kind::AnyRecord);
    if concerns && of.find("company").is_some_and(|field| access.sees(of, field)) {
        needed.push("company");
    }
    needed
}

/// The cell of a column.
pub(super) fn cell(listing: &Listing<'_, '_>, view: &View, column: &Column) -> Cell {
    let show = &listing.show;
    let key = column.key.as_str();
    let plain = show.cell(view, key);
    match plain {
        Cell::Figure(day) if show.is_late(view, key) => Cell::BadFigure(day),
        _ if is_overdue(listing, view, key) => Cell::Chip(Tone::Bad, words::text(show.lang, "invoice-overdue", &[])),
        plain if column.kind == Kind::AnyRecord => with_company(listing, view, key, plain),
        plain => plain,
    }
}

/// Whether a row is done, so that those which wait stand out.
pub(super) fn is_done(view: &View) -> bool {
    view.of == "task" && !view.value("done_at").is_null()
}

fn is_overdue(listing: &Listing<'_, '_>, view: &View, key: &str) -> bool {
    view.of == "invoice" && key == "status" && crm::billing::days_overdue(view, listing.show.today()).is_some()
}

/// What a row is about, with the company it belongs to unless it is the company itself.
fn with_company(listing: &Listing<'_, '_>, view: &View, key: &str, plain: Cell) -> Cell {
    let is_other = match (view.value(key), view.value("company").as_id()) {
        (Value::Record(about), Some(company)) => about.id != company,
        _ => false,
    };
    let has_column = listing.columns.iter().any(|column| column.key == "company");
    match view.title_of("company") {
        Some(name) if is_other && !has_column => Cell::Html(html! {
            span class="cell subject" { (kit::cell(&plain)) span class="faint" { " · " (name) } }
        }),
        _ => plain,
    }
}
