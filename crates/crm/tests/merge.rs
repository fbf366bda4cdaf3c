//! Two records of one customer become one without losing anything, and become two again.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::BTreeMap;

use crm::customers::{CompanyRelation, RelationKind};
use crm::duplicates::{Take, compare, merge, unmerge};
use crm::general::{Follower, Tag, Tagging};
use kernel::{Actor, AnyId, Fault};
use record::{Change, Filter, Query, RecordRef, Value, Values, View};
use store::{Store, WhyKept};
use support::*;
use testing::each_database;

fn company(id: AnyId) -> RecordRef {
    RecordRef { of: "company", id }
}

fn view(store: &Store, of: &'static str, id: AnyId) -> View {
    store.read_blocking(system(), move |db| db.view(of, id)).unwrap()
}

fn change(store: &Store, of: &'static str, id: AnyId, given: Values) {
    store.write_blocking(system(), move |tx| tx.change_values(of, id, None, given.clone())).unwrap();
}

/// Merges as the program, with the better values.
fn merged(store: &Store, of: &'static str, survivor: AnyId, others: Vec<AnyId>) -> AnyId {
    store.write_blocking(system(), move |tx| merge(tx, of, survivor, &others, &BTreeMap::new())).unwrap()
}

fn count(store: &Store, query: Query) -> i64 {
    store.read_blocking(system(), move |db| db.count(&query)).unwrap()
}

#[test]
fn two_companies_become_one_and_two_again() {
    each_database(|database| {
        let store = open(database);
        let kinds = |all: &[&str]| Value::Words(all.iter().map(|kind| (*kind).to_owned()).collect());
        let stays = make(
            &store,
            "company",
            values([
                ("name", text("Işık Çetin Tekstil A.Ş.")),
                ("kinds", kinds(&["customer"])),
                ("description", text("Pays late.")),
                ("phone", text("+902123334455")),
            ]),
        );
        let goes = make(
            &store,
            "company",
            values([
                ("name", text("ISIK CETIN TEKSTIL")),
                ("kinds", kinds(&["supplier"])),
                ("description", text("Calls on Mondays.")),
                ("phone", text("+902129998877")),
                ("web", text("https://isikcetin.example")),
            ]),
        );
        let person = make(&store, "person", values([("name", text("Ayşe Kaya")), ("company", Value::Id(goes))]));
        let activity = |company: AnyId, at: i64| {
            let time = Value::Time(kernel::Timestamp::from_millis(NOW - at * 86_400_000));
            values([("subject", text("Call")), ("company", Value::Id(company)), ("at", time)])
        };
        make(&store, "activity", activity(stays, 9));
        make(&store, "activity", activity(goes, 2));
        let batch = merged(&store, "company", stays, vec![goes]);

        let now = view(&store, "company", stays);
        assert_eq!(now.title, "Işık Çetin Tekstil A.Ş.");
        assert_eq!(now.value("kinds"), &kinds(&["customer", "supplier"]));
        assert_eq!(now.value("description"), &text("Pays late.\n\nCalls on Mondays."));
        assert_eq!(now.value("phone"), &text("+902123334455"));
        assert_eq!(now.value("web"), &text("https://isikcetin.example"));
        assert_eq!(now.value("last_touch"), &Value::Date("2026-11-19".parse().unwrap()));
        assert_eq!(view(&store, "person", person).value("company"), &Value::Id(stays));
        // What happened to both is its history.
        let history = store.read_blocking(system(), move |db| db.history(company(stays), None, 100)).unwrap();
        assert!(history.iter().any(|entry| entry.record.id == goes && entry.deed == store::Deed::Create));
        // The old address says where it went; nobody finds it in the bin or takes it out alone.
        let error = store.read_blocking(system(), move |db| db.view("company", goes)).unwrap_err();
        assert_eq!((error.fault(), error.value("merged_into")), (Fault::NotFound, Some(stays.to_string().as_str())));
        let mut bin = Query::of("company");
        bin.bin = true;
        assert_eq!(count(&store, bin), 0);
        let error = store.write_blocking(system(), move |tx| tx.restore(company(goes))).unwrap_err();
        assert_eq!(error.key(), "error-merged");

        // Somebody goes on working before the merge turns out to be wrong.
        change(&store, "company", stays, values([("web", text("https://new.example"))]));
        let later = make(&store, "person", values([("name", text("Mehmet")), ("company", Value::Id(stays))]));
        let undone = store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap();
        assert_eq!(undone.back, [goes]);
        assert_eq!(undone.kept.len(), 1);
        assert_eq!(undone.kept[0].why, WhyKept::ChangedSince(vec!["web".to_owned()]));
        let (now, back) = (view(&store, "company", stays), view(&store, "company", goes));
        assert_eq!(now.value("kinds"), &kinds(&["customer"]));
        assert_eq!(now.value("description"), &text("Pays late."));
        assert_eq!(now.value("web"), &text("https://new.example"));
        assert_eq!(now.value("last_touch"), &Value::Date("2026-11-12".parse().unwrap()));
        assert_eq!(back.value("web"), &text("https://isikcetin.example"));
        assert_eq!(back.value("last_touch"), &Value::Date("2026-11-19".parse().unwrap()));
        assert_eq!(view(&store, "person", person).value("company"), &Value::Id(goes));
        assert_eq!(view(&store, "person", later).value("company"), &Value::Id(stays));
        // Where she works did not change, so no job of hers ended or began.
        assert_eq!(count(&store, Query::of("job").is(crm::customers::Job::PERSON, person.of())), 1);
        let found = store.read_blocking(system(), |db| db.search("isikcetin isik cetin", Some("company"), 10)).unwrap();
        assert!(found.len() <= 2);
        let error = store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap_err();
        assert_eq!(error.key(), "error-merge-undone");
    });
}

