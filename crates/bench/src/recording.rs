//! What a request comes to, taken down within this process: the statements that it runs and the bytes that it answers.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use bytes::Bytes;
use http_body_util::BodyExt as _;
use store::{Ran, Store};
use tower::ServiceExt as _;

use crate::ask::{Ask, Errand};
use crate::place::Place;
use crate::readers::{self, Reader};
use crate::{Result, while_doing};

/// What one request came to.
#[derive(Clone, Debug)]
pub struct Taken {
    pub statements: Vec<Ran>,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// An errand with what each of its requests came to.
pub struct Recording {
    pub reader: Reader,
    pub errand: Errand,
    pub taken: Vec<Taken>,
}

/// Takes down all errands of all readers. What they change stays changed.
pub fn all(place: &Place) -> Result<Vec<Recording>> {
    let store = place.open()?;
    let runtime = while_doing("starting threads", tokio::runtime::Runtime::new())?;
    let router = router(&store);
    let mut recordings = Vec::new();
    for reader in readers::all(&store)? {
        for errand in crate::ask::errands(&store, &reader)? {
            let _inside = runtime.enter();
            let mut taken = Vec::new();
            for ask in &errand.asks {
                if ask.form.is_none() {
                    // What is remembered from one request to the next is remembered before the second.
                    runtime.block_on(answer(&router, ask))?;
                }
                taken.push(runtime.block_on(take_down(&store, &router, ask))?);
            }
            recordings.push(Recording { reader: reader.clone(), errand, taken });
        }
    }
    Ok(recordings)
}

/// The pages of the program, put together as the program does.
fn router(store: &Store) -> Router {
    let options = web::AppOptions {
        record_pages: vec![web_customers::company::PAGE],
        pages: [web_customers::PAGES, web_insight::PAGES, web_import::PAGES].concat(),
        ..web::AppOptions::default()
    };
    let app = web::App::new(store.clone(), Arc::new(crm::verbs::verbs()), options);
    let pages = vec![web_customers::router(), web_insight::router(), web_import::router(), web_settings::router()];
    web::router_with(app, pages)
}

async fn take_down(store: &Store, router: &Router, ask: &Ask) -> Result<Taken> {
    store.keep_statements(true);
    let taken = answer(router, ask).await;
    let statements = store.keep_statements(false);
    let (status, headers, body) = taken?;
    let wanted = if ask.form.is_some() { StatusCode::SEE_OTHER } else { StatusCode::OK };
    if status != wanted {
        return Err(format!("{} {} answers {status}", ask.method(), ask.path));
    }
    Ok(Taken { statements, status, headers, body })
}

async fn answer(router: &Router, ask: &Ask) -> Result<(StatusCode, HeaderMap, Bytes)> {
    let mut request = Request::builder().method(ask.method()).uri(&ask.path);
    for (name, value) in &ask.headers {
        request = request.header(*name, value);
    }
    if ask.form.is_some() {
        request = request.header("content-type", "application/x-www-form-urlencoded");
    }
    let body = ask.form.clone().map_or_else(Body::empty, Body::from);
    let request = while_doing("making a request", request.body(body))?;
    let response = match router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    let (parts, body) = response.into_parts();
    let body = while_doing("reading an answer", body.collect().await)?.to_bytes();
    Ok((parts.status, parts.headers, body))
}
