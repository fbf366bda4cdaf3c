//! Tokens: whose rights they have, when they hold, and that one may only look with some.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::rights::{ApiToken, api_token};
use kernel::{Actor, AnyId, Clock, Face, Fault, Lang, Timestamp};
use store::{Bearer, Domain, NewToken, Store};
use support::{NOW, make, system, text, user, values};
use testing::each_database;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A store with the clock that the test sets.
fn open(database: &testing::Database) -> (Store, Clock) {
    let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    (Store::open(&support::target(database), domain, clock.clone()).unwrap(), clock)
}

fn token(store: &Store, by: &Actor, of: AnyId, expires: Option<i64>, read_only: bool) -> (AnyId, ApiToken) {
    let token = ApiToken::fresh().unwrap();
    let new = NewToken {
        user: of,
        name: "  telephone system ".to_owned(),
        digest: token.digest(),
        ending: token.ending().to_owned(),
        expires: expires.map(Timestamp::from_millis),
        read_only,
    };
    (store.write_blocking(by.clone(), move |tx| tx.make_token(&new)).unwrap(), token)
}

fn bearer(store: &Store, token: &ApiToken) -> Option<Bearer> {
    store.bearer_blocking(token.digest(), Face::Api).unwrap()
}

const OWN: [&str; 5] = ["own", "own", "own", "none", "none"];

#[test]
fn a_token_has_the_rights_of_its_user_and_the_log_names_him_and_the_api() {
    each_database(|database| {
        let (store, _) = open(database);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let (_, token) = token(&store, &seller, seller.user.unwrap(), None, false);
        let hidden = make(&store, "company", values([("name", text("Somebody else's"))]));

        let found = bearer(&store, &token).unwrap();
        assert_eq!((found.name.as_str(), found.email.as_str()), ("seller", "seller@example.com"));
        let none = store.read_blocking(found.actor(), move |db| db.view("company", hidden)).unwrap_err();
        assert_eq!(none.fault(), Fault::NotFound);
        let own = values([("name", text("Pumbakaubandus"))]);
        let made = store.write_blocking(found.actor(), move |tx| tx.create_values("company", own.clone())).unwrap();
        let record = record::RecordRef { of: "company", id: made };
        let entries = store.read_blocking(system(), move |db| db.history(record, None, 10)).unwrap();
        assert_eq!((entries[0].user, entries[0].face.as_str()), (seller.user, "api"));

        let mistyped = format!("Bearer {}0", token.text());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        assert!(runtime.block_on(api_token::bearer(&store, &mistyped, Face::Api)).unwrap().is_none());
        let right = format!("bearer {}", token.text());
        assert!(runtime.block_on(api_token::bearer(&store, &right, Face::Api)).unwrap().is_some());
    });
}

#[test]
fn one_may_only_look_with_a_token_that_is_read_only() {
    each_database(|database| {
        let (store, _) = open(database);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let (_, token) = token(&store, &seller, seller.user.unwrap(), None, true);
        let found = bearer(&store, &token).unwrap();
        assert!(found.actor().read_only);
        assert!(store.read_blocking(found.actor(), |db| db.count(&record::Query::of("company"))).is_ok());
        let own = values([("name", text("Pumbakaubandus"))]);
        let refused =
            store.write_blocking(found.actor(), move |tx| tx.create_values("company", own.clone())).unwrap_err();
        assert_eq!((refused.fault(), refused.key()), (Fault::Forbidden, "error-token-read-only"));
        // The rights are kept by user; that he came by such a token does not stick to him.
        let own = values([("name", text("Pumbakaubandus"))]);
        store.write_blocking(seller, move |tx| tx.create_values("company", own.clone())).unwrap();
    });
}

