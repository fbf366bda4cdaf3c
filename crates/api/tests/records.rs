//! Records by JSON, on both databases.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::http::Method;
use serde_json::json;
use support::House;
use testing::each_database;

#[test]
fn a_record_is_made_read_changed_put_away_and_taken_back() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let made = house.post(
            &ada,
            "/companies",
            json!({
                "name": "Acme OÜ", "phone": "0532 123 45 67", "address": {"city": "İzmir", "country": "TR"},
                "annual_revenue": {"amount": "12.50", "currency": "EUR"}, "employees": 7,
            }),
        );
        let company = made.is(201).clone();
        assert_eq!(made.header("location"), format!("/api/v1/companies/{}", made.id()));
        assert_eq!(company["_type"], "company");
        assert_eq!(company["phone"], "+905321234567");
        assert_eq!(company["annual_revenue"], json!({"amount": "12.5", "currency": "EUR", "base": "12.5"}));
        assert_eq!(company["address"], json!({"city": "İzmir", "country": "TR"}));
        assert_eq!(company["owner"], ada.user.to_string());
        assert_eq!(company["_titles"]["owner"], "Ada");

        let path = format!("/companies/{}", made.id());
        let read = house.get(&ada, &path);
        assert_eq!(read.is(200), &company);
        assert_eq!(read.header("etag"), made.header("etag"));
        let narrow = house.get(&ada, &format!("{path}?fields=name,owner.email"));
        assert_eq!(narrow.is(200)["owner.email"], "ada@example.com");
        assert!(narrow.json.get("phone").is_none());
        let known = house.ask(&ada, Method::GET, &path, &[("if-none-match", read.header("etag"))], None);
        known.is(304);
        let head = house.ask(&ada, Method::HEAD, &path, &[], None);
        assert_eq!((head.status.as_u16(), head.text.as_str(), head.header("etag")), (200, "", read.header("etag")));

        let changed = house.patch(&ada, &path, json!({"name": "Acme AS", "employees": null}));
        assert_eq!((&changed.is(200)["name"], &changed.json["version"]), (&json!("Acme AS"), &json!(2)));
        assert_eq!(changed.json["employees"], json!(null));
        let log = house.store.read_blocking(support::system(), {
            let id = made.id().parse().unwrap();
            move |db| db.history(record::RecordRef { of: "company", id }, None, 10)
        });
        assert!(log.unwrap().iter().all(|entry| entry.face == "api"));

        house.ask(&ada, Method::DELETE, &path, &[], None).is(204);
        house.get(&ada, &path).is(404);
        assert_eq!(house.get(&ada, &format!("{path}?bin=true")).is(200)["_deleted"], true);
        assert_eq!(house.get(&ada, "/companies?bin=true").is(200)["items"].as_array().unwrap().len(), 1);
        let restored = house.ask(&ada, Method::POST, &format!("{path}/restore"), &[], None);
        assert_eq!(restored.is(200)["version"], 4);
        house.get(&ada, &path).is(200);
    });
}

#[test]
fn whoever_looked_at_an_older_version_is_refused() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let first = house.post(&ada, "/companies", json!({"name": "Acme"}));
        let (path, tag) = (format!("/companies/{}", first.id()), first.header("etag").to_owned());
        let with = |tag: &str, body| house.ask(&ada, Method::PATCH, &path, &[("if-match", tag)], Some(body));
        with(&tag, json!({"name": "Beta"})).is(200);
        let late = with(&tag, json!({"name": "Gamma"}));
        assert_eq!(late.is(412)["code"], "api-error-changed");
        with("*", json!({"payment_terms": 14})).is(200);
        with("\"3\"", json!({"payment_terms": 30})).is(200);
        with("\"9-aa\", \"4-bb\"", json!({"payment_terms": 45})).is(200);
        with("W/\"5\"", json!({"payment_terms": 60})).is(412);
        with("\"of another kind\"", json!({"payment_terms": 60})).is(412);
        assert_eq!(with("5", json!({"payment_terms": 60})).is(422)["code"], "api-error-version");
        house.ask(&ada, Method::DELETE, &path, &[("if-match", &tag)], None).is(412);
        house.ask(&ada, Method::DELETE, &path, &[("if-match", "\"5\"")], None).is(204);
        let back = format!("{path}/restore");
        house.ask(&ada, Method::POST, &back, &[("if-match", "\"5\"")], None).is(412);
        house.ask(&ada, Method::POST, &back, &[("if-match", "\"6\"")], None).is(200);
        // With the version in the body only the same field clashes.
        house.patch(&ada, &path, json!({"version": 1, "planet": "x"})).is(422);
        house.patch(&ada, &path, json!({"version": 2, "web": "https://acme.example"})).is(200);
        let clash = house.patch(&ada, &path, json!({"version": 1, "name": "Delta"}));
        assert_eq!(clash.is(409)["code"], "error-changed-meanwhile");
        assert_eq!(clash.wrong(), [("/name".to_owned(), "error-changed-meanwhile".to_owned())]);
    });
}