#[test]
fn what_would_stand_there_twice_gives_way_and_returns() {
    each_database(|database| {
        let store = open(database);
        let named = |name: &str| make(&store, "company", values([("name", text(name))]));
        let (stays, goes, third) = (named("Kuusk OÜ"), named("Kuusk"), named("Tamm OÜ"));
        let user = user(&store, "Mari", &[]).user.unwrap();
        let tag = create(&store, || Change::<Tag>::new().set(Tag::NAME, "gold".to_owned()));
        for about in [stays, goes].map(company) {
            create(&store, move || {
                Change::<Follower>::new().set(Follower::ABOUT, about).set(Follower::USER, user.of())
            });
            create(&store, move || Change::<Tagging>::new().set(Tagging::ABOUT, about).set(Tagging::TAG, tag));
        }
        let relate = |from: AnyId, to: AnyId| {
            create(&store, move || {
                Change::<CompanyRelation>::new()
                    .set(CompanyRelation::FROM_COMPANY, from.of())
                    .set(CompanyRelation::KIND, RelationKind::PaysFor)
                    .set(CompanyRelation::TO_COMPANY, to.of())
            })
        };
        relate(stays, third);
        relate(goes, third);
        relate(goes, stays);
        let all = |of: &'static str| count(&store, Query::of(of));
        assert_eq!([all("follower"), all("tagging"), all("company_relation")], [2, 2, 3]);
        let batch = merged(&store, "company", stays, vec![goes]);
        assert_eq!([all("follower"), all("tagging"), all("company_relation")], [1, 1, 1]);
        store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap();
        assert_eq!([all("follower"), all("tagging"), all("company_relation")], [2, 2, 3]);
        let about = Filter::Field("about".into(), record::Test::In(vec![Value::Record(company(goes))]));
        assert_eq!(count(&store, Query::of("follower").filter(about)), 1);
    });
}

