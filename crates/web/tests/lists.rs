//! The list that every noun gets, through a browser.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::http::StatusCode;
use kernel::{Actor, AnyId, Face};
use record::{Value, Values};
use store::Store;
use support::{Browser, Site, on_each_database};

fn system() -> Actor {
    Actor::system(Face::Command)
}

async fn make(store: &Store, of: &'static str, pairs: &[(&'static str, Value)]) -> AnyId {
    let values: Values = pairs.iter().map(|(name, value)| ((*name).into(), value.clone())).collect();
    store.write(system(), move |tx| tx.create_values(of, values.clone())).await.unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn money(text: &str) -> Value {
    let (amount, currency) = text.split_once(' ').unwrap();
    Value::Money(kernel::Money::new(amount.parse().unwrap(), currency.parse().unwrap()))
}

async fn company(site: &Site, name: &str, city: &str) -> AnyId {
    let address = record::Address { city: Some(city.into()), country: Some("TR".into()), ..record::Address::default() };
    make(&site.store, "company", &[("name", text(name)), ("address", address.into())]).await
}

/// Where words stand in a page; all of them must be there, in this order.
fn in_order(page: &str, words: &[&str]) {
    let mut at = 0;
    for word in words {
        match page[at..].find(word) {
            Some(found) => at += found,
            None => panic!("{word} does not stand behind the others of {words:?}"),
        }
    }
}

fn htmx(browser: &Browser) -> Browser {
    let mut other = browser.clone();
    other.headers.push(("hx-request", "true".into()));
    other
}

#[test]
fn a_list_sorts_in_the_readers_alphabet_and_filters_by_what_it_refers_to() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let iznik = company(&site, "İznik Çini", "İznik").await;
        let cay = company(&site, "Çaykur", "Rize").await;
        company(&site, "Denizli", "Denizli").await;
        for (name, at) in [("Işık Çetin", iznik), ("Ali Can", cay)] {
            make(&site.store, "person", &[("name", text(name)), ("company", Value::Id(at))]).await;
        }
        browser.get("/companies").await;
        browser.post("/preferences/language", &[("lang", "tr")]).await;
        let page = browser.get("/companies").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        in_order(&page.text, &["Çaykur</span>", "Denizli</span>", "İznik Çini</span>"]);
        let falling = browser.get("/companies?sort=-name&cols=address.city,address.country").await.text;
        in_order(&falling, &["İznik Çini</span>", "Denizli</span>", "Çaykur</span>"]);
        in_order(&falling, &["İznik</span>", "Türkiye"]);
        assert!(falling.contains("aria-sort=\"descending\""));

        let people =
            browser.get("/people?f=company.address.city:has:iznik&cols=company,company.address.city").await.text;
        assert!(people.contains("Işık Çetin") && !people.contains("Ali Can"), "{people}");
        assert!(people.contains(&format!("/companies/{iznik}")));
        let searched = browser.get("/people?q=cetin+isik").await.text;
        assert!(searched.contains("Işık Çetin") && !searched.contains("Ali Can"));
        let nobody = browser.get("/people?f=name:has:xyz").await.text;
        assert!(nobody.contains("class=\"empty\""), "{nobody}");
    });
}
