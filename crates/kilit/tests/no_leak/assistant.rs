//! Uses every tool of an assistant as a reader, and looks for marks in the answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use api::mcp::Assistant;
use axum::http::StatusCode;
use kernel::{Actor, Face, Lang};
use serde_json::{Value as Json, json};

use crate::marks;
use crate::readers::Reader;
use crate::walk::{look, versions};
use crate::world::World;

/// Asks every tool that is offered, and those that are not, about the stranger's records and the reader's own. Nothing
/// that he must not see is said, and nothing that he must not change changes, confirmed or not.
pub fn use_every_tool(world: &World, reader: &Reader) {
    let actor = Actor::user(reader.actor.user.unwrap(), Face::Assistant, Lang::En);
    let assistant = Assistant::new(world.store.clone(), Arc::new(crm::verbs::verbs()), actor);
    let (before, mut seen) = (versions(world, reader), BTreeSet::new());
    let mut ask = |tool: &str, given: Json| -> Json {
        let call =
            json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": given}});
        let text = assistant.answer(&call.to_string()).unwrap();
        let answer: Json = serde_json::from_str(&text).unwrap();
        let said = match &answer["result"]["structuredContent"]["data"] {
            // The number itself is what was asked.
            found if tool == "look_up_phone" && found.is_object() => {
                json!([found["companies"], found["leads"], found["people"]]).to_string()
            }
            _ => text.clone(),
        };
        seen.extend(look(world, reader, &call.to_string(), (StatusCode::OK, said)));
        assert!(!text.contains(&words::text(Lang::En, "error-internal", &[])), "{call} breaks");
        answer["result"].clone()
    };
    let listed = assistant.answer(r#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#).unwrap();
    let tools: Json = serde_json::from_str(&listed).unwrap();
    let tools = tools["result"]["tools"].as_array().unwrap().clone();
    assert!(!tools.is_empty());

    ask("describe_types", json!({}));
    ask("search", json!({"words": marks::COMMON, "limit": 50}));
    ask("concentration", json!({}));
    for mark in 0..world.marks.len() {
        if world.marks[mark].field == "phone" {
            ask("look_up_phone", json!({"phone": marks::phone(mark)}));
        }
    }
    for of in world.store.catalogue().types() {
        ask("describe_type", json!({"type": of.name}));
        ask("search", json!({"type": of.name, "words": marks::COMMON}));
        for bin in [false, true] {
            ask("find", json!({"type": of.name, "limit": 100, "count": true, "bin": bin}));
        }
        ask("find", json!({"type": of.name, "words": marks::COMMON}));
        for field in of.fields.iter().filter(|field| !reader.access.sees(of, field)) {
            let filter = format!("{}:filled", field.name);
            ask("find", json!({"type": of.name, "filters": [filter], "count": true}));
            ask("find", json!({"type": of.name, "order": [field.name], "fields": [field.name]}));
        }
        for record in [world.marked.get(of.name), reader.own.get(of.name)].into_iter().flatten() {
            let id = record.id.to_string();
            ask("read", json!({"type": of.name, "id": id}));
            // What he may delete takes along what hangs on it, which is his right; the rest is what must not change.
            if !before.iter().any(|(guarded, _)| guarded == record) {
                continue;
            }
            write(&mut ask, "change", &json!({"type": of.name, "id": id, "values": {of.title: "changed"}}));
            write(&mut ask, "delete", &json!({"type": of.name, "id": id}));
            write(&mut ask, "restore", &json!({"type": of.name, "id": id}));
        }
        if !reader.access.is_administrator() {
            write(&mut ask, "create", &json!({"type": of.name, "values": {of.title: "created"}}));
        }
    }
    for tool in tools.iter().filter_map(|tool| tool["name"].as_str()).filter(|name| name.contains("__")) {
        let of = tool.split("__").next().unwrap();
        if let Some(record) = world.marked.get(of).filter(|_| !reader.access.is_administrator()) {
            write(&mut ask, tool, &json!({"id": record.id.to_string()}));
        }
    }
    for company in [world.marked.get("company"), reader.own.get("company")].into_iter().flatten() {
        ask("customer_summary", json!({"company": company.id.to_string()}));
    }
    assert_eq!(versions(world, reader), before, "{} changed by an assistant what he may not change", reader.name);
    if reader.access.is_administrator() {
        assert!(seen.len() > 20, "an assistant of an administrator sees what there is: {seen:?}");
    }
}

/// Asks what would be, and does it if a code is given.
fn write(ask: &mut impl FnMut(&str, Json) -> Json, tool: &str, given: &Json) {
    let shown = ask(tool, given.clone());
    let mut given = given.clone();
    given["confirmation"] = match shown["structuredContent"]["data"]["confirmation"].as_str() {
        Some(code) => code.into(),
        None => "0-0".into(),
    };
    ask(tool, given);
}
