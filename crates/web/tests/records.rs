//! Every record type has its page, its form and its dialogs, in every language; what is filled in comes back.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use ::record::{Change, Field, Kind, RecordRef, RecordType, Value, Values};
use axum::http::StatusCode;
use crm::customers::Confirmation;
use crm::general::{Follower, Notification};
use crm::key_accounts::Standing;
use crm::sales::Stage;
use kernel::{Actor, AnyId, Face, Lang};
use store::{Store, Tx};
use support::{Browser, Site, on_each_database};
use web::pages::record::{self, Asker, AtHand, Wanted};

/// A value that is accepted for a field, unlike that of any other record.
fn some_value(store: &Store, of: &RecordType, field: &Field, depth: usize, place: usize) -> Value {
    let text = |text: String| Value::Text(text);
    match &field.kind {
        Kind::Integer | Kind::Duration => Value::Int(1 + place as i64),
        Kind::Decimal | Kind::Percent => Value::Decimal("12.5".parse().unwrap()),
        Kind::Money => Value::Money(kernel::Money::new("1234.5".parse().unwrap(), kernel::Currency::EUR)),
        Kind::Date => Value::Date("2026-11-20".parse().unwrap()),
        Kind::DateTime => Value::Time("2026-11-20T09:30:00Z".parse().unwrap()),
        Kind::YesNo => Value::Bool(true),
        Kind::Choice(set) => text(set.values.first().unwrap().code.clone()),
        Kind::Choices(set) => Value::Words(set.values.iter().take(2).map(|value| value.code.clone()).collect()),
        Kind::Reference(target) => {
            if depth == 0 {
                Value::Null
            } else {
                Value::Id(some_record(store, target, depth - 1, place + 1))
            }
        }
        Kind::References(target) => {
            if depth == 0 {
                Value::Null
            } else {
                Value::Ids(vec![some_record(store, target, depth - 1, place + 2)])
            }
        }
        Kind::AnyRecord => Value::Record(RecordRef { of: "company", id: some_record(store, "company", 0, place + 3) }),
        Kind::Email => text(format!("{}{place}.{depth}@{}.example", field.name, of.plural)),
        Kind::Phone => text("+3725012345".into()),
        Kind::Url => text("https://kilit.example".into()),
        Kind::Address => Value::from(::record::Address {
            street: Some("Lai 1".into()),
            postcode: Some("51005".into()),
            city: Some("Tartu".into()),
            region: Some("Tartumaa".into()),
            country: Some("EE".into()),
        }),
        Kind::TaxNumber => text("EE100594102".into()),
        Kind::RegistryNumber => text("10137025".into()),
        Kind::Iban => text("EE382200221020145685".into()),
        Kind::Currency => text("EUR".into()),
        Kind::Country => text("EE".into()),
        Kind::File => Value::Id(some_file(store)),
        Kind::Text | Kind::LongText => text(format!("Õun {} {place}.{depth}", field.name)),
    }
}

fn some_file(store: &Store) -> AnyId {
    let actor = Actor::system(Face::Command);
    let mut content = std::io::Cursor::new("Tere, İstanbul!".as_bytes().to_vec());
    store.files().unwrap().put(&actor, "Leping.txt", "text/plain", &mut content).unwrap()
}

/// The values of a record: all fields, or only those without which there is none.
fn some_values(store: &Store, of: &RecordType, all: bool, depth: usize, place: usize) -> Values {
    let mut values = Values::new();
    for field in of.editable().filter(|field| all || field.required) {
        let deep = if field.required { depth.max(1) } else { depth };
        let value = some_value(store, of, field, deep, place);
        if !value.is_null() {
            values.set(field.name.clone(), value);
        }
    }
    // A stage is one of its pipeline.
    if let (true, Some(Value::Id(stage))) = (values.has("pipeline"), values.get("stage").cloned()) {
        let stage = store.read_blocking(Actor::system(Face::Command), move |db| db.get(stage.of::<Stage>())).unwrap();
        values.set("pipeline", Value::Id(stage.pipeline.any()));
    }
    values
}

/// Makes a record of a type with what it needs.
fn some_record(store: &Store, of: &str, depth: usize, place: usize) -> AnyId {
    let described = store.catalogue().get(of).unwrap().clone();
    let mut values = some_values(store, &described, false, depth, place);
    special(of, &mut values);
    let name = described.name;
    store
        .write_blocking(Actor::system(Face::Command), move |tx| tx.create_values(name, values.clone()))
        .unwrap_or_else(|error| panic!("{of}: {error}"))
}

/// What the rules of a type ask for beyond its description.
fn special(of: &str, values: &mut Values) {
    match of {
        "permission" | "field_permission" | "saved_view" => {
            values.set("record_type", Value::Text("company".into()));
            if values.has("field") {
                values.set("field", Value::Text("phone".into()));
            }
        }
        "webhook" => {
            values.set("address", Value::Text("https://kilit.example/in".into()));
        }
        "confirmation" => {
            values.set("field", Value::Text("phone".into()));
        }
        _ => {}
    }
}

