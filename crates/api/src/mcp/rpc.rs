//! JSON-RPC 2.0: one message in, at most one out.

use serde_json::{Map, Value as Json, json};

/// What a method gives, or why there is none: the error object.
pub(super) type Outcome = Result<Json, Json>;

/// The code of an error that the server refuses to work for whoever asks.
const REFUSED: i64 = -32_001;
/// The code of an error that this version of the protocol is not spoken.
const UNKNOWN_VERSION: i64 = -32_022;

fn failure(code: i64, message: &str) -> Json {
    json!({"code": code, "message": message})
}

pub(super) fn no_such_method(method: &str) -> Json {
    failure(-32_601, &format!("Method not found: {method}"))
}

pub(super) fn invalid_params(what: &str) -> Json {
    failure(-32_602, &format!("Invalid params: {what}"))
}

pub(super) fn internal(error: kernel::Error) -> Json {
    tracing::error!(%error, detail = error.value("detail"), "an assistant was not answered");
    failure(-32_603, &words::error(kernel::Lang::En, &error))
}

/// Answers a message by `call`, which gets the method and its parameters. Notifications and answers get no answer.
pub(super) fn answer(message: &str, call: impl FnOnce(&str, &Map<String, Json>) -> Outcome) -> Option<String> {
    let message: Json = match serde_json::from_str(message) {
        Ok(message) => message,
        Err(_) => return Some(response(&Json::Null, Err(failure(-32_700, "Parse error")))),
    };
    let invalid = |id: &Json| Some(response(id, Err(failure(-32_600, "Invalid Request"))));
    // Several messages in one, as older versions had them, are not taken.
    let Some(object) = message.as_object() else { return invalid(&Json::Null) };
    let id = match object.get("id") {
        Some(id @ (Json::String(_) | Json::Number(_))) => Some(id),
        Some(_) => return invalid(&Json::Null),
        None => None,
    };
    if object.contains_key("result") || object.contains_key("error") {
        return None;
    }
    let method = object.get("method").and_then(Json::as_str);
    let (Some(method), Some("2.0")) = (method, object.get("jsonrpc").and_then(Json::as_str)) else {
        return invalid(id.unwrap_or(&Json::Null));
    };
    let id = id?;
    let nothing = Map::new();
    let outcome = match object.get("params") {
        None => call(method, &nothing),
        Some(Json::Object(params)) => call(method, params),
        Some(_) => Err(invalid_params("params")),
    };
    Some(response(id, outcome))
}

fn response(id: &Json, outcome: Outcome) -> String {
    match outcome {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(error) => json!({"jsonrpc": "2.0", "id": id, "error": error}),
    }
    .to_string()
}

/// The answer to a message of somebody for whom nothing is done, with the reason; `None` when it wants none.
pub fn refusal(message: &str, reason: &str) -> Option<String> {
    answer(message, |_, _| Err(failure(REFUSED, reason)))
}

/// The refusal of a version of the protocol, with those that are spoken.
pub(super) fn unknown_version(said: &str) -> String {
    let mut failure = failure(UNKNOWN_VERSION, "Unsupported protocol version");
    failure["data"] = json!({"supported": super::VERSIONS, "requested": said});
    response(&Json::Null, Err(failure))
}

/// A refusal of whatever the message was.
pub(super) fn standing_refusal(reason: &str) -> String {
    response(&Json::Null, Err(failure(REFUSED, reason)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(message: &str) -> Option<Json> {
        answer(message, |method, _| if method == "ping" { Ok(json!({})) } else { Err(no_such_method(method)) })
            .map(|text| serde_json::from_str(&text).unwrap())
    }

    #[test]
    fn messages_are_answered_as_the_standard_says() {
        let code = |message: &str| said(message).unwrap()["error"]["code"].as_i64();
        assert_eq!(said(r#"{"jsonrpc":"2.0","id":"a","method":"ping"}"#).unwrap()["result"], json!({}));
        assert_eq!(said(r#"{"jsonrpc":"2.0","id":7,"method":"ping","params":{}}"#).unwrap()["id"], 7);
        assert_eq!(code("{"), Some(-32_700));
        assert_eq!(code(r#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#), Some(-32_600));
        assert_eq!(code(r#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#), Some(-32_600));
        assert_eq!(code(r#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#), Some(-32_600));
        assert_eq!(code(r#"{"jsonrpc":"2.0","id":1,"method":"pong"}"#), Some(-32_601));
        assert_eq!(code(r#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#), Some(-32_602));
        assert_eq!(said(r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#), None);
        assert_eq!(said(r#"{"jsonrpc":"2.0","id":1,"result":{}}"#), None);
    }
}