#[test]
fn whatever_does_not_fit_is_named_in_the_language_asked_for() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let wrong = house.ask(
            &ada,
            Method::POST,
            "/companies",
            &[("accept-language", "tr-TR, en;q=0.5")],
            Some(json!({
                "name": 5, "planet": "Mars", "annual_revenue": {"amount": "x", "currency": "EUR"}, "email": 7,
            })),
        );
        let problem = wrong.is(422);
        assert_eq!(problem["type"], "/api/problems#invalid");
        assert_eq!(wrong.header("content-language"), "tr");
        let mut places = wrong.wrong();
        places.sort();
        let expected = [
            ("/annual_revenue/amount", "error-number"),
            ("/email", "error-json-value"),
            ("/name", "error-json-value"),
            ("/planet", "error-no-such-field"),
        ];
        assert_eq!(places, expected.map(|(place, code)| (place.to_owned(), code.to_owned())));
        let texts: Vec<&str> =
            problem["errors"].as_array().unwrap().iter().map(|error| error["text"].as_str().unwrap()).collect();
        assert!(texts.iter().any(|text| text.contains("sayı")), "{texts:?}");

        let missing = house.post(&ada, "/companies", json!({}));
        missing.is(422);
        assert_eq!(missing.wrong(), [("/name".to_owned(), "error-required".to_owned())]);
        let locked = house.post(&ada, "/companies", json!({"name": "A", "created_at": "2026-01-01T00:00:00Z"}));
        assert_eq!(
            (locked.is(403)["code"].as_str(), locked.wrong()[0].0.as_str()),
            (Some("error-field-read-only"), "/created_at")
        );
        assert_eq!(house.post(&ada, "/companies", json!([])).is(422)["code"], "api-error-object");
        for query in [
            "f=name",
            "f=planet:is:1",
            "sort=planet",
            "fields=planet",
            "after=zz",
            "limit=0",
            "limit=501",
            "bin=1",
            "planet=1",
            "limit=1&limit=2",
        ] {
            let answer = house.get(&ada, &format!("/companies?{query}"));
            answer.is(422);
            let name = query.split('=').next().unwrap();
            assert_eq!(answer.json["errors"][0]["parameter"], name, "{query}: {}", answer.text);
        }
        house.get(&ada, "/planets").is(404);
        house.get(&ada, "/companies/x").is(404);
        house.post(&ada, "/companies/0000000000007/fly", json!({})).is(404);
    });
}

#[test]
fn lists_are_filtered_sorted_and_paged_without_gaps() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        for number in 0..25 {
            let name = format!("Company {:02}", number / 2);
            house.post(&ada, "/companies", json!({"name": name, "employees": number})).is(201);
        }
        let (mut path, mut seen) = ("/companies?sort=-name&limit=10&count=true".to_owned(), Vec::new());
        loop {
            let page = house.get(&ada, &path);
            assert_eq!(page.is(200)["count"], 25);
            seen.extend(page.json["items"].as_array().unwrap().iter().map(|item| item["employees"].as_i64().unwrap()));
            let Some(next) = page.json["next"].as_str() else {
                assert_eq!(page.header("link"), "");
                break;
            };
            let link = page.header("link").to_owned();
            assert!(link.ends_with("; rel=\"next\"") && link.contains(next), "{link}");
            path = link[1..].split('>').next().unwrap().strip_prefix("/api/v1").unwrap().to_owned();
        }
        assert_eq!(seen.len(), 25);
        assert_eq!(seen.iter().collect::<std::collections::BTreeSet<_>>().len(), 25);
        let some =
            house.get(&ada, "/companies?f=employees:min:20&f=name:has:company%201&sort=employees&fields=employees");
        let found: Vec<i64> =
            some.is(200)["items"].as_array().unwrap().iter().map(|item| item["employees"].as_i64().unwrap()).collect();
        assert_eq!(found, [20, 21, 22, 23, 24]);
        assert!(some.json.get("count").is_none(), "nothing is counted unless asked");
        // What no list needs is refused before the database chokes on it.
        let many = |name: &str, one: &str, count| format!("/companies?{name}={}", vec![one; count].join(","));
        assert_eq!(house.get(&ada, &many("fields", "name", 3)).is(200)["items"][0]["name"], "Company 00");
        assert_eq!(house.get(&ada, &many("fields", "name", 101)).is(422)["code"], "error-too-many");
        assert_eq!(house.get(&ada, &many("sort", "name", 9)).is(422)["code"], "error-too-many");
        let conditions = format!("/companies?{}", vec!["f=name:filled"; 51].join("&"));
        assert_eq!(house.get(&ada, &conditions).is(422)["code"], "error-too-many");
        let values = format!("/companies?f=employees:is:{}", vec!["1"; 201].join("%7C"));
        assert_eq!(house.get(&ada, &values).is(422)["code"], "error-too-many");
        assert_eq!(house.get(&ada, "/search?q=company%2007").is(200)["items"].as_array().unwrap().len(), 2);
    });
}
