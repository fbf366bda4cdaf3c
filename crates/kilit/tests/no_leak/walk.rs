//! Asks for every route as a reader, and looks for marks in the answers.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt as _;
use kernel::AnyId;
use record::query::Grouping;
use record::{Query, RecordRef, RecordType};
use store::Action;
use tower::ServiceExt as _;

use crate::marks;
use crate::readers::Reader;
use crate::routes;
use crate::world::{World, system};

/// Routes that would end the walk: they sign the reader out.
const LEFT_OUT: [&str; 4] = ["/logout", "/me/password", "/me/sessions/end-others", "/me/sessions/{session}/end"];

/// Asks for every page, with every question that pages know; gives how many answers were looked at, and the marks that
/// stood in them.
///
/// Types of which the reader may see everything, and everything they refer to, are asked for by an administrator only:
/// there is nothing that could leak.
pub async fn read_everything(world: &World, router: &Router, reader: &Reader) -> (usize, BTreeSet<usize>) {
    let (mut asked, mut seen) = (0, BTreeSet::new());
    for pattern in &routes::all().gets {
        for (place, path) in addresses(world, reader, pattern).into_iter().enumerate() {
            // Every second address is asked for as a fragment; questions are asked of pages.
            let htmx = place % 2 == 1 && !path.contains('?');
            let mut request = Request::get(&path);
            if htmx {
                request = request.header("hx-request", "true");
            }
            seen.extend(look(world, reader, &path, ask(router, reader, request.body(Body::empty()).unwrap()).await));
            asked += 1;
        }
    }
    (asked, seen)
}

/// Sends a change to every address that takes one; nothing that the reader may not change may change, and no answer may
/// tell of it. An administrator may do all of it, so he is left out.
pub async fn change_everything(world: &World, router: &Router, reader: &Reader) {
    if reader.access.is_administrator() {
        return;
    }
    let before = versions(world, reader);
    let csrf = reader.token.derive("kilit forms");
    for pattern in routes::all().posts.iter().filter(|pattern| !LEFT_OUT.contains(&pattern.as_str())) {
        for path in addresses(world, reader, pattern) {
            let of = world.marked.values().find(|record| path.contains(&record.id.to_string()));
            let id = of.map_or_else(String::new, |record| record.id.to_string());
            let any = world.marked.get("company").map(|record| record.id.to_string()).unwrap_or_default();
            let form = format!(
                "id={id}&id={any}&version=1&to=&name=changed&title=changed&subject=changed&field=name&value=changed&text=changed\
                 &column=name&kind=call&q={common}&record=company:{any}&about=company:{any}&user={user}&role={any}&batch={any}",
                common = marks::COMMON,
                user = world.stranger,
            );
            let request = Request::post(&path)
                .header("x-csrf-token", &csrf)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(form))
                .unwrap();
            look(world, reader, &path, ask(router, reader, request).await);
        }
    }
    crate::programs::change_everything(world, router, reader).await;
    assert_eq!(versions(world, reader), before, "{} changed what he may not change", reader.name);
}

/// The version of each record that the reader may neither change nor delete; `None` when it lies in the bin.
pub fn versions(world: &World, reader: &Reader) -> Vec<(RecordRef, Option<i64>)> {
    let (records, access) = (world.marked.clone(), reader.access.clone());
    world
        .store
        .read_blocking(system(), move |db| {
            let mut versions = Vec::new();
            for record in records.into_values() {
                let may = |action| Ok::<bool, kernel::Error>(!db.why(&access, record, action)?.is_empty());
                if !may(Action::Change)? && !may(Action::Delete)? {
                    versions.push((record, db.view(record.of, record.id).ok().map(|view| view.version)));
                }
            }
            Ok(versions)
        })
        .unwrap()
}

