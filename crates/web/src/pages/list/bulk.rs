//! Many rows at once: one field of all, into the bin, out of it, and back again.
//!
//! Each record is written for itself, so that one that refuses leaves the others done; slices keep the writer free for
//! colleagues between them.

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use kernel::{Actor, AnyId, Error, Result};
use maud::{Markup, html};
use record::{Field, Kind, RecordRef, RecordType, Values};
use store::{Action, Db, Deed, FieldAccess, Tx};

use super::asked::Asked;
use crate::fill_form::{Drawn, Labels};
use crate::http::{Answer, Posted, Toasts};
use crate::kit::{self, BulkAction, Button, Dialog, Look, Toast, Tone};
use crate::show::{Show, field_label};
use crate::{App, Ctx, edit};

/// How many records are written before others get their turn.
const SLICE: usize = 50;
/// The most rows that are acted on at once.
const MOST: usize = 2_000;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/{plural}/bulk/edit", post(ask))
        .route("/{plural}/bulk/change", post(change))
        .route("/{plural}/bulk/delete", post(delete))
        .route("/{plural}/bulk/restore", post(restore))
        .route("/{plural}/bulk/undo", post(undo))
}

/// What can be done to chosen rows.
pub(super) fn actions(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Vec<BulkAction> {
    let word = |key: &str| words::text(show.lang, key, &[]);
    let at = |what: &str| format!("/{}/bulk/{what}", of.plural);
    let access = db.access();
    let mut actions = Vec::new();
    if asked.bin {
        if access.may(of, Action::Delete) {
            let action = at("restore");
            actions.push(BulkAction { text: word("common-restore"), icon: "undo", action, ..BulkAction::default() });
        }
        return actions;
    }
    if fields(db, of).next().is_some() {
        let action = at("edit");
        actions.push(BulkAction {
            text: word("common-edit"),
            icon: "edit",
            action,
            asks: true,
            ..BulkAction::default()
        });
    }
    if access.may(of, Action::Delete) {
        let action = at("delete");
        actions.push(BulkAction {
            text: word("common-delete"),
            icon: "trash",
            action,
            danger: true,
            ..BulkAction::default()
        });
    }
    actions
}

/// The fields that several records may share a new value of.
fn fields<'a>(db: &'a Db<'_>, of: &'a RecordType) -> impl Iterator<Item = &'a Field> {
    let access = db.access();
    of.fields.iter().filter(move |field| {
        access.may(of, Action::Change)
            && !field.read_only
            && !field.unique
            && field.name != of.title
            && field.kind != Kind::File
            && access.field(of, field) == FieldAccess::Full
    })
}

/// The chosen rows, from the form or from the address of an undo.
fn chosen(sent: &Posted, query: Option<&str>) -> Result<Vec<AnyId>> {
    let asked = Posted::parse(query.unwrap_or_default().as_bytes());
    let listed = asked.get("ids").to_owned();
    let named = sent.all("id").chain(listed.split(',').filter(|id| !id.is_empty()));
    let mut ids: Vec<AnyId> = named.map(str::parse).collect::<Result<_>>()?;
    ids.dedup();
    if ids.is_empty() {
        return Err(Error::invalid("error-none-chosen"));
    }
    if ids.len() > MOST {
        return Err(Error::invalid("error-too-many-chosen").with("most", MOST));
    }
    Ok(ids)
}

/// Which field, and then which value: a dialog for each.
async fn ask(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let ids = chosen(&sent, query.as_deref())?;
    let (csrf, wanted) = (ctx.csrf().to_owned(), sent.get("field").to_owned());
    let form = ctx
        .read(move |db| {
            let show = Show::of(db);
            if wanted.is_empty() {
                return Ok(field_form(db, &show, &of, &ids, &csrf));
            }
            let field = allowed(db, &of, &wanted)?;
            Ok(value_form(&show, &of, field, &ids, &csrf, (&Posted::default(), None)))
        })
        .await?;
    Ok(answer(&ctx, &plural, StatusCode::OK, form))
}

fn allowed<'a>(db: &'a Db<'_>, of: &'a RecordType, name: &str) -> Result<&'a Field> {
    db.access().visible_field(of, name)?;
    fields(db, of)
        .find(|field| field.name == name)
        .ok_or_else(|| Error::forbidden("error-field-read-only").with("field", name).with("type", of.name))
}

