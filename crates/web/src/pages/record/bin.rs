//! The bin: putting a record away, saying by whom it is still referred to, and taking it out again.

use axum::extract::{Path, Query as Asked};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{AnyId, Error, Result, format};
use maud::{Markup, html};
use record::{Field, Kind, Query, RecordRef, RecordType, Test, Value, View};
use serde::Deserialize;
use store::{Action, Db};

use super::{Asker, AtHand, related};
use crate::Ctx;
use crate::http::Answer;
use crate::kit::{self, Button, Dialog, Empty, Look, Notice, Tab, Tone};
use crate::show::{field_label, type_many, type_name};

/// How many records that refer to one are named by type.
const NAMED: usize = 5;
/// How many records of a type the bin shows.
const SHOWN: usize = 200;

/// `GET /{plural}/{id}/delete`: asks, or says who still refers to it.
pub(super) async fn ask(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    let asker = Asker::of(&ctx);
    let dialog = ctx.is_htmx();
    let (title, body, holders) = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            if !at.may_delete {
                return Err(Error::forbidden("error-forbidden").with("action", "delete").with("type", at.of.name));
            }
            let holders = holders(db, &at.of, at.view.id)?;
            let held = !holders.is_empty();
            Ok((at.title(), if held { held_by(&at, &holders, dialog) } else { question(&at, dialog) }, held))
        })
        .await?;
    Ok(answered(&ctx, StatusCode::OK, &title, body, !holders))
}

/// A dialog with its buttons, or a page.
fn answered(ctx: &Ctx, status: StatusCode, of: &str, body: Markup, may_go_on: bool) -> Response {
    let title = words::text(ctx.lang(), "records-delete-of", &[("title", of.into())]);
    if !ctx.is_htmx() {
        let body = html! { div class="page-head" { h1 { (title) } } div class="form-page" { (body) } };
        return ctx.page_with(status, &title, "", body);
    }
    let foot = html! {
        button type="button" class="btn" data-dialog-close { (ctx.word("common-cancel")) }
        @if may_go_on { button type="submit" form="delete" class="btn btn-danger" { (ctx.word("common-delete")) } }
    };
    (status, kit::dialog(ctx.lang(), &Dialog { title, body, foot, wide: false })).into_response()
}

fn question(at: &AtHand, dialog: bool) -> Markup {
    let action = at.below("delete");
    html! {
        form id="delete" method="post" action=(action) hx-post=[dialog.then_some(&action)] hx-target=[dialog.then_some("#dialog")] {
            (kit::hidden_csrf(&at.csrf))
            p { (at.word("records-delete-question")) }
            @if !dialog {
                div class="form-actions" {
                    (kit::submit(&Button { text: &at.word("common-delete"), look: Look::Danger, ..Button::default() }, "", ""))
                    a class="btn btn-quiet" href=(at.href()) { (at.word("common-cancel")) }
                }
            }
        }
    }
}

/// Records of one type that refer to a record by one field and do not go into the bin with it.
struct Holders {
    list: related::Listed,
    named: Vec<View>,
    count: i64,
}

/// Whatever the reader may see that keeps a record from being put away.
fn holders(db: &Db<'_>, of: &RecordType, id: AnyId) -> Result<Vec<Holders>> {
    let mut all = Vec::new();
    for list in related::lists(db, of).into_iter().filter(|list| !list.field.cascade) {
        let mut query = Query::of(list.of.name).test(&list.field, Test::In(vec![Value::Id(id)])).limit(NAMED);
        query.fields =
            naming(&list.of, &list.field).into_iter().map(|field| field.name.parse()).collect::<Result<_>>()?;
        let page = db.page(&query)?;
        if !page.rows.is_empty() {
            let count = if page.next.is_some() { db.count(&query)? } else { page.rows.len() as i64 };
            all.push(Holders { list, named: page.rows, count });
        }
    }
    Ok(all)
}

