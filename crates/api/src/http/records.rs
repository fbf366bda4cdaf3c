//! `/{plural}/{id}`: one record read, changed, put into the bin and taken out of it; verbs said of it.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use kernel::{AnyId, Error, Result};
use serde_json::Value as Json;

use super::answer::{only, unless_known};
use super::{Answer, Call};
use crate::deeds::{self, Said};
use crate::json;

pub(super) async fn read(call: &Call, plural: &str, id: AnyId) -> Result<Response> {
    let sent = call.parameters();
    sent.only(&["fields", "bin"])?;
    let (plural, fields, bin) = (plural.to_owned(), sent.listed("fields")?, sent.yes("bin")?);
    let (body, version) = call
        .read(move |db| {
            let of = deeds::type_of(db, &plural)?;
            let view = if bin { deeds::deleted(db, &of, id, &fields)? } else { deeds::read(db, &of, id, &fields)? };
            Ok((json::record(&of, &view), view.version))
        })
        .await?;
    Ok(unless_known(&call.parts.headers, Answer::record(body, version).into_response()))
}

pub(super) async fn change(call: &Call, plural: &str, id: AnyId, body: Body) -> Result<Response> {
    call.parameters().only(&[])?;
    let only = only(&call.parts.headers)?;
    let (bytes, json) = call.json(body).await?;
    let plural = plural.to_owned();
    call.write(&bytes, move |tx| {
        let of = deeds::type_of(tx, &plural)?;
        let changed = deeds::change(tx, &of, id, only.as_deref(), &json, &[])?;
        let changed = deeds::shown(tx, changed)?;
        Ok(Answer::record(changed.json, changed.version))
    })
    .await
}

pub(super) async fn delete(call: &Call, plural: &str, id: AnyId, body: Body) -> Result<Response> {
    call.parameters().only(&[])?;
    let only = only(&call.parts.headers)?;
    let (bytes, _) = nothing(call, body).await?;
    let plural = plural.to_owned();
    call.write(&bytes, move |tx| {
        let of = deeds::type_of(tx, &plural)?;
        deeds::delete(tx, &of, id, only.as_deref())?;
        Ok(Answer::nothing())
    })
    .await
}

pub(super) async fn restore(call: &Call, plural: &str, id: AnyId, body: Body) -> Result<Response> {
    call.parameters().only(&[])?;
    let only = only(&call.parts.headers)?;
    let (bytes, _) = nothing(call, body).await?;
    let plural = plural.to_owned();
    call.write(&bytes, move |tx| {
        let of = deeds::type_of(tx, &plural)?;
        let restored = deeds::restore(tx, &of, id, only.as_deref())?;
        let restored = deeds::shown(tx, restored)?;
        Ok(Answer::record(restored.json, restored.version))
    })
    .await
}

pub(super) async fn verb(call: &Call, plural: &str, id: AnyId, verb: &str, body: Body) -> Result<Response> {
    call.parameters().only(&[])?;
    let only = only(&call.parts.headers)?;
    let (bytes, json) = call.json_or_nothing(body).await?;
    let (plural, verb, verbs) = (plural.to_owned(), verb.to_owned(), call.app().verbs_arc());
    call.write(&bytes, move |tx| {
        let of = deeds::type_of(tx, &plural)?;
        let said = Said { id, verb: &verb, only: only.as_deref(), body: &json, made: &[] };
        let done = deeds::verb(tx, &verbs, &of, said)?;
        let done = deeds::shown(tx, done)?;
        Ok(Answer::record(done.json, done.version))
    })
    .await
}

/// A body that says nothing: none, or an empty object.
async fn nothing(call: &Call, body: Body) -> Result<(axum::body::Bytes, Json)> {
    let (bytes, json) = call.json_or_nothing(body).await?;
    match json::object(&json)?.keys().next() {
        None => Ok((bytes, json)),
        Some(name) => Err(Error::invalid("error-no-such-field").with("field", name).on(json::escaped(name))),
    }
}