#[test]
fn a_group_stays_a_tree() {
    each_database(|database| {
        let store = open(database);
        let below = |name: &str, parent: Option<AnyId>| {
            let parent = parent.map_or(Value::Null, Value::Id);
            make(&store, "company", values([("name", text(name)), ("parent", parent)]))
        };
        let top = below("Top", None);
        let goes = below("Group", Some(top));
        let middle = below("Middle", Some(goes));
        let stays = below("Group again", Some(middle));
        let daughter = below("Daughter", Some(goes));
        let parent = |id: AnyId| view(&store, "company", id).value("parent").as_id();
        let batch = merged(&store, "company", stays, vec![goes]);
        assert_eq!([stays, middle, daughter].map(parent), [Some(top), Some(stays), Some(stays)]);
        store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap();
        assert_eq!([stays, goes, middle, daughter].map(parent), [Some(middle), Some(top), Some(goes), Some(goes)]);
        // The other way round the one that stays stands above already.
        merged(&store, "company", goes, vec![stays, daughter]);
        assert_eq!([goes, middle].map(parent), [Some(top), Some(goes)]);
    });
}

#[test]
fn several_records_merge_in_one_batch_and_old_addresses_lead_on() {
    each_database(|database| {
        let store = open(database);
        let person =
            |name: &str, email: &str| make(&store, "person", values([("name", text(name)), ("email", text(email))]));
        let (a, b, c) = (person("Ayşe Kaya", "a@x.ee"), person("A. Kaya", "b@x.ee"), person("Ayse Kaya", "c@x.ee"));
        let batch = merged(&store, "person", a, vec![b, c]);
        // A second address finds its place, a third has none and stays in the history.
        let now = view(&store, "person", a);
        assert_eq!((now.value("email"), now.value("other_email")), (&text("a@x.ee"), &text("b@x.ee")));
        let into = |id: AnyId| store.read_blocking(system(), move |db| db.merged_into("person", id)).unwrap();
        assert_eq!([into(a), into(b), into(c)], [None, Some(a), Some(a)]);
        let d = person("Ayşe Kaya Demir", "d@x.ee");
        merged(&store, "person", d, vec![a]);
        assert_eq!([into(a), into(b)], [Some(d), Some(d)]);
        // What was merged on is not taken apart below.
        let error = store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap_err();
        assert_eq!(error.fault(), Fault::NotFound);
    });
}

#[test]
fn later_confirmed_is_better_and_any_value_can_be_chosen() {
    each_database(|database| {
        let store = open(database);
        let with =
            |name: &str, phone: &str| make(&store, "company", values([("name", text(name)), ("phone", text(phone))]));
        let (stays, goes) = (with("Kuusk OÜ", "+3726001111"), with("Kuusk", "+3726002222"));
        store.write_blocking(system(), move |tx| crm::customers::confirm(tx, company(goes), "phone")).unwrap();
        let better = store
            .read_blocking(system(), move |db| {
                let comparison = compare(db, "company", &[stays, goes])?;
                let take = |name: &str| comparison.fields.iter().find(|f| f.field.name == name).map(|f| f.better);
                Ok([take("phone"), take("name")])
            })
            .unwrap();
        assert_eq!(better, [Some(Take::From(goes)), Some(Take::From(stays))]);
        let said = BTreeMap::from([("phone".to_owned(), Take::From(stays)), ("name".to_owned(), Take::From(goes))]);
        store.write_blocking(system(), move |tx| merge(tx, "company", stays, &[goes], &said)).unwrap();
        let now = view(&store, "company", stays);
        assert_eq!((now.value("phone"), now.title.as_str()), (&text("+3726001111"), "Kuusk"));
    });
}

#[test]
fn a_unique_number_goes_over() {
    each_database(|database| {
        let store = open(database);
        let stays = make(&store, "product", values([("name", text("Door"))]));
        let goes = make(&store, "product", values([("name", text("Door")), ("code", text("D-1"))]));
        let batch = merged(&store, "product", stays, vec![goes]);
        assert_eq!(view(&store, "product", stays).value("code"), &text("D-1"));
        store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap();
        assert_eq!(view(&store, "product", stays).value("code"), &Value::Null);
        assert_eq!(view(&store, "product", goes).value("code"), &text("D-1"));
    });
}

