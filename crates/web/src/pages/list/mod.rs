//! The list that every noun gets: `GET /companies`. Its parts stand in a file each: what the address asks for, columns,
//! rows, groups, sums, filters, saved views, editing in place and of many rows, export, board, calendar.

mod asked;
mod board;
mod bulk;
mod calendar;
mod cell_form;
mod columns;
mod export;
mod filter;
mod foot;
mod groups;
mod marks;
mod page;
mod ready;
mod rows;
mod special;
mod tools;
mod views;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Error, Result};
use record::RecordType;
use store::Action;

use crate::{App, Ctx};

use asked::Layout;

#[cfg(test)]
mod tests;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/{plural}", get(page::page))
        .route("/{plural}/foot", get(page::foot))
        .route("/{plural}/{id}/row", get(page::row))
        .route("/{plural}/columns", post(tools::choose_columns))
        .route("/{plural}/export.csv", get(export::csv))
        .route("/{plural}/export.xlsx", get(export::xlsx))
        .merge(filter::router())
        .merge(views::router())
        .merge(cell_form::router())
        .merge(bulk::router())
        .merge(board::router())
}

/// The record type whose plural stands in the address, if the reader may see any of it.
fn record_type(ctx: &Ctx, plural: &str) -> Result<Arc<RecordType>> {
    let catalogue = ctx.store().catalogue();
    let of = catalogue.by_plural(plural).cloned().ok_or_else(Error::not_found)?;
    ctx.access().demand(&of, Action::See)?;
    Ok(of)
}
