//! What programs do with it: batches, verbs, files, telephones, figures.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::body::Body;
use axum::http::{Method, Request, header};
use kernel::{Currency, Decimal, Money};
use record::Value;
use serde_json::json;
use store::AddedField;
use support::{House, system, text, values};
use testing::each_database;

#[test]
fn a_batch_is_done_whole_or_not_at_all_or_each_alone() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let create = |of: &str, values: serde_json::Value| json!({"do": "create", "type": of, "values": values});
        let done = house.post(&ada, "/batch", json!({"operations": [
            create("company", json!({"name": "Acme"})),
            create("person", json!({"name": "Mari Tamm", "company": "@0"})),
            {"do": "change", "type": "company", "id": "@0", "version": 1, "values": {"name": "Acme AS"}},
            {"do": "verb", "type": "company", "id": "@0", "verb": "mark_key_account", "values": {"class": "key", "reason": "Half our profit"}},
            create("comment", json!({"about": "company:@0", "text": "Called."})),
        ]}));
        let results = done.is(200)["results"].as_array().unwrap();
        let statuses: Vec<i64> = results.iter().map(|result| result["status"].as_i64().unwrap()).collect();
        assert_eq!(statuses, [201, 201, 200, 200, 201]);
        assert_eq!(results[1]["record"]["company"], results[0]["record"]["id"]);
        assert_eq!(results[2]["record"]["name"], "Acme AS");

        let bad = [create("company", json!({"name": "Beta"})), create("company", json!({"name": 5}))];
        let refused = house.post(&ada, "/batch", json!({"operations": bad}));
        refused.is(422);
        assert_eq!(refused.wrong(), [("/operations/1/values/name".to_owned(), "error-json-value".to_owned())]);
        assert_eq!(house.get(&ada, "/companies?count=true").is(200)["count"], 1);
        let some = house.post(&ada, "/batch", json!({"operations": bad, "each_alone": true}));
        assert_eq!(some.is(200)["results"][0]["status"], 201);
        assert_eq!(some.json["results"][1]["problem"]["errors"][0]["pointer"], "/values/name");
        assert_eq!(house.get(&ada, "/companies?count=true").is(200)["count"], 2);

        for (body, place) in [
            (json!({}), "/operations"),
            (json!({"operations": []}), "/operations"),
            (json!({"operations": [{"do": "fly", "type": "company"}]}), "/operations/0/do"),
            (json!({"operations": [{"do": "delete", "type": "company"}]}), "/operations/0/id"),
            (json!({"operations": [{"do": "create", "type": "planet"}]}), "/operations/0/type"),
            (json!({"operations": [{"do": "create", "type": "company", "id": "@0"}]}), "/operations/0/id"),
            (json!({"operations": [], "planet": 1}), "/planet"),
        ] {
            let answer = house.post(&ada, "/batch", body.clone());
            answer.is(422);
            assert_eq!(answer.wrong()[0].0, place, "{body}");
        }
    });
}

#[test]
fn an_answer_holds_what_followed_from_the_write() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let company = house.post(&ada, "/companies", json!({"name": "Acme"}));
        let total = json!({"amount": "100", "currency": "EUR"});
        let given = json!({"number": "1", "company": company.id(), "date": "2026-11-02", "total": total});
        let invoice = house.post(&ada, "/invoices", given);
        let path = format!("/invoices/{}", invoice.id());
        let amount = json!({"amount": "30", "currency": "EUR"});
        let paid = json!({"invoice": invoice.id(), "company": company.id(), "date": "2026-11-03", "amount": amount});
        house.post(&ada, "/payments", paid).is(201);
        house.patch(&ada, &path, json!({"status": "paid"})).is(200);
        // Open again, it has of it what its payments say; the tag is that of the record as it lies there.
        let open = house.patch(&ada, &path, json!({"status": "open"}));
        assert_eq!(open.is(200)["paid"]["amount"], "30");
        assert_eq!(open.header("etag"), house.get(&ada, &path).header("etag"));
        house
            .ask(&ada, Method::PATCH, &path, &[("if-match", open.header("etag"))], Some(json!({"number": "2"})))
            .is(200);

        let line = json!({"invoice": "@0", "position": 1, "description": "Pump", "quantity": "1", "unit_price": total, "total": total});
        let given = json!({"number": "3", "company": company.id(), "date": "2026-11-02"});
        let batch = house.post(
            &ada,
            "/batch",
            json!({"operations": [
                {"do": "create", "type": "invoice", "values": given},
                {"do": "create", "type": "invoice_line", "values": line},
                {"do": "change", "type": "invoice", "id": "@0", "values": {"number": "4"}},
            ]}),
        );
        assert_eq!(batch.is(200)["results"][2]["record"]["total"]["amount"], "100", "{}", batch.json);
    });
}

