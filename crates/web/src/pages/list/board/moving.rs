//! A card goes to another column: its field is changed as if it were edited, with all rules.

use std::sync::Arc;

use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use kernel::{AnyId, Error, Fault, Result};
use maud::{Markup, html};
use record::{Query, RecordType, Values, text};
use store::Db;

use super::super::asked::Asked;
use super::columns;
use super::setting::Setting;
use super::{board, cards};
use crate::fill_form::{self, Drawn};
use crate::http::{Answer, Posted, close_dialog};
use crate::kit::{self, Button, Dialog, Look};
use crate::show::Show;
use crate::{Ctx, edit};

/// A move: which card, from which version, to which column.
#[derive(Clone)]
struct Move {
    of: Arc<RecordType>,
    asked: Asked,
    id: AnyId,
    seen: Option<i64>,
    to: String,
}

/// `POST /opportunities/move` with `id`, `version` and `to`.
///
/// What the move needs besides (a reason lost) may come along under its field's name; where it is missing, a dialog asks.
pub(super) async fn to_column(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let of = super::super::record_type(&ctx, &plural)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let step = Move {
        of,
        asked,
        id: sent.get("id").parse()?,
        seen: sent.get("version").parse().ok(),
        to: sent.get("to").to_owned(),
    };
    let besides: Vec<_> = step
        .of
        .editable()
        .filter(|field| sent.has(&field.name) || sent.has(&format!("{}_street", field.name)))
        .cloned()
        .collect();
    let from_dialog = !besides.is_empty();
    let more = edit::read_values(&ctx, besides, &sent).await;
    let done = match more {
        Ok(more) => write(&ctx, &step, more).await,
        Err(error) => Err(error),
    };
    match done {
        // The card was put back when the dialog opened, so the whole board is fetched anew.
        Ok(_) if from_dialog => Ok(close_dialog(ctx.word("common-saved"))),
        Ok(from) if ctx.is_htmx() => Ok(ctx.read(move |db| moved(db, &step, &from)).await?.into_response()),
        Ok(_) => Ok(ctx.go(&step.asked.href())),
        Err(error) => refused(&ctx, step, error, &sent).await,
    }
}

/// Writes the move; gives the column it came from.
async fn write(ctx: &Ctx, step: &Move, more: Values) -> Result<String> {
    let step = step.clone();
    ctx.write(move |tx| {
        let (name, value) = target(tx, &step)?;
        let before = tx.view(step.of.name, step.id)?;
        let from = text::write(before.value(&name));
        let mut values = more.clone();
        values.set(name, value);
        tx.change_values(step.of.name, step.id, step.seen, values)?;
        Ok(from)
    })
    .await
}

/// The field of the board, and the value of the column that the card goes to.
fn target(db: &Db<'_>, step: &Move) -> Result<(record::description::Name, record::Value)> {
    let setting = Setting::of(db, &step.of, &step.asked)?;
    Ok((setting.field.name.clone(), setting.value(&step.to)?))
}

/// The heads of both columns with their new figures, and the card with its new version.
fn moved(db: &Db<'_>, step: &Move, from: &str) -> Result<Markup> {
    let setting = Setting::of(db, &step.of, &step.asked)?;
    let Some((view, now)) = columns::card_view(&setting, step.id)? else { return Ok(html! {}) };
    let place = |value: &str| setting.columns.iter().find(|place| place.value == value).cloned();
    let (Some(from), Some(to)) = (place(from), place(&now)) else { return Ok(html! {}) };
    let card = cards::card(&setting, &view, &to);
    let mut heads = columns::counted(&setting, &[from, to])?;
    let (Some(to), Some(from)) = (heads.pop(), heads.pop()) else { return Ok(html! {}) };
    let frame = board(&setting, &setting.empty_columns());
    Ok(kit::moved(setting.show.lang, &frame, &from.head, &to.head, &card))
}

/// Somebody was quicker, or something is missing: the dialog that says so.
async fn refused(ctx: &Ctx, step: Move, error: Error, sent: &Posted) -> Answer {
    let status = match error.fault() {
        _ if error.key() == "error-changed-meanwhile" => StatusCode::CONFLICT,
        // A value that is taken is a conflict too, and no reason to move anyway.
        Fault::Conflict | Fault::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        _ => return Err(error.into()),
    };
    let lang = ctx.lang();
    let (csrf, sent) = (ctx.csrf().to_owned(), sent.clone());
    let plural = step.of.plural;
    let body = ctx.read(move |db| asking(db, &step, &error, &sent, &csrf)).await?;
    let title = words::text(lang, if status == StatusCode::CONFLICT { "edit-clash" } else { "list-move-needs" }, &[]);
    Ok(whole(ctx, plural, status, &title, body))
}

fn whole(ctx: &Ctx, plural: &str, status: StatusCode, title: &str, body: Markup) -> Response {
    if ctx.is_htmx() {
        let dialog = kit::dialog(ctx.lang(), &Dialog { title: title.to_owned(), body, ..Dialog::default() });
        return (status, dialog).into_response();
    }
    ctx.page_with(
        status,
        title,
        &format!("/{plural}"),
        html! { h1 { (title) } div class="panel panel-form" { (body) } },
    )
}

/// The form with the fields that the errors name; it moves the card as it stands now.
fn asking(db: &Db<'_>, step: &Move, error: &Error, sent: &Posted, csrf: &str) -> Result<Markup> {
    let show = Show::of(db);
    let lang = show.lang;
    let mut query = Query::of(step.of.name).filter(record::Filter::Ids(vec![step.id])).limit(1);
    query.fields = vec![step.of.title.into()];
    let view = db.page(&query)?.rows.pop().ok_or_else(Error::not_found)?;
    let board_field = Setting::of(db, &step.of, &step.asked)?.field;
    let mut fields = Vec::new();
    let mut others = Vec::new();
    for one in error.each() {
        let missing = one.field().and_then(|name| step.of.find(name));
        match missing
            .filter(|field| field.name != board_field.name && !field.read_only && error.fault() == Fault::Invalid)
        {
            Some(field) => {
                // Asked for the first time, the field is empty because nobody was asked, which is no mistake of his.
                let errors = sent.has(&field.name).then_some(one);
                let labels = fill_form::look_up(db, [field], sent)?;
                let drawn = Drawn { show: &show, words: step.of.name, posted: sent, labels: &labels, errors };
                fields.push(kit::Field {
                    prefix: "move-".to_owned(),
                    full: true,
                    required: true,
                    ..drawn.field(field)
                });
            }
            None => others.push(words::error(lang, one)),
        }
    }
    let action = step.asked.at("move");
    let save =
        words::text(lang, if error.fault() == Fault::Conflict { "list-move-anyway" } else { "common-save" }, &[]);
    Ok(html! {
        form class="filter-form" method="post" action=(action) hx-post=(action) hx-target="#dialog" novalidate {
            (kit::hidden_csrf(csrf))
            input type="hidden" name="id" value=(step.id);
            input type="hidden" name="version" value=(view.version);
            input type="hidden" name="to" value=(step.to);
            p class="strong" { (view.title) }
            @for other in &others { p { (other) } }
            @if !fields.is_empty() { div class="form-grid" { @for field in &fields { (kit::field(lang, field)) } } }
            // Where nothing can be given, the move cannot be saved from here.
            @if !fields.is_empty() || error.fault() == Fault::Conflict {
                div class="form-actions" { (kit::submit(&Button { text: &save, look: Look::Primary, ..Button::default() }, "", "")) }
            }
        }
    })
}
