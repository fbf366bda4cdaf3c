//! The one gate: whatever is read or written, by whoever.

mod support;

use crm::customers::{Company, Person};
use kernel::Lang;
use record::{Filter, Query, RecordRef, Test, Value, query::Grouping};
use store::Action;
use support::{make, open, system, text, user, values};

const OWN: [&str; 5] = ["own", "own", "own", "own", "none"];

#[test]
fn a_seller_meets_only_what_is_his() {
    testing::each_database(|database| {
        let store = open(database);
        let ayse = user(
            &store,
            "ayse",
            &[("company", OWN), ("person", OWN), ("invoice", ["all", "none", "none", "none", "none"])],
        );
        let juri = user(&store, "juri", &[("company", OWN)]);
        let (mine, theirs) = (ayse.user.unwrap(), juri.user.unwrap());
        let company =
            |name: &str, owner| make(&store, "company", values([("name", text(name)), ("owner", Value::Id(owner))]));
        let (iznik, oun) = (company("İznik Çini", mine), company("Õun OÜ", theirs));
        let person = |name: &str, at| {
            make(&store, "person", values([("name", text(name)), ("company", Value::Id(at)), ("owner", Value::Null)]))
        };
        person("Işık Çetin", iznik);
        let hidden_person = person("Mari Tamm", oun);

        store
            .read_blocking(ayse.clone(), move |db| {
                let names: Vec<String> = db.page(&Query::all::<Company>())?.rows.into_iter().map(|v| v.title).collect();
                assert_eq!(names, ["İznik Çini"]);
                assert_eq!(db.count(&Query::all::<Company>())?, 1);
                assert_eq!(db.count(&Query::all::<Person>())?, 1);
                let groups =
                    db.groups(&Query::all::<Company>(), &Grouping { by: "owner".into(), bucket: None, sums: vec![] })?;
                assert_eq!(groups.len(), 1);
                assert!(db.search("oun", None, 10)?.is_empty());
                assert_eq!(db.search("cetin isik", None, 10)?.len(), 1);
                assert_eq!(db.view("company", oun).unwrap_err().fault(), kernel::Fault::NotFound);
                assert!(db.find(hidden_person.of::<Person>())?.is_none());
                assert!(!db.may(RecordRef { of: "company", id: oun }, Action::See)?);
                assert!(db.history(RecordRef { of: "company", id: oun }, None, 10).is_err());
                assert_eq!(db.count(&Query::all::<Company>().test("owner.name", Test::Contains("juri".into())))?, 0);
                Ok(())
            })
            .unwrap();

        let change = |id| {
            store.write_blocking(ayse.clone(), move |tx| {
                tx.change_values("company", id, None, values([("phone", text("+90 212 555 11 22"))]))
            })
        };
        assert_eq!(change(oun).unwrap_err().fault(), kernel::Fault::NotFound);
        assert!(change(iznik).is_ok());
        // A reference to what one may not see is refused, too.
        let at_theirs = store.write_blocking(ayse.clone(), move |tx| {
            tx.create_values("person", values([("name", text("X")), ("company", Value::Id(oun))]))
        });
        assert_eq!(at_theirs.unwrap_err().field(), Some("company"));
        // Nobody makes a record for somebody else with a right to his own only.
        let for_other = store.write_blocking(ayse.clone(), move |tx| {
            tx.create_values("company", values([("name", text("Y")), ("owner", Value::Id(theirs))]))
        });
        assert_eq!(for_other.unwrap_err().fault(), kernel::Fault::Forbidden);
    });
}

#[test]
fn a_part_is_changed_by_who_may_change_the_whole() {
    testing::each_database(|database| {
        let store = open(database);
        let reader = ["all", "none", "none", "none", "none"];
        let ayse = user(&store, "ayse", &[("company", OWN), ("person", OWN), ("activity", OWN), ("comment", OWN)]);
        let juri = user(&store, "juri", &[("company", reader), ("person", OWN), ("activity", OWN), ("comment", OWN)]);
        let (mine, theirs) = (ayse.user.unwrap(), juri.user.unwrap());
        let company = make(&store, "company", values([("name", text("Acme")), ("owner", Value::Id(mine))]));
        let contact = values([("name", text("Mari")), ("company", Value::Id(company)), ("owner", Value::Id(theirs))]);
        let person = make(&store, "person", contact);
        let rename = |actor: &kernel::Actor| {
            store.write_blocking(actor.clone(), move |tx| {
                tx.change_values("person", person, None, values([("position", text("Buyer"))]))
            })
        };
        // Her company's people are hers to change; his own person is his.
        assert!(rename(&ayse).is_ok());
        assert!(rename(&juri).is_ok());
        make(
            &store,
            "person",
            values([("name", text("Jaan")), ("company", Value::Id(company)), ("owner", Value::Id(mine))]),
        );
        let other = store
            .read_blocking(juri.clone(), |db| db.find_by("person", "name", text("Jaan")))
            .unwrap()
            .expect("he sees whom the company employs");
        let by_him = store.write_blocking(juri.clone(), move |tx| {
            tx.change_values("person", other, None, values([("position", text("Boss"))]))
        });
        assert_eq!(by_him.unwrap_err().fault(), kernel::Fault::Forbidden);
        // Nobody does something in another's name.
        let in_her_name = store.write_blocking(juri.clone(), move |tx| {
            tx.create_values(
                "activity",
                values([
                    ("subject", text("Call")),
                    ("at", Value::Time(tx.now())),
                    ("company", Value::Id(company)),
                    ("owner", Value::Id(mine)),
                ]),
            )
        });
        assert_eq!(in_her_name.unwrap_err().fault(), kernel::Fault::Forbidden);
        // And nobody rewords what another said, the company's manager included.
        let about = Value::Record(RecordRef { of: "company", id: company });
        let said = store
            .write_blocking(juri, {
                let about = about.clone();
                move |tx| tx.create_values("comment", values([("about", about.clone()), ("text", text("hello"))]))
            })
            .unwrap();
        let reworded = store
            .write_blocking(ayse, move |tx| tx.change_values("comment", said, None, values([("text", text("bye"))])));
        assert_eq!(reworded.unwrap_err().key(), "error-not-the-author");
    });
}