#[test]
fn one_needs_to_change_and_to_delete_both() {
    each_database(|database| {
        let store = open(database);
        let seller = user(&store, "Jaan", &[("company", ["own", "own", "own", "own", "none"])]);
        let reader = user(&store, "Mari", &[("company", ["all", "all", "all", "none", "none"])]);
        let of = |owner: Option<AnyId>| {
            let owner = owner.map_or(Value::Null, Value::Id);
            make(&store, "company", values([("name", text("Kuusk")), ("owner", owner)]))
        };
        let (own, also, foreign) = (of(seller.user), of(seller.user), of(reader.user));
        let attempt = |actor: &Actor, stays: AnyId, goes: AnyId| {
            let done =
                store.write_blocking(actor.clone(), move |tx| merge(tx, "company", stays, &[goes], &BTreeMap::new()));
            done.map_err(|error| error.fault())
        };
        assert_eq!(attempt(&seller, own, foreign), Err(Fault::NotFound));
        assert_eq!(attempt(&reader, own, also), Err(Fault::Forbidden));
        let batch = attempt(&seller, own, also).unwrap();
        let undo = |actor: &Actor| {
            let done = store.write_blocking(actor.clone(), move |tx| unmerge(tx, batch));
            done.map(|undone| undone.back).map_err(|error| error.fault())
        };
        assert_eq!(undo(&reader), Err(Fault::Forbidden));
        assert_eq!(undo(&seller), Ok(vec![also]));
        let itself = attempt(&seller, own, own);
        assert_eq!(itself, Err(Fault::Invalid));
        let user = store.write_blocking(system(), {
            let (a, b) = (seller.user.unwrap(), reader.user.unwrap());
            move |tx| merge(tx, "user", a, &[b], &BTreeMap::new())
        });
        assert_eq!(user.unwrap_err().key(), "error-merge-type");
    });
}

#[test]
fn hidden_fields_are_neither_shown_nor_lost_nor_overwritten() {
    each_database(|database| {
        let store = open(database);
        let seller = user(&store, "Jaan", &[("company", ["all", "all", "all", "all", "none"])]);
        let role = view(&store, "user", seller.user.unwrap()).value("role").clone();
        for (field, access) in [("iban", "hidden"), ("tax_office", "hidden"), ("payment_terms", "read_only")] {
            let given = values([
                ("role", role.clone()),
                ("record_type", text("company")),
                ("field", text(field)),
                ("access", text(access)),
            ]);
            make(&store, "field_permission", given);
        }
        let stays = make(&store, "company", values([("name", text("A")), ("tax_office", text("Kadıköy"))]));
        let goes = make(
            &store,
            "company",
            values([
                ("name", text("B")),
                ("tax_office", text("Beşiktaş")),
                ("iban", text("EE382200221020145685")),
                ("payment_terms", Value::Int(30)),
            ]),
        );
        let shown = store
            .read_blocking(seller.clone(), move |db| {
                let comparison = compare(db, "company", &[stays, goes])?;
                Ok(comparison.fields.iter().map(|f| (f.field.name.to_string(), f.is_open)).collect::<Vec<_>>())
            })
            .unwrap();
        assert!(!shown.iter().any(|(name, _)| name == "iban" || name == "tax_office"), "{shown:?}");
        assert!(shown.contains(&("payment_terms".to_owned(), false)), "{shown:?}");
        for field in ["iban", "payment_terms"] {
            let said = BTreeMap::from([(field.to_owned(), Take::From(goes))]);
            let error = store
                .write_blocking(seller.clone(), move |tx| merge(tx, "company", stays, &[goes], &said))
                .unwrap_err();
            assert_eq!(error.key(), "error-merge-choice");
        }
        let none = BTreeMap::new();
        store.write_blocking(seller, move |tx| merge(tx, "company", stays, &[goes], &none)).unwrap();
        let now = view(&store, "company", stays);
        assert_eq!(now.value("iban"), &text("EE382200221020145685"));
        assert_eq!(now.value("payment_terms"), &Value::Int(30));
        assert_eq!(now.value("tax_office"), &text("Kadıköy"));
    });
}

