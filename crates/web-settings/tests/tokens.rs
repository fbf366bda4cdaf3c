//! The pages of tokens.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/mod.rs"]
mod support;

use axum::http::StatusCode;
use crm::rights::Role;
use kernel::{Actor, Face};
use record::Query;
use support::{PASSWORD, Site, on_each_database};

/// The site with the pages of the settings.
fn with_settings(mut site: Site) -> Site {
    site.router = web::router_with(site.app.clone(), vec![web_settings::router()]);
    site
}

#[test]
fn a_token_is_shown_once_and_works_until_it_is_revoked() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut browser = site.administrator().await;
        assert!(browser.get("/me").await.text.contains("/me/tokens"));
        assert!(browser.get("/me/tokens").await.text.contains("No tokens yet"));
        let nameless = browser.post("/me/tokens", &[("name", " "), ("expires", "30")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let odd = browser.post("/me/tokens", &[("name", "x"), ("expires", "31")]).await;
        assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);

        let made = browser.post("/me/tokens", &[("name", "Telephones"), ("expires", "30"), ("read_only", "1")]).await;
        assert_eq!(made.status, StatusCode::OK);
        let secret = format!("kilit_{}", &made.text.split("value=\"kilit_").nth(1).unwrap()[..48]);
        let token = crm::rights::ApiToken::parse(&secret).unwrap();
        let bearer = site.store.bearer(token.digest(), Face::Api).await.unwrap().unwrap();
        assert!(bearer.actor().read_only);

        for page in ["/me/tokens", "/settings/tokens"] {
            let list = browser.get(page).await.text;
            assert!(list.contains("Telephones") && list.contains(token.ending()), "{page}");
            assert!(!list.contains(&secret), "{page} shows the secret again");
        }
        let revoke = format!("/me/tokens/{}/revoke", bearer.token);
        assert_eq!(browser.post(&revoke, &[]).await.location(), "/me/tokens");
        assert!(site.store.bearer(token.digest(), Face::Api).await.unwrap().is_none());
        assert!(browser.get("/me/tokens").await.text.contains("revoked"));
    });
}

#[test]
fn nobody_revokes_or_sees_the_tokens_of_others_but_an_administrator() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut chief = site.administrator().await;
        chief.get("/me/tokens").await;
        chief.post("/me/tokens", &[("name", "Telephones"), ("expires", "")]).await;
        let roles = site.store.read(Actor::system(Face::Command), |db| db.rows::<Role>(&Query::all::<Role>())).await;
        let role = roles.unwrap().into_iter().find(|role| role.name == "Seller").unwrap().id.to_string();
        let add = [("name", "Jaan"), ("email", "jaan@example.com"), ("role", role.as_str()), ("password", PASSWORD)];
        assert_eq!(chief.post("/settings/users", &add).await.status, StatusCode::SEE_OTHER);

        let mut seller = site.browser();
        seller.sign_in("jaan@example.com", PASSWORD).await;
        assert!(seller.get("/me/tokens").await.text.contains("No tokens yet"));
        assert_eq!(seller.get("/settings/tokens").await.status, StatusCode::FORBIDDEN);
        let list = chief.get("/settings/tokens").await.text;
        let path = list.split("action=\"").find(|form| form.contains("/revoke")).unwrap().split('"').next().unwrap();
        assert_eq!(seller.post(path, &[]).await.status, StatusCode::FORBIDDEN);
        let own = path.replace("/settings/", "/me/");
        assert_eq!(seller.post(&own, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(chief.post(path, &[]).await.location(), "/settings/tokens");
    });
}
