//! Verifying the change log from the browser: whether anybody has tampered with it from outside.

use axum::response::IntoResponse;
use kernel::Error;
use maud::{Markup, html};
use store::{Broken, Damage, Verdict};
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button, Notice, Tone};

use crate::frame::page;

/// The button; its answer takes its place.
pub(super) fn button(ctx: &Ctx) -> Markup {
    html! {
        form method="post" action="/settings/log/verify" hx-post="/settings/log/verify" hx-target="#verdict" hx-swap="innerHTML" {
            (kit::hidden_csrf(ctx.csrf()))
            (kit::submit(&Button { text: &ctx.word("settings-log-verify"), icon: "shield", ..Button::default() }, "", ""))
        }
    }
}

/// Computes the chain again and says what was found.
pub(super) async fn verify(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let store = ctx.store().clone();
    let verdict = tokio::task::spawn_blocking(move || store.verify_log()).await.map_err(Error::internal)??;
    let told = told(&ctx, &verdict);
    if ctx.is_htmx() {
        return Ok(told.into_response());
    }
    Ok(page(&ctx, "/settings/log", &ctx.word("settings-log-verify"), html! {}, told))
}

fn told(ctx: &Ctx, verdict: &Verdict) -> Markup {
    let counts = ctx.words(
        "settings-log-counts",
        &[("sealed", verdict.sealed.into()), ("unsealed", verdict.unsealed.into()), ("erased", verdict.erased.into())],
    );
    let (tone, says) = match &verdict.broken {
        Some(broken) => (Tone::Bad, damage(ctx, broken)),
        None => (Tone::Good, ctx.word("settings-log-whole")),
    };
    let body = html! {
        p class="strong" { (says) }
        p { (counts) }
        @if !verdict.signatures { p { (ctx.word("settings-log-no-key")) } }
        @if let Some(head) = &verdict.head {
            p class="small" { (ctx.word("settings-log-head")) " " code class="break" { (head) } }
        }
    };
    kit::notice(&Notice { body, tone, ..Notice::default() })
}

fn damage(ctx: &Ctx, broken: &Broken) -> String {
    let key = match broken.damage {
        Damage::RowChanged => "log_damage.row_changed",
        Damage::RowMissing => "log_damage.row_missing",
        Damage::RowAdded => "log_damage.row_added",
        Damage::SealChanged => "log_damage.seal_changed",
        Damage::SignatureWrong => "log_damage.signature_wrong",
    };
    ctx.words(key, &[("position", broken.position.into())])
}
