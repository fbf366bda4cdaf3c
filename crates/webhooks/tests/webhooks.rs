//! Webhooks against a receiver that works, fails, is slow, says nothing, and is gone.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../crm/tests/support/mod.rs"]
mod house;
#[path = "support/listener.rs"]
mod listener;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crm::general::Notification;
use crm::outside::{Secret, Stopped, Webhook, webhooks as administer};
use crm::rights::Role;
use house::{NOW, make, system, text, user, values};
use kernel::{Actor, AnyId, Clock, Id, Timestamp};
use listener::{Got, Listener, Manner};
use record::{Query, Value};
use store::deliveries::DeliveryState;
use store::{Domain, Store};
use testing::{Database, each_database};
use webhooks::{Options, Webhooks, send_due};

const HERE: Options = Options { private_networks: true, patience: Duration::from_secs(20) };
/// For receivers that never come to an end.
const SHORT: Options = Options { patience: Duration::from_millis(1500), ..HERE };
const OWN: [&str; 5] = ["own", "own", "own", "own", "none"];
const ALL: [&str; 5] = ["all", "all", "all", "all", "all"];

fn open(database: &Database, clock: &Clock) -> Store {
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    Store::open(&house::target(database), domain, clock.clone()).unwrap()
}

fn clock() -> Clock {
    Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC)
}

fn pass(clock: &Clock, millis: i64) {
    clock.set(Timestamp::from_millis(clock.now().millis() + millis));
}

fn endpoint(store: &Store, owner: &Actor, address: &str, wanted: [&str; 2]) -> (Id<Webhook>, Secret) {
    let secret = Secret::fresh().unwrap();
    let given = values([
        ("name", text("Warehouse")),
        ("address", text(address)),
        ("owner", Value::Id(owner.user.unwrap())),
        ("record_types", text(wanted[0])),
        ("deeds", text(wanted[1])),
    ]);
    let key = secret.clone();
    let id = store.write_blocking(system(), move |tx| administer::add(tx, given.clone(), &key)).unwrap();
    (id, secret)
}

fn company(store: &Store, by: &Actor, name: &str) -> AnyId {
    let given = values([("name", text(name)), ("owner", Value::Id(by.user.unwrap()))]);
    store.write_blocking(by.clone(), move |tx| tx.create_values("company", given.clone())).unwrap()
}

fn events(got: &[Got]) -> Vec<String> {
    got.iter().map(Got::event).collect()
}

fn webhook(store: &Store, id: Id<Webhook>) -> Webhook {
    store.read_blocking(system(), move |db| db.get(id)).unwrap()
}

#[test]
fn what_its_owner_may_see_arrives_signed_and_nothing_else() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let other = user(&store, "other", &[("company", ALL)]);
        let role = store.read_blocking(system(), |db| db.rows::<Role>(&Query::all::<Role>())).unwrap();
        let role = role.iter().find(|role| role.name == "seller").unwrap().id.any();
        make(
            &store,
            "field_permission",
            values([
                ("role", Value::Id(role)),
                ("record_type", text("company")),
                ("field", text("web")),
                ("access", text("hidden")),
            ]),
        );
        company(&store, &seller, "Before");
        let (id, secret) = endpoint(&store, &seller, &listener.address, ["", ""]);

        let own = company(&store, &seller, "Pumbakaubandus");
        company(&store, &other, "Somebody else's");
        let change = values([("name", text("Pumbakaubandus AS")), ("web", text("https://secret.example"))]);
        store.write_blocking(system(), move |tx| tx.change_values("company", own, None, change.clone())).unwrap();
        assert_eq!(send_due(&store, HERE).unwrap(), 2);
        assert_eq!(send_due(&store, HERE).unwrap(), 0, "nothing is sent twice");

        let got = listener.taken();
        assert_eq!(events(&got), ["company.create", "company.change"]);
        assert!(got.iter().all(|one| one.is_genuine(&secret, clock.now())));
        assert!(!got[0].is_genuine(&Secret::fresh().unwrap(), clock.now()));
        assert_eq!(got[0].headers["content-type"], "application/json");
        let (first, second) = (got[0].json(), got[1].json());
        assert_eq!(first["data"]["record"]["id"], own.to_string());
        assert_eq!(first["data"]["record"]["api"], format!("/api/v1/companies/{own}"));
        assert_eq!(first["data"]["fields"]["name"]["after"], "Pumbakaubandus");
        assert_eq!(first["data"]["by"]["face"], "web");
        assert_eq!(second["data"]["fields"]["name"]["before"], "Pumbakaubandus");
        assert_eq!(second["data"]["record"]["version"], 2);
        assert!(!got.iter().any(|one| one.body.contains("secret.example")), "a hidden field is absent");

        let lines = store.read_blocking(system(), move |db| db.deliveries(id.any(), None, 10)).unwrap();
        assert!(lines.iter().all(|line| line.state == DeliveryState::Delivered && line.attempts == 1));
        let refused = store.read_blocking(seller, move |db| db.deliveries(id.any(), None, 10)).unwrap_err();
        assert_eq!(refused.fault(), kernel::Fault::Forbidden);
    });
}

