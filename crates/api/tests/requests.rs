//! What holds for every request: who asks, how often, once, in which form.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;
use support::{Answer, House, system};
use testing::each_database;

fn companies(house: &House) -> i64 {
    house.store.read_blocking(system(), |db| db.count(&record::Query::of("company"))).unwrap()
}

#[test]
fn a_request_that_comes_again_is_answered_as_before_and_does_nothing() {
    each_database(|database| {
        let house = House::furnished(database);
        let (ada, bob) = (house.guest("Ada", "Administrator"), house.guest("Bob", "Administrator"));
        let keyed = |house: &House, guest: &support::Guest, key: &str, name: &str| {
            house.ask(guest, Method::POST, "/companies", &[("idempotency-key", key)], Some(json!({"name": name})))
        };
        let first = keyed(&house, &ada, "order-1", "Acme");
        first.is(201);
        let again = keyed(&house, &ada, "\"order-1\"", "Acme");
        assert_eq!(again.is(201), &first.json);
        assert_eq!((again.header("location"), again.header("etag")), (first.header("location"), first.header("etag")));
        assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), ("", "true"));
        assert_eq!(keyed(&house, &ada, "order-1", "Beta").is(422)["code"], "api-error-key-reused");
        assert_eq!(keyed(&house, &ada, "", "Beta").is(422)["code"], "api-error-key");
        keyed(&house, &bob, "order-1", "Gamma").is(201);
        assert_eq!(companies(&house), 2, "a key belongs to whoever sent it");

        // What failed has left nothing behind, so it may be tried again.
        keyed(&house, &ada, "order-2", "").is(422);
        keyed(&house, &ada, "order-2", "Delta").is(201);

        // Another node, as after a restart, knows the answer too.
        let other = House::open(database);
        assert_eq!(keyed(&other, &ada, "order-1", "Acme").is(201), &first.json);
        assert_eq!(companies(&other), 3);

        // After a day the key is free.
        house.clock.set(kernel::Timestamp::from_millis(support::NOW + 24 * 3_600_000 + 1));
        keyed(&house, &ada, "order-1", "Beta").is(201);
    });
}

#[test]
fn an_answer_given_again_shows_what_may_be_seen_by_then() {
    each_database(|database| {
        let house = House::furnished(database);
        let (ada, bob) = (house.guest("Ada", "Administrator"), house.guest("Bob", "Seller"));
        let made = house.post(&bob, "/companies", json!({"name": "Acme", "web": "https://acme.example"}));
        let path = format!("/companies/{}", made.id());
        let change = || {
            let body = Some(json!({"name": "Acme AS"}));
            house.ask(&bob, Method::PATCH, &path, &[("idempotency-key", "rename")], body)
        };
        assert_eq!(change().is(200)["name"], "Acme AS");
        house.patch(&ada, &path, json!({"owner": ada.user, "name": "Secret AS"})).is(200);
        house.get(&bob, &path).is(404);
        let again = change();
        assert_eq!((again.is(200).get("name"), again.header("idempotent-replayed")), (None, "true"));
        assert!(!again.json.to_string().contains("Secret") && !again.json.to_string().contains("acme.example"));
        assert_eq!(house.get(&ada, &path).is(200)["name"], "Secret AS", "and nothing was done");
    });
}

#[test]
fn of_two_at_once_with_one_key_one_is_done() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let send =
            || house.ask(&ada, Method::POST, "/companies", &[("idempotency-key", "k")], Some(json!({"name": "Acme"})));
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(|| send().status.as_u16())).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(statuses.iter().all(|status| matches!(status, 201 | 409)), "{statuses:?}");
        assert!(statuses.contains(&201));
        assert_eq!(companies(&house), 1);
    });
}