#[test]
fn a_batch_may_pass_through_what_no_operation_could_leave() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let company = house.post(&ada, "/companies", json!({"name": "Acme"}));
        let given = json!({"number": "1", "company": company.id(), "date": "2026-11-02"});
        let invoice = house.post(&ada, "/invoices", given);
        let amount = |currency: &str| json!({"amount": "100", "currency": currency});
        let lines: Vec<String> = (1..=2)
            .map(|position| {
                let (price, total) = (amount("EUR"), amount("EUR"));
                let line = json!({"invoice": invoice.id(), "position": position, "description": "Pump",
                    "quantity": "1", "unit_price": price, "total": total});
                house.post(&ada, "/invoice_lines", line).id()
            })
            .collect();
        let change = |id: &String| {
            let values = json!({"unit_price": amount("USD"), "total": amount("USD")});
            json!({"do": "change", "type": "invoice_line", "id": id, "values": values})
        };
        // One line alone would leave an invoice of two currencies.
        house.post(&ada, "/batch", json!({"operations": [change(&lines[0])]})).is(422);
        house.post(&ada, "/batch", json!({"operations": lines.iter().map(change).collect::<Vec<_>>()})).is(200);
        let invoice = house.get(&ada, &format!("/invoices/{}", invoice.id()));
        assert_eq!(invoice.is(200)["total"], json!({"amount": "200", "currency": "USD", "base": null}));
    });
}

#[test]
fn a_verb_is_said_with_its_input() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let company = house.post(&ada, "/companies", json!({"name": "Acme"})).id();
        let path = format!("/companies/{company}/mark_key_account");
        let missing = house.post(&ada, &path, json!({}));
        missing.is(422);
        assert_eq!(missing.wrong(), [("/reason".to_owned(), "error-required".to_owned())]);
        let done = house.post(&ada, &path, json!({"class": "strategic", "reason": "Half our profit"}));
        assert_eq!(done.is(200)["id"], company);
        assert_eq!(house.get(&ada, "/key_accounts").is(200)["items"][0]["class"], "strategic");
        house.post(&ada, &path, json!({"reason": "Again"})).is(403);
        house.post(&ada, &format!("/companies/{company}/unmark_key_account"), json!({"reason": "Moved away"})).is(200);
    });
}

#[test]
fn a_field_added_at_run_time_is_there_at_once() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let name = house
            .store
            .write_blocking(system(), |tx| {
                tx.add_field(&AddedField {
                    of: "company".into(),
                    kind: "decimal".into(),
                    labels: ["Discount".into(), "İndirim".into(), "Soodustus".into()],
                    target: String::new(),
                    choices: Vec::new(),
                    search: false,
                    sort: false,
                })
            })
            .unwrap();
        let made = house.post(&ada, "/companies", json!({"name": "Acme", name.as_str(): "2.5"}));
        assert_eq!(made.is(201)[name.as_str()], "2.5");
        let found = house.get(&ada, &format!("/companies?f={name}:min:2&sort=-{name}&fields={name}"));
        assert_eq!(found.is(200)["items"][0][name.as_str()], "2.5");
        let described = house.get(&ada, "/openapi.json");
        assert_eq!(
            described.is(200)["components"]["schemas"]["company"]["properties"][name.as_str()]["title"],
            "Discount"
        );
        // Whoever shows no token does not learn of it.
        let everybody = house.send(Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap());
        assert!(everybody.is(200)["components"]["schemas"]["company"]["properties"].get(name.as_str()).is_none());
    });
}

#[test]
fn a_file_goes_in_and_comes_out_through_its_record() {
    each_database(|database| {
        let house = House::furnished(database);
        let (ada, sten) = (house.guest("Ada", "Administrator"), house.guest("Sten", "Seller"));
        let company = house.post(&ada, "/companies", json!({"name": "Acme"})).id();
        let request = Request::post("/api/v1/files?name=contract.pdf")
            .header(header::AUTHORIZATION, format!("Bearer {}", ada.token))
            .header(header::CONTENT_TYPE, "application/pdf")
            .body(Body::from("%PDF the contract"))
            .unwrap();
        let kept = house.send(request);
        assert_eq!(kept.is(201)["size"], 17);
        let attached = house.post(
            &ada,
            "/attachments",
            json!({"about": format!("company:{company}"), "name": "contract.pdf", "file": kept.id()}),
        );
        attached.is(201);
        let path = format!("/attachments/{}/file/file", attached.id());
        let content = house.get(&ada, &path);
        assert_eq!((content.status.as_u16(), content.text.as_str()), (200, "%PDF the contract"));
        assert_eq!(content.header("content-type"), "application/octet-stream");
        house.get(&sten, &path).is(404);
        house
            .post(&sten, "/attachments", json!({"about": format!("company:{company}"), "name": "x", "file": kept.id()}))
            .is(422);
    });
}