#[test]
fn an_endpoint_gets_the_kinds_and_verbs_that_it_wants() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let chief = user(&store, "chief", &[("company", ALL), ("key_account", ALL), ("person", ALL)]);
        endpoint(&store, &chief, &listener.address, ["company", "delete, mark_key_account"]);
        let id = company(&store, &chief, "Kalev");
        let verbs = crm::verbs::verbs();
        let input = values([
            ("class", text("key")),
            ("reason", text("Half of all revenue")),
            ("manager", Value::Id(chief.user.unwrap())),
        ]);
        store
            .write_blocking(chief.clone(), move |tx| {
                verbs.find("company", "mark_key_account").unwrap().run(tx, id, input.clone())
            })
            .unwrap();
        let gone = record::RecordRef { of: "company", id };
        store.write_blocking(chief, move |tx| tx.delete_record(gone)).unwrap();
        send_due(&store, HERE).unwrap();
        let got = listener.taken();
        assert_eq!(events(&got), ["company.mark_key_account", "company.delete"]);
        assert_eq!(got[0].json()["data"]["record"]["id"], id.to_string());
        assert_eq!(got[0].json()["data"]["verb"], "mark_key_account");
    });
}

#[test]
fn what_fails_is_sent_again_later_and_later_and_a_restart_loses_nothing() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let (id, _) = endpoint(&store, &seller, &listener.address, ["", ""]);
        for name in ["One", "Two", "Three", "Four", "Five"] {
            company(&store, &seller, name);
        }
        listener.answers(Manner::Status(503));
        assert_eq!(send_due(&store, HERE).unwrap(), 3, "after three failures it is left alone");
        let first = listener.taken();
        assert_eq!(send_due(&store, HERE).unwrap(), 0);
        drop(store);

        let store = open(database, &clock);
        listener.answers(Manner::Status(204));
        pass(&clock, 29_000);
        assert_eq!(send_due(&store, HERE).unwrap(), 0, "it rests");
        pass(&clock, 2_000);
        assert_eq!(send_due(&store, HERE).unwrap(), 5);
        let got = listener.taken();
        let mut ids: Vec<&str> = got.iter().map(Got::id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 5, "each of the five arrived");
        assert!(first.iter().all(|one| ids.contains(&one.id())), "what comes again has the same id");

        let lines = store.read_blocking(system(), move |db| db.deliveries(id.any(), None, 10)).unwrap();
        let twice = lines.iter().find(|line| line.attempts == 2).unwrap().id;
        let (_, attempts) = store.read_blocking(system(), move |db| db.delivery(twice)).unwrap();
        assert_eq!(attempts.iter().map(|attempt| attempt.status).collect::<Vec<_>>(), [Some(503), Some(204)]);
        assert_eq!(attempts[0].answer, "ok");
        assert_eq!(store.read_blocking(system(), move |db| db.failing_since(id.any())).unwrap(), None);
    });
}

