//! The list of tokens.

use kernel::{Timestamp, format};
use maud::{Markup, html};
use store::TokenLine;
use web::Ctx;
use web::kit::{self, Button, Tone};

/// Tokens, each with a button to revoke it while it holds; `under` is the address of the page, `users` whether it says
/// whose they are.
pub(super) fn lines(ctx: &Ctx, tokens: &[TokenLine], under: &str, users: bool) -> Markup {
    let now = ctx.clock().now();
    html! {
        @if tokens.is_empty() { p class="muted" { (ctx.word("tokens-none")) } }
        ul class="plain-list" {
            @for line in tokens {
                li class="row session" {
                    div class="grow" {
                        p {
                            (line.name) " " span class="muted" { "…" (line.ending) }
                            @if line.read_only { " " (kit::chip(Tone::Quiet, &ctx.word("tokens-read-only"))) }
                        }
                        p class="small muted" { (said(ctx, line, users)) }
                    }
                    @if line.holds(now) {
                        form method="post" action={ (under) "/" (line.id) "/revoke" } {
                            (kit::hidden_csrf(ctx.csrf()))
                            (kit::submit(&Button { text: &ctx.word("tokens-revoke"), small: true, ..Button::default() }, "", ""))
                        }
                    }
                }
            }
        }
    }
}

/// Whose it is, when it was made and used, and until when it holds.
fn said(ctx: &Ctx, line: &TokenLine, users: bool) -> String {
    let moment = |at: Timestamp| format::date_time(ctx.lang(), at, ctx.clock().zone());
    let mut parts = Vec::new();
    if users {
        parts.push(line.user_name.clone());
    }
    let seen = line.used_at.map_or_else(|| ctx.word("tokens-never"), moment);
    parts.push(ctx.words("tokens-times", &[("since", moment(line.created_at).into()), ("seen", seen.into())]));
    match (line.revoked_at, line.expires_at) {
        (Some(at), _) => parts.push(ctx.words("tokens-revoked-at", &[("at", moment(at).into())])),
        (None, Some(at)) => {
            let key = if line.holds(ctx.clock().now()) { "tokens-until" } else { "tokens-expired-at" };
            parts.push(ctx.words(key, &[("at", moment(at).into())]));
        }
        (None, None) => {}
    }
    parts.join(" · ")
}
