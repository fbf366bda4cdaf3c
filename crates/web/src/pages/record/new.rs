//! A new record: as a dialog or as a page, with what is known already filled in.

use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use crm::duplicates::Likely;
use kernel::{AnyId, Error, Result};
use maud::{Markup, html};
use record::{Field, Kind, RecordType, Value, Values};
use store::{Action, Db, FieldAccess};

use super::{edit, warn};
use crate::Ctx;
use crate::fill_form::{self, Drawn};
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Dialog, Look};
use crate::show::{Show, new_of, section_label};

/// The form as it is drawn, with the title of what it makes.
struct Drawing {
    title: String,
    form: Markup,
}

/// `GET /{plural}/new?company=ID`: the form, with fields filled in by the query; `copy=ID` fills in all of a record.
pub(super) async fn form(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Posted::parse(query.unwrap_or_default().as_bytes());
    let dialog = ctx.is_htmx();
    let csrf = ctx.csrf().to_owned();
    let drawing = ctx
        .read(move |db| {
            let of = permitted(db, &plural)?;
            let posted = begun(db, &of, &asked)?;
            draw(db, &of, &posted, None, &html! {}, &csrf, dialog)
        })
        .await?;
    Ok(answer(&ctx, StatusCode::OK, drawing))
}

/// The type, if the reader may make records of it.
fn permitted(db: &Db<'_>, plural: &str) -> Result<std::sync::Arc<RecordType>> {
    let of = db.describe(super::type_of(db, plural)?)?;
    if super::may_create(db, &of) {
        return Ok(of);
    }
    Err(Error::forbidden("error-forbidden").with("action", Action::Create.code()).with("type", of.name))
}

/// The fields that the reader may fill in, in the order of the form.
pub(super) fn fields<'o>(db: &Db<'_>, of: &'o RecordType) -> Vec<&'o Field> {
    of.editable()
        .filter(|field| db.access().field(of, field) == FieldAccess::Full && field.kind != Kind::File)
        .collect()
}

/// What stands in the form at first: defaults, oneself as the owner, what the address says.
fn begun(db: &Db<'_>, of: &RecordType, asked: &Posted) -> Result<Posted> {
    let show = Show::of(db);
    let fields = fields(db, of);
    let mut values = Values::new();
    if let Some(id) = asked.filled("copy") {
        let view = db.view(of.name, id.parse()?)?;
        for field in fields.iter().filter(|field| !field.unique) {
            values.set(field.name.clone(), view.value(&field.name).clone());
        }
    }
    for field in &fields {
        if !values.has(&field.name) {
            values.set(field.name.clone(), default(db, of, field));
        }
    }
    let chosen = ["copy", "pipeline", "stage"].iter().any(|name| asked.filled(name).is_some());
    if of.name == "opportunity"
        && !chosen
        && let Some((pipeline, stage)) = crm::sales::beginning(db)?
    {
        for (name, id) in [("pipeline", pipeline.any()), ("stage", stage.any())] {
            if fields.iter().any(|field| field.name == name) {
                values.set(name, Value::Id(id));
            }
        }
    }
    let mut posted = fill_form::written(&show, fields.iter().copied(), &values);
    for (name, value) in &asked.0 {
        if fields.iter().any(|field| field.name == *name || name.starts_with(&format!("{}_", field.name))) {
            posted.set(name, value.clone());
        }
    }
    Ok(posted)
}

fn default(db: &Db<'_>, of: &RecordType, field: &Field) -> Value {
    if of.whose.owner == Some(&field.name) {
        return db.actor().user.map_or(Value::Null, Value::Id);
    }
    match (&field.default, &field.kind) {
        (Some(default), _) => default.clone(),
        // A touch that is noted down has mostly just happened.
        (None, Kind::DateTime) if field.required => Value::Time(db.now()),
        (None, Kind::Date) if field.required => Value::Date(db.today()),
        _ => Value::Null,
    }
}

/// The form: what is required first, then the other fields of the first section, then each section to be opened.
fn draw(
    db: &Db<'_>,
    of: &RecordType,
    posted: &Posted,
    errors: Option<&Error>,
    warning: &Markup,
    csrf: &str,
    dialog: bool,
) -> Result<Drawing> {
    let show = Show::of(db);
    let lang = show.lang;
    let fields = fields(db, of);
    let labels = fill_form::look_up(db, fields.iter().copied(), posted)?;
    let drawn = Drawn { show: &show, words: of.name, posted, labels: &labels, errors };
    let (first, rest): (Vec<&Field>, Vec<&Field>) =
        fields.iter().copied().partition(|field| field.required || field.section.is_empty());
    let (required, other): (Vec<&Field>, Vec<&Field>) = first.into_iter().partition(|field| field.required);
    let mut focused = false;
    let mut shown = |field: &Field| {
        let mut shown = drawn.field(field);
        // The cursor stands in the first field that still wants something.
        let wants = posted.filled(&field.name).is_none() && !matches!(field.kind, Kind::Address | Kind::YesNo);
        if !focused && errors.is_none() && wants {
            shown.focus = true;
            focused = true;
        }
        kit::field(lang, &shown)
    };
    let action = format!("/{}/new", of.plural);
    let form = html! {
        form id="new-record" class="form" method="post" action=(action) hx-post=[dialog.then_some(&action)] hx-target=[dialog.then_some("#dialog")] novalidate {
            (kit::hidden_csrf(csrf))
            (kit::error_summary(lang, &drawn.other_errors(fields.iter().copied())))
            div class="form-section" { div class="form-grid" { @for field in required.iter().chain(&other) { (shown(field)) } } }
            div id="likely" hx-post=(format!("/{}/likely", of.plural)) hx-trigger="change from:closest form delay:200ms, keyup changed from:closest form delay:600ms" hx-include="closest form" hx-swap="innerHTML" aria-live="polite" { (warning) }
            @for section in sections(&rest) {
                @let its: Vec<&Field> = rest.iter().copied().filter(|field| field.section == section).collect();
                @let open = its.iter().any(|field| of.whose.owner != Some(&field.name) && is_begun(&drawn, field));
                details class="form-more" open[open] {
                    summary { (section_label(lang, section)) }
                    div class="form-grid" { @for field in its { (shown(field)) } }
                }
            }
            @if !dialog {
                div class="form-actions" {
                    (kit::submit(&Button { text: &words::text(lang, "common-create", &[]), look: Look::Primary, ..Button::default() }, "", ""))
                    a class="btn btn-quiet" href=(format!("/{}", of.plural)) { (words::text(lang, "common-cancel", &[])) }
                }
            }
        }
    };
    Ok(Drawing { title: new_of(lang, of.name), form })
}

