//! Nobody speaks, confirms or rises in another's name, and nobody sees a group through companies he may not see.

mod support;

use crm::customers::Company;
use crm::general::Comment;
use kernel::{Actor, AnyId, Result};
use record::{Query, RecordRef, Test, Value};
use store::{Action, Store};
use support::{make, open, system, text, user, values};

const ALL: [&str; 5] = ["all", "all", "all", "all", "none"];
const OWN: [&str; 5] = ["own", "own", "own", "own", "none"];

fn change(store: &Store, who: &Actor, of: &'static str, id: AnyId, field: &'static str, value: Value) -> Result<i64> {
    store.write_blocking(who.clone(), move |tx| tx.change_values(of, id, None, values([(field, value.clone())])))
}

#[test]
fn what_was_said_stays_his_who_said_it() {
    testing::each_database(|database| {
        let store = open(database);
        let rights = [("company", ALL), ("comment", ALL), ("confirmation", ALL), ("follower", ALL), ("user", ALL)];
        let ayse = user(&store, "ayse", &rights);
        let juri = user(&store, "juri", &rights);
        let company = make(&store, "company", values([("name", text("Acme"))]));
        let other = make(&store, "company", values([("name", text("Other"))]));
        let about = Value::Record(RecordRef { of: "company", id: company });
        let said = store
            .write_blocking(juri.clone(), {
                let about = about.clone();
                move |tx| tx.create_values("comment", values([("about", about.clone()), ("text", text("hello"))]))
            })
            .unwrap();
        let (mine, his) = (Value::Id(ayse.user.unwrap()), juri.user.unwrap());

        // Neither his words under her name, nor hers under his, nor his under another record.
        assert_eq!(change(&store, &ayse, "comment", said, "owner", mine.clone()).unwrap_err().field(), Some("owner"));
        assert_eq!(change(&store, &juri, "comment", said, "owner", mine.clone()).unwrap_err().field(), Some("owner"));
        assert_eq!(
            change(&store, &ayse, "comment", said, "text", text("bye")).unwrap_err().key(),
            "error-not-the-author"
        );
        let moved = Value::Record(RecordRef { of: "company", id: other });
        assert_eq!(change(&store, &juri, "comment", said, "about", moved).unwrap_err().key(), "error-comment-stays");
        store
            .write_blocking(juri.clone(), move |tx| crm::general::mention::reword(tx, said.of(), "hello @ayse".into()))
            .unwrap();
        let kept = store.read_blocking(system(), move |db| db.get(said.of::<Comment>())).unwrap();
        assert_eq!((kept.owner.map(|id| id.any()), kept.text.as_str()), (Some(his), "hello @ayse"));
        assert_eq!(kept.mentions.len(), 1);

        // Confirmations, followers and what one is told are written by the program alone.
        let forged = |of: &'static str, given: Vec<(&'static str, Value)>| {
            let given: record::Values = given.into_iter().map(|(name, value)| (name.into(), value)).collect();
            store.write_blocking(ayse.clone(), move |tx| tx.create_values(of, given.clone())).unwrap_err()
        };
        let confirmed = forged("confirmation", vec![("about", about.clone()), ("confirmed_by", Value::Id(his))]);
        assert_eq!(confirmed.fault(), kernel::Fault::Forbidden);
        let followed = forged("follower", vec![("about", about), ("user", Value::Id(his))]);
        assert_eq!(followed.fault(), kernel::Fault::Forbidden);
    });
}