#[test]
fn a_token_ends_when_it_expires_when_it_is_revoked_and_when_its_user_leaves() {
    each_database(|database| {
        let (store, clock) = open(database);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let id = seller.user.unwrap();
        let (_, short) = token(&store, &seller, id, Some(NOW + DAY), false);
        let (revoked, other) = token(&store, &seller, id, None, false);
        let (_, last) = token(&store, &seller, id, None, false);
        assert!(bearer(&store, &short).is_some());
        clock.set(Timestamp::from_millis(NOW + DAY));
        assert!(bearer(&store, &short).is_none());

        store.write_blocking(seller.clone(), move |tx| tx.revoke_token(revoked)).unwrap();
        assert!(bearer(&store, &other).is_none());

        assert!(bearer(&store, &last).is_some());
        let inactive = values([("active", record::Value::Bool(false))]);
        store.write_blocking(system(), move |tx| tx.change_values("user", id, None, inactive.clone())).unwrap();
        assert!(bearer(&store, &last).is_none());
        // Coming back does not bring the tokens back.
        let active = values([("active", record::Value::Bool(true))]);
        store.write_blocking(system(), move |tx| tx.change_values("user", id, None, active.clone())).unwrap();
        assert!(bearer(&store, &last).is_none());

        clock.set(Timestamp::from_millis(NOW + 100 * DAY));
        store.forget_ended().unwrap();
        assert!(store.read_blocking(system(), move |db| db.tokens(Some(id))).unwrap().is_empty());
    });
}

#[test]
fn the_last_use_is_noted_now_and_then() {
    each_database(|database| {
        let (store, clock) = open(database);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let id = seller.user.unwrap();
        let (_, token) = token(&store, &seller, id, None, false);
        let used = |store: &Store| {
            let line = store.read_blocking(system(), move |db| db.tokens(Some(id))).unwrap().remove(0);
            (line.name, line.used_at.map(Timestamp::millis))
        };
        assert_eq!(used(&store), ("telephone system".to_owned(), None));
        for (after, noted) in [(0, 0), (60_000, 0), (299_999, 0), (300_000, 300_000)] {
            clock.set(Timestamp::from_millis(NOW + after));
            bearer(&store, &token).unwrap();
            assert_eq!(used(&store).1, Some(NOW + noted));
        }
    });
}

#[test]
fn tokens_of_others_are_for_administrators() {
    each_database(|database| {
        let (store, _) = open(database);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let other = user(&store, "other", &[("company", OWN)]);
        let role = values([("name", text("administrator")), ("administrator", record::Value::Bool(true))]);
        let role = make(&store, "role", role);
        let chief =
            values([("name", text("Mari")), ("email", text("mari@example.com")), ("role", record::Value::Id(role))]);
        let chief = Actor::user(make(&store, "user", chief), Face::Web, Lang::En);
        let of = seller.user.unwrap();
        let (id, secret) = token(&store, &seller, of, None, false);

        for asked in [None, Some(of)] {
            let refused = store.read_blocking(other.clone(), move |db| db.tokens(asked)).unwrap_err();
            assert_eq!(refused.fault(), Fault::Forbidden);
        }
        let refused = store.write_blocking(other.clone(), move |tx| tx.revoke_token(id)).unwrap_err();
        assert_eq!(refused.fault(), Fault::NotFound);
        let theirs = NewToken {
            user: of,
            name: "x".into(),
            digest: ApiToken::fresh().unwrap().digest(),
            ending: "abcd".into(),
            expires: None,
            read_only: false,
        };
        let refused = store.write_blocking(other, move |tx| tx.make_token(&theirs)).unwrap_err();
        assert_eq!(refused.fault(), Fault::Forbidden);

        let lines = store.read_blocking(chief.clone(), |db| db.tokens(None)).unwrap();
        assert_eq!((lines[0].user_name.as_str(), lines[0].ending.as_str()), ("seller", secret.ending()));
        store.write_blocking(chief, move |tx| tx.revoke_token(id)).unwrap();
        assert!(bearer(&store, &secret).is_none());
    });
}
