//! What is set up once and chosen from daily: pipelines, stages, categories, segments and so on, each with its list.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use kernel::{Error, Result, format};
use maud::html;
use record::Query;
use web::http::Answer;
use web::kit::{self, Related, RelatedItem};
use web::navigation::{self, LISTS};
use web::{App, Ctx, show};

use crate::frame::page;

/// Serves `/settings/lists`.
pub fn router() -> Router<App> {
    Router::new().route("/settings/lists", get(lists))
}

async fn lists(ctx: Ctx) -> Answer<Response> {
    let types = navigation::set_up(&ctx);
    if types.is_empty() {
        return Err(Error::not_found().into());
    }
    let counts = ctx
        .read({
            let types = types.clone();
            move |db| types.iter().map(|of| db.count(&Query::of(of.name))).collect::<Result<Vec<i64>>>()
        })
        .await?;
    let items = types.iter().zip(counts).map(|(of, count)| RelatedItem {
        picture: html! { span class="found-mark" { (kit::icon(of.icon)) } },
        title: show::type_many(ctx.lang(), of.name),
        href: format!("/{}", of.plural),
        note: show::purpose(ctx.lang(), of.name),
        end: html! { span class="num muted" { (format::integer(ctx.lang(), count)) } },
        ..RelatedItem::default()
    });
    let title = ctx.word("settings-lists");
    let body = html! {
        div class="narrow lists" {
            (kit::related(ctx.lang(), &Related { id: "lists".into(), title: ctx.word("settings-lists-about"), items: items.collect(), ..Related::default() }))
        }
    };
    Ok(page(&ctx, LISTS, &title, html! {}, body))
}