#[test]
fn a_hidden_field_does_not_exist() {
    testing::each_database(|database| {
        let store = open(database);
        let ayse = user(&store, "ayse", &[("company", ["all", "all", "all", "all", "all"])]);
        let role = store
            .read_blocking(system(), {
                let me = ayse.user.unwrap();
                move |db| Ok(db.get(me.of::<crm::rights::User>())?.role)
            })
            .unwrap();
        make(
            &store,
            "field_permission",
            values([
                ("role", Value::Id(role.any())),
                ("record_type", text("company")),
                ("field", text("tax_number")),
                ("access", text("hidden")),
            ]),
        );
        let id = make(&store, "company", values([("name", text("Acme")), ("tax_number", text("EE100931558"))]));
        store
            .read_blocking(ayse.clone(), move |db| {
                assert!(db.view("company", id)?.values.get("tax_number").is_none());
                assert!(db.count(&Query::all::<Company>().test("tax_number", Test::Filled)).is_err());
                assert!(db.page(&Query::all::<Company>().by("tax_number")).is_err());
                assert!(db.search("100931558", None, 10)?.is_empty());
                assert_eq!(db.search("acme", None, 10)?.len(), 1);
                let entries = db.history(RecordRef { of: "company", id }, None, 10)?;
                assert!(entries[0].fields.iter().all(|field| field.name != "tax_number"));
                Ok(())
            })
            .unwrap();
        let set = store.write_blocking(ayse, move |tx| {
            tx.change_values("company", id, None, values([("tax_number", text("EE100594102"))]))
        });
        assert!(set.is_err());
    });
}

#[test]
fn the_second_writer_does_not_overwrite_unseen() {
    testing::each_database(|database| {
        let store = open(database);
        let id = make(&store, "company", values([("name", text("Acme"))]));
        let change = |seen, field: &'static str, value: &'static str| {
            store.write_blocking(system(), move |tx| {
                tx.change_values("company", id, Some(seen), values([(field, text(value))]))
            })
        };
        assert_eq!(change(1, "name", "Acme AS").unwrap(), 2);
        // Another field, seen at the same version, is no clash.
        assert_eq!(change(1, "web", "acme.example").unwrap(), 3);
        let clash = change(1, "name", "Acme OÜ").unwrap_err();
        assert_eq!((clash.key(), clash.field()), ("error-changed-meanwhile", Some("name")));
        assert_eq!(change(3, "name", "Acme OÜ").unwrap(), 4);
        // Nothing changed, so nothing is written.
        assert_eq!(change(4, "name", "Acme OÜ").unwrap(), 4);
    });
}

#[test]
fn what_goes_into_the_bin_together_returns_together() {
    testing::each_database(|database| {
        let store = open(database);
        let company = make(&store, "company", values([("name", text("Acme"))]));
        let number = make(
            &store,
            "invoice",
            values([
                ("number", text("I-1")),
                ("company", Value::Id(company)),
                ("date", Value::Date(kernel::date::parse_date("2026-01-02").unwrap())),
            ]),
        );
        let event = make(
            &store,
            "comment",
            values([("about", Value::Record(RecordRef { of: "company", id: company })), ("text", text("hello"))]),
        );
        let delete = |of, id| store.write_blocking(system(), move |tx| tx.delete_record(RecordRef { of, id }));
        let refused = delete("company", company).unwrap_err();
        assert_eq!(
            (refused.key(), refused.value("type"), refused.value("count")),
            ("error-referenced-by", Some("invoice"), Some("1"))
        );
        assert_eq!(refused.value("names"), Some("I-1"));
        delete("invoice", number).unwrap();
        delete("company", company).unwrap();
        let seen = |of: &'static str, id| store.read_blocking(system(), move |db| Ok(db.view(of, id).is_ok())).unwrap();
        assert!(!seen("company", company) && !seen("comment", event));
        assert!(store.read_blocking(system(), |db| db.search("acme", None, 5)).unwrap().is_empty());
        store.write_blocking(system(), move |tx| tx.restore(RecordRef { of: "company", id: company })).unwrap();
        assert!(seen("company", company) && seen("comment", event) && !seen("invoice", number));
        assert_eq!(store.read_blocking(system(), |db| db.search("acme", None, 5)).unwrap().len(), 1);
    });
}

