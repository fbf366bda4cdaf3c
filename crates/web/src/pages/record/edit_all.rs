//! All fields of a record in one form: what browsers without scripts have, and whoever changes many at once.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{AnyId, Error, Result};
use maud::html;
use record::{Field, Kind};
use store::Db;

use super::{Asker, AtHand, conflict, edit};
use crate::Ctx;
use crate::fill_form::{self, Drawn};
use crate::http::{Answer, Posted};
use crate::kit::{self, Form, Section};
use crate::show::section_label;

/// `GET /{plural}/{id}/edit`.
pub(super) async fn form(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    shown(&ctx, StatusCode::OK, plural, id, None, None).await
}

async fn shown(
    ctx: &Ctx,
    status: StatusCode,
    plural: String,
    id: AnyId,
    posted: Option<Posted>,
    error: Option<Error>,
) -> Answer<Response> {
    let asker = Asker::of(ctx);
    let (title, form) = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            Ok((at.title(), draw(db, &at, posted.as_ref(), error.as_ref())?))
        })
        .await?;
    let body =
        html! { div class="page-head" { h1 { (title) } } div class="form-page" { (kit::form(ctx.lang(), &form)) } };
    Ok(ctx.page_with(status, &title, "", body))
}

fn fields<'a>(db: &Db<'_>, at: &'a AtHand) -> Vec<&'a Field> {
    at.of.fields.iter().filter(|field| field.kind != Kind::File && at.may_fill(db, field)).collect()
}

fn draw(db: &Db<'_>, at: &AtHand, typed: Option<&Posted>, errors: Option<&Error>) -> Result<Form> {
    let fields = fields(db, at);
    if fields.is_empty() {
        return Err(Error::forbidden("error-forbidden").with("action", "change").with("type", at.of.name));
    }
    let posted = match typed {
        Some(typed) => typed.clone(),
        None => fill_form::written(&at.show, fields.iter().copied(), &at.view.values),
    };
    let labels = fill_form::look_up(db, fields.iter().copied(), &posted)?;
    let drawn = Drawn { show: &at.show, words: at.of.name, posted: &posted, labels: &labels, errors };
    let mut sections: Vec<Section> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for field in &fields {
        if !names.contains(&field.section) {
            names.push(field.section);
            sections.push(Section { title: section_label(at.show.lang, field.section), ..Section::default() });
        }
        if let Some(place) = names.iter().position(|name| *name == field.section) {
            sections[place].fields.push(drawn.field(field));
        }
    }
    // The version that was looked at goes along, so that what others changed meanwhile is not overwritten.
    let version = typed.and_then(Posted::version).unwrap_or(at.view.version);
    Ok(Form {
        id: "edit-record".to_owned(),
        action: at.below("edit"),
        csrf: at.csrf.clone(),
        hidden: vec![("version".to_owned(), version.to_string())],
        sections,
        errors: drawn.other_errors(fields.iter().copied()),
        submit: at.word("common-save"),
        cancel: at.href(),
        ..Form::default()
    })
}

/// `POST /{plural}/{id}/edit`.
pub(super) async fn save(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    let (asker, typed) = (Asker::of(&ctx), posted.clone());
    let kept = ctx
        .write({
            let plural = plural.clone();
            move |tx| {
                let at = AtHand::read(tx, &asker, super::type_of(tx, &plural)?, id)?;
                let names: Vec<String> = fields(tx, &at).iter().map(|field| field.name.to_string()).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                edit::keep(tx, &plural, id, &names, &typed)
            }
        })
        .await;
    match kept {
        Ok(_) if ctx.is_htmx() => Ok(conflict::settled(&ctx)),
        Ok(_) => Ok(ctx.go_telling(&format!("/{plural}/{id}"), "common-saved")),
        Err(error) if error.key() == "error-changed-meanwhile" => {
            let action = format!("/{plural}/{id}/edit");
            conflict::answer(&ctx, plural, id, posted, error, action).await
        }
        Err(error) if edit::is_about_input(&error) => {
            shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, plural, id, Some(posted), Some(error)).await
        }
        Err(error) => Err(error.into()),
    }
}
