//! The pages of duplicates: what waits, records side by side, merging and taking it back.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::http::StatusCode;
use kernel::{Actor, AnyId, Face};
use record::{Value, Values};
use support::{Site, on_each_database};

async fn make(site: &Site, of: &'static str, given: &[(&'static str, &str)]) -> AnyId {
    let given: Values = given.iter().map(|(name, value)| ((*name).into(), Value::text(*value))).collect();
    site.store.write(Actor::system(Face::Command), move |tx| tx.create_values(of, given.clone())).await.unwrap()
}

async fn scan(site: &Site) {
    let store = site.store.clone();
    tokio::task::spawn_blocking(move || crm::duplicates::scan::all(&store, None, &mut |_, _| true))
        .await
        .unwrap()
        .unwrap();
}

#[test]
fn two_companies_are_compared_merged_and_taken_apart_again() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let empty = browser.get("/duplicates").await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.text.contains("Nobody has looked for duplicates yet"));
        let number = ("tax_number", "EE100366327");
        let stays = make(&site, "company", &[("name", "Kuusk OÜ"), number, ("phone", "+3726001111")]).await;
        let goes = make(&site, "company", &[("name", "Kuusk"), number, ("phone", "+3726002222")]).await;
        scan(&site).await;
        let queue = browser.get("/duplicates").await.text;
        for words in ["Kuusk OÜ", "same tax number", "same name", "Compare and merge", "Not the same"] {
            assert!(queue.contains(words), "{words} is not said");
        }
        let address = format!("/merge/company/{stays}?with={goes}");
        assert!(queue.contains(&address), "{queue}");
        // The record itself proposes what waits with it.
        assert!(browser.get(&format!("/merge/company/{stays}")).await.text.contains(&address));
        assert!(browser.get(&format!("/companies/{stays}")).await.text.contains(&format!("/merge/company/{stays}")));
        let page = browser.get(&address).await.text;
        assert!(page.contains("name=\"take.phone\"") && page.contains("600 2222"), "{page}");
        assert!(!page.contains("take.tax_number"), "what is the same is not asked");
        // What is chosen by a click holds no link that leads away instead.
        let choice =
            page.split("<label class=\"compare-value\">").skip(1).map(|rest| rest.split("</label>").next().unwrap());
        assert!(
            choice.clone().any(|label| label.contains("600 2222"))
                && !choice.clone().any(|label| label.contains("<a "))
        );

        let (stays_id, goes_id) = (stays.to_string(), goes.to_string());
        let form = [
            ("id", stays_id.as_str()),
            ("id", goes_id.as_str()),
            ("stays", stays_id.as_str()),
            ("take.phone", goes_id.as_str()),
        ];
        let wrong = [form[0], form[1], form[2], ("take.phone", "nobody")];
        let refused = browser.post(&format!("/merge/company/{stays}"), &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("cannot be kept"));
        let merged = browser.post(&format!("/merge/company/{stays}"), &form).await;
        assert_eq!(merged.location(), format!("/companies/{stays}"), "{}", merged.text);
        let record = browser.get(&format!("/companies/{stays}")).await.text;
        assert!(record.contains("600 2222") && record.contains("Another record was merged into this one"), "{record}");
        // Old addresses lead on.
        assert_eq!(browser.get(&format!("/companies/{goes}")).await.location(), format!("/companies/{stays}"));
        assert!(!browser.get("/duplicates").await.text.contains("Compare and merge"));

        let undo = format!("/merge/company/{stays}/undo");
        assert!(record.contains(&undo));
        let asked = browser.get(&undo).await.text;
        assert!(asked.contains("Mari Tamm merged this in") && asked.contains("Kuusk"), "{asked}");
        assert_eq!(browser.post(&undo, &[]).await.location(), format!("/companies/{stays}"));
        assert!(browser.get(&format!("/companies/{stays}")).await.text.contains("600 1111"));
        assert_eq!(browser.get(&format!("/companies/{goes}")).await.status, StatusCode::OK);

        // Told apart, they are not shown again.
        let queue = browser.get("/duplicates").await.text;
        let pair = queue.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let apart = browser.post("/duplicates/apart", &[("of", "company"), ("id", &pair)]).await;
        assert_eq!(apart.location(), "/duplicates?of=company");
        scan(&site).await;
        assert!(!browser.get("/duplicates").await.text.contains("Kuusk"));
    });
}

#[test]
fn what_somebody_changed_since_is_listed_when_a_merge_is_undone() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        browser.get("/people").await;
        let stays = make(&site, "person", &[("name", "Ayşe Kaya")]).await;
        let goes = make(&site, "person", &[("name", "Ayse Kaya"), ("position", "Director")]).await;
        let (a, b) = (stays.to_string(), goes.to_string());
        let form = [("id", a.as_str()), ("id", b.as_str()), ("stays", a.as_str())];
        assert_eq!(browser.post(&format!("/merge/person/{a}"), &form).await.status, StatusCode::SEE_OTHER);
        let since = Values::from_iter([("position".into(), Value::text("Owner"))]);
        let system = Actor::system(Face::Command);
        site.store.write(system, move |tx| tx.change_values("person", stays, None, since.clone())).await.unwrap();
        let undone = browser.post(&format!("/merge/person/{a}/undo"), &[]).await;
        assert_eq!(undone.status, StatusCode::OK);
        assert!(undone.text.contains("The merge is undone") && undone.text.contains(": Position"), "{}", undone.text);
    });
}

#[test]
fn a_scan_is_started_and_followed_from_the_page() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        make(&site, "company", &[("name", "Kuusk OÜ")]).await;
        browser.get("/duplicates").await;
        assert_eq!(browser.post("/duplicates/scan", &[]).await.location(), "/duplicates");
        assert!(browser.get("/duplicates").await.text.contains("Looking for duplicates"));
        // A second click starts no second one.
        browser.post("/duplicates/scan", &[]).await;
        let runner = site.store.run_jobs(crm::duplicates::scan::jobs(), 1).unwrap();
        let mut ended = String::new();
        for _ in 0..1200 {
            ended = browser.get("/duplicates").await.text;
            if !ended.contains("Looking for duplicates") {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(ended.contains("Last looked through"), "{ended}");
        tokio::task::spawn_blocking(move || drop(runner)).await.unwrap();
    });
}
