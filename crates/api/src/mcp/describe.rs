//! What there is: record types, their fields, and what can be done with them.

use crm::verbs::Verbs;
use kernel::Result;
use record::RecordType;
use serde_json::{Value as Json, json};
use store::{Action, Db};

use crate::{deeds, schema};

/// The record types that the asker may see.
pub(super) fn types(db: &Db<'_>) -> Json {
    let lang = db.actor().lang;
    let types: Vec<Json> = schema::types(db.catalogue(), db.access())
        .map(|of| {
            json!({
                "type": of.name,
                "name": web::show::type_name(lang, of.name),
                "many": web::show::type_many(lang, of.name),
                "purpose": words::text(lang, &format!("{}.purpose", of.name), &[]),
                "can": allowed(db, of),
            })
        })
        .collect();
    json!({"types": types})
}

fn allowed(db: &Db<'_>, of: &RecordType) -> Vec<&'static str> {
    let writes = !db.actor().read_only;
    let asked = Action::ALL.into_iter().filter(|action| writes || matches!(action, Action::See | Action::Export));
    asked.filter(|action| db.access().may(of, *action)).map(Action::code).collect()
}

/// One record type: what is read, what is sent to make and to change a record, and its verbs.
pub(super) fn one(db: &Db<'_>, verbs: &Verbs, name: &str) -> Result<Json> {
    let (of, lang) = (deeds::type_named(db, name)?, db.actor().lang);
    let verbs: Vec<Json> = verbs
        .of(of.name)
        .map(|verb| {
            json!({
                "verb": verb.name,
                "name": words::text(lang, &format!("verb_{}", verb.name), &[]),
                "input": schema::input(verb.name, &verb.fields(), lang),
            })
        })
        .collect();
    Ok(json!({
        "type": of.name,
        "can": allowed(db, &of),
        "record": schema::record(&of, db.access(), lang),
        "to_create": schema::new_record(&of, db.access(), lang),
        "to_change": schema::change(&of, db.access(), lang),
        "verbs": verbs,
    }))
}
