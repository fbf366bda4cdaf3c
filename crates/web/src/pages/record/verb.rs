//! The dialog of a verb: what it is about, the fields of its input, and what it left to look at.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use crm::verbs::{Done, Verb, Verbs};
use kernel::{AnyId, Error, Result};
use maud::{Markup, html};
use record::Values;
use store::Db;

use super::{Asker, AtHand, edit};
use crate::Ctx;
use crate::fill_form::{self, Drawn};
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Dialog, Look};

/// `GET /{plural}/{id}/do/{verb}`.
pub(super) async fn form(ctx: Ctx, Path((plural, id, name)): Path<(String, AnyId, String)>) -> Answer {
    shown(&ctx, StatusCode::OK, plural, id, name, None, None).await
}

fn verb<'v>(verbs: &'v Verbs, of: &str, name: &str) -> Result<&'v Verb> {
    verbs.find(of, name).ok_or_else(Error::not_found)
}

async fn shown(
    ctx: &Ctx,
    status: StatusCode,
    plural: String,
    id: AnyId,
    name: String,
    posted: Option<Posted>,
    error: Option<Error>,
) -> Answer<Response> {
    let asker = Asker::of(ctx);
    let dialog = ctx.is_htmx();
    let words = format!("verb_{name}");
    let (of_record, form) = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            let verb = verb(&at.verbs, at.of.name, &name)?;
            if !verb.offered(db, &at.view)? {
                return Err(Error::forbidden("error-verb-not-offered")
                    .with("verb", verb.name)
                    .with("type", at.of.name));
            }
            Ok((at.title(), draw(db, &at, verb, posted, error.as_ref(), dialog)?))
        })
        .await?;
    let title = ctx.word(&words);
    if !dialog {
        let body = html! { div class="page-head" { h1 { (title) } p class="page-lede" { (of_record) } } div class="form-page" { (form) } };
        return Ok(ctx.page_with(status, &title, "", body));
    }
    let foot = html! {
        button type="button" class="btn" data-dialog-close { (ctx.word("common-cancel")) }
        button type="submit" form="verb" class="btn btn-primary" { (title) }
    };
    Ok((status, kit::dialog(ctx.lang(), &Dialog { title, body: form, foot, wide: false })).into_response())
}

fn draw(
    db: &Db<'_>,
    at: &AtHand,
    verb: &Verb,
    posted: Option<Posted>,
    errors: Option<&Error>,
    dialog: bool,
) -> Result<Markup> {
    let fields = verb.fields();
    let posted = posted.unwrap_or_else(|| {
        let defaults: Values =
            fields.iter().filter_map(|field| Some((field.name.clone(), field.default.clone()?))).collect();
        fill_form::written(&at.show, &fields, &defaults)
    });
    let labels = fill_form::look_up(db, &fields, &posted)?;
    let words = format!("verb_{}", verb.name);
    let drawn = Drawn { show: &at.show, words: &words, posted: &posted, labels: &labels, errors };
    let action = at.below(&format!("do/{}", verb.name));
    let about = format!("{words}.about");
    Ok(html! {
        form id="verb" class="form" method="post" action=(action) hx-post=[dialog.then_some(&action)] hx-target=[dialog.then_some("#dialog")] novalidate {
            (kit::hidden_csrf(&at.csrf))
            (kit::error_summary(at.show.lang, &drawn.other_errors(&fields)))
            @if words::has(at.show.lang, &about) { p class="muted" { (at.word(&about)) } }
            div class="form-grid" { @for field in &fields { (kit::field(at.show.lang, &drawn.field(field))) } }
            @if !dialog {
                div class="form-actions" {
                    (kit::submit(&Button { text: &at.word(&words), look: Look::Primary, ..Button::default() }, "", ""))
                    a class="btn btn-quiet" href=(at.href()) { (at.word("common-cancel")) }
                }
            }
        }
    })
}

/// `POST /{plural}/{id}/do/{verb}`: does it, and goes to what it left to look at.
pub(super) async fn run(ctx: Ctx, Path((plural, id, name)): Path<(String, AnyId, String)>, posted: Posted) -> Answer {
    let verbs: Arc<Verbs> = ctx.app().verbs_arc();
    let done = ctx
        .write({
            let (plural, name, typed) = (plural.clone(), name.clone(), posted.clone());
            move |tx| {
                let of = super::type_of(tx, &plural)?;
                let verb = verb(&verbs, of, &name)?;
                let values = edit::read_posted(tx, &verb.fields(), &typed)?;
                verb.run(tx, id, values)
            }
        })
        .await;
    match done {
        Ok(Done { go_to }) => {
            let to = match go_to {
                Some(record) => format!("/{}/{}", ctx.store().catalogue().get(record.of)?.plural, record.id),
                None => format!("/{plural}/{id}"),
            };
            let said = format!("verb_{name}.done");
            let said = if words::has(ctx.lang(), &said) { said } else { "common-saved".to_owned() };
            Ok(ctx.go_telling(&to, &said))
        }
        Err(error) if edit::is_about_input(&error) => {
            shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, plural, id, name, Some(posted), Some(error)).await
        }
        Err(error) => Err(error.into()),
    }
}
