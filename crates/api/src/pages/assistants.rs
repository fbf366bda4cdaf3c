//! `/api/assistants`: how an assistant is given the tools of Kilit, and which there are for the reader.

use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value as Json;
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button};

use super::framed;
use super::operation::example;
use crate::mcp;

pub(super) async fn page(ctx: Ctx) -> Answer<Response> {
    let verbs = ctx.app().verbs_arc();
    let tools = ctx.read(move |db| Ok(mcp::tools_of(db, &verbs))).await?;
    let title = ctx.word("api-assistants");
    let body = html! {
        div class="page-head" {
            h1 { (title) }
            div class="page-actions" {
                (kit::link_button(&Button { text: &ctx.word("api-page-tokens"), icon: "key", ..Button::default() }, "/me/tokens"))
            }
        }
        p class="page-lede" { (ctx.word("api-assistants-about")) }
        div class="stack api" {
            (kit::panel("http", &ctx.word("api-assistants-http"), "", html! {}, over_http(&ctx)))
            (kit::panel("stdio", &ctx.word("api-assistants-stdio"), "", html! {}, html! {
                p { (ctx.word("api-assistants-stdio.text")) }
                (example(&ctx, &format!("kilit mcp --as {}", ctx.visit().email)))
            }))
            (kit::panel("rules", &ctx.word("api-page-rules"), "", html! {}, html! {
                dl class="api-rules" {
                    @for rule in ["writes", "data", "rights"] {
                        dt { (ctx.word(&format!("api-assistants-{rule}"))) }
                        dd { (ctx.word(&format!("api-assistants-{rule}.text"))) }
                    }
                }
            }))
            (kit::panel("tools", &ctx.word("api-assistants-tools"), &tools.len().to_string(), html! {}, list(&tools)))
        }
    };
    Ok(framed(&ctx, &title, body))
}

fn over_http(ctx: &Ctx) -> Markup {
    let origin = &ctx.reader().origin;
    let settings = format!(
        "{{\n  \"mcpServers\": {{\n    \"kilit\": {{\n      \"type\": \"http\",\n      \"url\": \"{origin}/mcp\",\n      \
         \"headers\": {{ \"Authorization\": \"Bearer kilit_…\" }}\n    }}\n  }}\n}}"
    );
    html! {
        p { (ctx.word("api-assistants-http.text")) }
        (example(ctx, &settings))
    }
}

fn list(tools: &[Json]) -> Markup {
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    html! {
        dl class="api-rules" {
            @for tool in tools {
                dt { (text(&tool["title"])) " " code { (text(&tool["name"])) } }
                dd { (text(&tool["description"])) }
            }
        }
    }
}