/// Every address that a pattern stands for, with the questions that it may be asked.
fn addresses(world: &World, reader: &Reader, pattern: &str) -> Vec<String> {
    let catalogue = world.store.catalogue();
    let typed = ["{plural}", "{target}", "{of}", "{type}"].iter().any(|name| pattern.contains(name));
    if !typed {
        let ids = [world.marked.get("company"), world.marked.get("role"), reader.own.get("company")];
        return filled(pattern, &ids.into_iter().flatten().map(|record| record.id).collect::<Vec<_>>(), "name")
            .into_iter()
            .flat_map(|path| asked(&path, None, reader))
            .collect();
    }
    let mut found = Vec::new();
    for of in catalogue.types().filter(|of| is_guarded(world, reader, of)) {
        let pattern = pattern.replace("{plural}", of.plural);
        let pattern = ["{target}", "{of}", "{type}"].iter().fold(pattern, |p, name| p.replace(name, of.name));
        let ids: Vec<AnyId> = [world.marked.get(of.name), reader.own.get(of.name)]
            .into_iter()
            .flatten()
            .map(|record| record.id)
            .collect();
        let most = if reader.access.is_administrator() { 1 } else { 2 };
        let ids = &ids[..ids.len().min(most)];
        let fields: Vec<&str> = if pattern.contains("{field}") {
            // Hidden fields are asked for one by one; of the others two will do.
            let hidden = of.fields.iter().filter(|field| !reader.access.sees(of, field));
            hidden.chain(of.fields.iter().take(2)).map(|field| field.name.as_ref()).collect()
        } else {
            vec![""]
        };
        for field in fields {
            for path in filled(&pattern, ids, field) {
                found.extend(asked(&path, Some(of), reader));
            }
        }
    }
    found
}

/// Whether there is anything about a type that the reader must not see: a record, a field, or what it refers to.
pub fn is_guarded(world: &World, reader: &Reader, of: &RecordType) -> bool {
    let forbidden = |name: &str| reader.forbidden.iter().any(|mark| world.marks[*mark].record.of == name);
    reader.access.is_administrator()
        || forbidden(of.name)
        || of.fields.iter().filter_map(|field| field.kind.target()).any(forbidden)
        || of.fields.iter().any(|field| field.kind == record::Kind::AnyRecord)
}

/// A pattern with each id in the place of whatever it names.
fn filled(pattern: &str, ids: &[AnyId], field: &str) -> Vec<String> {
    let pattern = pattern.replace("{field}", field);
    if !pattern.contains('{') {
        return vec![pattern];
    }
    ids.iter()
        .map(|id| {
            let mut path = String::new();
            let mut rest = pattern.as_str();
            while let Some((before, after)) = rest.split_once('{') {
                path.push_str(before);
                path.push_str(&id.to_string());
                rest = after.split_once('}').map_or("", |(_, rest)| rest);
            }
            path.push_str(rest);
            path
        })
        .collect()
}

/// The questions that pages know: searched, sorted, filtered, grouped, as a board or calendar. Lists get all of them, by
/// each field that is hidden and by each that refers to something; of the others two stand for all.
fn asked(path: &str, of: Option<&RecordType>, reader: &Reader) -> Vec<String> {
    let mut found = vec![path.to_owned()];
    if path.contains("search") || path.contains("command") || path.contains("pick") {
        found.push(format!("{path}?q={}", marks::COMMON));
    }
    if let (true, Some(own)) = (path.starts_with("/merge/"), of.and_then(|of| reader.own.get(of.name))) {
        // Side by side with one of his own.
        found.push(format!("{path}?with={}", own.id));
    }
    let Some(of) = of.filter(|of| path == format!("/{}", of.plural)) else { return found };
    let all: Vec<&str> = of.fields.iter().map(|field| field.name.as_ref()).collect();
    let seen: Vec<&str> =
        of.fields.iter().filter(|field| reader.access.sees(of, field)).map(|field| field.name.as_ref()).collect();
    if reader.access.is_administrator() {
        return found;
    }
    for question in ["q=zqmark", "layout=board", "layout=calendar", "bin=1"] {
        found.push(format!("{path}?{question}"));
    }
    found.push(format!("{path}?cols={}", all.join(",")));
    found.push(format!("{path}?cols={}", seen.join(",")));
    if !reader.access.may(of, Action::See) {
        return found;
    }
    let hidden = all.iter().filter(|name| !seen.contains(*name));
    for name in hidden.chain(seen.iter().take(2)) {
        found.push(format!("{path}?sort=-{name}"));
        found.push(format!("{path}?group={name}"));
        found.push(format!("{path}?f={name}:filled"));
    }
    for field in &of.fields {
        if let Some(target) = field.kind.target() {
            // Fields of what a record refers to are as hidden as there.
            let name = &field.name;
            found.push(format!("{path}?group={name}"));
            let inner = title_of(target);
            found.push(format!("{path}?cols={name}.{inner}&f={name}.{inner}:filled"));
        }
    }
    found
}

