//! `/api/webhooks`: what a receiver of webhooks gets and how it checks it.

use axum::response::Response;
use maud::html;
use web::Ctx;
use web::http::Answer;
use web::kit;

use super::framed;
use super::operation::example;

/// A message as it is sent.
const MESSAGE: &str = r#"POST /hook HTTP/1.1
content-type: application/json
webhook-id: msg_06PQ3C8Y1R7ZG
webhook-timestamp: 1795255200
webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=

{
  "type": "company.change",
  "timestamp": "2026-11-21T10:00:00Z",
  "data": {
    "change": "06PQ3C8Y1R7ZF",
    "position": 4711,
    "record": {
      "type": "company",
      "id": "06PQ1V5T0E4KA",
      "version": 3,
      "api": "/api/v1/companies/06PQ1V5T0E4KA"
    },
    "by": { "user": "06PPZXB9H2M3C", "face": "web" },
    "batch": null,
    "deed": "change",
    "fields": { "name": { "before": "Kalev", "after": "Kalev AS" } }
  }
}"#;

/// How a receiver checks the signature.
const CHECK: &str = r#"import base64, hashlib, hmac, time

def is_genuine(secret, headers, body):              # body: the bytes as they came
    if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    said = f'{headers["webhook-id"]}.{headers["webhook-timestamp"]}.'.encode() + body
    ours = "v1," + base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(ours, one) for one in headers["webhook-signature"].split())"#;

pub(super) async fn page(ctx: Ctx) -> Answer<Response> {
    let title = ctx.word("webhook.many");
    let rules = ["events", "signature", "answer", "again", "order", "rights"];
    let body = html! {
        div class="page-head" { h1 { (title) } }
        p class="page-lede" { (ctx.word("api-webhooks-about")) }
        @if ctx.is_administrator() { p { a href="/settings/webhooks" { (ctx.word("api-webhooks-settings")) } } }
        div class="stack api" {
            (kit::panel("message", &ctx.word("api-webhooks-message"), "", html! {}, example(&ctx, MESSAGE)))
            (kit::panel("check", &ctx.word("api-webhooks-check"), "", html! {}, example(&ctx, CHECK)))
            (kit::panel("rules", &ctx.word("api-page-rules"), "", html! {}, html! {
                dl class="api-rules" {
                    @for rule in rules {
                        dt { (ctx.word(&format!("api-webhooks-{rule}"))) }
                        dd { (ctx.word(&format!("api-webhooks-{rule}.text"))) }
                    }
                }
            }))
        }
    };
    Ok(framed(&ctx, &title, body))
}