#[test]
fn one_that_says_nothing_or_never_ends_does_not_hold_us() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let (id, _) = endpoint(&store, &seller, &listener.address, ["", ""]);
        let last = |store: &Store| {
            let (line, mut attempts) =
                store.read_blocking(system(), move |db| db.delivery(db.deliveries(id.any(), None, 1)?[0].id)).unwrap();
            (line.state, attempts.pop().unwrap())
        };
        let began = Instant::now();
        listener.answers(Manner::Silent);
        company(&store, &seller, "Silent");
        send_due(&store, SHORT).unwrap();
        let (state, attempt) = last(&store);
        assert_eq!((state, attempt.error.as_deref(), attempt.status), (DeliveryState::Waiting, Some("timeout"), None));

        listener.answers(Manner::Endless);
        pass(&clock, 10_000);
        send_due(&store, SHORT).unwrap();
        let (state, attempt) = last(&store);
        assert_eq!((state, attempt.status), (DeliveryState::Delivered, Some(200)));
        assert!(attempt.answer.len() <= 500);
        assert!(began.elapsed() < Duration::from_secs(50), "{:?}", began.elapsed());

        listener.answers(Manner::Redirect);
        listener.taken();
        company(&store, &seller, "Elsewhere");
        assert_eq!(send_due(&store, HERE).unwrap(), 1);
        assert_eq!(listener.taken().len(), 1, "a redirect is not followed");
        assert_eq!(last(&store).1.status, Some(302));
    });
}

#[test]
fn one_that_is_gone_or_fails_for_days_is_stopped_and_its_owner_is_told() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let (id, _) = endpoint(&store, &seller, &listener.address, ["", ""]);
        company(&store, &seller, "One");
        listener.answers(Manner::Status(410));
        send_due(&store, HERE).unwrap();
        assert_eq!((webhook(&store, id).active, webhook(&store, id).stopped), (false, Some(Stopped::Gone)));
        let told = |store: &Store| {
            store
                .read_blocking(system(), |db| db.rows::<Notification>(&Query::all::<Notification>().by("created_at")))
                .unwrap()
        };
        let one = told(&store);
        assert_eq!((one[0].user.any(), one[0].message.as_str()), (seller.user.unwrap(), "webhooks-told-gone"));

        // Switched on again it goes on where it stopped.
        company(&store, &seller, "Two");
        pass(&clock, 3_600_000);
        assert_eq!(send_due(&store, HERE).unwrap(), 0);
        let on = values([("active", Value::Bool(true))]);
        store.write_blocking(system(), move |tx| tx.change_values("webhook", id.any(), None, on.clone())).unwrap();
        assert_eq!(webhook(&store, id).stopped, None);
        listener.answers(Manner::Status(500));
        listener.taken();
        for day in 0..6 {
            pass(&clock, if day == 0 { 0 } else { 24 * 3_600_000 });
            if webhook(&store, id).active {
                send_due(&store, HERE).unwrap();
            }
        }
        assert_eq!((webhook(&store, id).active, webhook(&store, id).stopped), (false, Some(Stopped::Failing)));
        assert_eq!(told(&store).len(), 2);
        let got = listener.taken();
        assert!(got.iter().any(|one| one.body.contains("\"Two\"")), "what changed meanwhile was not skipped");
    });
}