/// The fields that tell records of a type apart which all refer to the same one: their title, unless that is what they
/// refer to, as with payments of a company; then their day and their amount.
fn naming<'a>(of: &'a RecordType, by: &Field) -> Vec<&'a Field> {
    if of.title != by.name {
        return of.fields.iter().filter(|field| field.name == of.title).collect();
    }
    of.fields.iter().filter(|field| field.list && matches!(field.kind, Kind::Date | Kind::Money)).collect()
}

/// What a record that refers to another is called there.
fn named(at: &AtHand, held: &Holders, view: &View) -> String {
    let of = &held.list.of;
    let said: Vec<String> = naming(of, &held.list.field)
        .iter()
        .map(|field| at.show.text(view, &field.name))
        .filter(|said| !said.is_empty())
        .collect();
    if said.is_empty() { type_name(at.show.lang, of.name) } else { said.join(" · ") }
}

fn held_by(at: &AtHand, holders: &[Holders], dialog: bool) -> Markup {
    let lang = at.show.lang;
    html! {
        p { (at.word("records-held")) }
        @for held in holders {
            @let of = &held.list.of;
            div class="held" {
                h2 class="held-type" { (type_many(lang, of.name)) " · " (field_label(lang, of.name, &held.list.field)) " " span class="panel-count" { (format::integer(lang, held.count)) } }
                ul {
                    @for view in &held.named {
                        li { a href=(format!("/{}/{}", of.plural, view.id)) { (named(at, held, view)) } }
                    }
                    @if held.count > held.named.len() as i64 {
                        li { a href=(format!("/{}?f={}:is:{}", of.plural, held.list.field.name, at.view.id)) { (at.word("common-show-all")) } }
                    }
                }
            }
        }
        @if !dialog { p { a class="btn" href=(at.href()) { (at.word("common-cancel")) } } }
    }
}

