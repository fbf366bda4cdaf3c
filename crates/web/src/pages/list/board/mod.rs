//! The board: a column for each stage or choice, with its count and sum, and cards that are moved from one to another.

mod cards;
mod columns;
mod moving;
mod setting;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::response::IntoResponse as _;
use axum::routing::{get, post};
use kernel::{AnyId, Error, Result};
use maud::{Markup, html};
use record::RecordType;
use store::Db;

use super::asked::{Asked, with_query};
use crate::http::{Answer, Posted};
use crate::kit::{self, Board};
use crate::show::type_many;
use crate::{App, Ctx};

use columns::Drawn;
use setting::Setting;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/{plural}/cards", get(more))
        .route("/{plural}/{id}/card", get(one))
        .route("/{plural}/move", post(moving::to_column))
}

/// The board of a list.
pub(super) fn draw(db: &Db<'_>, of: &Arc<RecordType>, asked: &Asked) -> Result<Markup> {
    let setting = Setting::of(db, of, asked)?;
    let drawn = columns::all(&setting)?;
    let board = board(&setting, &drawn);
    Ok(html! {
        (setting.ways_markup())
        (kit::board(setting.show.lang, &board))
    })
}

/// The frame of the board with its columns.
fn board(setting: &Setting<'_, '_>, drawn: &[Drawn]) -> Board {
    let asked = &setting.asked;
    let moves = setting.may_move();
    Board {
        caption: type_many(setting.show.lang, setting.of.name),
        move_url: if moves { asked.at("move") } else { String::new() },
        columns: drawn.iter().map(|column| column.head.clone()).collect(),
        live_list: setting.of.name.to_owned(),
        refresh: asked.href(),
    }
}

/// The next cards of a column; without a script the list of that column.
async fn more(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let sent = Posted::parse(query.unwrap_or_default().as_bytes());
    let asked = Asked::read(&plural, &sent)?;
    let column = sent.get("column").to_owned();
    let htmx = ctx.is_htmx();
    let answer = ctx
        .read(move |db| {
            let setting = Setting::of(db, &of, &asked)?;
            let Some(place) = setting.columns.iter().find(|known| known.value == column) else {
                return Err(Error::not_found());
            };
            if !htmx {
                let list = asked.changed(|asked| {
                    asked.layout = super::Layout::List;
                    asked.filters.push(place.condition(&setting));
                });
                return Ok(Err(list.href()));
            }
            let drawn = columns::next(&setting, place)?;
            let lang = setting.show.lang;
            let frame = board(&setting, &setting.empty_columns());
            Ok(Ok(html! {
                @for card in &drawn.head.cards { (kit::card(lang, &frame, &drawn.head, card)) }
                (kit::more_cards(lang, &drawn.head.more))
            }))
        })
        .await?;
    Ok(match answer {
        Ok(cards) => cards.into_response(),
        Err(list) => ctx.go(&list),
    })
}

/// One card anew; nothing where the record is gone, so that it vanishes from the board.
async fn one(ctx: Ctx, Path((plural, id)): Path<(String, String)>, RawQuery(query): RawQuery) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let sent = Posted::parse(query.unwrap_or_default().as_bytes());
    let asked = Asked::read(&plural, &sent)?;
    let id: AnyId = id.parse()?;
    let column = sent.get("column").to_owned();
    let card = ctx
        .read(move |db| {
            let setting = Setting::of(db, &of, &asked)?;
            let Some((view, now)) = columns::card_view(&setting, id)? else { return Ok(html! {}) };
            // A card that somebody moved belongs into another column, which the board fetches by itself.
            let Some(place) = setting.columns.iter().find(|known| known.value == now && now == column) else {
                return Ok(html! {});
            };
            let frame = board(&setting, &setting.empty_columns());
            let drawn = columns::empty(&setting, place);
            let card = cards::card(&setting, &view, place);
            Ok(kit::card(setting.show.lang, &frame, &drawn.head, &card))
        })
        .await?;
    Ok(card.into_response())
}

/// The address of a part of the board that needs to know a column.
fn at_column(asked: &Asked, part: &str, column: &str, after: Option<&str>) -> String {
    let mut pairs = asked.pairs();
    pairs.push(("column", column.to_owned()));
    pairs.extend(after.map(|after| ("after", after.to_owned())));
    with_query(&format!("/{}/{part}", asked.plural), &pairs)
}
