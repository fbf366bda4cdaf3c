//! What is seen, as a file: the same rows, columns and order, as CSV or as a workbook.
//!
//! Rows are read a slice at a time while the file is sent, so that a million of them need no more memory than a thousand.

use std::io::{self, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use import::out::{Cell, Format, Reader, Table};
use kernel::{Error, Result};
use record::value::ADDRESS_PARTS;
use record::{Cursor, Kind, RecordType, Value, View};
use store::{Action, Db};
use tokio::sync::mpsc::Sender;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

use super::asked::Asked;
use super::rows::Listing;
use super::views;
use crate::Ctx;
use crate::ctx::url_encoded;
use crate::http::{Answer, Posted};
use crate::show::{field_label, type_many};

/// How many rows are read at a time.
const SLICE: usize = 1_000;

/// How many bytes are gathered before they are sent.
const PIECE: usize = 64 << 10;

/// `GET /companies/export.csv?…`, `GET /companies/export.xlsx?…`
pub(super) async fn csv(ctx: Ctx, path: Path<String>, query: RawQuery) -> Answer {
    file(ctx, path, query, Format::Csv).await
}

/// As [`csv`], a workbook.
pub(super) async fn xlsx(ctx: Ctx, path: Path<String>, query: RawQuery) -> Answer {
    file(ctx, path, query, Format::Xlsx).await
}

async fn file(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, format: Format) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    ctx.access().demand(&of, Action::Export)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let views = views::of_type(&ctx, of.name, asked.view).await?;
    let asked = views::opened(asked, &views)?;
    let asked = Asked { after: None, ..asked };
    let many = type_many(ctx.lang(), of.name);
    let name = format!("{many} {}.{}", ctx.store().clock().today(), format.ending());
    // The first slice is read before the answer begins, so that a question that cannot be asked is told as such.
    let first = slice(&ctx, &of, &asked, None).await?;
    let (sender, pieces) = tokio::sync::mpsc::channel(4);
    let out = Pieces { piece: Vec::with_capacity(PIECE), sender: sender.clone() };
    let reader = Reader::Person(ctx.lang());
    let table = Table::begin(out, format, reader, &many, &first.headings).map_err(Error::internal)?;
    tokio::spawn(async move {
        if let Err(error) = write(&ctx, &of, &asked, first, table).await {
            tracing::error!(%error, "an export broke off");
            // The file must not look whole: the connection is broken off with it.
            let _ = sender.send(Err(io::Error::other("broken off"))).await;
        }
    });
    let body = ReceiverStream::new(pieces).map(|piece| piece.map(Bytes::from));
    Ok(download(&name, format.media_type(), Body::from_stream(body)))
}

/// Writes slice after slice; a workbook is packed, which is work, so that it is done where it holds no request up.
async fn write(ctx: &Ctx, of: &Arc<RecordType>, asked: &Asked, first: Slice, mut table: Table<Pieces>) -> Result<()> {
    let mut slice = first;
    loop {
        let (rows, next) = (slice.rows, slice.next);
        let written = tokio::task::spawn_blocking(move || {
            rows.iter().try_for_each(|row| table.row(row))?;
            Ok::<_, io::Error>(table)
        });
        table = written.await.map_err(Error::internal)?.map_err(Error::internal)?;
        match next {
            Some(cursor) => match self::slice(ctx, of, asked, Some(cursor)).await {
                Ok(next) => slice = next,
                Err(error) => {
                    // A workbook writes its last words when it goes, and writing may wait.
                    tokio::task::spawn_blocking(move || drop(table));
                    return Err(error);
                }
            },
            None => break,
        }
    }
    let ended = tokio::task::spawn_blocking(move || table.end()?.send());
    ended.await.map_err(Error::internal)?.map_err(Error::internal)
}

/// Sends what is written, piece by piece; waits when nobody takes it.
struct Pieces {
    piece: Vec<u8>,
    sender: Sender<io::Result<Vec<u8>>>,
}