/// Whether something stands in a field already, or is wrong with it, so that its section is open.
fn is_begun(drawn: &Drawn<'_>, field: &Field) -> bool {
    let wrong = drawn.errors.is_some_and(|errors| errors.each().any(|error| error.field() == Some(&field.name)));
    wrong || field.default.is_none() && drawn.posted.filled(&field.name).is_some()
}

fn sections<'f>(fields: &[&'f Field]) -> Vec<&'f str> {
    let mut sections: Vec<&str> = Vec::new();
    for field in fields {
        if !sections.contains(&field.section) {
            sections.push(field.section);
        }
    }
    sections
}

fn answer(ctx: &Ctx, status: StatusCode, drawing: Drawing) -> axum::response::Response {
    let Drawing { title, form } = drawing;
    if ctx.is_htmx() {
        let foot = html! {
            button type="button" class="btn" data-dialog-close { (ctx.word("common-cancel")) }
            button type="submit" form="new-record" class="btn btn-primary" { (ctx.word("common-create")) }
        };
        let dialog = kit::dialog(ctx.lang(), &Dialog { title, body: form, foot, wide: true });
        return (status, dialog).into_response();
    }
    ctx.page_with(
        status,
        &title,
        "",
        html! { div class="page-head" { h1 { (title) } } div class="form-page" { (form) } },
    )
}

/// What came of making a record.
enum Made {
    /// It is there.
    Done(AnyId),
    /// It is likely there already.
    Warned(Likely),
}

/// What is likely the same as the record in the form. Asked in a reading, so that no other write waits for it; what cannot be
/// read of the form is told when it is written.
async fn likely(ctx: &Ctx, plural: &str, posted: &Posted) -> Result<Likely> {
    let (plural, posted) = (plural.to_owned(), posted.clone());
    ctx.read(move |db| {
        let of = permitted(db, &plural)?;
        match edit::read_posted(db, fields(db, &of), &posted) {
            Ok(values) => crm::duplicates::likely(db, of.name, &values, None),
            Err(_) => Ok(Likely::default()),
        }
    })
    .await
}

/// `POST /{plural}/new`: makes the record, unless it is likely there already and nobody said to make it anyway.
pub(super) async fn create(ctx: Ctx, Path(plural): Path<String>, posted: Posted) -> Answer {
    let anyway = posted.filled("anyway").is_some();
    let typed = posted.clone();
    let likely = if anyway { Likely::default() } else { likely(&ctx, &plural, &posted).await? };
    let made = ctx
        .write({
            let plural = plural.clone();
            move |tx| {
                let of = permitted(tx, &plural)?;
                let values = edit::read_posted(tx, fields(tx, &of), &typed)?;
                if !likely.is_empty() {
                    // What is wrong with the form is said first, so that one is asked only once.
                    tx.attempt(|tx| {
                        tx.create_values(of.name, values.clone())?;
                        Err::<(), _>(Error::internal(TRIED))
                    })
                    .or_else(|error| if error.value("detail") == Some(TRIED) { Ok(()) } else { Err(error) })?;
                    return Ok(Made::Warned(likely.clone()));
                }
                Ok(Made::Done(tx.create_values(of.name, values)?))
            }
        })
        .await;
    let csrf = ctx.csrf().to_owned();
    let dialog = ctx.is_htmx();
    match made {
        Ok(Made::Done(id)) => Ok(ctx.go_telling(&format!("/{plural}/{id}"), "common-saved")),
        Ok(Made::Warned(likely)) => {
            let drawing = ctx
                .read(move |db| {
                    let of = permitted(db, &plural)?;
                    let warning = warn::on_saving(db, &of, &likely)?;
                    draw(db, &of, &posted, None, &warning, &csrf, dialog)
                })
                .await?;
            Ok(answer(&ctx, StatusCode::UNPROCESSABLE_ENTITY, drawing))
        }
        Err(error) if edit::is_about_input(&error) => {
            let drawing = ctx
                .read(move |db| {
                    let of = permitted(db, &plural)?;
                    draw(db, &of, &posted, Some(&error), &html! {}, &csrf, dialog)
                })
                .await?;
            Ok(answer(&ctx, StatusCode::UNPROCESSABLE_ENTITY, drawing))
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends a trial of writing that went well, so that nothing of it stays.
const TRIED: &str = "a trial";
