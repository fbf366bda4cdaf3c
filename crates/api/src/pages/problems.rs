//! `/api/problems`: what the `type` of a problem means.

use axum::response::Response;
use maud::html;
use web::Ctx;
use web::http::Answer;

use super::framed;
use crate::http::KINDS;

pub(super) async fn page(ctx: Ctx) -> Answer<Response> {
    let title = ctx.word("api-page-problems");
    let body = html! {
        div class="page-head" { h1 { (title) } }
        p class="page-lede" { (ctx.word("api-rule-errors.text")) }
        dl class="api-rules" {
            @for (status, kind) in KINDS {
                dt id=(kind) { (status) " " (ctx.word(&format!("api-problem.{kind}"))) }
                dd { code { "/api/problems#" (kind) } }
            }
        }
    };
    Ok(framed(&ctx, &title, body))
}