fn answer(ctx: &Ctx, plural: &str, status: StatusCode, body: Markup) -> Response {
    let title = ctx.word("list-edit-chosen");
    if ctx.is_htmx() {
        return (status, kit::dialog(ctx.lang(), &Dialog { title, body, ..Dialog::default() })).into_response();
    }
    ctx.page_with(
        status,
        &title,
        &format!("/{plural}"),
        html! { h1 { (title) } div class="panel panel-form" { (body) } },
    )
}

fn hidden(ids: &[AnyId], csrf: &str) -> Markup {
    html! { (kit::hidden_csrf(csrf)) @for id in ids { input type="hidden" name="id" value=(id); } }
}

fn field_form(db: &Db<'_>, show: &Show, of: &RecordType, ids: &[AnyId], csrf: &str) -> Markup {
    let action = format!("/{}/bulk/edit", of.plural);
    html! {
        form method="post" action=(action) hx-post=(action) hx-target="#dialog" {
            (hidden(ids, csrf))
            p class="muted" { (words::text(show.lang, "list-which-field", &[("count", ids.len().into())])) }
            ul class="field-picks" {
                @for field in fields(db, of) {
                    li {
                        button type="submit" class="menu-item" name="field" value=(field.name) {
                            span class="clip" { (field_label(show.lang, of.name, field)) }
                        }
                    }
                }
            }
        }
    }
}

fn value_form(
    show: &Show,
    of: &RecordType,
    field: &Field,
    ids: &[AnyId],
    csrf: &str,
    (sent, error): (&Posted, Option<&Error>),
) -> Markup {
    let action = format!("/{}/bulk/change", of.plural);
    let drawn = Drawn { show, words: of.name, posted: sent, labels: &Labels::new(), errors: error };
    let shown = kit::Field { prefix: "bulk-".to_owned(), focus: true, full: true, ..drawn.field(field) };
    let count = words::text(show.lang, "list-change-count", &[("count", ids.len().into())]);
    html! {
        form class="filter-form" method="post" action=(action) hx-post=(action) hx-target="#toasts" hx-swap="beforeend" novalidate {
            (hidden(ids, csrf))
            input type="hidden" name="field" value=(field.name);
            (kit::field(show.lang, &shown))
            div class="form-actions" { (kit::submit(&Button { text: &count, look: Look::Primary, ..Button::default() }, "", "")) }
        }
    }
}

/// What came of it.
#[derive(Default)]
struct Outcome {
    done: Vec<AnyId>,
    refused: usize,
    /// Why the first one was refused.
    reason: Option<Error>,
}

/// Does something to each record, as an actor.
async fn each(
    ctx: &Ctx,
    actor: Actor,
    ids: Vec<AnyId>,
    one: impl Fn(&mut Tx<'_>, AnyId) -> Result<bool> + Clone + Send + Sync + 'static,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for slice in ids.chunks(SLICE) {
        let (slice, one) = (slice.to_vec(), one.clone());
        let part = ctx
            .store()
            .write(actor.clone(), move |tx| {
                let mut part = Outcome::default();
                for id in &slice {
                    match tx.attempt(|tx| one(tx, *id)) {
                        Ok(true) => part.done.push(*id),
                        Ok(false) => {}
                        // A busy database refuses them all; the transaction is then tried again as a whole.
                        Err(error) if matches!(error.fault(), kernel::Fault::Busy | kernel::Fault::Internal) => {
                            return Err(error);
                        }
                        Err(error) => {
                            part.refused += 1;
                            part.reason.get_or_insert(error);
                        }
                    }
                }
                Ok(part)
            })
            .await?;
        outcome.done.extend(part.done);
        outcome.refused += part.refused;
        outcome.reason = outcome.reason.or(part.reason);
    }
    Ok(outcome)
}

/// Sets a field of all chosen rows.
async fn change(ctx: Ctx, Path(plural): Path<String>, sent: Posted) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let ids = chosen(&sent, None)?;
    let name = sent.get("field").to_owned();
    let field = of.field(&name)?.clone();
    ctx.access().visible_field(&of, &name)?;
    let values = match edit::read_values(&ctx, vec![field.clone()], &sent).await {
        Ok(values) => values,
        Err(error) if error.fault() == kernel::Fault::Invalid => {
            let show = Show::new(ctx.lang(), ctx.store().catalogue(), &ctx.store().settings(), &ctx.clock());
            let form = value_form(&show, &of, &field, &ids, ctx.csrf(), (&sent, Some(&error)));
            let mut response = answer(&ctx, &plural, StatusCode::UNPROCESSABLE_ENTITY, form);
            // The form asked for its answer as a message; with an error it comes again as the dialog.
            retarget(&mut response);
            return Ok(response);
        }
        Err(error) => return Err(error.into()),
    };
    let batch: AnyId = ctx.store().next_id();
    let name = of.name;
    let outcome = each(&ctx, ctx.actor().in_batch(batch), ids, move |tx, id| {
        tx.change_values(name, id, None, values.clone()).map(|_| true)
    })
    .await?;
    let undo = format!("/{plural}/bulk/undo?batch={batch}&ids={}", listed(&outcome.done));
    Ok(told(&ctx, &plural, &outcome, "list-changed", &undo))
}