#[test]
fn private_addresses_are_refused_unless_the_installation_allows_them() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let addresses = [listener.address.clone(), listener.address.replace("127.0.0.1", "localhost")];
        for address in &addresses {
            endpoint(&store, &seller, address, ["", ""]);
        }
        company(&store, &seller, "One");
        assert_eq!(send_due(&store, Options { private_networks: false, ..HERE }).unwrap(), 2);
        assert!(listener.taken().is_empty());
        let hooks = store.read_blocking(system(), |db| db.rows::<Webhook>(&Query::all::<Webhook>())).unwrap();
        for hook in hooks {
            let (_, attempts) = store
                .read_blocking(system(), move |db| db.delivery(db.deliveries(hook.id.any(), None, 1)?[0].id))
                .unwrap();
            assert_eq!(attempts[0].error.as_deref(), Some("private"));
        }
        for address in ["ftp://example.com", "https://", "https://user:word@example.com/", "javascript:alert(1)"] {
            let given =
                values([("name", text("x")), ("address", text(address)), ("owner", Value::Id(seller.user.unwrap()))]);
            let secret = Secret::fresh().unwrap();
            let refused =
                store.write_blocking(system(), move |tx| administer::add(tx, given.clone(), &secret)).unwrap_err();
            assert_eq!(refused.field(), Some("address"), "{address}");
        }
    });
}

#[test]
fn two_nodes_send_each_change_once() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let one = open(database, &clock);
        // A SQLite file has one node, in which several threads work.
        let other = match database {
            Database::Sqlite(_) => one.clone(),
            Database::Postgres(_) => open(database, &clock),
        };
        let seller = user(&one, "seller", &[("company", OWN)]);
        endpoint(&one, &seller, &listener.address, ["company", "create"]);
        let names: Vec<String> = (0..30).map(|number| format!("Company {number}")).collect();
        for name in &names {
            company(&one, &seller, name);
        }
        one.number_log().unwrap();
        std::thread::scope(|scope| {
            for store in [&one, &other, &one, &other] {
                scope.spawn(move || send_due(store, HERE).unwrap());
            }
        });
        while send_due(&other, HERE).unwrap() > 0 {}
        let got = listener.taken();
        let sent: Vec<String> =
            got.iter().map(|one| one.json()["data"]["fields"]["name"]["after"].as_str().unwrap().to_owned()).collect();
        assert_eq!(sent, names, "each once, in the order in which they were made");
    });
}

#[test]
fn keys_change_over_and_deliveries_are_sent_again_on_demand() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let (id, former) = endpoint(&store, &seller, &listener.address, ["", ""]);
        let fresh = Secret::fresh().unwrap();
        let key = fresh.clone();
        store.write_blocking(system(), move |tx| administer::rotate(tx, id, &key)).unwrap();
        store.write_blocking(system(), move |tx| administer::test(tx, id)).unwrap();
        send_due(&store, HERE).unwrap();
        let got = listener.taken();
        assert_eq!(events(&got), ["test"]);
        assert!(got[0].is_genuine(&former, clock.now()) && got[0].is_genuine(&fresh, clock.now()));

        pass(&clock, 24 * 3_600_000 + 1);
        company(&store, &seller, "One");
        send_due(&store, HERE).unwrap();
        let got = listener.taken();
        assert!(!got[0].is_genuine(&former, clock.now()) && got[0].is_genuine(&fresh, clock.now()));

        let line = store.read_blocking(system(), move |db| db.deliveries(id.any(), None, 1)).unwrap().remove(0);
        store.write_blocking(system(), move |tx| tx.replay_delivery(line.id)).unwrap();
        send_due(&store, HERE).unwrap();
        let again = listener.taken();
        assert_eq!((again[0].id(), &again[0].body), (got[0].id(), &got[0].body));
        let (from, to) = (Timestamp::from_millis(NOW), Timestamp::from_millis(NOW + 1_000));
        assert_eq!(store.write_blocking(system(), move |tx| tx.replay_span(id.any(), from, to)).unwrap(), 1);
        send_due(&store, HERE).unwrap();
        assert_eq!(events(&listener.taken()), ["test"]);
    });
}

