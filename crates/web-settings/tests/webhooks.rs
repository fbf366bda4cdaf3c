//! The pages of webhooks.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/mod.rs"]
mod support;

use axum::http::StatusCode;
use crm::outside::{Secret, Webhook};
use kernel::{Actor, Face};
use record::Query;
use support::{Site, on_each_database};

async fn only(site: &Site) -> Webhook {
    let found = site.store.read(Actor::system(Face::Command), |db| db.first(Query::all::<Webhook>())).await;
    found.unwrap().unwrap()
}

#[test]
fn an_endpoint_is_added_tested_changed_and_deleted() {
    on_each_database(|mut site| async move {
        site.router = web::router_with(site.app.clone(), vec![web_settings::router()]);
        let mut browser = site.administrator().await;
        assert!(browser.get("/settings/webhooks").await.text.contains("No webhooks yet"));
        let form = browser.get("/settings/webhooks/new").await.text;
        let me = form.split("selected").next().unwrap().rsplit("value=\"").next().unwrap().split('"').next().unwrap();
        let me = me.to_owned();

        let mut given = vec![("name", "Warehouse"), ("address", "ftp://example.com"), ("owner", me.as_str())];
        let wrong = browser.post("/settings/webhooks", &given).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("f-address-error") && wrong.text.contains("Warehouse"));
        given[1].1 = "https://example.com/hook";
        given.extend([("record_types", "company"), ("record_types", "person"), ("deeds", "create")]);
        let added = browser.post("/settings/webhooks", &given).await.text;
        let secret = added.split("value=\"whsec_").nth(1).unwrap().split('"').next().unwrap();
        assert!(Secret::parse(&format!("whsec_{secret}")).is_some());
        let webhook = only(&site).await;
        assert_eq!(webhook.record_types.as_deref(), Some("company,person"));
        assert!(webhook.active);

        let own = format!("/settings/webhooks/{}", webhook.id);
        assert!(!browser.get(&own).await.text.contains(secret), "the key is shown once");
        let test = browser.post(&format!("{own}/test"), &[]).await;
        let delivery = browser.get(test.location()).await;
        assert!(delivery.text.contains("&quot;type&quot;: &quot;test&quot;"), "{}", delivery.text);
        assert!(browser.get(&own).await.text.contains("Waiting"));
        let again = browser.post(&format!("{}/replay", test.location()), &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let span = browser.post(&format!("{own}/replay"), &[("from", "2026-11-21"), ("to", "2026-11-21")]).await;
        assert_eq!(span.location(), own);

        let rotated = browser.post(&format!("{own}/secret"), &[]).await.text;
        assert!(rotated.contains("whsec_") && !rotated.contains(secret));
        let version = only(&site).await.version.to_string();
        let off = [given[0], given[1], given[2], ("active", ""), ("version", &version)];
        assert_eq!(browser.post(&own, &off).await.location(), own);
        assert!(!only(&site).await.active);
        assert!(browser.get("/settings/webhooks").await.text.contains("Off"));
        assert_eq!(browser.post(&format!("{own}/delete"), &[]).await.location(), "/settings/webhooks");
        assert!(browser.get("/settings/webhooks").await.text.contains("No webhooks yet"));
    });
}
