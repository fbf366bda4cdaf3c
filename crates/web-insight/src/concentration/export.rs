//! The ranking as a file.

use axum::extract::RawQuery;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Decimal, Error, Lang};
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
            Ok((format!("concentration-{}-{}.csv", found.asked.measure.code(), db.today()), table(&words, &found)))
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, table).into_response())
}

fn table(ctx: &Ctx, found: &Found) -> String {
    let sheet = Sheet { lang: ctx.lang() };
    // The mark at the beginning tells spreadsheets that letters are UTF-8.
    let mut text = String::from("\u{feff}");
    let amount = format!("{} ({})", ctx.word(&found.asked.by_measure("concentration-amount")), found.base);
    sheet.line(
        &mut text,
        &[
            ctx.word("concentration-rank"),
            ctx.word("concentration-customer"),
            amount,
            format!("{} (%)", ctx.word("concentration-share")),
            format!("{} (%)", ctx.word("concentration-cumulative")),
            ctx.word("key_account"),
            ctx.word("company.owner"),
        ],
    );
    for (place, item) in found.figures.items.iter().enumerate() {
        let id = item.company.any();
        let class = found.keys.as_ref().and_then(|keys| keys.get(&id));
        sheet.line(
            &mut text,
            &[
                (place + 1).to_string(),
                guarded(&item.name),
                sheet.number(item.amount),
                sheet.number(percent(item.share)),
                sheet.number(percent(item.cumulative_share)),
                class.map_or_else(String::new, |class| ctx.word(&format!("key_account_class.{class}"))),
                guarded(found.managers.get(&id).map_or("", String::as_str)),
            ],
        );
    }
    text
}

fn percent(share: f64) -> Decimal {
    Decimal::from_scaled((share * 100.0 * kernel::decimal::SCALE as f64).round() as i64)
}

/// A name that a spreadsheet would take for a formula is kept a name.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// How spreadsheets of a language write a table: where the comma is the decimal sign, the semicolon parts the cells.
struct Sheet {
    lang: Lang,
}

impl Sheet {
    fn number(&self, number: Decimal) -> String {
        if self.lang == Lang::En { number.to_string() } else { number.to_string().replace('.', ",") }
    }

    fn line(&self, text: &mut String, cells: &[String]) {
        let between = if self.lang == Lang::En { ',' } else { ';' };
        let quoted: Vec<String> = cells
            .iter()
            .map(|cell| {
                if cell.contains(['"', between, '\n', '\r']) {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    cell.clone()
                }
            })
            .collect();
        text.push_str(&quoted.join(&between.to_string()));
        text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        let mut text = String::new();
        let cells =
            [guarded("=1+1"), "Õun; \"Pirn\"".to_owned(), Sheet { lang: Lang::Et }.number("1234.5".parse().unwrap())];
        Sheet { lang: Lang::Et }.line(&mut text, &cells);
        assert_eq!(text, "'=1+1;\"Õun; \"\"Pirn\"\"\";1234,5\r\n");
        assert_eq!(Sheet { lang: Lang::En }.number("1234.5".parse().unwrap()), "1234.5");
    }
}
