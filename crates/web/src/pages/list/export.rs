//! What is seen, as a file: the same rows, columns and order.
//!
//! Rows are read a slice at a time while the file is sent, so that a million of them need no more memory than a thousand.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use kernel::{Decimal, Lang, Result};
use record::{Cursor, Kind, RecordType, Value, View};
use store::{Action, Db};

use super::asked::Asked;
use super::rows::Listing;
use super::views;
use crate::Ctx;
use crate::ctx::url_encoded;
use crate::http::{Answer, Posted};
use crate::show::{field_label, type_many};

/// How many rows are read at a time.
const SLICE: usize = 1_000;

/// What is written before the first row, so that spreadsheets know the letters.
const MARK: &str = "\u{feff}";

/// `GET /companies/export.csv?…`
pub(super) async fn csv(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    ctx.access().demand(&of, Action::Export)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let asked = views::opened(asked, &views::of_type(&ctx, of.name).await?)?;
    let asked = Asked { after: None, ..asked };
    let name = file_name(&ctx, &of);
    // The first slice is read before the answer begins, so that a question that cannot be asked is told as such.
    let first = slice(&ctx, &of, &asked, None).await?;
    let rest = stream::unfold(Some((first, ctx, of, asked)), |state| async move {
        let (slice, ctx, of, asked) = state?;
        let next = match slice.next {
            Some(cursor) => match self::slice(&ctx, &of, &asked, Some(cursor)).await {
                Ok(next) => Some((next, ctx, of, asked)),
                Err(error) => {
                    tracing::error!(%error, "an export broke off");
                    // The file must not look whole: the connection is broken off with it.
                    return Some((Err(std::io::Error::other("broken off")), None));
                }
            },
            None => None,
        };
        Some((Ok(Bytes::from(slice.text)), next))
    });
    Ok(download(&name, "text/csv; charset=utf-8", Body::from_stream(rest)))
}

struct Slice {
    text: String,
    next: Option<Cursor>,
}

async fn slice(ctx: &Ctx, of: &Arc<RecordType>, asked: &Asked, after: Option<Cursor>) -> Result<Slice> {
    let (of, asked) = (Arc::clone(of), asked.clone());
    ctx.read(move |db| read(db, of, asked, after)).await
}

fn read(db: &Db<'_>, of: Arc<RecordType>, asked: Asked, after: Option<Cursor>) -> Result<Slice> {
    let first = after.is_none();
    let listing = Listing::new(db, of, asked)?;
    let mut query = listing.asked.query(db, &listing.of)?;
    query.fields = listing.fields();
    query.after = after;
    query.limit = SLICE;
    let page = db.page_for(&query, Action::Export)?;
    let mut text = String::new();
    if first {
        text.push_str(MARK);
        line(&mut text, listing.show.lang, &heads(&listing));
    }
    for view in &page.rows {
        line(&mut text, listing.show.lang, &fields(&listing, view));
    }
    Ok(Slice { text, next: page.next })
}

/// The headings; the field by which a list is grouped is a column of its own in a file.
fn heads(listing: &Listing<'_, '_>) -> Vec<String> {
    let lang = listing.show.lang;
    let title = listing.of.title_field().map(|field| field_label(lang, listing.of.name, field));
    let mut heads = vec![title.unwrap_or_default()];
    if let Some(path) = &listing.asked.group {
        heads.push(crate::show::path_label(lang, &listing.of, &listing.show.catalogue, path));
    }
    for column in &listing.columns {
        heads.push(column.label.clone());
        if column.kind == Kind::Money {
            heads.push(format!("{} ({})", column.label, words::text(lang, "kit-currency", &[])));
        }
    }
    heads
}

fn fields(listing: &Listing<'_, '_>, view: &View) -> Vec<String> {
    let show = &listing.show;
    let mut fields = vec![if view.title.is_empty() { view.id.to_string() } else { view.title.clone() }];
    if let Some(path) = &listing.asked.group {
        fields.push(show.text(view, &path.to_string()));
    }
    for column in &listing.columns {
        match (view.value(&column.key), &column.kind) {
            (Value::Money(money), _) => fields.extend([figure(show.lang, money.amount), money.currency.to_string()]),
            (_, Kind::Money) => fields.extend([String::new(), String::new()]),
            (Value::Decimal(number), _) => fields.push(figure(show.lang, *number)),
            (Value::Int(number), _) => fields.push(number.to_string()),
            (Value::Text(text), Kind::LongText) => fields.push(text.clone()),
            _ => fields.push(show.text(view, &column.key)),
        }
    }
    fields
}

/// A figure without groups of thousands, which spreadsheets would take for text.
fn figure(lang: Lang, number: Decimal) -> String {
    let plain = number.to_string();
    if lang == Lang::En { plain } else { plain.replace('.', ",") }
}

/// Where a comma parts decimals, spreadsheets expect a semicolon between fields.
const fn delimiter(lang: Lang) -> char {
    match lang {
        Lang::En => ',',
        Lang::Tr | Lang::Et => ';',
    }
}

fn line(text: &mut String, lang: Lang, fields: &[String]) {
    let delimiter = delimiter(lang);
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            text.push(delimiter);
        }
        let field = harmless(field);
        if field.contains(['"', '\n', '\r', delimiter]) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

/// A spreadsheet would run a field that begins like a formula; figures and telephone numbers begin with a sign, too, and
/// stay as they are.
fn harmless(field: &str) -> std::borrow::Cow<'_, str> {
    let figure = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || " .,-()/\u{a0}".contains(c));
    let formula = match field.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !figure(&field[1..]),
        _ => false,
    };
    if formula { format!("'{field}").into() } else { field.into() }
}

/// `Şirketler 2026-11-21.csv`
fn file_name(ctx: &Ctx, of: &RecordType) -> String {
    format!("{} {}.csv", type_many(ctx.lang(), of.name), ctx.store().clock().today())
}

/// An answer that browsers keep as a file; its name in letters of any language.
fn download(name: &str, kind: &'static str, body: Body) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || " -.".contains(c) { c } else { '_' }).collect();
    let said = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", url_encoded(name).replace('/', "%2F"));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(said) = HeaderValue::from_str(&said) {
        headers.insert(header::CONTENT_DISPOSITION, said);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be_and_run_nowhere() {
        let mut text = String::new();
        line(&mut text, Lang::Tr, &["a;b".into(), "say \"x\"".into(), "=1+1".into(), "-5,5".into(), "+90 212".into()]);
        assert_eq!(text, "\"a;b\";\"say \"\"x\"\"\";'=1+1;-5,5;+90 212\r\n");
        let mut text = String::new();
        line(&mut text, Lang::En, &["a;b".into(), "-cmd|x".into()]);
        assert_eq!(text, "a;b,'-cmd|x\r\n");
    }

    #[test]
    fn figures_are_written_as_spreadsheets_of_the_language_read_them() {
        let number = "1234567.5".parse().unwrap();
        assert_eq!(Lang::ALL.map(|lang| figure(lang, number)), ["1234567.5", "1234567,5", "1234567,5"]);
    }
}