#[test]
fn what_waits_or_is_sent_again_follows_the_rights_and_the_endpoint_of_the_day() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let other = user(&store, "other", &[("company", OWN)]);
        let (id, _) = endpoint(&store, &seller, &listener.address, ["", ""]);
        let (mine, given_away) = (company(&store, &seller, "Mine"), company(&store, &seller, "Given away"));
        assert_eq!(send_due(&store, HERE).unwrap(), 2);
        listener.taken();

        // One goes to a colleague, a field of the other is hidden: sent again, neither tells what it told before.
        let owner = values([("owner", Value::Id(other.user.unwrap()))]);
        store.write_blocking(system(), move |tx| tx.change_values("company", given_away, None, owner.clone())).unwrap();
        let roles = store.read_blocking(system(), |db| db.rows::<Role>(&Query::all::<Role>())).unwrap();
        let role = roles.iter().find(|role| role.name == "seller").unwrap().id.any();
        let hidden = [("role", Value::Id(role)), ("record_type", text("company"))];
        make(
            &store,
            "field_permission",
            values([hidden[0].clone(), hidden[1].clone(), ("field", text("owner")), ("access", text("hidden"))]),
        );
        let lines = store.read_blocking(system(), move |db| db.deliveries(id.any(), None, 10)).unwrap();
        for line in &lines {
            let line = line.id;
            store.write_blocking(system(), move |tx| tx.replay_delivery(line)).unwrap();
        }
        send_due(&store, HERE).unwrap();
        let got = listener.taken();
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].json()["data"]["record"]["id"], mine.to_string());
        assert_eq!(got[0].json()["data"]["fields"]["name"]["after"], "Mine");
        assert!(!got[0].body.contains("\"owner\""), "{}", got[0].body);
        let about = |line: &store::deliveries::Delivery| line.body.contains(&given_away.to_string());
        let withdrawn = lines.iter().find(|line| about(line)).unwrap().id;
        let (line, attempts) = store.read_blocking(system(), move |db| db.delivery(withdrawn)).unwrap();
        assert_eq!(line.state, DeliveryState::Failed);
        assert_eq!(attempts.last().unwrap().error.as_deref(), Some("withdrawn"));
        assert!(webhook(&store, id).active, "the receiver is not to blame");

        // Switched off between two messages, nothing more goes to the old address.
        for number in 0..3 {
            let name = text(&format!("Company {number}"));
            make(&store, "company", values([("name", name), ("owner", Value::Id(seller.user.unwrap()))]));
        }
        let quiet = store.clone();
        listener.answers(Manner::Doing(Arc::new(move || {
            let off = values([("active", Value::Bool(false))]);
            quiet.write_blocking(system(), move |tx| tx.change_values("webhook", id.any(), None, off.clone())).unwrap();
        })));
        assert_eq!(send_due(&store, HERE).unwrap(), 1);
        assert_eq!(listener.taken().len(), 1);
    });
}

#[test]
fn nothing_is_sent_for_an_owner_who_has_left() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        endpoint(&store, &seller, &listener.address, ["", ""]);
        company(&store, &seller, "One");
        let owner = seller.user.unwrap();
        let left = values([("active", Value::Bool(false))]);
        store.write_blocking(system(), move |tx| tx.change_values("user", owner, None, left.clone())).unwrap();
        assert_eq!(send_due(&store, HERE).unwrap(), 0);
        assert!(listener.taken().is_empty());
    });
}

#[test]
fn the_server_sends_by_itself() {
    each_database(|database| {
        let (clock, listener) = (clock(), Listener::start());
        let store = open(database, &clock);
        let seller = user(&store, "seller", &[("company", OWN)]);
        let sending = Webhooks::start(store.clone(), HERE).unwrap();
        endpoint(&store, &seller, &listener.address, ["", ""]);
        company(&store, &seller, "One");
        let began = Instant::now();
        let mut got = Vec::new();
        while got.is_empty() && began.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(100));
            got = listener.taken();
        }
        sending.end();
        assert_eq!(events(&got), ["company.create"]);
    });
}
