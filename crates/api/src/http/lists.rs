//! `/{plural}`: records found, and one made.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::Result;

use super::{Answer, Call, ROOT};
use crate::deeds::{self, Asked, LONGEST};

const PARAMETERS: [&str; 8] = ["f", "q", "sort", "fields", "after", "limit", "bin", "count"];

pub(super) async fn list(call: &Call, plural: &str) -> Result<Response> {
    let sent = call.parameters();
    sent.only(&PARAMETERS)?;
    let asked = Asked {
        filters: sent.all("f"),
        words: sent.filled("q").map(str::to_owned),
        order: sent.listed("sort")?,
        fields: sent.listed("fields")?,
        after: sent.exact("after").map(str::to_owned),
        limit: sent.number("limit", Asked::default().limit, LONGEST)?,
        bin: sent.yes("bin")?,
        count: sent.yes("count")?,
    };
    let plural = plural.to_owned();
    let found = call
        .read(move |db| {
            let of = deeds::type_of(db, &plural)?;
            deeds::find(db, &of, &asked)
        })
        .await?;
    let next = found.next.as_ref().map(|after| next(call, after));
    let mut response = Answer::ok(found.into_json()).into_response();
    if let Some(link) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// The address of the next page: the same question, from there on.
fn next(call: &Call, after: &str) -> String {
    let query = call.parts.uri.query().unwrap_or_default();
    let mut pairs: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("after=")).collect();
    let after = format!("after={after}");
    pairs.push(&after);
    format!("{}?{}", call.parts.uri.path(), pairs.join("&"))
}

pub(super) async fn create(call: &Call, plural: &str, body: Body) -> Result<Response> {
    call.parameters().only(&[])?;
    let (bytes, json) = call.json(body).await?;
    let plural = plural.to_owned();
    call.write(&bytes, move |tx| {
        // One may make what one may not see.
        let of = tx.catalogue().by_plural(&plural).cloned().ok_or_else(kernel::Error::not_found)?;
        let made = deeds::create(tx, &of, &json, &[])?;
        let made = deeds::shown(tx, made)?;
        let location = format!("{ROOT}/{plural}/{}", made.record.id);
        Ok(Answer::record(made.json, made.version).made(location))
    })
    .await
}