/// One record of each type, with all fields that can be filled in.
fn one_of_each(store: &Store) -> Vec<(std::sync::Arc<RecordType>, AnyId, Values)> {
    let catalogue = store.catalogue();
    catalogue
        .types()
        .enumerate()
        .map(|(place, of)| {
            let mut values = some_values(store, of, true, 1, 100 * (place + 1));
            special(of.name, &mut values);
            let (name, kept) = (of.name, values.clone());
            let computed = computed(store, of, 100 * (place + 1) + 50);
            let id = store
                .write_blocking(Actor::system(Face::Command), move |tx| match &computed {
                    Some(computed) => as_the_program(tx, name, computed.clone()),
                    None => tx.create_values(name, kept.clone()),
                })
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            // Some of it follows from the rest: what is kept is what the form must show and give back.
            let view = store.read_blocking(Actor::system(Face::Command), move |db| db.view(name, id)).unwrap();
            let kept = values.iter().map(|(field, _)| (field.clone(), view.value(field).clone())).collect();
            (std::sync::Arc::clone(of), id, kept)
        })
        .collect()
}

/// The values of a record that no person makes.
fn computed(store: &Store, of: &RecordType, place: usize) -> Option<Values> {
    if is_made_by_people(of) {
        return None;
    }
    let fields = of.fields.iter().filter(|field| field.required);
    let mut values = fields.map(|field| (field.name.clone(), some_value(store, of, field, 1, place))).collect();
    special(of.name, &mut values);
    Some(values)
}

/// What only jobs and verbs make is made as they do.
fn as_the_program(tx: &mut Tx, of: &str, values: Values) -> kernel::Result<AnyId> {
    match of {
        "standing" => tx.create::<Standing>(Change::from(values)).map(|id| id.any()),
        "confirmation" => tx.create::<Confirmation>(Change::from(values)).map(|id| id.any()),
        "follower" => tx.create::<Follower>(Change::from(values)).map(|id| id.any()),
        "notification" => tx.create::<Notification>(Change::from(values)).map(|id| id.any()),
        other => panic!("one more type that no person makes, {other}: tell this test how"),
    }
}

fn is_made_by_people(of: &RecordType) -> bool {
    !of.fields.iter().any(|field| field.required && field.read_only && field.default.is_none())
}

async fn each(site: &Site) -> (Browser, Vec<(std::sync::Arc<RecordType>, AnyId, Values)>) {
    let browser = site.administrator().await;
    let store = site.store.clone();
    let folder = tempfile::tempdir().unwrap();
    store.keep_outside(folder.path(), None);
    let records = tokio::task::spawn_blocking(move || {
        let _folder = folder;
        one_of_each(&store)
    });
    (browser, records.await.unwrap())
}

/// The values of the controls of a form, as a browser would send them.
fn controls(page: &str, form: &str) -> Vec<(String, String)> {
    let start = page.find(&format!("<form id=\"{form}\"")).or_else(|| page.find(&format!("id=\"{form}\""))).unwrap();
    let inside = &page[start..start + page[start..].find("</form>").unwrap()];
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(unescape(rest.split('"').next()?))
    };
    let mut sent = Vec::new();
    let mut rest = inside;
    while let Some(open) = rest.find('<') {
        rest = &rest[open..];
        let tag = &rest[..rest.find('>').map_or(rest.len(), |end| end + 1)];
        let name = attribute(tag, "name").filter(|name| name != "_csrf");
        if let Some(name) = name {
            if tag.starts_with("<input") {
                let off =
                    (tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"")) && !tag.contains(" checked");
                if !off {
                    sent.push((name, attribute(tag, "value").unwrap_or_default()));
                }
            } else if tag.starts_with("<textarea") {
                let text = &rest[tag.len()..rest.find("</textarea>").unwrap()];
                sent.push((name, unescape(text)));
            } else if tag.starts_with("<select") {
                let options = &rest[..rest.find("</select>").unwrap()];
                let chosen = options
                    .split("<option")
                    .skip(1)
                    .find(|option| option.split('>').next().unwrap().contains(" selected"));
                let first = options.split("<option").nth(1);
                let option = chosen.or(first).map(|option| format!("<option{}", option.split('>').next().unwrap()));
                sent.push((name, option.and_then(|option| attribute(&option, "value")).unwrap_or_default()));
            }
        }
        rest = &rest[1..];
    }
    sent
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn fine(name: &str, text: &str) {
    assert!(
        !text.contains('⟦'),
        "{name} lacks words: {}",
        &text[text.find('⟦').unwrap()..].chars().take(60).collect::<String>()
    );
    assert!(!text.contains(" style="), "{name} has a style of its own");
}

