//! The tokens of everybody, for administrators: they see names, never secrets, and may revoke.

use axum::extract::Path;
use kernel::AnyId;
use maud::html;
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button};

use super::lines::lines;
use crate::frame;

const HERE: &str = "/settings/tokens";

pub(super) async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let tokens = ctx.read(|db| db.tokens(None)).await?;
    let own =
        kit::link_button(&Button { text: &ctx.word("tokens-new"), icon: "plus", ..Button::default() }, "/me/tokens");
    let body = html! {
        div class="narrow stack" {
            p class="muted" { (ctx.word("tokens-all-text")) }
            (lines(&ctx, &tokens, HERE, true))
        }
    };
    Ok(frame::page(&ctx, HERE, &ctx.word("tokens"), own, body))
}

pub(super) async fn revoke(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    let id: AnyId = id.parse()?;
    ctx.write(move |tx| tx.revoke_token(id)).await?;
    Ok(ctx.go_telling(HERE, "tokens-revoked"))
}