#[test]
fn a_telephone_system_learns_who_calls() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let company = house.post(&ada, "/companies", json!({"name": "Acme"})).id();
        let person = house
            .post(&ada, "/people", json!({"name": "Mari Tamm", "company": company, "mobile": "+372 512 3456"}))
            .id();
        for number in ["%2B3725123456", "+3725123456", "tel:%2B372-512-3456", "5123456", "003725123456"] {
            let found = house.get(&ada, &format!("/lookup?phone={number}"));
            let who = &found.is(200)["people"][0];
            assert_eq!(
                (&who["id"], &who["name"], &who["company_name"]),
                (&json!(person), &json!("Mari Tamm"), &json!("Acme"))
            );
            assert!(found.json["open"].as_str().unwrap().starts_with(&format!("/companies/{company}?person={person}")));
        }
        let nobody = house.get(&ada, "/lookup?phone=%2B3725999999");
        assert_eq!(
            (&nobody.is(200)["people"], &nobody.json["open"]),
            (&json!([]), &json!("/call?number=%2B3725999999"))
        );
        house.get(&ada, "/lookup?phone=anonymous").is(200);
        house.get(&ada, "/lookup").is(422);
        let sten = house.guest("Sten", "Seller");
        assert_eq!(house.get(&sten, "/lookup?phone=%2B3725123456").is(200)["people"], json!([]));
    });
}

#[test]
fn the_concentration_is_that_of_the_command() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        for (name, amount) in [("Acme", 800), ("Beta", 150), ("Gamma", 50)] {
            let company = house.make("company", values([("name", text(name))]));
            let total = Money::new(Decimal::from_int(amount).unwrap(), Currency::EUR);
            let invoice = [
                ("number", text(name)),
                ("company", Value::Id(company)),
                ("date", Value::Date("2026-03-01".parse().unwrap())),
                ("total", Value::Money(total)),
            ];
            house
                .store
                .write_blocking(system(), move |tx| {
                    let change = record::Change::<crm::billing::Invoice>::from(values(invoice.clone()));
                    tx.create(change)
                })
                .unwrap();
        }
        let found = house.get(&ada, "/insight/concentration?measure=revenue&share=0.8&from=2026-01-01&to=2026-12-31");
        assert_eq!(found.is(200)["customers"], 3);
        assert_eq!((&found.json["customers_for_share"], &found.json["total"]), (&json!(1), &json!(1000)));
        assert_eq!(found.json["items"][0]["name"], "Acme");
        for (wrong, name) in
            [("measure=joy", "measure"), ("share=2", "share"), ("from=soon", "from"), ("groups=1", "groups")]
        {
            let answer = house.get(&ada, &format!("/insight/concentration?{wrong}"));
            answer.is(422);
            assert_eq!(answer.json["errors"][0]["parameter"], name);
        }
    });
}

#[test]
fn a_request_costs_the_same_few_statements_whatever_the_number_of_rows() {
    each_database(|database| {
        let house = House::furnished(database);
        let ada = house.guest("Ada", "Administrator");
        let actor = kernel::Actor::user(ada.user, kernel::Face::Api, kernel::Lang::En);
        let statements = |asked: api::deeds::Asked| {
            house
                .store
                .read_blocking(actor.clone(), move |db| {
                    let before = db.statements();
                    let of = api::deeds::type_of(db, "people")?;
                    let found = api::deeds::find(db, &of, &asked)?;
                    Ok((found.items.len(), db.statements() - before))
                })
                .unwrap()
        };
        let person = |number: usize| json!({"name": format!("Person {number}")});
        house.post(&ada, "/people", person(0)).is(201);
        let (rows, few) = statements(api::deeds::Asked::default());
        assert_eq!(rows, 1);
        let operations: Vec<_> =
            (1..120).map(|n| json!({"do": "create", "type": "person", "values": person(n)})).collect();
        house.post(&ada, "/batch", json!({"operations": operations})).is(200);
        let (rows, many) = statements(api::deeds::Asked { limit: 100, ..Default::default() });
        assert_eq!((rows, many), (100, few));
        assert!(few <= 2, "{few} statements");
    });
}