#[test]
fn every_type_has_its_page_and_its_form_in_every_language() {
    on_each_database(|site| async move {
        let (mut browser, records) = each(&site).await;
        for lang in Lang::ALL {
            browser.post("/preferences/language", &[("lang", lang.code())]).await;
            for (of, id, _) in &records {
                if !is_made_by_people(of) || of.name == "attachment" {
                    let answer = browser.get(&format!("/{}/new", of.plural)).await;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} is made by a job or an upload", of.name);
                    assert_eq!(browser.get(&format!("/{}/{id}", of.plural)).await.status, StatusCode::OK);
                    continue;
                }
                for address in [
                    format!("/{}/{id}", of.plural),
                    format!("/{}/{id}/edit", of.plural),
                    format!("/{}/{id}/timeline?show=changes", of.plural),
                    format!("/{}/{id}/delete", of.plural),
                    format!("/{}/new", of.plural),
                    format!("/{}/new?copy={id}", of.plural),
                ] {
                    let answer = browser.get(&address).await;
                    assert_eq!(answer.status, StatusCode::OK, "{lang} {address}: {}", answer.text);
                    fine(&format!("{lang} {address}"), &answer.text);
                }
            }
        }
    });
}

#[test]
fn a_form_with_every_field_filled_survives_the_round_trip() {
    on_each_database(|site| async move {
        let (mut browser, records) = each(&site).await;
        for lang in Lang::ALL {
            browser.post("/preferences/language", &[("lang", lang.code())]).await;
            for (of, id, values) in records.iter().filter(|(of, ..)| is_made_by_people(of)) {
                let address = format!("/{}/{id}/edit", of.plural);
                let page = browser.get(&address).await;
                let sent = controls(&page.text, "edit-record");
                let fields: Vec<(&str, &str)> =
                    sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let answer = browser.post(&address, &fields).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{lang} {address}: {}", answer.text);
                let (name, id) = (of.name, *id);
                let view = site.store.read(Actor::system(Face::Command), move |db| db.view(name, id)).await.unwrap();
                for (field, value) in values.iter() {
                    let kept = view.value(field);
                    match (kept, value) {
                        (Value::Money(kept), Value::Money(given)) => {
                            assert_eq!(
                                (kept.amount, kept.currency),
                                (given.amount, given.currency),
                                "{lang} {name}.{field}"
                            );
                        }
                        _ => assert_eq!(kept, value, "{lang} {name}.{field}"),
                    }
                }
            }
        }
    });
}

#[test]
fn every_field_opens_where_it_stands_and_answers_its_value() {
    on_each_database(|site| async move {
        let (mut browser, records) = each(&site).await;
        browser.get("/me").await;
        browser.headers.push(("hx-request", "true".into()));
        for (of, id, _) in &records {
            for field in of.editable().filter(|field| field.kind != Kind::File) {
                let address = format!("/{}/{id}/field/{}", of.plural, field.name);
                let form = browser.get(&address).await;
                assert_eq!(form.status, StatusCode::OK, "{address}: {}", form.text);
                let text = form.text.replace("class=\"cell-form\"", "id=\"small\"");
                let sent = controls(&text, "small");
                let fields: Vec<(&str, &str)> =
                    sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let answer = browser.post(&address, &fields).await;
                assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
                assert!(answer.text.contains("data-value"), "{address}: {}", answer.text);
            }
        }
    });
}

/// Statements that a record's page may cost, however much refers to the record.
const STATEMENTS: u64 = 60;

#[test]
fn a_page_costs_few_statements_however_much_belongs_to_the_record() {
    on_each_database(|site| async move {
        let (_browser, records) = each(&site).await;
        let user = site
            .store
            .read(Actor::system(Face::Command), |db| {
                db.find_by("user", "email", Value::Text("mari@example.com".into()))
            })
            .await
            .unwrap()
            .unwrap();
        let actor = Actor::user(user, Face::Web, Lang::En);
        for (of, id, _) in records {
            let asker = Asker { csrf: String::new(), verbs: std::sync::Arc::new(crm::verbs::verbs()) };
            let name = of.name;
            let cost = site
                .store
                .read(actor.clone(), move |db| {
                    let before = db.statements();
                    let at = AtHand::read(db, &asker, name, id)?;
                    record::head(db, &at)?;
                    record::stage_bar(db, &at)?;
                    record::details(db, &at)?;
                    record::next_activity(db, &at)?;
                    record::related(db, &at)?;
                    record::people(db, &at)?;
                    record::timeline(db, &at, Wanted::default())?;
                    Ok(db.statements() - before)
                })
                .await
                .unwrap();
            assert!(cost <= STATEMENTS, "the page of a {name} costs {cost} statements");
        }
    });
}
