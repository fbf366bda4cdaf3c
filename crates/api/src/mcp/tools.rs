//! The tools that an assistant is shown: those that its user may use.

use crm::verbs::{Verb, Verbs};
use record::RecordType;
use serde_json::{Map, Value as Json, json};
use store::{Action, Db};

use crate::schema;

/// What stands between the type and the verb in the name of a verb's tool.
const VERB: &str = "__";

/// The name of a verb's tool: `company__mark_key_account`.
pub(super) fn name_of(verb: &Verb) -> String {
    format!("{}{VERB}{}", verb.of, verb.name)
}

/// The verb whose tool has this name.
pub(super) fn verb_of<'a>(verbs: &'a Verbs, tool: &str) -> Option<&'a Verb> {
    let (of, verb) = tool.split_once(VERB)?;
    verbs.find(of, verb)
}

/// All tools; those that write only for whoever may write.
pub(super) fn list(db: &Db<'_>, verbs: &Verbs, read_only: bool) -> Vec<Json> {
    let lang = db.actor().lang;
    let said = |name: &str| words::attr(lang, "mcp_tool", name);
    let types: Vec<&str> = schema::types(db.catalogue(), db.access()).map(|of| of.name).collect();
    let may = |action| {
        let allowed = |of: &&std::sync::Arc<RecordType>| db.access().may(of, action);
        let names: Vec<&str> = schema::types(db.catalogue(), db.access()).filter(allowed).map(|of| of.name).collect();
        names
    };
    let text = |about: &str| json!({"type": "string", "description": said(about)});
    let list = |about: &str| json!({"type": "array", "items": {"type": "string"}, "description": said(about)});
    let one_of = |names: &[&str]| json!({"type": "string", "enum": names, "description": said("type")});
    let id = || json!({"type": "string", "pattern": schema::ID_PATTERN, "description": said("id")});
    let count = |most: usize| json!({"type": "integer", "minimum": 1, "maximum": most});
    let mut tools = Vec::new();
    let mut reads = |name: &str, properties: Json, required: &[&str]| {
        let schema = object(properties, required);
        tools.push(tool(name, &said(&format!("{name}_title")), &said(name), schema, Some(true)));
    };
    reads("describe_types", json!({}), &[]);
    if !types.is_empty() {
        reads("describe_type", json!({"type": one_of(&types)}), &["type"]);
        reads("search", json!({"words": text("words"), "type": one_of(&types), "limit": count(50)}), &["words"]);
        reads(
            "find",
            json!({
                "type": one_of(&types),
                "filters": list("filters"),
                "words": text("words"),
                "order": list("order"),
                "fields": list("fields"),
                "after": text("after"),
                "limit": count(crate::deeds::LONGEST),
                "count": {"type": "boolean", "description": said("count")},
                "bin": {"type": "boolean", "description": said("bin")},
            }),
            &["type"],
        );
        reads("read", json!({"type": one_of(&types), "id": id(), "fields": list("fields")}), &["type", "id"]);
    }
    reads("look_up_phone", json!({"phone": text("phone")}), &["phone"]);
    if types.contains(&"company") {
        reads("customer_summary", json!({"company": id()}), &["company"]);
    }
    if types.contains(&"invoice") {
        let day = json!({"type": "string", "format": "date"});
        reads(
            "concentration",
            json!({
                "measure": {"type": "string", "enum": ["revenue", "profit"]},
                "share": text("share"),
                "from": day,
                "to": day,
                "groups": {"type": "boolean", "description": said("groups")},
            }),
            &[],
        );
    }
    if read_only {
        return tools;
    }
    let confirmation = || json!({"type": "string", "description": said("confirmation")});
    let mut writes = |name: &str, of: Vec<&str>, mut properties: Json, required: &[&str]| {
        if of.is_empty() {
            return;
        }
        properties["type"] = one_of(&of);
        properties["confirmation"] = confirmation();
        let schema = object(properties, required);
        tools.push(tool(name, &said(&format!("{name}_title")), &said(name), schema, Some(false)));
    };
    let values = || json!({"type": "object", "description": said("values")});
    writes("create", may(Action::Create), json!({"values": values()}), &["type", "values"]);
    writes("change", may(Action::Change), json!({"id": id(), "values": values()}), &["type", "id", "values"]);
    writes("delete", may(Action::Delete), json!({"id": id()}), &["type", "id"]);
    writes("restore", may(Action::Delete), json!({"id": id()}), &["type", "id"]);
    for verb in verbs.iter().filter(|verb| types.contains(&verb.of)) {
        let message = format!("verb_{}", verb.name);
        let about = words::attr(lang, &message, "about");
        let of = web::show::type_name(lang, verb.of);
        let title = format!("{of}: {}", words::text(lang, &message, &[]));
        let properties = json!({
            "id": id(),
            "input": schema::input(verb.name, &verb.fields(), lang),
            "confirmation": confirmation(),
        });
        let about = format!("{title}. {about} {}", said("shown_first"));
        tools.push(tool(&name_of(verb), &title, &about, object(properties, &["id"]), None));
    }
    tools
}

fn object(properties: Json, required: &[&str]) -> Json {
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

/// A tool. `reads` says whether it only reads, or writes what can be taken back; a verb may do anything.
fn tool(name: &str, title: &str, about: &str, schema: Json, reads: Option<bool>) -> Json {
    let mut hints = Map::new();
    hints.insert("readOnlyHint".into(), (reads == Some(true)).into());
    hints.insert("destructiveHint".into(), (reads.is_none() || name == "delete").into());
    hints.insert("openWorldHint".into(), false.into());
    json!({"name": name, "title": title, "description": about, "inputSchema": schema, "annotations": hints})
}
