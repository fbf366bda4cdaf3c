//! The list that every noun gets, through a browser.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod editing;
mod export;
mod layouts;
mod reading;
#[path = "../support/mod.rs"]
mod support;
mod views;

use axum::http::StatusCode;
use kernel::{Actor, AnyId, Face};
use record::{Value, Values};
use store::Store;
use support::{Browser, PASSWORD, Site, on_each_database};

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

/// The ids of the rows of a page, in their order.
fn rows(page: &str) -> Vec<String> {
    page.split("data-row=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// Somebody who signs in with a role of his own: type, then see, create, change, delete, export.
async fn colleague(site: &Site, rights: &[(&'static str, [&'static str; 5])]) -> (Browser, AnyId) {
    let role = make(&site.store, "role", &[("name", text("Role"))]).await;
    for (of, [see, create, change, delete, export]) in rights.iter().copied() {
        let scopes = [
            ("can_see", see),
            ("can_create", create),
            ("can_change", change),
            ("can_delete", delete),
            ("can_export", export),
        ];
        let mut pairs = vec![("role", Value::Id(role)), ("record_type", text(of))];
        pairs.extend(scopes.map(|(name, scope)| (name, text(scope))));
        make(&site.store, "permission", &pairs).await;
    }
    let pairs = [("name", text("Jüri Kask")), ("email", text("juri@example.com")), ("role", Value::Id(role))];
    let user = make(&site.store, "user", &pairs).await;
    let hash = crm::rights::passwords::hash(PASSWORD).unwrap();
    site.store.write(system(), move |tx| tx.set_password(user, &hash, None)).await.unwrap();
    let mut browser = site.browser();
    let answer = browser.sign_in("juri@example.com", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    browser.get("/me").await;
    (browser, user)
}

const ALL: [&str; 5] = ["all", "all", "all", "all", "all"];
const OWN: [&str; 5] = ["own", "own", "own", "own", "none"];
