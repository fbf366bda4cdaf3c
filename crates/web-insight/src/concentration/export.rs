//! The ranking as a file.

use axum::extract::RawQuery;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use import::out::{Cell, Format, Reader, Table};
use kernel::{Decimal, Error, Result};
use web::http::Posted;
use web::{Answer, Ctx};

use super::Asked;
use super::found::{self, Found};

/// Answers a file that spreadsheets of the reader's language open as a table.
pub async fn file(ctx: Ctx, RawQuery(query): RawQuery) -> Answer<Response> {
    let asked = Asked { after: 0, ..Asked::read(&Posted::parse(query.unwrap_or_default().as_bytes()))? };
    let words = ctx.clone();
    let (name, table) = ctx
        .read(move |db| {
            if !found::may_export(db)? {
                return Err(Error::forbidden("error-forbidden").with("action", "export").with("type", "invoice"));
            }
            let mut found = Found::read(db, asked)?;
            if !found.managers.is_empty() {
                found.managers = found::managers(db, &found.figures.items)?;
            }
            Ok((format!("concentration-{}-{}.csv", found.asked.measure.code(), db.today()), table(&words, &found)?))
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, table).into_response())
}

fn table(ctx: &Ctx, found: &Found) -> Result<Vec<u8>> {
    let amount = format!("{} ({})", ctx.word(&found.asked.by_measure("concentration-amount")), found.base);
    let headings = [
        ctx.word("concentration-rank"),
        ctx.word("concentration-customer"),
        amount,
        format!("{} (%)", ctx.word("concentration-share")),
        format!("{} (%)", ctx.word("concentration-cumulative")),
        ctx.word("key_account"),
        ctx.word("company.owner"),
    ];
    let rows = found.figures.items.iter().enumerate().map(|(place, item)| {
        let id = item.company.any();
        let class = found.keys.as_ref().and_then(|keys| keys.get(&id));
        [
            Cell::Int(place as i64 + 1),
            item.name.as_str().into(),
            Cell::Number(item.amount),
            Cell::Percent(percent(item.share)),
            Cell::Percent(percent(item.cumulative_share)),
            class.map_or(Cell::Empty, |class| ctx.word(&format!("key_account_class.{class}")).into()),
            found.managers.get(&id).map_or("", String::as_str).into(),
        ]
    });
    let written = || {
        let mut table = Table::begin(Vec::new(), Format::Csv, Reader::Person(ctx.lang()), "", &headings)?;
        rows.into_iter().try_for_each(|row| table.row(&row))?;
        table.end()
    };
    written().map_err(Error::internal)
}

fn percent(share: f64) -> Decimal {
    Decimal::from_scaled((share * 100.0 * kernel::decimal::SCALE as f64).round() as i64)
}
