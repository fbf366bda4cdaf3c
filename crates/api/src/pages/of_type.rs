//! `/api/types/{type}`: one record type: its fields, what can be done, an example of each.

use axum::extract::Path;
use axum::response::Response;
use kernel::Error;
use maud::{Markup, html};
use serde_json::Value as Json;
use store::Action;
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Cell, Column, Line, Row, Table};

use super::{document, framed, operation};
use crate::http::ROOT;

pub(super) async fn page(ctx: Ctx, Path(name): Path<String>) -> Answer<Response> {
    let catalogue = ctx.store().catalogue();
    let of = catalogue.get(&name).map_err(|_| Error::not_found())?;
    ctx.access().demand(of, Action::See)?;
    let document = document(&ctx);
    let title = web::show::type_many(ctx.lang(), of.name);
    let operations = operation::of_type(&document, of.plural);
    let body = html! {
        div class="page-head" { h1 { (title) } p class="page-lede mono" { (ROOT) "/" (of.plural) } }
        div class="stack api" {
            (kit::panel("fields", &ctx.word("api-page-fields"), "", html! {}, fields(&ctx, &document, of.name)))
            @for one in &operations { (operation::panel(&ctx, &document, one)) }
        }
    };
    Ok(framed(&ctx, &title, body))
}

/// The fields, as the schema of the type says.
fn fields(ctx: &Ctx, document: &Json, name: &str) -> Markup {
    let schemas = &document["components"]["schemas"];
    let properties = schemas[name]["properties"].as_object().cloned().unwrap_or_default();
    let required = schemas[format!("{name}_new")]["required"].as_array().cloned().unwrap_or_default();
    let column =
        |key: &str| Column { key: key.into(), label: ctx.word(&format!("api-page-{key}")), ..Column::default() };
    let lines = properties
        .iter()
        .filter(|(field, _)| !field.starts_with('_'))
        .map(|(field, schema)| {
            let note = if required.iter().any(|name| name == field) {
                ctx.word("api-page-required")
            } else if schema["readOnly"] == true || matches!(field.as_str(), "id" | "version") {
                ctx.word("api-page-read-only")
            } else {
                String::new()
            };
            Line::Row(Row {
                cells: vec![
                    Cell::Html(html! { code { (field) } }),
                    Cell::Text(text(&schema["title"]).to_owned()),
                    Cell::Html(form(ctx, schema)),
                    Cell::Text(note),
                ],
                ..Row::default()
            })
        })
        .collect();
    kit::table(
        ctx.lang(),
        &Table {
            id: "fields-of".into(),
            caption: ctx.word("api-page-fields"),
            columns: vec![column("field"), column("label"), column("form"), column("note")],
            lines,
            plain: true,
            ..Table::default()
        },
    )
}

/// What a field takes: its kind, with the codes of a choice or the type that it refers to.
fn form(ctx: &Ctx, schema: &Json) -> Markup {
    let kind = text(&schema["x-kind"]);
    let codes = schema["enum"].as_array().or_else(|| schema["items"]["enum"].as_array());
    let target = schema["x-type"].as_str().or_else(|| schema["items"]["x-type"].as_str());
    let name = if kind.is_empty() { text(&schema["type"]) } else { kind };
    html! {
        code { (name) }
        @if let Some(target) = target { " → " a href=(format!("/api/types/{target}")) { (web::show::type_name(ctx.lang(), target)) } }
        @if let Some(codes) = codes {
            div class="small break" {
                @for (place, code) in codes.iter().filter_map(Json::as_str).enumerate() { @if place > 0 { " · " } code { (code) } }
            }
        }
    }
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or("")
}