#[test]
fn nobody_makes_himself_an_administrator() {
    testing::each_database(|database| {
        let store = open(database);
        let office = user(&store, "office", &[("user", ALL), ("team", ALL), ("membership", ALL), ("role", ALL)]);
        let above =
            make(&store, "role", values([("name", text("administrators")), ("administrator", Value::Bool(true))]));
        let chief = make(
            &store,
            "user",
            values([("name", text("chief")), ("email", text("Chief@Example.com")), ("role", Value::Id(above))]),
        );
        let me = office.user.unwrap();
        for (whose, field, value) in [
            (me, "role", Value::Id(above)),
            (chief, "email", text("office@evil.example")),
            (chief, "active", Value::Bool(false)),
        ] {
            let refused = change(&store, &office, "user", whose, field, value).unwrap_err();
            assert_eq!(refused.key(), "error-administrators-only", "{field}");
        }
        assert!(change(&store, &office, "user", chief, "phone", text("+90 212 555 11 22")).is_ok());
        let team = make(&store, "team", values([("name", text("all"))]));
        let joined = store.write_blocking(office.clone(), move |tx| {
            tx.create_values("membership", values([("team", Value::Id(team)), ("user", Value::Id(me))]))
        });
        assert_eq!(joined.unwrap_err().key(), "error-administrators-only");
        let made = store.write_blocking(office, move |tx| {
            tx.create_values(
                "user",
                values([("name", text("x")), ("email", text("x@example.com")), ("role", Value::Id(above))]),
            )
        });
        assert_eq!(made.unwrap_err().key(), "error-administrators-only");
        // Addresses are kept as they are compared, so there are no two that differ by case.
        let again = store.write_blocking(system(), move |tx| {
            tx.create_values(
                "user",
                values([("name", text("twin")), ("email", text("CHIEF@example.com")), ("role", Value::Id(above))]),
            )
        });
        assert_eq!(again.unwrap_err().field(), Some("email"));
    });
}

#[test]
fn a_title_is_never_hidden() {
    testing::each_database(|database| {
        let store = open(database);
        let role = make(&store, "role", values([("name", text("r"))]));
        let hidden = store.write_blocking(system(), move |tx| {
            tx.create_values(
                "field_permission",
                values([
                    ("role", Value::Id(role)),
                    ("record_type", text("company")),
                    ("field", text("name")),
                    ("access", text("hidden")),
                ]),
            )
        });
        assert_eq!(hidden.unwrap_err().key(), "error-title-hidden");
    });
}

#[test]
fn a_group_ends_where_one_may_not_see() {
    testing::each_database(|database| {
        let store = open(database);
        let ayse = user(&store, "ayse", &[("company", OWN)]);
        let (mine, theirs) = (ayse.user.unwrap(), user(&store, "juri", &[("company", OWN)]).user.unwrap());
        let company = |name: &str, owner: AnyId, parent: Option<AnyId>| {
            let parent = parent.map_or(Value::Null, Value::Id);
            make(&store, "company", values([("name", text(name)), ("owner", Value::Id(owner)), ("parent", parent)]))
        };
        let top = company("Top", mine, None);
        let between = company("Between", theirs, Some(top));
        company("Below", mine, Some(between));
        company("Beside", mine, Some(top));
        let within = move |db: &store::Db<'_>| -> Result<Vec<String>> {
            let query = Query::all::<Company>().test("parent", Test::Within(top));
            Ok(db.page(&query)?.rows.into_iter().map(|view| view.title).collect())
        };
        assert_eq!(store.read_blocking(system(), within).unwrap(), ["Below", "Beside", "Between"]);
        assert_eq!(store.read_blocking(ayse, within).unwrap(), ["Beside"]);
    });
}

#[test]
fn the_reasons_are_those_of_the_gate() {
    testing::each_database(|database| {
        let store = open(database);
        // All comments, and yet only those on what one sees: a part is seen with the whole.
        let ayse = user(&store, "ayse", &[("company", OWN), ("comment", ALL)]);
        let juri = user(&store, "juri", &[("company", ALL), ("comment", ALL)]);
        let company = |name: &str, owner: &Actor| {
            make(&store, "company", values([("name", text(name)), ("owner", Value::Id(owner.user.unwrap()))]))
        };
        let (hers, his) = (company("Hers", &ayse), company("His", &juri));
        for (on, seen) in [(hers, true), (his, false)] {
            let about = Value::Record(RecordRef { of: "company", id: on });
            let said = store
                .write_blocking(juri.clone(), move |tx| {
                    tx.create_values("comment", values([("about", about.clone()), ("text", text("hello"))]))
                })
                .unwrap();
            let record = RecordRef { of: "comment", id: said };
            assert_eq!(store.read_blocking(ayse.clone(), move |db| db.may(record, Action::See)).unwrap(), seen);
            let she = ayse.user.unwrap();
            let reasons =
                store.read_blocking(system(), move |db| db.why(&db.access_of(she)?, record, Action::See)).unwrap();
            assert_eq!(!reasons.is_empty(), seen, "{reasons:?}");
        }
    });
}
