//! Fields that administrators add: the list by record type, and the form for a new one.

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use kernel::{Error, Lang, Result};
use maud::{Markup, html};
use record::RecordType;
use store::AddedField;
use web::http::Answer;
use web::kit::{self, Button, Choice, Form, Input, Look, Section};
use web::show::{field_label, type_many, type_name};
use web::{App, Ctx, Posted};

use crate::frame::{field, page, page_with, sent, text, wrong_elsewhere};

/// The kinds that can be added, the usual ones first.
const KINDS: [&str; 21] = [
    "text",
    "long_text",
    "choice",
    "choices",
    "yes_no",
    "date",
    "date_time",
    "integer",
    "decimal",
    "money",
    "percent",
    "duration",
    "reference",
    "references",
    "email",
    "phone",
    "url",
    "address",
    "country",
    "currency",
    "iban",
];
const FIELDS: [&str; 7] = ["of", "kind", "target", "choices", "label_en", "label_tr", "label_et"];

/// Serves `/settings/fields`.
pub fn router() -> Router<App> {
    Router::new().route("/settings/fields", get(list).post(add)).route("/settings/fields/new", get(new))
}

/// The types that take fields: those one works with, not their parts.
fn types(ctx: &Ctx) -> Vec<std::sync::Arc<RecordType>> {
    ctx.store().catalogue().types().filter(|of| !of.settings && !of.part).cloned().collect()
}

async fn list(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let with_added: Vec<_> = types(&ctx).into_iter().filter(|of| of.fields.iter().any(|field| field.added)).collect();
    let words = ctx.word("settings-field-new");
    let add = kit::link_button(
        &Button { text: &words, icon: "plus", look: Look::Primary, ..Button::default() },
        "/settings/fields/new",
    );
    let body = html! {
        div class="narrow stack" {
            @if with_added.is_empty() {
                (kit::empty(&kit::Empty {
                    icon: "columns".into(),
                    title: ctx.word("settings-fields-none"),
                    text: ctx.word("settings-fields-text"),
                    action: Some((words.clone(), "/settings/fields/new".into())),
                    ..kit::Empty::default()
                }))
            }
            @for of in &with_added { (card(&ctx, of)) }
        }
    };
    Ok(page(&ctx, "/settings/fields", &ctx.word("settings-fields"), add, body))
}

fn card(ctx: &Ctx, of: &RecordType) -> Markup {
    let body = html! {
        ul class="plain-list" {
            @for field in of.fields.iter().filter(|field| field.added) {
                li class="row" {
                    div class="grow" { p class="strong" { (field_label(ctx.lang(), of.name, field)) } }
                    span class="muted small" {
                        (ctx.word(&format!("field_kind.{}", field.kind.code())))
                        @if let Some(target) = field.kind.target() { ": " (type_name(ctx.lang(), target)) }
                    }
                }
            }
        }
    };
    kit::panel("", &type_many(ctx.lang(), of.name), "", html! {}, body)
}

async fn new(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    form(&ctx, StatusCode::OK, &Posted::default(), None)
}

fn form(ctx: &Ctx, status: StatusCode, posted: &Posted, error: Option<&Error>) -> Answer {
    let all: Vec<Choice> = types(ctx)
        .iter()
        .map(|of| Choice { value: of.name.to_owned(), label: type_name(ctx.lang(), of.name) })
        .collect();
    let kinds =
        KINDS.iter().map(|kind| Choice { value: (*kind).into(), label: ctx.word(&format!("field_kind.{kind}")) });
    let choice = |name: &str, choices: Vec<Choice>, none: &str| Input::Choice {
        value: posted.get(name).to_owned(),
        choices,
        none: none.to_owned(),
    };
    let required = |field: kit::Field| kit::Field { required: true, ..field };
    let mut fields = vec![
        required(field(ctx, "of", "settings-field-of", error, choice("of", all.clone(), ""))),
        required(field(ctx, "kind", "settings-field-kind", error, choice("kind", kinds.collect(), ""))),
    ];
    for lang in Lang::ALL {
        let name = format!("label_{lang}");
        let label = ctx.words("settings-field-label", &[("language", lang.endonym().into())]);
        let input = text(posted.get(&name));
        fields.push(required(kit::Field { label, ..field(ctx, &name, "settings-fields", error, input) }));
    }
    let on = |name: &str| Input::YesNo { value: posted.get(name) == "1" };
    let more = vec![
        kit::Field {
            hint: ctx.word("settings-field-choices-hint"),
            ..field(
                ctx,
                "choices",
                "settings-field-choices",
                error,
                Input::LongText { value: posted.get("choices").into() },
            )
        },
        kit::Field {
            hint: ctx.word("settings-field-target-hint"),
            ..field(
                ctx,
                "target",
                "settings-field-target",
                error,
                choice("target", all, &ctx.word("settings-field-no-target")),
            )
        },
        field(ctx, "search", "settings-field-search", error, on("search")),
        field(ctx, "sort", "settings-field-sort", error, on("sort")),
    ];
    let markup = kit::form(
        ctx.lang(),
        &Form {
            id: "new-field".into(),
            action: "/settings/fields".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![
                Section { text: ctx.word("settings-field-text"), fields, ..Section::default() },
                Section { title: ctx.word("settings-field-more"), fields: more, ..Section::default() },
            ],
            errors: wrong_elsewhere(ctx, error, &FIELDS),
            submit: ctx.word("settings-field-add"),
            cancel: "/settings/fields".into(),
            ..Form::default()
        },
    );
    let title = ctx.word("settings-field-new");
    Ok(page_with(ctx, status, "/settings/fields", &title, html! {}, html! { div class="narrow" { (markup) } }))
}

async fn add(ctx: Ctx, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let outcome = make(&ctx, &posted).await;
    sent(outcome, |error| async move { form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &posted, Some(&error)) }).await
}

async fn make(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let mut missing = Vec::new();
    let mut filled = |name: &str| {
        if posted.get(name).is_empty() {
            missing.push(Error::invalid("error-required").on(name));
        }
        posted.get(name).to_owned()
    };
    let (of, kind) = (filled("of"), filled("kind"));
    let labels = ["label_en", "label_tr", "label_et"].map(&mut filled);
    let choices: Vec<String> = if kind == "choice" || kind == "choices" {
        filled("choices").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    } else {
        Vec::new()
    };
    let target = if kind.starts_with("reference") { filled("target") } else { String::new() };
    if let Some(error) = Error::all(missing) {
        return Err(error);
    }
    if !types(ctx).iter().any(|known| known.name == of) {
        return Err(Error::invalid("error-no-such-type").with("type", of).on("of"));
    }
    let (search, sort) = (posted.get("search") == "1", posted.get("sort") == "1");
    let wish = AddedField { of, labels, kind, target, choices, search, sort };
    ctx.write(move |tx| tx.add_field(&wish)).await?;
    Ok(ctx.go_telling("/settings/fields", "settings-field-added"))
}