fn retarget(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert("hx-retarget", axum::http::HeaderValue::from_static("#dialog"));
    headers.insert("hx-reswap", axum::http::HeaderValue::from_static("innerHTML"));
}

/// Puts all chosen rows into the bin.
async fn delete(ctx: Ctx, Path(plural): Path<String>, sent: Posted) -> Answer {
    let of = super::record_type(&ctx, &plural)?.name;
    let ids = chosen(&sent, None)?;
    let outcome =
        each(&ctx, ctx.actor(), ids, move |tx, id| tx.delete_record(RecordRef { of, id }).map(|()| true)).await?;
    let undo = format!("/{plural}/bulk/restore?ids={}", listed(&outcome.done));
    Ok(told(&ctx, &plural, &outcome, "list-deleted", &undo))
}

/// Takes rows out of the bin.
async fn restore(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let of = super::record_type(&ctx, &plural)?.name;
    let ids = chosen(&sent, query.as_deref())?;
    let outcome = each(&ctx, ctx.actor(), ids, move |tx, id| tx.restore(RecordRef { of, id }).map(|()| true)).await?;
    Ok(told(&ctx, &plural, &outcome, "list-restored", ""))
}

/// Turns the change of a field back where the field still holds what was then set.
async fn undo(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let of = super::record_type(&ctx, &plural)?.name;
    let ids = chosen(&sent, query.as_deref())?;
    let batch: AnyId = Posted::parse(query.unwrap_or_default().as_bytes()).get("batch").parse()?;
    let outcome = each(&ctx, ctx.actor(), ids, move |tx, id| turn_back(tx, RecordRef { of, id }, batch)).await?;
    Ok(told(&ctx, &plural, &outcome, "list-turned-back", ""))
}

/// How far back the change is looked for in a record's history.
const LOOK_BACK: usize = 20;

fn turn_back(tx: &mut Tx<'_>, record: RecordRef, batch: AnyId) -> Result<bool> {
    let history = tx.history(record, None, LOOK_BACK)?;
    let mine = |user| user == tx.actor().user;
    let Some(entry) =
        history.into_iter().find(|entry| entry.batch == Some(batch) && entry.deed == Deed::Change && mine(entry.user))
    else {
        return Ok(false);
    };
    let now = tx.view(record.of, record.id)?;
    let of = tx.describe(record.of)?;
    let mut values = Values::new();
    for field in entry.fields {
        // What a rule set besides follows from the field when it is turned back.
        let own = of.find(&field.name).is_some_and(|known| !known.read_only);
        if own && *now.value(&field.name) == field.after {
            values.set(field.name, field.before);
        }
    }
    if values.is_empty() {
        return Ok(false);
    }
    tx.change_values(record.of, record.id, None, values).map(|_| true)
}

fn listed(ids: &[AnyId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// Says what was done, and fetches the list anew.
fn told(ctx: &Ctx, plural: &str, outcome: &Outcome, key: &str, undo: &str) -> Response {
    if !ctx.is_htmx() {
        return ctx.go(&format!("/{plural}"));
    }
    let lang = ctx.lang();
    let mut text = words::text(lang, key, &[("count", outcome.done.len().into())]);
    let mut tone = Tone::Good;
    if let Some(reason) = &outcome.reason {
        let refused = words::text(lang, "list-refused", &[("count", outcome.refused.into())]);
        let done = if outcome.done.is_empty() { String::new() } else { format!("{text} ") };
        text = format!("{done}{refused} {}", words::errors(lang, reason));
        tone = Tone::Bad;
    }
    let undo = if outcome.done.is_empty() { String::new() } else { undo.to_owned() };
    let toast = kit::toast(lang, &Toast { text, tone, undo, link: None });
    Toasts::new().event("dialog-close").event("list-changed").on(toast.into_response())
}