#[test]
fn the_verbs_merge_and_undo() {
    each_database(|database| {
        let store = open(database);
        let named = |name: &str| make(&store, "company", values([("name", text(name))]));
        let (stays, goes) = (named("A"), named("B"));
        let run = |name: &'static str, given: Values| {
            store.write_blocking(system(), move |tx| {
                crm::verbs::verbs().find("company", name).unwrap().run(tx, stays, given.clone())
            })
        };
        assert_eq!(run("undo_merge", Values::new()).unwrap_err().key(), "error-verb-not-offered");
        let done = run("merge", values([("others", Value::Ids(vec![goes])), ("take", text(&format!("name={goes}")))]))
            .unwrap();
        assert_eq!(done.go_to, Some(company(stays)));
        assert_eq!(view(&store, "company", stays).title, "B");
        run("undo_merge", Values::new()).unwrap();
        let names = [stays, goes].map(|id| view(&store, "company", id).title);
        assert_eq!(names, ["A", "B"]);
    });
}

#[test]
fn whoever_does_not_see_the_one_that_stayed_takes_none_of_it_out_of_the_bin() {
    each_database(|database| {
        let store = open(database);
        let seller = user(&store, "Jaan", &[("company", ["own", "own", "own", "own", "none"])]);
        let of = |name: &str| {
            make(&store, "company", values([("name", text(name)), ("owner", Value::Id(seller.user.unwrap()))]))
        };
        let (stays, goes) = (of("Kuusk OÜ"), of("Kuusk"));
        let batch = {
            let done = move |tx: &mut store::Tx<'_>| merge(tx, "company", stays, &[goes], &BTreeMap::new());
            store.write_blocking(seller.clone(), done).unwrap()
        };
        let restore = |actor: &Actor| {
            let done = store.write_blocking(actor.clone(), move |tx| tx.restore(company(goes)));
            done.unwrap_err().key().to_owned()
        };
        // Given to a colleague, or in the bin itself, it is still what the other became part of.
        change(&store, "company", stays, values([("owner", Value::Null)]));
        assert_eq!(restore(&seller), "error-merged");
        store.write_blocking(system(), move |tx| tx.delete_record(company(stays))).unwrap();
        assert_eq!((restore(&seller), restore(&system())), ("error-merged".to_owned(), "error-merged".to_owned()));
        store.write_blocking(system(), move |tx| tx.restore(company(stays))).unwrap();
        store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap();
        assert_eq!(view(&store, "company", goes).title, "Kuusk");
    });
}

#[test]
fn a_unique_number_that_one_may_not_see_goes_over_too() {
    each_database(|database| {
        let store = open(database);
        let seller = user(&store, "Jaan", &[("product", ["all", "all", "all", "all", "none"])]);
        let given = values([
            ("role", view(&store, "user", seller.user.unwrap()).value("role").clone()),
            ("record_type", text("product")),
            ("field", text("code")),
            ("access", text("hidden")),
        ]);
        make(&store, "field_permission", given);
        let stays = make(&store, "product", values([("name", text("Door"))]));
        let goes = make(&store, "product", values([("name", text("Door")), ("code", text("D-1"))]));
        let batch = store
            .write_blocking(seller.clone(), move |tx| merge(tx, "product", stays, &[goes], &BTreeMap::new()))
            .unwrap();
        assert_eq!(view(&store, "product", stays).value("code"), &text("D-1"));
        store.write_blocking(seller, move |tx| unmerge(tx, batch)).unwrap();
        assert_eq!(view(&store, "product", stays).value("code"), &Value::Null);
        assert_eq!(view(&store, "product", goes).value("code"), &text("D-1"));
    });
}

