//! A cell edited in place: `GET /companies/{id}/cell/{field}` gives its form, and posting it gives the row anew.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use kernel::{AnyId, Error, Result};
use maud::html;
use record::{Filter, Query, RecordRef, RecordType, View};
use store::{Action, Db};

use super::asked::Asked;
use super::columns::editable;
use super::page::one_row;
use crate::edit;
use crate::fill_form::{self, Drawn};
use crate::http::{Answer, Posted, close_dialog};
use crate::kit;
use crate::pages::record::conflict;
use crate::pages::record::edit::is_about_input;
use crate::show::Show;
use crate::{App, Ctx};

pub(super) fn router() -> Router<App> {
    Router::new().route("/{plural}/{id}/cell/{field}", get(form).post(save))
}

/// A cell by its address.
#[derive(Clone)]
struct Cell {
    of: Arc<RecordType>,
    asked: Asked,
    id: AnyId,
    field: String,
}

impl Cell {
    fn read(ctx: &Ctx, (plural, id, field): (String, String, String), query: Option<&str>) -> Result<Cell> {
        let of = super::record_type(ctx, &plural)?;
        let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
        let known = ctx.access().visible_field(&of, &field)?;
        if !editable(ctx.access(), &of, known) {
            return Err(Error::forbidden("error-field-read-only").with("field", &field).with("type", of.name));
        }
        Ok(Cell { of, asked, id: id.parse()?, field })
    }

    fn action(&self) -> String {
        self.asked.at(&format!("{}/cell/{}", self.id, self.field))
    }

    /// The record with this field, if the actor may change it.
    fn view(&self, db: &Db<'_>) -> Result<View> {
        let record = RecordRef { of: self.of.name, id: self.id };
        if !db.may(record, Action::Change)? {
            let fault = Error::forbidden("error-forbidden").with("action", "change").with("type", self.of.name);
            return Err(if db.may(record, Action::See)? { fault } else { Error::not_found() });
        }
        let mut query = Query::of(self.of.name).filter(Filter::Ids(vec![self.id])).limit(1);
        query.fields = vec![record::Path::from(self.of.field(&self.field)?)];
        db.page(&query)?.rows.pop().ok_or_else(Error::not_found)
    }

    /// The form with what stands in the field now, or with what was typed and is wrong.
    fn form(&self, db: &Db<'_>, csrf: &str, error: Option<&Error>, typed: Option<&Posted>) -> Result<kit::Markup> {
        let view = self.view(db)?;
        let show = Show::of(db);
        let field = self.of.field(&self.field)?;
        let written = fill_form::written(&show, [field], &view.values);
        let (posted, labels) = match typed {
            Some(typed) => (typed, fill_form::look_up(db, [field], typed)?),
            None => (&written, fill_form::labels_of(&view, &self.of)),
        };
        let drawn = Drawn { show: &show, words: self.of.name, posted, labels: &labels, errors: error };
        let prefix = format!("{}-", self.id);
        let shown = kit::Field { hint: String::new(), prefix, ..drawn.field(field) };
        Ok(kit::inline_form(show.lang, csrf, &self.action(), view.version, "closest tr", &shown))
    }
}

async fn form(ctx: Ctx, Path(path): Path<(String, String, String)>, RawQuery(query): RawQuery) -> Answer {
    let cell = Cell::read(&ctx, path, query.as_deref())?;
    let csrf = ctx.csrf().to_owned();
    let plural = cell.of.plural;
    let form = ctx.read(move |db| cell.form(db, &csrf, None, None)).await?;
    Ok(whole(&ctx, plural, StatusCode::OK, form))
}

/// The form in the cell, or without a script on a page of its own.
fn whole(ctx: &Ctx, plural: &str, status: StatusCode, form: kit::Markup) -> Response {
    if ctx.is_htmx() {
        return (status, form).into_response();
    }
    let title = ctx.word("common-edit");
    ctx.page_with(
        status,
        &title,
        &format!("/{plural}"),
        html! { h1 { (title) } div class="panel panel-form" { (form) } },
    )
}

async fn save(ctx: Ctx, Path(path): Path<(String, String, String)>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let cell = Cell::read(&ctx, path, query.as_deref())?;
    let csrf = ctx.csrf().to_owned();
    let changed = edit::change_fields(&ctx, &cell.of, cell.id, std::slice::from_ref(&cell.field), &sent).await;
    let plural = cell.of.plural;
    match changed {
        // The choice came from the dialog, far from the cell; the list is fetched anew.
        Ok(_) if ctx.is_htmx() && conflict::is_chosen(&sent) => Ok(close_dialog(ctx.word("common-saved"))),
        Ok(_) if ctx.is_htmx() => {
            let Cell { of, asked, id, .. } = cell;
            let row = ctx.read(move |db| one_row(db, of, asked, id)).await?;
            Ok(row.unwrap_or_default().into_response())
        }
        Ok(_) => Ok(ctx.go(&cell.asked.href())),
        Err(error) if error.key() == "error-changed-meanwhile" => {
            let action = cell.action();
            conflict::answer(&ctx, plural.to_owned(), cell.id, sent, error, action).await
        }
        Err(error) if is_about_input(&error) => {
            // What a rule of the whole record says stands under the field that broke it.
            let error =
                Error::all(error.each().map(|one| one.alone().on(cell.field.as_str())).collect()).unwrap_or(error);
            let form = ctx.read(move |db| cell.form(db, &csrf, Some(&error), Some(&sent))).await?;
            Ok(whole(&ctx, plural, StatusCode::UNPROCESSABLE_ENTITY, form))
        }
        Err(error) => Err(error.into()),
    }
}