#[test]
fn only_who_holds_a_token_or_a_session_is_let_in() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let bare = |headers: &[(&str, &str)], method: Method, path: &str, body: &str| -> Answer {
            let mut request = Request::builder().method(method).uri(path);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            house.send(request.body(Body::from(body.to_owned())).unwrap())
        };
        let nobody = bare(&[], Method::GET, "/api/v1/companies", "");
        nobody.is(401);
        assert!(nobody.header("www-authenticate").starts_with("Bearer"));
        bare(&[("authorization", "Bearer kilit_x")], Method::GET, "/api/v1/companies", "").is(401);
        // What the program can do is no secret; what an installation has added is.
        assert_eq!(bare(&[], Method::GET, "/api/v1/openapi.json", "").is(200)["openapi"], "3.1.0");
        bare(&[("authorization", "Bearer kilit_x")], Method::GET, "/api/v1/openapi.json", "").is(401);

        let (cookie, csrf) = house.session(ada.user);
        let (cookie, json) = (("cookie", cookie.as_str()), ("content-type", "application/json"));
        bare(&[cookie], Method::GET, "/api/v1/companies", "").is(200);
        let body = "{\"name\": \"Acme\"}";
        bare(&[cookie, json], Method::POST, "/api/v1/companies", body).is(403);
        bare(&[cookie, json, ("x-csrf-token", "x")], Method::POST, "/api/v1/companies", body).is(403);
        let csrf = ("x-csrf-token", csrf.as_str());
        bare(&[cookie, json, csrf, ("sec-fetch-site", "cross-site")], Method::POST, "/api/v1/companies", body).is(403);
        bare(&[cookie, json, csrf, ("sec-fetch-site", "same-origin")], Method::POST, "/api/v1/companies", body).is(201);
        // A token that does not hold is not made good by a session.
        bare(&[cookie, ("authorization", "Bearer kilit_x")], Method::GET, "/api/v1/companies", "").is(401);
        let from_elsewhere =
            bare(&[cookie, ("origin", "https://evil.example")], Method::OPTIONS, "/api/v1/companies", "");
        assert_eq!(from_elsewhere.header("access-control-allow-origin"), "");

        let looker = house.guest_with("Leo", "Administrator", true);
        house.get(&looker, "/companies").is(200);
        house.post(&looker, "/companies", json!({"name": "Beta"})).is(403);
        assert_eq!(house.get(&looker, "/me").is(200)["read_only"], true);
        assert_eq!(companies(&house), 1);
    });
}

#[test]
fn a_token_has_the_rights_of_its_user() {
    each_database(|database| {
        let house = House::furnished(database);
        let (ada, sten) = (house.guest("Ada", "Administrator"), house.guest("Sten", "Seller"));
        let hers = house.post(&ada, "/companies", json!({"name": "Hers"})).id();
        let his = house.post(&sten, "/companies", json!({"name": "His"}));
        his.is(201);
        let list = house.get(&sten, "/companies?count=true");
        assert_eq!((&list.is(200)["count"], &list.json["items"][0]["name"]), (&json!(1), &json!("His")));
        house.get(&sten, &format!("/companies/{hers}")).is(404);
        house.patch(&sten, &format!("/companies/{hers}"), json!({"name": "Mine"})).is(404);
        house.get(&sten, "/roles").is(403);
        assert_eq!(house.get(&sten, "/me").is(200)["role"], "Seller");
        let described = house.get(&sten, "/openapi.json");
        assert!(described.is(200)["paths"].get("/companies").is_some());
        assert!(described.json["paths"].get("/roles").is_none(), "what one may not see is not described");
    });
}

#[test]
fn the_form_of_a_request_is_kept_to() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let bearer = format!("Bearer {}", ada.token);
        let send = |method: &str, path: &str, kind: &str, body: Vec<u8>| -> Answer {
            let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
            let request = request.header(header::AUTHORIZATION, &bearer).header(header::CONTENT_TYPE, kind);
            house.send(request.body(Body::from(body)).unwrap())
        };
        let wrong = send("PUT", "/companies", "application/json", Vec::new());
        wrong.is(405);
        assert_eq!(wrong.header("allow"), "GET, HEAD, POST, OPTIONS");
        let options = send("OPTIONS", "/companies/0000000000007", "", Vec::new());
        assert_eq!((options.status.as_u16(), options.header("allow")), (204, "GET, HEAD, PATCH, DELETE, OPTIONS"));
        send("POST", "/companies", "text/plain", b"{}".to_vec()).is(415);
        send("POST", "/companies", "application/json", b"{\"name\"".to_vec()).is(400);
        send("POST", "/companies", "application/json", vec![b' '; 3 << 20]).is(413);
        house.ask(&ada, Method::GET, "/companies", &[("accept", "text/html")], None).is(406);
        house.ask(&ada, Method::GET, "/companies", &[("accept", "text/html, */*;q=0.1")], None).is(200);
        assert_eq!(house.get(&ada, "/nowhere").is(404)["code"], "error-not-found");
    });
}

#[test]
fn too_many_requests_wait() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        house
            .store
            .write_blocking(system(), |tx| {
                let mut settings = tx.settings().clone();
                settings.api_per_minute = 2;
                tx.save_settings(&settings)
            })
            .unwrap();
        let first = house.get(&ada, "/me");
        first.is(200);
        assert_eq!((first.header("ratelimit-limit"), first.header("ratelimit-remaining")), ("2", "1"));
        house.get(&ada, "/me").is(200);
        let refused = house.get(&ada, "/me");
        refused.is(429);
        assert_eq!((refused.header("retry-after"), refused.header("ratelimit-remaining")), ("31", "0"));
        house.clock.set(kernel::Timestamp::from_millis(support::NOW + 31_000));
        house.get(&ada, "/me").is(200);
    });
}
