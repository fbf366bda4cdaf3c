//! One operation: what it does, what it takes, how it is called, and a form to try it.

use maud::{Markup, html};
use serde_json::Value as Json;
use web::Ctx;
use web::kit::{self, Button};

use crate::http::ROOT;

/// An operation as the description has it.
pub(super) struct Operation<'a> {
    path: &'a str,
    method: &'a str,
    described: &'a Json,
    /// Parameters of the path that all its operations share.
    shared: Option<&'a Json>,
}

/// The operations of an address.
pub(super) fn at<'a>(document: &'a Json, path: &str) -> Vec<Operation<'a>> {
    all(document).filter(|operation| operation.path == path).collect()
}

/// The operations of a record type, by the plural of its addresses: the list first.
pub(super) fn of_type<'a>(document: &'a Json, plural: &str) -> Vec<Operation<'a>> {
    let tagged = |operation: &Operation| operation.described["tags"].as_array().is_some_and(|tags| tags[0] == plural);
    let mut found: Vec<Operation<'a>> = all(document).filter(tagged).collect();
    let order = ["get", "post", "patch", "delete"];
    found.sort_by_key(|one| (one.path.len(), order.iter().position(|method| *method == one.method)));
    found
}

fn all(document: &Json) -> impl Iterator<Item = Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        item.as_object()
            .into_iter()
            .flatten()
            .filter(|(method, _)| *method != "parameters")
            .map(|(method, described)| Operation { path, method, described, shared: item.get("parameters") })
    })
}

/// Everything about it.
pub(super) fn panel(ctx: &Ctx, document: &Json, one: &Operation<'_>) -> Markup {
    let id = text(&one.described["operationId"]);
    let method = one.method.to_uppercase();
    let body = &one.described["requestBody"]["content"]["application/json"];
    let sent = body.get("example").map(pretty).or_else(|| body.get("schema").map(|_| usual(one)));
    let address = address(one);
    html! {
        (kit::panel(id, text(&one.described["summary"]), "", html! {}, html! {
            div class="stack-s" {
                p class="mono strong" { (method) " " (ROOT) (one.path) }
                @if let Some(about) = one.described["description"].as_str() { p { (about) } }
                (parameters(ctx, document, one))
                (example(ctx, &curl(ctx, &method, &address, sent.as_deref(), one)))
                (trial(ctx, id, &method, &address, sent.as_deref(), one))
            }
        }))
    }
}

/// What its address and headers take.
fn parameters(ctx: &Ctx, document: &Json, one: &Operation<'_>) -> Markup {
    let given = one.shared.into_iter().chain(one.described.get("parameters")).filter_map(Json::as_array).flatten();
    let known: Vec<&Json> = given
        .map(|parameter| match parameter["$ref"].as_str() {
            Some(reference) => {
                let name = reference.rsplit('/').next().unwrap_or_default();
                &document["components"]["parameters"][name]
            }
            None => parameter,
        })
        .collect();
    html! {
        @if !known.is_empty() {
            details class="more" {
                summary { (ctx.word("api-page-parameters")) }
                dl class="api-rules" {
                    @for parameter in known {
                        dt { code { (text(&parameter["name"])) } @if parameter["required"] == true { " · " (ctx.word("api-page-required")) } }
                        dd { (text(&parameter["description"])) }
                    }
                }
            }
        }
    }
}

/// Lines to be copied into a terminal.
pub(super) fn example(ctx: &Ctx, lines: &str) -> Markup {
    html! { pre class="api-code" tabindex="0" aria-label=(ctx.word("api-example")) { code { (lines) } } }
}

/// The address with something in the place of each parameter.
fn address(one: &Operation<'_>) -> String {
    let query = match (one.path, one.method) {
        ("/search", _) => "?q=ac",
        ("/lookup", _) => "?phone=%2B3725123456",
        ("/insight/concentration", _) => "?measure=revenue&share=0.8",
        ("/files", _) => "?name=contract.pdf",
        (path, "get") if !path.contains("{id}") && path != "/me" => "?limit=2",
        _ => "",
    };
    format!("{ROOT}{}{query}", one.path)
}

fn curl(ctx: &Ctx, method: &str, address: &str, sent: Option<&str>, one: &Operation<'_>) -> String {
    let origin = &ctx.reader().origin;
    let way = if method == "GET" { String::new() } else { format!(" -X {method}") };
    let mut lines = format!("curl{way} -H \"Authorization: Bearer $KILIT_TOKEN\" \\\n");
    if one.path == "/files" {
        lines.push_str("  -H \"Content-Type: application/pdf\" --data-binary @contract.pdf \\\n");
    }
    if let Some(sent) = sent {
        let quoted = sent.replace('\'', "'\\''");
        lines.push_str(&format!("  -H \"Content-Type: application/json\" \\\n  -d '{quoted}' \\\n"));
    }
    lines + &format!("  \"{origin}{}\"", address.replace("{id}", "$ID"))
}

/// A form that sends the request with the reader's session and shows the answer; it is the script's, so it is hidden
/// without one.
fn trial(ctx: &Ctx, id: &str, method: &str, address: &str, sent: Option<&str>, one: &Operation<'_>) -> Markup {
    if one.path == "/files" || one.path.contains("/file/") {
        return html! {};
    }
    let (name, body) = (format!("{id}-address"), format!("{id}-body"));
    html! {
        details class="more" data-api-try data-method=(method) hidden {
            summary { (ctx.word("api-page-try")) }
            form class="stack-s" {
                @if method != "GET" { p class="hint" { (ctx.word("api-page-try-writes")) } }
                label class="label" for=(name) { (ctx.word("api-page-address")) }
                input class="input mono" id=(name) name="address" value=(address) spellcheck="false" autocomplete="off";
                @if let Some(sent) = sent {
                    label class="label" for=(body) { (ctx.word("api-page-body")) }
                    textarea class="input mono" id=(body) name="body" rows=(sent.lines().count().clamp(3, 16)) spellcheck="false" { (sent) }
                }
                div class="row" { (kit::submit(&Button { text: &ctx.word("api-page-send"), icon: "arrow-right", ..Button::default() }, "", "")) }
                pre class="api-code" data-api-answer tabindex="0" aria-live="polite" hidden {}
            }
        }
    }
}

/// A body where the description gives no example.
fn usual(one: &Operation<'_>) -> String {
    if one.path == "/batch" {
        return pretty(&serde_json::json!({"operations": [
            {"do": "create", "type": "company", "values": {"name": "Acme"}},
            {"do": "create", "type": "person", "values": {"name": "Mari Tamm", "company": "@0"}},
        ]}));
    }
    "{}".to_owned()
}

fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap_or_default()
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or("")
}
