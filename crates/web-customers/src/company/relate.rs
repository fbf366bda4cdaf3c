//! Adding a relation from the customer's page: one sentence with two choices.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::{AnyId, Error};
use maud::{Markup, html};
use record::{Kind, RecordRef, Value, Values};
use store::Action;
use web::http::Posted;
use web::kit::{self, Button, Choice, Dialog, Field, Input, Look};
use web::show::Show;
use web::{Answer, App, Ctx};

/// The kinds read from the other side.
const TURNED: &str = "turned-";

/// Where a relation of a company is added; not below `/companies/{id}`, so that no address of every noun is hidden.
pub fn href(company: AnyId) -> String {
    format!("/relate/{company}")
}

/// Serves the form and takes it.
pub fn router() -> Router<App> {
    Router::new().route("/relate/{id}", get(form).post(save))
}

async fn form(ctx: Ctx, Path(id): Path<AnyId>) -> Answer<Response> {
    shown(&ctx, id, &Posted::default(), None).await
}

async fn save(ctx: Ctx, Path(id): Path<AnyId>, posted: Posted) -> Answer<Response> {
    let given = posted.clone();
    let outcome = ctx
        .write(move |tx| {
            let this = tx.view("company", id)?;
            let other: AnyId = given
                .filled("other")
                .ok_or_else(|| Error::invalid("error-required").on("other"))?
                .parse()
                .map_err(|error: Error| error.on("other"))?;
            if other == this.id {
                return Err(Error::invalid("customer-relation-itself").on("other"));
            }
            // Whoever relates a company to his own must know that company.
            if !tx.may(RecordRef { of: "company", id: other }, Action::See)? {
                return Err(Error::not_found().with("type", "company").with("id", other));
            }
            let kind = given.get("kind");
            let (from, kind, to) = match kind.strip_prefix(TURNED) {
                Some(kind) => (other, kind, this.id),
                None => (this.id, kind, other),
            };
            let mut values = Values::new();
            values.set("from_company", Value::Id(from));
            values.set("kind", Value::text(kind));
            values.set("to_company", Value::Id(to));
            values.set("note", Value::text(given.get("note")));
            tx.create_values("company_relation", values)
        })
        .await;
    match outcome {
        Ok(_) => Ok(ctx.go(&format!("/companies/{id}"))),
        Err(error) if error.field().is_some() => shown(&ctx, id, &posted, Some(&error)).await,
        Err(error) => Err(error.into()),
    }
}

async fn shown(ctx: &Ctx, id: AnyId, posted: &Posted, error: Option<&Error>) -> Answer<Response> {
    let lang = ctx.lang();
    let chosen: Option<AnyId> = posted.get("other").parse().ok();
    let (name, other, kinds) = ctx
        .read(move |db| {
            let of = db.describe("company_relation")?;
            db.access().demand(&of, Action::Create)?;
            let name = db.view("company", id)?.title;
            let other = match chosen {
                Some(id) => db.title(RecordRef { of: "company", id })?.map(|title| (id, title)),
                None => None,
            };
            Ok((name, other, kinds(&Show::of(db), &of.field("kind")?.kind)))
        })
        .await?;
    let told = |name: &str| {
        error.filter(|error| error.field() == Some(name)).map(|error| words::error(lang, error)).unwrap_or_default()
    };
    let field = |name: &str, label: String, required: bool, input: Input| Field {
        name: name.to_owned(),
        label,
        required,
        error: told(name),
        full: true,
        input,
        ..Field::default()
    };
    let body = html! {
        p { b { (name) } }
        (kit::field(lang, &field("kind", ctx.word("company_relation.kind"), true, Input::Choice { value: posted.get("kind").to_owned(), choices: kinds, none: String::new() })))
        (kit::field(lang, &field("other", ctx.word("company_relation.to_company"), true, Input::Reference {
            chosen: other.map(|(id, label)| kit::Chosen { id: id.to_string(), label }),
            search: "/pick/company".to_owned(),
        })))
        (kit::field(lang, &field("note", ctx.word("company_relation.note"), false, Input::Text { value: posted.get("note").to_owned(), max: 200, autocomplete: "" })))
    };
    Ok(answer(ctx, id, &ctx.word("customer-relate"), body, error.is_some()))
}

/// In the dialog of the page, or as a page where no script runs.
fn answer(ctx: &Ctx, id: AnyId, title: &str, fields: Markup, refused: bool) -> Response {
    let action = href(id);
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let buttons = html! { (kit::submit(&Button { text: &ctx.word("common-save"), look: Look::Primary, ..Button::default() }, "", "")) };
    if ctx.is_htmx() {
        let form = html! {
            form method="post" action=(action) hx-post=(action) hx-target="#dialog" {
                (kit::hidden_csrf(ctx.csrf()))
                div class="stack" { (fields) div class="row" { (buttons) } }
            }
        };
        let dialog = Dialog { title: title.to_owned(), body: form, ..Dialog::default() };
        return (status, kit::dialog(ctx.lang(), &dialog)).into_response();
    }
    let form = html! {
        header class="page-head" { h1 { (title) } }
        form class="stack call" method="post" action=(action) { (kit::hidden_csrf(ctx.csrf())) (fields) div class="row" { (buttons) } }
    };
    ctx.page_with(status, title, "/companies", form)
}

/// What the customer is to the other, and the other to it.
fn kinds(show: &Show, kind: &Kind) -> Vec<Choice> {
    let Some(set) = kind.choices() else { return Vec::new() };
    let choice = |code: &str| Choice { value: code.to_owned(), label: web::show::choice_label(show.lang, set, code) };
    let mut choices: Vec<Choice> = set.values.iter().map(|value| choice(&value.code)).collect();
    let turned: Vec<Choice> = choices
        .iter()
        .map(|choice| Choice {
            value: format!("{TURNED}{}", choice.value),
            label: words::text(show.lang, &format!("customer-relation-{}", choice.value.replace('_', "-")), &[]),
        })
        // Partners are partners both ways.
        .filter(|choice| !choice.value.ends_with("partner_of"))
        .collect();
    choices.extend(turned);
    choices
}
