//! A page runs as many statements on many rows as on few.
//!
//! Every route that stands in the code is asked for twice, by an administrator and by somebody who sees only his own: when
//! there are a few records of each type, and when there are many. A page that asks the database once for each row shows
//! here before it is slow.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

// The data and the routes are those of the test of what may be seen; not all of it is needed here.
#[path = "no_leak/marks.rs"]
#[allow(dead_code, reason = "shared with another test")]
mod marks;
#[path = "no_leak/readers.rs"]
#[allow(dead_code, reason = "shared with another test")]
mod readers;
#[path = "no_leak/routes.rs"]
#[allow(dead_code, reason = "shared with another test")]
mod routes;
#[path = "no_leak/world.rs"]
#[allow(dead_code, reason = "shared with another test")]
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use testing::each_database;
use tower::ServiceExt as _;

use crate::readers::Reader;
use crate::world::World;

/// Records of each type, few and many: some pages hold 50 rows, and some columns of a board 20.
const FEW: usize = 3;
const MANY: usize = 70;

/// What is named, sorted or added up only where there is something of it may take a statement that few rows did not.
const ONE_MORE: u64 = 1;
/// No page needs more; most need fewer than half of it.
const MOST: u64 = 80;

#[test]
fn a_page_runs_as_many_statements_on_many_rows_as_on_few() {
    each_database(|database| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let _inside = runtime.enter();
        let world = World::make(database);
        let mut readers = Reader::all(&world);
        // Who sees everything, and somebody for whom the gate asks.
        let seller = readers.iter().position(Reader::is_partial).unwrap();
        let administrator = readers.iter().position(|reader| reader.access.is_administrator()).unwrap();
        readers = readers
            .into_iter()
            .enumerate()
            .filter(|(at, _)| [seller, administrator].contains(at))
            .map(|(_, reader)| reader)
            .collect();
        let app = web::App::new(world.store.clone(), Arc::new(crm::verbs::verbs()), web::AppOptions::default());
        let pages = vec![
            web_customers::router(),
            web_insight::router(),
            web_import::router(),
            web_settings::router(),
            api::pages::router(),
        ];
        let router = web::router_with(app, pages);
        let give = |from: usize, to: usize| {
            for reader in &readers {
                let user = reader.actor.user.unwrap();
                (from..to).for_each(|_| drop(world.give(user)));
            }
        };
        give(0, FEW);
        let few: Vec<_> = readers.iter().map(|reader| runtime.block_on(counts(&world, &router, reader))).collect();
        give(FEW, MANY);
        let many: Vec<_> = readers.iter().map(|reader| runtime.block_on(counts(&world, &router, reader))).collect();
        let mut grown = Vec::new();
        for ((reader, few), many) in readers.iter().zip(&few).zip(&many) {
            let shown = few.values().filter(|(status, _)| *status == StatusCode::OK).count();
            assert!(shown > 150, "{} was shown {shown} of {} pages only", reader.name, few.len());
            for (path, (status, few)) in few {
                let (later, many) = many[path];
                assert!(later == *status && !status.is_server_error(), "{} {path}: {status}, {later}", reader.name);
                if many > *few + ONE_MORE || many > MOST {
                    grown.push(format!("{} {path}: {few} on few rows, {many} on many", reader.name));
                }
            }
        }
        assert!(grown.is_empty(), "{} pages:\n{}", grown.len(), grown.join("\n"));
    });
}

/// How each page is answered and how many statements it runs, once what is remembered between requests is remembered.
async fn counts(world: &World, router: &Router, reader: &Reader) -> BTreeMap<String, (StatusCode, u64)> {
    let mut counts = BTreeMap::new();
    for path in addresses(world, reader) {
        ask(router, reader, &path).await;
        let before = world.store.statements();
        let status = ask(router, reader, &path).await;
        counts.insert(path, (status, world.store.statements() - before));
    }
    counts
}

/// The routes with a record of each type in them, and lists in their ways of being shown.
fn addresses(world: &World, reader: &Reader) -> Vec<String> {
    let catalogue = world.store.catalogue();
    let mut found = Vec::new();
    for pattern in routes::all().gets {
        if pattern == "/live" || pattern.contains("export") || pattern.contains("{field}") {
            // A live page does not end, an export goes through all rows, and files are none of the database's.
            continue;
        }
        let typed = ["{plural}", "{target}", "{of}", "{type}"].iter().any(|name| pattern.contains(name));
        if !typed {
            let id = reader.own.get("company").or_else(|| world.marked.get("company")).unwrap().id;
            found.push(filled(&pattern, &id.to_string()));
            continue;
        }
        for of in catalogue.types() {
            let Some(record) = reader.own.get(of.name).or_else(|| world.marked.get(of.name)) else { continue };
            let pattern = pattern.replace("{plural}", of.plural);
            let pattern = ["{target}", "{of}", "{type}"].iter().fold(pattern, |p, name| p.replace(name, of.name));
            let path = filled(&pattern, &record.id.to_string());
            if path == format!("/{}", of.plural) {
                let questions = ["layout=board", "layout=calendar", "q=own", "bin=1", "sums=1"];
                found.extend(questions.iter().map(|question| format!("{path}?{question}")));
            }
            found.push(path);
        }
    }
    found
}

fn filled(pattern: &str, id: &str) -> String {
    let (mut path, mut rest) = (String::new(), pattern);
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.push_str(id);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    path + rest
}

/// Asks, and reads the answer to its end, because some of it is written while it is read.
async fn ask(router: &Router, reader: &Reader, path: &str) -> StatusCode {
    let request = Request::get(path)
        .header(header::COOKIE, format!("kilit={}", reader.token.text()))
        .body(Body::empty())
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX);
    drop(tokio::time::timeout(Duration::from_secs(30), body).await);
    status
}
