//! The invoices that count for nothing, each with its reason, so that somebody can put them right.

use axum::extract::RawQuery;
use axum::response::Response;
use crm::insight::concentration::{Measure, left_out};
use kernel::format;
use maud::html;
use record::View;
use web::http::Posted;
use web::kit::{self, Align, Cell, Column, Crumb, Line, Row, Table};
use web::show::Show;
use web::{Answer, Ctx};

use super::found::Found;
use super::{Asked, Period};

/// Where the page is.
pub const HREF: &str = "/insight/concentration/left-out";

/// As many as one puts right at a time.
const ROWS: usize = 200;

/// The address for what is left out of a picture.
pub fn href(found: &Found) -> String {
    Asked { after: 0, period: Some(found.named), ..found.asked.clone() }.address(HREF)
}

/// Lists them, the latest first.
pub async fn page(ctx: Ctx, RawQuery(query): RawQuery) -> Answer<Response> {
    let asked = Asked { after: 0, ..Asked::read(&Posted::parse(query.unwrap_or_default().as_bytes()))? };
    let (measure, back) = (asked.measure, asked.href());
    let (show, count, rows) = ctx
        .read(move |db| {
            let wish = asked.wish(asked.period.unwrap_or(Period::All), db.today())?;
            let query = left_out(&wish);
            let count = db.count(&query)?;
            let fields = ["number", "company", "date", "total", measure.field()];
            let rows = db.page(&query.by_falling("date").fields(&fields).limit(ROWS))?.rows;
            Ok((Show::of(db), count, rows))
        })
        .await?;
    let title = ctx.word("concentration-left-out-title");
    let column = |label: String, align, narrow| Column { label, align, narrow, ..Column::default() };
    let described = Table {
        id: "left-out".to_owned(),
        caption: title.clone(),
        columns: vec![
            column(ctx.word("invoice.number"), Align::Start, true),
            column(ctx.word("concentration-customer"), Align::Start, true),
            column(ctx.word("invoice.date"), Align::Start, true),
            column(ctx.word("concentration-reason"), Align::Start, true),
            column(ctx.word("invoice.total"), Align::End, true),
        ],
        lines: rows.iter().map(|view| Line::Row(row(&ctx, &show, measure, view))).collect(),
        ..Table::default()
    };
    let mut shell = ctx.shell(&title, super::HREF);
    shell.crumbs.insert(0, Crumb { text: ctx.word("concentration-title"), href: back });
    let body = html! {
        header class="page-head" { h1 { (title) } span class="page-count" { (format::integer(ctx.lang(), count)) } }
        p class="page-lede" { (ctx.word("concentration-left-out-lede")) }
        (kit::table(ctx.lang(), &described))
    };
    Ok(axum::response::IntoResponse::into_response(kit::page(&shell, body)))
}

fn row(ctx: &Ctx, show: &Show, measure: Measure, view: &View) -> Row {
    let reason = match (measure, view.value("total").is_null(), view.value(measure.field()).is_null()) {
        (_, true, _) => "concentration-reason-amount",
        (Measure::Profit, _, true) => "concentration-reason-cost",
        _ => "concentration-reason-rate",
    };
    Row {
        id: view.id.to_string(),
        href: show.href(view.record()),
        cells: vec![
            Cell::Text(view.title.clone()),
            show.cell(view, "company"),
            show.cell(view, "date"),
            Cell::Text(ctx.word(reason)),
            show.cell(view, "total"),
        ],
        ..Row::default()
    }
}
