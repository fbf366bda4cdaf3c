//! How to let a telephone program open the caller's page, and a field to look a number up by hand.

use axum::response::Response;
use maud::html;
use web::Ctx;
use web::kit::{self, Button, Look};

use super::HREF;

/// The page.
pub fn page(ctx: &Ctx) -> Response {
    let title = ctx.word("call-help-title");
    let address = address(ctx);
    let body = html! {
        div class="stack call" {
            header class="page-head" { h1 { (title) } }
            form class="row" method="get" action=(HREF) role="search" {
                label class="sr" for="number" { (ctx.word("call-number")) }
                input class="input call-field" type="tel" id="number" name="number" required autofocus autocomplete="off" placeholder=(ctx.word("call-number"));
                (kit::submit(&Button { text: &ctx.word("call-look-up"), icon: "search", look: Look::Primary, ..Button::default() }, "", ""))
            }
            (kit::panel("", &ctx.word("call-program"), "", html! {}, html! {
                div class="stack-s" {
                    p { (ctx.word("call-program-text")) }
                    (kit::to_copy(ctx.lang(), "call-address", &ctx.word("call-program-address"), &address))
                    p class="hint" { (ctx.words("call-program-hint", &[("name", "{number}".into())])) }
                    p class="hint" { (ctx.word("call-program-forms")) }
                }
            }))
        }
    };
    ctx.page(&title, HREF, body)
}

/// The address under which the reader's browser reached us.
fn address(ctx: &Ctx) -> String {
    format!("{}{HREF}?number={{number}}", ctx.reader().origin)
}
