//! Files: brought to be put into a record, and given out through it.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt as _;
use kernel::{AnyId, Error, Result};
use record::{Kind, RecordRef};
use serde_json::json;
use store::Action;

use super::{Answer, Call};
use crate::deeds;

/// `POST /files?name=`: keeps the body as a file; its id goes into a field of the kind file within an hour.
pub(super) async fn keep(call: &Call, body: Body) -> Result<Response> {
    let sent = call.parameters();
    sent.only(&["name"])?;
    let name = sent.filled("name").ok_or_else(|| Error::invalid("error-required").on("name"))?.to_owned();
    // Nobody's bytes are taken in who has nowhere to put them.
    let catalogue = call.app().store().catalogue();
    let takes_files = |of: &record::RecordType| {
        of.fields.iter().any(|field| field.kind == Kind::File && !field.read_only)
            && (call.who.access.may(of, Action::Create) || call.who.access.may(of, Action::Change))
    };
    if call.who.actor.read_only || !catalogue.types().any(|of| takes_files(of)) {
        return Err(Error::forbidden("error-forbidden").with("action", "create").with("type", "attachment"));
    }
    let kind = call.parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or("application/octet-stream").to_owned();
    let files = call.app().store().files()?;
    let mut draft = files.begin(store::files::LARGEST)?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|error| Error::invalid("error-file-cut").with("reason", error))?;
        tokio::task::block_in_place(|| draft.write(&piece))?;
    }
    let (size, actor) = (draft.size(), call.who.actor.clone());
    let kept = name.clone();
    let id = tokio::task::block_in_place(|| files.keep(draft, &actor, &kept, &kind))?;
    let body = json!({"id": id, "name": name, "size": size});
    Ok(Answer { status: 201, ..Answer::ok(body) }.into_response())
}

/// `GET /{plural}/{id}/file/{field}`: the content, through the record that it belongs to.
pub(super) async fn give_out(call: &Call, plural: &str, id: AnyId, field: &str) -> Result<Response> {
    call.parameters().only(&[])?;
    let files = call.app().store().files()?;
    let (plural, field) = (plural.to_owned(), field.to_owned());
    let stored = call
        .read(move |db| {
            let of = deeds::type_of(db, &plural)?;
            db.stored_file(RecordRef { of: of.name, id }, &field)
        })
        .await?;
    let wanted = stored.clone();
    let file = tokio::task::spawn_blocking(move || files.content(&wanted)).await.map_err(Error::internal)??;
    Ok(web::pages::record::given_out(&stored, file))
}