impl Pieces {
    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.sender.blocking_send(Ok(piece)).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // Only whoever ends the table sends what is left: packing flushes at every part of it.
        Ok(())
    }
}

struct Slice {
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
    next: Option<Cursor>,
}

async fn slice(ctx: &Ctx, of: &Arc<RecordType>, asked: &Asked, after: Option<Cursor>) -> Result<Slice> {
    let (of, asked) = (Arc::clone(of), asked.clone());
    ctx.read(move |db| read(db, of, asked, after)).await
}

fn read(db: &Db<'_>, of: Arc<RecordType>, asked: Asked, after: Option<Cursor>) -> Result<Slice> {
    let listing = Listing::new(db, of, asked)?;
    let mut query = listing.asked.query(db, &listing.of)?;
    query.fields = listing.fields();
    query.after = after;
    query.limit = SLICE;
    let page = db.page_for(&query, Action::Export)?;
    let rows = page.rows.iter().map(|view| cells(&listing, view)).collect();
    Ok(Slice { headings: heads(&listing), rows, next: page.next })
}

/// The headings; the field by which a list is grouped is a column of its own in a file. Money has a second column for its
/// currency, an address one for each part.
fn heads(listing: &Listing<'_, '_>) -> Vec<String> {
    let lang = listing.show.lang;
    let title = listing.of.title_field().map(|field| field_label(lang, listing.of.name, field));
    let mut heads = vec![title.unwrap_or_default()];
    if let Some(path) = &listing.asked.group {
        heads.push(crate::show::path_label(lang, &listing.of, &listing.show.catalogue, path));
    }
    for column in &listing.columns {
        match column.kind {
            Kind::Address => heads.extend(ADDRESS_PARTS.map(|part| {
                let part = words::attr(lang, "address", part);
                words::text(
                    lang,
                    "import-target-part",
                    &[("field", column.label.as_str().into()), ("part", part.into())],
                )
            })),
            _ => heads.push(column.label.clone()),
        }
        if column.kind == Kind::Money {
            heads.push(format!("{} ({})", column.label, words::text(lang, "kit-currency", &[])));
        }
    }
    heads
}

fn cells(listing: &Listing<'_, '_>, view: &View) -> Vec<Cell> {
    let show = &listing.show;
    let mut cells: Vec<Cell> =
        vec![if view.title.is_empty() { view.id.to_string() } else { view.title.clone() }.into()];
    if let Some(path) = &listing.asked.group {
        cells.push(show.text(view, &path.to_string()).into());
    }
    for column in &listing.columns {
        match (view.value(&column.key), &column.kind) {
            (Value::Money(money), _) => cells.extend([Cell::Number(money.amount), money.currency.to_string().into()]),
            (_, Kind::Money) => cells.extend([Cell::Empty, Cell::Empty]),
            (Value::Address(address), _) => {
                cells.extend(ADDRESS_PARTS.map(|part| address.part(part).unwrap_or_default().into()));
            }
            (_, Kind::Address) => cells.extend(ADDRESS_PARTS.map(|_| Cell::Empty)),
            (Value::Decimal(number), Kind::Percent) => cells.push(Cell::Percent(*number)),
            (Value::Decimal(number), _) => cells.push(Cell::Number(*number)),
            (Value::Int(number), Kind::Integer) => cells.push(Cell::Int(*number)),
            (Value::Date(date), _) => cells.push(Cell::Date(*date)),
            (Value::Time(at), _) => cells.push(Cell::DateTime(at.in_zone(listing.db.clock().zone()).datetime())),
            // Numbers to call and long texts stand as they are kept, not as the page shows them.
            (Value::Text(text), Kind::LongText | Kind::Phone) => cells.push(text.as_str().into()),
            _ => cells.push(show.text(view, &column.key).into()),
        }
    }
    cells
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