/// `POST /{plural}/{id}/delete`.
pub(super) async fn delete(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    let asker = Asker::of(&ctx);
    let dialog = ctx.is_htmx();
    let deleted = ctx
        .write({
            let plural = plural.clone();
            move |tx| {
                let of = super::type_of(tx, &plural)?;
                tx.delete_record(RecordRef { of, id })
            }
        })
        .await;
    match deleted {
        // Its own page says that it lies in the bin, and takes it out again with one click.
        Ok(()) => Ok(ctx.go(&format!("/{plural}/{id}"))),
        Err(error) if error.key() == "error-referenced-by" => {
            let said = words::error(ctx.lang(), &error);
            let (title, body) = ctx
                .read(move |db| {
                    let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
                    let holders = holders(db, &at.of, at.view.id)?;
                    // Holders that may not be seen are counted and not named.
                    let body = if holders.is_empty() {
                        html! { p { (said) } }
                    } else {
                        held_by(&at, &holders, dialog)
                    };
                    Ok((at.title(), body))
                })
                .await?;
            Ok(answered(&ctx, StatusCode::CONFLICT, &title, body, false))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /{plural}/{id}/restore`: takes it out, with what went there with it.
pub(super) async fn restore(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    ctx.write({
        let plural = plural.clone();
        move |tx| {
            let of = super::type_of(tx, &plural)?;
            tx.restore(RecordRef { of, id })
        }
    })
    .await?;
    Ok(ctx.go_telling(&format!("/{plural}/{id}"), "records-restored"))
}

/// The page of a record that lies in the bin; the error that it is not there where it does not.
pub(super) async fn in_bin(ctx: Ctx, plural: String, id: AnyId, missing: Error) -> Answer {
    let (csrf, of_plural) = (ctx.csrf().to_owned(), plural.clone());
    let found = ctx
        .read(move |db| {
            let of = db.describe(super::type_of(db, &of_plural)?)?;
            let view = db.view_in(of.name, id, true)?;
            let mut mine = Query::of(of.name).filter(record::Filter::Ids(vec![id])).limit(1);
            mine.bin = true;
            mine.fields = vec!["created_at".into()];
            let may_restore = !db.page_for(&mine, Action::Delete)?.rows.is_empty();
            let title = if view.title.is_empty() { type_name(db.actor().lang, of.name) } else { view.title };
            Ok((of.name, title, may_restore))
        })
        .await;
    let (of, title, may_restore) = match found {
        Ok(found) => found,
        Err(_) => return Err(missing.into()),
    };
    let action = format!("/{plural}/{id}/restore");
    let actions = html! {
        @if may_restore {
            form method="post" action=(action) { (kit::hidden_csrf(&csrf)) (kit::submit(&Button { text: &ctx.word("common-restore"), icon: "undo", look: Look::Primary, ..Button::default() }, "", "")) }
        }
    };
    let body = html! {
        div class="record" {
            div class="page-head" { h1 { (title) } }
            (kit::notice(&Notice { body: html! { p { (ctx.word("records-in-bin")) } }, tone: Tone::Warn, actions }))
            p { a href=(format!("/bin?of={of}")) { (ctx.word("records-bin-open")) } }
        }
    };
    Ok(super::framed(&ctx, &plural, of, &title, String::new(), body))
}

/// Which type's bin is asked for.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    of: String,
}

/// `GET /bin?of=company`: what lies in the bin, by type.
pub(super) async fn page(ctx: Ctx, Asked(wanted): Asked<Wanted>) -> Answer {
    let catalogue = ctx.store().catalogue();
    let types: Vec<_> =
        catalogue.types().filter(|of| !of.part && !of.settings && ctx.may(of, Action::Delete)).cloned().collect();
    let Some(of) = types.iter().find(|of| of.name == wanted.of).or(types.first()).cloned() else {
        return Err(Error::forbidden("error-forbidden").with("action", "delete").into());
    };
    let shown = std::sync::Arc::clone(&of);
    let rows = ctx
        .read(move |db| {
            let mut query = Query::of(shown.name).limit(SHOWN);
            query.bin = true;
            query.fields = shown.whose.within.iter().map(|name| (*name).into()).collect();
            query.fields.push("updated_at".into());
            Ok(db.page_for(&query, Action::Delete)?.rows)
        })
        .await?;
    let tabs: Vec<Tab> = types
        .iter()
        .map(|other| Tab {
            text: type_many(ctx.lang(), other.name),
            href: format!("/bin?of={}", other.name),
            current: other.name == of.name,
            ..Tab::default()
        })
        .collect();
    let title = ctx.word("records-bin");
    let body = html! {
        div class="page-head" { h1 { (title) } p class="page-lede" { (ctx.word("records-bin-lede")) } }
        (kit::view_tabs(&title, &tabs, html! {}))
        @if rows.is_empty() {
            (kit::empty(&Empty { icon: "trash".to_owned(), title: ctx.word("records-bin-empty"), ..Empty::default() }))
        } @else {
            ul class="bin" { @for view in &rows { (line(&ctx, &of, view)) } }
        }
    };
    Ok(ctx.page(&title, "", body))
}

fn line(ctx: &Ctx, of: &RecordType, view: &View) -> Markup {
    let title = if view.title.is_empty() { type_name(ctx.lang(), of.name) } else { view.title.clone() };
    let parent = of.whose.within.iter().find_map(|name| view.title_of(name));
    html! {
        li class="related-item" {
            span class="related-text" { span class="strong" { (title) } @if let Some(parent) = parent { span class="related-note" { (parent) } } }
            form method="post" action=(format!("/{}/{}/restore", of.plural, view.id)) {
                (kit::hidden_csrf(ctx.csrf()))
                (kit::submit(&Button { text: &ctx.word("common-restore"), icon: "undo", small: true, ..Button::default() }, "", ""))
            }
        }
    }
}