fn title_of(target: &str) -> &'static str {
    match target {
        "user" | "company" | "person" | "team" | "role" => "email",
        _ => "name",
    }
}

pub async fn ask(router: &Router, reader: &Reader, mut request: Request<Body>) -> (StatusCode, String) {
    let headers = request.headers_mut();
    headers.insert(header::COOKIE, format!("kilit={}", reader.token.text()).parse().unwrap());
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let said: Vec<String> = response
        .headers()
        .iter()
        .filter(|(name, _)| *name != header::SET_COOKIE)
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let live = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    let mut body = response.into_body();
    let mut text = said.join("\n");
    // A live page never ends; what it says at once is enough here.
    let patience = if live { Duration::from_millis(20) } else { Duration::from_secs(20) };
    while let Ok(Some(frame)) = tokio::time::timeout(patience, body.frame()).await {
        if let Ok(data) = frame.unwrap().into_data() {
            text.push_str(&String::from_utf8_lossy(&data));
        }
    }
    (status, text)
}

/// No mark that he must not see, and no page that breaks. Gives the marks that he sees.
pub fn look(world: &World, reader: &Reader, path: &str, (status, text): (StatusCode, String)) -> BTreeSet<usize> {
    assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{} at {path}", reader.name);
    let seen = marks::in_answer(&text);
    if let Some(mark) = seen.intersection(&reader.forbidden).next() {
        let marked = &world.marks[*mark];
        let place = text.to_lowercase().find(&marks::text(*mark)).unwrap_or(0);
        let around: String = text.chars().skip(place.saturating_sub(300)).take(600).collect();
        panic!("{} sees {}.{} at {path}:\n{around}", reader.name, marked.record.of, marked.field);
    }
    seen
}

/// What the gate lists, counts, groups and finds is exactly what the rules allow, type by type.
pub fn hold_the_gate_against_the_rules(world: &World, reader: &Reader) {
    let (access, actor) = (reader.access.clone(), reader.actor.clone());
    let catalogue = world.store.catalogue();
    for of in catalogue.types() {
        let (name, all) = (of.name, Query::of(of.name).limit(10_000));
        let expected: Vec<AnyId> = world
            .store
            .read_blocking(system(), {
                let (access, all) = (access.clone(), all.clone());
                move |db| {
                    let mut allowed = Vec::new();
                    for view in db.page(&all)?.rows {
                        if !db.why(&access, view.record(), Action::See)?.is_empty() {
                            allowed.push(view.id);
                        }
                    }
                    allowed.sort_unstable();
                    Ok(allowed)
                }
            })
            .unwrap();
        let said = world.store.read_blocking(actor.clone(), move |db| {
            let mut listed: Vec<AnyId> = db.page(&all)?.rows.into_iter().map(|view| view.id).collect();
            listed.sort_unstable();
            let by = Grouping { by: "created_at".into(), bucket: Some(record::Bucket::Year), sums: Vec::new() };
            let grouped = db.groups(&all, &by).map_or(0, |groups| groups.iter().map(|group| group.count).sum());
            Ok((listed, db.count(&all)?, grouped))
        });
        let (listed, count, grouped) = said.unwrap();
        assert_eq!(listed, expected, "{} lists {name}", reader.name);
        assert_eq!(count, expected.len() as i64, "{} counts {name}", reader.name);
        if reader.access.sees(of, of.find("created_at").unwrap()) {
            assert_eq!(grouped, expected.len() as i64, "{} groups {name}", reader.name);
        }
    }
    let found = world.store.read_blocking(actor, |db| db.search(marks::COMMON, None, 1000)).unwrap();
    for hit in found {
        let access = access.clone();
        let ways = world.store.read_blocking(system(), move |db| db.why(&access, hit.record, Action::See)).unwrap();
        assert!(!ways.is_empty(), "{} finds {:?}", reader.name, hit.record);
    }
}
