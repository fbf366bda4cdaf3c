//! Two people changed the same fields: the second sees both values and chooses.

use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::{AnyId, Error, Result};
use maud::Markup;
use record::Field;
use store::Db;

use super::{Asker, AtHand, edit};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Cell, Clash, Dialog};
use crate::read_form;
use crate::show::field_label;

/// How far back the log is read to find who changed the fields.
const LOOKED_AT: usize = 50;

/// Whether a form carries the choice of a clash: then it comes from the dialog and not from the place of the value.
pub(crate) fn is_chosen(sent: &Posted) -> bool {
    sent.0.iter().any(|(name, _)| name.starts_with("keep-"))
}

/// The answer 409: both values of each field, as a dialog or as a page. The choice is posted to `action`, an address.
pub(crate) async fn answer(
    ctx: &Ctx,
    plural: String,
    id: AnyId,
    posted: Posted,
    error: Error,
    action: String,
) -> Answer {
    let asker = Asker::of(ctx);
    let dialog = ctx.is_htmx();
    // Where two writes crossed on their way, the fields are not named, and all that were typed are in question.
    let names: Vec<String> = match error.value("fields") {
        Some(fields) => fields.split(',').map(str::to_owned).collect(),
        None => posted.0.iter().map(|(name, _)| name.clone()).collect(),
    };
    let form = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            choice(db, &at, &posted, &names, &action, dialog)
        })
        .await?;
    let title = ctx.word("records-conflict");
    if dialog {
        let shown = kit::dialog(ctx.lang(), &Dialog { title, body: form, wide: true, ..Dialog::default() });
        return Ok((StatusCode::CONFLICT, shown).into_response());
    }
    let body = maud::html! { div class="page-head" { h1 { (title) } } div class="panel" { div class="panel-body" { (form) } } };
    Ok(ctx.page_with(StatusCode::CONFLICT, &title, "", body))
}

fn choice(db: &Db<'_>, at: &AtHand, posted: &Posted, names: &[String], action: &str, dialog: bool) -> Result<Markup> {
    let mut clashes = Vec::new();
    for field in at.of.fields.iter().filter(|field| names.contains(&field.name.to_string())) {
        clashes.push(clash(db, at, posted, field)?);
    }
    // Fields that only one of the two changed go along as they were typed.
    let others: Vec<(String, String)> = posted
        .0
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "_csrf" | "version") && !name.starts_with("keep-"))
        .filter(|pair| !clashes.iter().any(|clash| clash.sent.contains(pair)))
        .cloned()
        .collect();
    if let Some(first) = clashes.first_mut() {
        first.sent.extend(others);
    }
    let (who, when) = changed_by(db, at, names)?;
    let by = if when.is_empty() { who } else { format!("{who}, {when}") };
    let back = if dialog { String::new() } else { at.href() };
    Ok(kit::conflict(at.show.lang, &at.csrf, action, at.view.version, &by, &back, &clashes))
}

fn clash(db: &Db<'_>, at: &AtHand, posted: &Posted, field: &Field) -> Result<Clash> {
    let mine = edit::read_posted(db, [field], posted)?;
    let mine = mine.get(&field.name).cloned().unwrap_or_default();
    let labels = crate::fill_form::look_up(db, [field], posted)?;
    let title = |id: AnyId| labels.iter().find(|(record, _)| record.id == id).map(|(_, title)| title.clone());
    Ok(Clash {
        name: field.name.to_string(),
        label: field_label(at.show.lang, at.of.name, field),
        mine: named(at.show.value_cell(&field.kind, &mine, &title), at),
        sent: read_form::sent_for(posted, &field.name),
        theirs: named(at.show.cell(&at.view, &field.name), at),
    })
}

/// An emptied field says so.
fn named(cell: Cell, at: &AtHand) -> Cell {
    if cell.is_none() { Cell::Text(at.word("common-empty")) } else { cell }
}

/// Who changed one of the fields last, and when.
fn changed_by(db: &Db<'_>, at: &AtHand, names: &[String]) -> Result<(String, String)> {
    let history = db.history(at.record(), None, LOOKED_AT)?;
    let Some(entry) = history.iter().find(|entry| entry.fields.iter().any(|f| names.contains(&f.name))) else {
        return Ok((at.word("records-somebody"), String::new()));
    };
    let who = match entry.user {
        Some(user) => db.title(record::RecordRef { of: "user", id: user })?,
        None => None,
    };
    let when = words::relative(at.show.lang, kernel::format::relative(at.show.now, entry.at));
    Ok((who.unwrap_or_else(|| at.word("records-somebody")), when))
}

/// After the choice the page is fetched anew: the form that began it still stands on it.
pub(super) fn settled(ctx: &Ctx) -> Response {
    let mut response = crate::http::toast(StatusCode::OK.into_response(), ctx.word("common-saved"));
    response.headers_mut().insert(HeaderName::from_static("hx-refresh"), HeaderValue::from_static("true"));
    response
}
