//! The same of the API: every address of every record type, read and written as each reader, by his session.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{AnyId, Lang};
use record::{Kind, RecordRef, RecordType};
use serde_json::{Map, Value as Json, json};

use crate::marks;
use crate::readers::Reader;
use crate::walk::{ask, is_guarded, look};
use crate::world::World;

/// Asks for everything; gives how many answers were looked at, and the marks that stood in them.
pub async fn read_everything(world: &World, router: &Router, reader: &Reader) -> (usize, BTreeSet<usize>) {
    let (mut asked, mut seen) = (0, BTreeSet::new());
    let mut paths: Vec<String> = [
        "/openapi.json",
        "/me",
        "/search?q=zqmark&limit=100",
        "/lookup?phone=725731",
        "/insight/concentration",
        "/insight/concentration?measure=profit&share=1&groups=true",
    ]
    .map(str::to_owned)
    .to_vec();
    for of in world.store.catalogue().types().filter(|of| is_guarded(world, reader, of)) {
        paths.extend(questions(world, reader, of));
    }
    for path in paths {
        let request = Request::get(format!("/api/v1{path}")).body(Body::empty()).unwrap();
        let (status, text) = ask(router, reader, request).await;
        assert_ne!(status, StatusCode::TOO_MANY_REQUESTS, "{} at {path}", reader.name);
        seen.extend(look(world, reader, &path, (status, text)));
        asked += 1;
    }
    (asked, seen)
}

fn questions(world: &World, reader: &Reader, of: &RecordType) -> Vec<String> {
    let plural = of.plural;
    let all: Vec<&str> = of.fields.iter().map(|field| field.name.as_ref()).collect();
    let hidden: Vec<&str> =
        of.fields.iter().filter(|field| !reader.access.sees(of, field)).map(|field| field.name.as_ref()).collect();
    let mut found = vec![
        format!("/{plural}?limit=500&count=true"),
        format!("/{plural}?q={}", marks::COMMON),
        format!("/{plural}?bin=true"),
        format!("/{plural}?fields={}", all.join(",")),
        format!("/search?q={}&type={}", marks::COMMON, of.name),
    ];
    for name in hidden.iter().chain(all.iter().take(2)) {
        found.push(format!("/{plural}?sort=-{name}"));
        found.push(format!("/{plural}?f={name}:filled&count=true"));
        found.push(format!("/{plural}?fields={name}"));
    }
    for field in &of.fields {
        if field.kind.target().is_some() {
            let inner = ["name", "email", "title", "number"].map(|inner| format!("{}.{inner}", field.name));
            found.extend(inner.into_iter().map(|path| format!("/{plural}?fields={path}&sort={path}")));
        }
    }
    for id in ids(world, reader, of) {
        found.push(format!("/{plural}/{id}"));
        found.push(format!("/{plural}/{id}?bin=true"));
        found.extend(hidden.iter().map(|name| format!("/{plural}/{id}?fields={name}")));
        let files = of.fields.iter().filter(|field| field.kind == Kind::File);
        found.extend(files.map(|field| format!("/{plural}/{id}/file/{}", field.name)));
    }
    found
}

fn ids(world: &World, reader: &Reader, of: &RecordType) -> Vec<AnyId> {
    [world.marked.get(of.name), reader.own.get(of.name)].into_iter().flatten().map(|record| record.id).collect()
}

/// Sends every change to every record; what may not change is looked at by the caller.
pub async fn change_everything(world: &World, router: &Router, reader: &Reader) {
    let verbs = crm::verbs::verbs();
    for of in world.store.catalogue().types().filter(|of| is_guarded(world, reader, of)) {
        let body = filled(world, reader, of);
        send(world, router, reader, "POST", &format!("/{}", of.plural), &body).await;
        for id in ids(world, reader, of) {
            let path = format!("/{}/{id}", of.plural);
            send(world, router, reader, "PATCH", &path, &body).await;
            for verb in verbs.of(of.name) {
                send(world, router, reader, "POST", &format!("{path}/{}", verb.name), &json!({"reason": "changed"}))
                    .await;
            }
            let one = |deed: &str| json!({"do": deed, "type": of.name, "id": id});
            let change = json!({"do": "change", "type": of.name, "id": id, "values": body});
            let batch = json!({"operations": [change, one("delete"), one("restore")], "each_alone": true});
            send(world, router, reader, "POST", "/batch", &batch).await;
            send(world, router, reader, "DELETE", &path, &json!({})).await;
            send(world, router, reader, "POST", &format!("{path}/restore"), &json!({})).await;
        }
    }
}

/// A body whose references point at the stranger's records.
fn filled(world: &World, reader: &Reader, of: &RecordType) -> Json {
    let Json::Object(example) = api::schema::example(of, &reader.access, Lang::En) else { return json!({}) };
    let pointed = |name: &str, value: Json| {
        let marked = |target: &str| world.marked.get(target).map(|record: &RecordRef| record.id);
        let field = of.find(name)?;
        Some(match &field.kind {
            Kind::Reference(target) => json!(marked(target)?),
            Kind::References(target) => json!([marked(target)?]),
            Kind::AnyRecord => json!(format!("company:{}", marked("company")?)),
            _ => value,
        })
    };
    let filled: Map<String, Json> =
        example.into_iter().filter_map(|(name, value)| Some((name.clone(), pointed(&name, value)?))).collect();
    filled.into()
}

async fn send(world: &World, router: &Router, reader: &Reader, method: &str, path: &str, body: &Json) {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("x-csrf-token", reader.token.derive("kilit forms"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    let (status, text) = ask(router, reader, request).await;
    assert_ne!(status, StatusCode::TOO_MANY_REQUESTS, "{} at {path}", reader.name);
    look(world, reader, path, (status, text));
}
