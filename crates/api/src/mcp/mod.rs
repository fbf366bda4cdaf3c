//! Tools for assistants, by the Model Context Protocol: at `/mcp` over HTTP and from `kilit mcp` on its standard input.
//!
//! An assistant works with the rights of a user and through the same deeds as programs do. What it would write is shown
//! before it is written: a first call does it in a transaction that is taken back and answers with what changed and with
//! a code; the same call with that code does it. What stands in records is marked as data, so that nobody can give the
//! assistant orders by writing them into a note.
//!
//! The server keeps no state between messages, so there are no sessions to lose: any node answers any message.

mod arguments;
mod code;
mod describe;
mod http;
mod read;
mod rpc;
mod summary;
mod tools;
mod wish;
mod write;

use std::sync::Arc;

use crm::verbs::Verbs;
use kernel::{Actor, Error, Fault, Result};
use serde_json::{Map, Value as Json, json};
use store::{Db, Store};

pub use http::router;
pub use rpc::refusal;

/// The versions of the protocol that are spoken, the preferred one first.
pub const VERSIONS: [&str; 2] = ["2025-06-18", "2025-11-25"];

/// The tools that an assistant of the reader has, as they are listed.
pub(crate) fn tools_of(db: &Db<'_>, verbs: &Verbs) -> Vec<Json> {
    tools::list(db, verbs, db.actor().read_only)
}

/// Whoever an assistant works for, with all that he may do.
#[derive(Clone)]
pub struct Assistant {
    store: Store,
    verbs: Arc<Verbs>,
    actor: Actor,
}

impl Assistant {
    /// An assistant of `actor`.
    pub fn new(store: Store, verbs: Arc<Verbs>, actor: Actor) -> Assistant {
        Assistant { store, verbs, actor }
    }

    /// Answers one message; `None` when it wants no answer. From a plain thread.
    pub fn answer(&self, message: &str) -> Option<String> {
        rpc::answer(message, |method, params| self.call(method, params))
    }

    fn call(&self, method: &str, params: &Map<String, Json>) -> rpc::Outcome {
        match method {
            "initialize" => Ok(self.greet(params)),
            "ping" => Ok(json!({})),
            "tools/list" => self.list().map_err(rpc::internal),
            "tools/call" => self.use_tool(params),
            _ => Err(rpc::no_such_method(method)),
        }
    }

    fn greet(&self, params: &Map<String, Json>) -> Json {
        let wanted = params.get("protocolVersion").and_then(Json::as_str);
        let version = wanted.filter(|wanted| VERSIONS.contains(wanted)).unwrap_or(VERSIONS[0]);
        json!({
            "protocolVersion": version,
            "capabilities": {"tools": {"listChanged": false}},
            "serverInfo": {"name": "kilit", "title": "Kilit", "version": env!("CARGO_PKG_VERSION")},
            "instructions": self.word("mcp-instructions"),
        })
    }

    fn list(&self) -> Result<Json> {
        let (verbs, read_only) = (Arc::clone(&self.verbs), self.actor.read_only);
        let tools = self.store.read_blocking(self.actor.clone(), move |db| Ok(tools::list(db, &verbs, read_only)))?;
        Ok(json!({"tools": tools}))
    }

    fn use_tool(&self, params: &Map<String, Json>) -> rpc::Outcome {
        let name = params.get("name").and_then(Json::as_str).ok_or_else(|| rpc::invalid_params("name"))?;
        let nothing = Map::new();
        let given = match params.get("arguments") {
            None | Some(Json::Null) => &nothing,
            Some(Json::Object(given)) => given,
            Some(_) => return Err(rpc::invalid_params("arguments")),
        };
        let outcome = if read::TOOLS.contains(&name) {
            self.read(name, given)
        } else if write::TOOLS.contains(&name) || tools::verb_of(&self.verbs, name).is_some() {
            self.write(name, given)
        } else {
            return Err(rpc::invalid_params(name));
        };
        Ok(match outcome {
            Ok(json) => data(&json),
            Err(error) => self.failed(&error),
        })
    }

    /// What went wrong, in words that the assistant can act on.
    fn failed(&self, error: &Error) -> Json {
        if error.fault() == Fault::Internal {
            tracing::error!(%error, detail = error.value("detail"), "a tool failed");
        }
        let said: Vec<String> = error
            .each()
            .map(|one| match one.field() {
                Some(field) if !field.is_empty() => format!("{field}: {}", words::error(self.actor.lang, one)),
                _ => words::error(self.actor.lang, one),
            })
            .collect();
        json!({"content": [{"type": "text", "text": said.join("\n")}], "isError": true})
    }

    fn word(&self, key: &str) -> String {
        words::text(self.actor.lang, key, &[])
    }
}

/// An answer that holds what people wrote. A sign that nobody can guess stands around it, so that no text within can
/// pretend that the data ends here.
fn data(json: &Json) -> Json {
    let sign = sign_of_data();
    let text = format!(
        "<kilit-data {sign}>\n{}\n</kilit-data {sign}>",
        serde_json::to_string_pretty(json).unwrap_or_default()
    );
    json!({"content": [{"type": "text", "text": text}], "structuredContent": {"data": json}, "isError": false})
}

fn sign_of_data() -> String {
    crm::rights::Token::fresh().map(|token| token.text()[..16].to_owned()).unwrap_or_default()
}