#[test]
fn a_merge_that_would_move_too_much_is_refused_and_the_other_way_round_it_is_not() {
    each_database(|database| {
        let store = open(database);
        let named = |name: &str| make(&store, "company", values([("name", text(name))]));
        let (large, small) = (named("Kuusk OÜ"), named("Kuusk"));
        for _ in 0..3 {
            store
                .write_blocking(system(), move |tx| {
                    let one = |n: i64| {
                        let at = kernel::Timestamp::from_millis(NOW - n * 1_000);
                        Change::<crm::work::Activity>::new()
                            .set(crm::work::Activity::SUBJECT, format!("Call {n}"))
                            .set(crm::work::Activity::COMPANY, Some(large.of()))
                            .set(crm::work::Activity::AT, at)
                    };
                    tx.create_all((0..1_700).map(one).collect()).map(|_| ())
                })
                .unwrap();
        }
        let refused = store
            .write_blocking(system(), move |tx| merge(tx, "company", small, &[large], &BTreeMap::new()))
            .unwrap_err();
        assert_eq!((refused.key(), refused.value("count")), ("error-merge-large", Some("5000")));
        assert_eq!(view(&store, "company", large).title, "Kuusk OÜ");
        merged(&store, "company", large, vec![small]);
    });
}

#[test]
fn what_a_merge_changes_is_told_up_to_a_number() {
    each_database(|database| {
        let store = open(database);
        let named = |name: &str| make(&store, "company", values([("name", text(name))]));
        let (stays, goes) = (named("Kuusk OÜ"), named("Kuusk"));
        for name in ["Mari", "Jaan", "Ayşe"] {
            make(&store, "person", values([("name", text(name)), ("company", Value::Id(goes))]));
        }
        let tell = |most: usize| {
            store
                .rehearse(system(), move |tx| {
                    merge(tx, "company", stays, &[goes], &BTreeMap::new())?;
                    tx.made(most)
                })
                .unwrap()
        };
        let (all, none) = tell(1_000);
        assert_eq!(none, 0);
        // Each change once, in the order in which it was made, whoever else was at it before.
        let ids: std::collections::BTreeSet<AnyId> = all.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), all.len());
        assert!(all.iter().filter(|entry| entry.record.of == "person").count() == 3, "{all:?}");
        assert!(all.iter().all(|entry| entry.deed != store::Deed::Create));
        let (some, more) = tell(2);
        let which = |made: &[store::Entry]| made.iter().map(|entry| (entry.record, entry.version)).collect::<Vec<_>>();
        assert_eq!((which(&some), more), (which(&all)[..2].to_vec(), all.len() - 2));
    });
}

#[test]
fn a_link_that_stands_there_already_gives_way_however_many_there_are() {
    each_database(|database| {
        let store = open(database);
        let tag = |name: &'static str| create(&store, move || Change::<Tag>::new().set(Tag::NAME, name.to_owned()));
        let (stays, goes) = (tag("gold"), tag("Gold"));
        let companies: Vec<AnyId> = store
            .write_blocking(system(), |tx| {
                use crm::customers::Company;
                let one = |n: i32| Change::new().set(Company::NAME, format!("Company {n}"));
                Ok(tx.create_all::<Company>((0..450).map(one).collect())?.into_iter().map(kernel::Id::any).collect())
            })
            .unwrap();
        let put = |tag: kernel::Id<Tag>, on: &[AnyId]| {
            let on = on.to_vec();
            store
                .write_blocking(system(), move |tx| {
                    let one =
                        |id: &AnyId| Change::<Tagging>::new().set(Tagging::ABOUT, company(*id)).set(Tagging::TAG, tag);
                    tx.create_all(on.iter().map(one).collect()).map(|_| ())
                })
                .unwrap();
        };
        put(stays, &companies[..300]);
        put(goes, &companies[100..]);
        merged(&store, "tag", stays.any(), vec![goes.any()]);
        assert_eq!(count(&store, Query::of("tagging")), 450);
    });
}