#[test]
fn every_list_pages_without_loss_in_every_order() {
    testing::each_database(|database| {
        let store = open(database);
        for at in 0..23_i64 {
            // Ties and nothings in every field.
            let mut given =
                values([("name", text(["Ösel", "Çam", "çam", "Zürich", "õun", "Iğdır"][(at % 6) as usize]))]);
            if at % 3 != 0 {
                given.set("employees", Value::Int(at % 4));
                given.set("industry", text(["manufacturing", "construction"][(at % 2) as usize]));
                given.set("web", text(&format!("{}.example", at % 5)));
            }
            make(&store, "company", given);
        }
        let described = crm::catalogue().get("company").unwrap().clone();
        for lang in Lang::ALL {
            let mut actor = system();
            actor.lang = lang;
            for field in &described.fields {
                for falling in [false, true] {
                    let order = record::Order { path: field.into(), falling };
                    let ids = store
                        .read_blocking(actor.clone(), {
                            let order = order.clone();
                            move |db| {
                                let (mut ids, mut after) = (Vec::new(), None);
                                loop {
                                    let mut query = Query::of("company").limit(4);
                                    query.order = vec![order.clone()];
                                    query.after = after;
                                    let page = db.page(&query)?;
                                    ids.extend(page.rows.into_iter().map(|view| view.id));
                                    after = page.next;
                                    if after.is_none() {
                                        return Ok(ids);
                                    }
                                }
                            }
                        })
                        .unwrap_or_else(|error| panic!("{order}: {error}"));
                    let mut once = ids.clone();
                    once.sort();
                    once.dedup();
                    assert_eq!((ids.len(), once.len()), (23, 23), "{order} in {lang}");
                }
            }
        }
    });
}

#[test]
fn filters_say_what_they_mean() {
    testing::each_database(|database| {
        let store = open(database);
        let top = make(
            &store,
            "company",
            values([("name", text("Koç")), ("kinds", Value::Words(vec!["customer".into(), "partner".into()]))]),
        );
        let below = make(&store, "company", values([("name", text("Arçelik")), ("parent", Value::Id(top))]));
        make(
            &store,
            "company",
            values([("name", text("Beko")), ("parent", Value::Id(below)), ("employees", Value::Int(5))]),
        );
        let count = |filter: &'static str| {
            store
                .read_blocking(system(), move |db| {
                    let of = db.describe("company")?;
                    db.count(&Query::of("company").filter(record::query::parse_filter(filter, &of, db.context())?))
                })
                .unwrap_or_else(|error| panic!("{filter}: {error}"))
        };
        assert_eq!(count("kinds:is:customer"), 1);
        assert_eq!(count("kinds:not:customer"), 2);
        assert_eq!(count("name:has:ARCELIK"), 1);
        assert_eq!(count("name:is:koc"), 1);
        assert_eq!(count("parent:filled"), 2);
        assert_eq!(count("parent.name:has:ko"), 1);
        assert_eq!(count("employees:min:5"), 1);
        assert_eq!(count("employees:empty"), 2);
        assert_eq!(count("created_at:is:today"), 3);
        assert_eq!(count("address:empty"), 3);
        assert_eq!(count("address.city:empty"), 3);
        let within = store
            .read_blocking(system(), move |db| {
                db.count(&Query::of("company").filter(Filter::Field("parent".into(), Test::Within(top))))
            })
            .unwrap();
        assert_eq!(within, 2);
    });
}

#[test]
fn what_was_taken_unchecked_stands_in_nobodys_way() {
    testing::each_database(|database| {
        let store = open(database);
        let brought = values([("name", text("Kask OÜ")), ("tax_number", text("12-3456789"))]);
        let importer = kernel::Actor::system(kernel::Face::Import);
        let id = store.write_blocking(importer, move |tx| tx.create_values("company", brought.clone())).unwrap();
        let save = |number: &'static str, web: &'static str| {
            // A form sends all of its fields.
            let form = values([("name", text("Kask OÜ")), ("tax_number", text(number)), ("web", text(web))]);
            let clerk = kernel::Actor::system(kernel::Face::Web);
            store.write_blocking(clerk, move |tx| tx.change_values("company", id, None, form.clone()))
        };
        save("12-3456789", "https://kask.example").unwrap();
        assert_eq!(save("12-345678", "https://kask.example").unwrap_err().field(), Some("tax_number"));
    });
}
