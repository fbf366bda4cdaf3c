//! Files on a record: brought by a form or by dropping them on it, given out through the record they belong to.

use axum::body::Body;
use axum::extract::{Multipart, Path};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use kernel::{AnyId, Error};
use maud::{Markup, html};
use record::{RecordRef, Value, Values};
use std::io::Read;

use super::AtHand;
use crate::http::{Answer, toast};
use crate::{Ctx, kit, url_encoded};

/// How many bytes are read and sent at a time.
const PIECE: usize = 64 << 10;

/// The button by which files are attached.
pub(super) fn attach_form(at: &AtHand) -> Markup {
    let action = at.below("files");
    html! {
        form class="attach" method="post" action=(action) enctype="multipart/form-data" hx-post=(action) hx-encoding="multipart/form-data" hx-trigger="change, submit" hx-target="#timeline" hx-swap="outerHTML" {
            (kit::hidden_csrf(&at.csrf))
            label class="btn btn-quiet btn-small" {
                (kit::icon("paperclip")) (at.word("records-attach"))
                input class="sr" type="file" name="file" multiple;
            }
            noscript { button type="submit" class="btn btn-small" { (at.word("common-upload")) } }
        }
    }
}

/// `POST /{plural}/{id}/files`: attaches what was sent.
pub(super) async fn upload(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, mut form: Multipart) -> Answer {
    let about = ctx
        .read({
            let plural = plural.clone();
            move |db| {
                let about = RecordRef { of: super::type_of(db, &plural)?, id };
                // Nobody's bytes are taken in before it is known that he may put them there.
                db.view(about.of, id)?;
                db.access().demand(&*db.describe("attachment")?, store::Action::Create)?;
                Ok(about)
            }
        })
        .await?;
    let broken = |_| Error::invalid("error-request");
    while let Some(mut part) = form.next_field().await.map_err(broken)? {
        let name = part.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            continue;
        }
        let media_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let files = ctx.store().files()?;
        let mut draft = files.begin(store::files::LARGEST)?;
        while let Some(piece) = part.chunk().await.map_err(broken)? {
            tokio::task::block_in_place(|| draft.write(&piece))?;
        }
        let size = i64::try_from(draft.size()).unwrap_or(i64::MAX);
        let actor = ctx.actor();
        let file = tokio::task::block_in_place(|| files.keep(draft, &actor, &name, &media_type))?;
        ctx.write(move |tx| {
            let mut values = Values::new();
            values.set("about", Value::Record(about)).set("name", Value::text(name.as_str()));
            values.set("file", Value::Id(file)).set("size", Value::Int(size));
            values.set("media_type", Value::text(media_type.as_str()));
            tx.create_values("attachment", values)
        })
        .await?;
    }
    let said = ctx.word("records-attached");
    Ok(toast(super::timeline::anew(ctx, plural, id, false).await?, said))
}

/// `GET /{plural}/{id}/file/{field}`: a file, through the record that it belongs to.
pub(super) async fn download(ctx: Ctx, Path((plural, id, field)): Path<(String, AnyId, String)>) -> Answer {
    let files = ctx.store().files()?;
    let stored = ctx.read(move |db| db.stored_file(RecordRef { of: super::type_of(db, &plural)?, id }, &field)).await?;
    let wanted = stored.clone();
    let file = tokio::task::spawn_blocking(move || files.content(&wanted)).await.map_err(Error::internal)??;
    Ok(given_out(&stored, file))
}

/// A file as an answer, in pieces. A slow reader holds no thread: each piece is read when he asks for it.
pub fn given_out(stored: &store::StoredFile, file: Box<dyn Read + Send>) -> Response {
    let pieces = stream::try_unfold(file, |mut file| async {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            file.by_ref().take(PIECE as u64).read_to_end(&mut piece).map(|_| (piece, file))
        });
        let (piece, file) = read.await??;
        Ok::<_, std::io::Error>((!piece.is_empty()).then_some((piece, file)))
    });
    let mut response: Response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    // What somebody uploaded is never shown as a page of ours: it is saved, whatever it says it is.
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(stored.size));
    let disposition = format!("attachment; filename*=UTF-8''{}", url_encoded(&stored.name).replace('/', "%2F"));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
