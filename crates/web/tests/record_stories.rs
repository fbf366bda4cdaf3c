//! What people do on a record's page: two at once, deleting and taking back, talking, attaching, finding it there already.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{Actor, AnyId, Face};
use record::{Value, Values};
use support::{Browser, PASSWORD, Site, on_each_database};

fn system() -> Actor {
    Actor::system(Face::Command)
}

fn values(pairs: &[(&'static str, Value)]) -> Values {
    pairs.iter().map(|(name, value)| ((*name).into(), value.clone())).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

async fn make(site: &Site, of: &'static str, given: &[(&'static str, Value)]) -> AnyId {
    let given = values(given);
    site.store.write(system(), move |tx| tx.create_values(of, given.clone())).await.unwrap()
}

/// A colleague with the rights of a role that sees what this says, already signed in.
async fn colleague(site: &Site, name: &str, see: &[(&'static str, &'static str)]) -> (AnyId, Browser) {
    let role = make(site, "role", &[("name", text(name))]).await;
    for (of, scope) in see {
        let scope = text(scope);
        make(
            site,
            "permission",
            &[
                ("role", Value::Id(role)),
                ("record_type", text(of)),
                ("can_see", scope.clone()),
                ("can_create", scope.clone()),
                ("can_change", scope.clone()),
                ("can_delete", scope.clone()),
                ("can_export", scope),
            ],
        )
        .await;
    }
    let email = format!("{}@example.com", kernel::fold(name).replace(' ', "."));
    let user = make(site, "user", &[("name", text(name)), ("email", text(&email)), ("role", Value::Id(role))]).await;
    let hash = crm::rights::passwords::hash(PASSWORD).unwrap();
    site.store.write(system(), move |tx| tx.set_password(user, &hash, None)).await.unwrap();
    let mut browser = site.browser();
    let answer = browser.sign_in(&email, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    browser.get("/me").await;
    (user, browser)
}

async fn value(site: &Site, of: &'static str, id: AnyId, field: &'static str) -> Value {
    site.store.read(system(), move |db| Ok(db.view(of, id)?.value(field).clone())).await.unwrap()
}

#[test]
fn the_second_writer_sees_both_values_and_chooses() {
    on_each_database(|site| async move {
        let mut first = site.administrator().await;
        first.get("/me").await;
        let mut second = first.clone();
        let company = make(&site, "company", &[("name", text("Kuusk OÜ")), ("phone", text("+3725012345"))]).await;
        let address = format!("/companies/{company}/field/phone");
        first.headers.push(("hx-request", "true".into()));
        second.headers.push(("hx-request", "true".into()));

        let kept = first.post(&address, &[("version", "1"), ("phone", "+372 501 2346")]).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.text);
        let clash = second.post(&address, &[("version", "1"), ("phone", "+372 501 2347")]).await;
        assert_eq!(clash.status, StatusCode::CONFLICT);
        assert!(clash.text.contains("2346") && clash.text.contains("2347"), "both values: {}", clash.text);
        assert!(clash.text.contains("name=\"keep-phone\""), "{}", clash.text);
        assert_eq!(
            value(&site, "company", company, "phone").await,
            text("+3725012346"),
            "nothing is overwritten unseen"
        );

        // Without a script it is a page, and a link leads away from it.
        let mut plain = second.clone();
        plain.headers.clear();
        let page = plain.post(&address, &[("version", "1"), ("phone", "+372 501 2347")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(
            page.text.contains(&format!("<a class=\"btn btn-quiet\" href=\"/companies/{company}\"")),
            "{}",
            page.text
        );

        // Who keeps the other's value writes nothing; who keeps his own writes it knowingly.
        let theirs = [("version", "2"), ("phone", "+3725012347"), ("keep-phone", "theirs")];
        assert_eq!(second.post(&address, &theirs).await.status, StatusCode::OK);
        assert_eq!(value(&site, "company", company, "phone").await, text("+3725012346"));
        let mine = [("version", "2"), ("phone", "+3725012347"), ("keep-phone", "mine")];
        assert_eq!(second.post(&address, &mine).await.status, StatusCode::OK);
        assert_eq!(value(&site, "company", company, "phone").await, text("+3725012347"));

        // Different fields do not clash.
        let other = format!("/companies/{company}/field/tax_office");
        let kept = first.post(&other, &[("version", "1"), ("tax_office", "Kadıköy")]).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.text);

        let wrong = first.post(&address, &[("version", "3"), ("phone", "nobody")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"nobody\""), "what was typed stays: {}", wrong.text);
    });
}

#[test]
fn what_is_referenced_says_by_whom_and_what_is_deleted_comes_back() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let company = make(&site, "company", &[("name", text("Kuusk OÜ"))]).await;
        let invoice = make(
            &site,
            "invoice",
            &[
                ("company", Value::Id(company)),
                ("number", text("A-1")),
                ("date", Value::Date("2026-11-01".parse().unwrap())),
            ],
        )
        .await;
        let ask = browser.get(&format!("/companies/{company}/delete")).await;
        assert!(ask.text.contains(&format!("/invoices/{invoice}")), "the way to who holds it: {}", ask.text);
        let refused = browser.post(&format!("/companies/{company}/delete"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);

        browser.get("/me").await;
        let gone = browser.post(&format!("/invoices/{invoice}/delete"), &[]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.text);
        let page = browser.get(&format!("/invoices/{invoice}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(&format!("/invoices/{invoice}/restore")), "one click takes it back");
        assert!(browser.get("/bin?of=invoice").await.text.contains("A-1"));
        let back = browser.post(&format!("/invoices/{invoice}/restore"), &[]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        assert!(browser.get(&format!("/invoices/{invoice}")).await.text.contains("record-grid"));
    });
}

#[test]
fn likely_duplicates_are_named_and_hidden_ones_only_say_whom_to_ask() {
    on_each_database(|site| async move {
        let mut administrator = site.administrator().await;
        let rights = [("company", "own"), ("user", "all")];
        let (owner, _) = colleague(&site, "Ayşe Yılmaz", &rights).await;
        let (_, mut seller) = colleague(&site, "Mehmet Kaya", &rights).await;
        let there = make(
            &site,
            "company",
            &[
                ("name", text("Işık Çetin Tekstil A.Ş.")),
                ("email", text("info@isikcetin.example")),
                ("owner", Value::Id(owner)),
            ],
        )
        .await;

        administrator.get("/me").await;
        let alike = administrator.post("/companies/likely", &[("name", "ISIK CETIN TEKSTIL LTD")]).await;
        assert!(alike.text.contains(&format!("/companies/{there}")), "{alike:?}");
        let warned = administrator.post("/companies/new", &[("name", "Işık Çetin Tekstil")]).await;
        assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(warned.text.contains("name=\"anyway\""), "{}", warned.text);
        let made = administrator.post("/companies/new", &[("name", "Işık Çetin Tekstil"), ("anyway", "1")]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);

        // Of what the seller may not see he hears neither name nor address, only that it is there and whom to ask.
        let by_name = seller.post("/companies/likely", &[("name", "Işık Çetin Tekstil")]).await;
        assert_eq!(by_name.text, "", "a name tells nobody what others have");
        let by_mail = seller.post("/companies/likely", &[("name", "X"), ("email", "INFO@isikcetin.example")]).await;
        assert!(by_mail.text.contains("Ayşe Yılmaz"), "{}", by_mail.text);
        assert!(!by_mail.text.contains("Çetin") && !by_mail.text.contains(&there.to_string()), "{}", by_mail.text);
        let new = seller.post("/companies/new", &[("name", "Kuusk OÜ")]).await;
        assert_eq!(new.status, StatusCode::SEE_OTHER, "{}", new.text);
    });
}

#[test]
fn a_comment_tells_followers_and_mentioned_ones_who_may_see_the_record() {
    on_each_database(|site| async move {
        let mut administrator = site.administrator().await;
        let all = [("company", "all"), ("comment", "all"), ("user", "all"), ("notification", "own")];
        let own = [("company", "own"), ("comment", "all"), ("user", "all"), ("notification", "own")];
        let (follower, mut following) = colleague(&site, "Mari Mets", &all).await;
        let (mentioned, _) = colleague(&site, "Işık Çetin", &all).await;
        let (stranger, _) = colleague(&site, "Tõnu Tamm", &own).await;
        let company = make(&site, "company", &[("name", text("Kuusk OÜ"))]).await;
        let followed = following.post(&format!("/companies/{company}/follow"), &[]).await;
        assert_eq!(followed.status, StatusCode::SEE_OTHER, "{}", followed.text);

        administrator.get("/me").await;
        let said = [("text", "**Hinna** üle räägiti. @IŞIK ÇETİN ja @Tõnu Tamm, vaadake palun.")];
        let answer = administrator.post(&format!("/companies/{company}/comments"), &said).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = administrator.get(&format!("/companies/{company}")).await.text;
        assert!(page.contains("<strong>Hinna</strong>") && page.contains("class=\"mention\""), "{page}");

        let told = site
            .store
            .read(system(), |db| {
                let mut query = record::Query::of("notification").limit(50);
                query.fields = vec!["user".into(), "kind".into()];
                let rows = db.page(&query)?.rows;
                Ok(rows
                    .iter()
                    .map(|row| (row.value("user").as_id().unwrap(), record::text::write(row.value("kind"))))
                    .collect::<Vec<_>>())
            })
            .await
            .unwrap();
        assert!(told.contains(&(follower, "comment".into())), "{told:?}");
        assert!(told.contains(&(mentioned, "mention".into())), "{told:?}");
        assert!(!told.iter().any(|(user, _)| *user == stranger), "who may not see the company is not told of it");

        // A change by another is told with its fields, once for several.
        for name in ["Kuusk ja Pojad OÜ", "Kuusk Grupp OÜ"] {
            let changed = administrator.post(&format!("/companies/{company}/field/name"), &[("name", name)]).await;
            assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
        }
        let changes = site
            .store
            .read(system(), |db| {
                db.count(
                    &record::Query::of("notification")
                        .test("kind", record::Test::In(vec![Value::Text("change".into())])),
                )
            })
            .await
            .unwrap();
        assert_eq!(changes, 1, "one line for all that was not read yet");
    });
}

#[test]
fn hidden_fields_and_records_never_appear() {
    on_each_database(|site| async move {
        site.administrator().await;
        let (me, mut seller) =
            colleague(&site, "Mari Mets", &[("company", "own"), ("person", "own"), ("opportunity", "none")]).await;
        let role = value(&site, "user", me, "role").await;
        make(
            &site,
            "field_permission",
            &[("role", role), ("record_type", text("company")), ("field", text("iban")), ("access", text("hidden"))],
        )
        .await;
        let company = make(
            &site,
            "company",
            &[("name", text("Kuusk OÜ")), ("iban", text("EE382200221020145685")), ("owner", Value::Id(me))],
        )
        .await;
        let foreign = make(&site, "company", &[("name", text("Võõras AS"))]).await;
        make(&site, "company", &[("name", text("Salajane tütar")), ("parent", Value::Id(company))]).await;
        site.store
            .write(system(), move |tx| {
                tx.change_values(
                    "company",
                    company,
                    None,
                    values(&[("parent", Value::Id(foreign)), ("iban", text("EE471000001020145685"))]),
                )
            })
            .await
            .unwrap();
        for address in [
            format!("/companies/{company}"),
            format!("/companies/{company}/timeline?show=changes"),
            format!("/companies/{company}/edit"),
            format!("/companies/new?copy={company}"),
        ] {
            let page = seller.get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.text);
            for secret in ["EE38", "EE47", "IBAN", "Võõras", "Salajane", "/opportunities/new"] {
                assert!(!page.text.contains(secret), "{address} shows {secret}");
            }
        }
        for address in [
            format!("/companies/{foreign}"),
            format!("/companies/{foreign}/edit"),
            format!("/companies/{foreign}/part/details"),
            format!("/companies/{foreign}/timeline"),
            format!("/companies/{foreign}/delete"),
            format!("/companies/{foreign}/field/name"),
        ] {
            assert_eq!(seller.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        assert_ne!(seller.get(&format!("/companies/{company}/field/iban")).await.status, StatusCode::OK);
        for (address, form) in
            [("comments", ("text", "x")), ("follow", ("x", "x")), ("tags", ("name", "x")), ("tasks", ("subject", "x"))]
        {
            let answer = seller.post(&format!("/companies/{foreign}/{address}"), &[form]).await;
            assert!(
                matches!(
                    answer.status,
                    StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::UNPROCESSABLE_ENTITY
                ),
                "{address}"
            );
        }
    });
}

#[test]
fn a_file_is_attached_and_given_out_through_its_record_only() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let folder = tempfile::tempdir().unwrap();
        site.store.keep_outside(folder.path(), None);
        let (_, mut stranger) = colleague(&site, "Mari Mets", &[("company", "own"), ("attachment", "all")]).await;
        let company = make(&site, "company", &[("name", text("Kuusk OÜ"))]).await;
        browser.get("/me").await;
        let part = |name: &str, rest: &str, content: &str| {
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n\r\n{content}\r\n")
        };
        let body = part("_csrf", "", &browser.csrf)
            + &part("file", "; filename=\"Leping õ.html\"\r\nContent-Type: text/html", "<script>1</script>")
            + "--x--\r\n";
        let request = Request::post(format!("/companies/{company}/files"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body))
            .unwrap();
        let answer = browser.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = browser.get(&format!("/companies/{company}")).await.text;
        let place = page.find("/attachments/").expect("the file stands in the timeline");
        let href: String = page[place..].chars().take_while(|c| *c != '"').collect();
        let file = browser.get(&href).await;
        assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, "<script>1</script>"));
        assert_eq!(file.header("content-type"), "application/octet-stream");
        assert!(file.header("content-disposition").contains("Leping%20%C3%B5.html"), "{:?}", file.headers);
        assert_eq!(stranger.get(&href).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn facts_say_when_they_were_confirmed_and_tasks_when_they_are_due() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let company = make(&site, "company", &[("name", text("Kuusk OÜ")), ("phone", text("+3725012345"))]).await;
        site.pass(400 * 24 * 60 * 60);
        // Nobody was here for so long, so the session has ended.
        assert_eq!(browser.sign_in("mari@example.com", PASSWORD).await.status, StatusCode::SEE_OTHER);
        let page = browser.get(&format!("/companies/{company}")).await.text;
        assert!(page.contains("is-stale"), "a fact of more than a year is marked");
        let done = browser.post(&format!("/companies/{company}/confirm/phone"), &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let page = browser.get(&format!("/companies/{company}")).await.text;
        assert!(!page.contains("is-stale") && page.contains("Mari Tamm, "), "{page}");
        let task = browser
            .post(&format!("/companies/{company}/tasks"), &[("subject", "Helistada"), ("due", "2027-12-31")])
            .await;
        assert_eq!(task.status, StatusCode::SEE_OTHER, "{}", task.text);
        assert!(browser.get(&format!("/companies/{company}")).await.text.contains("Helistada"));
    });
}

#[test]
fn what_happened_in_one_moment_is_shown_to_the_end() {
    on_each_database(|site| async move {
        let browser = site.administrator().await;
        let company = make(&site, "company", &[("name", text("Kuusk OÜ"))]).await;
        let mut wanted = std::collections::BTreeSet::new();
        for number in 0..50 {
            let pairs = [
                ("subject", text(&format!("Call {number}"))),
                ("company", Value::Id(company)),
                ("at", Value::Time("2026-11-20T00:00:00Z".parse().unwrap())),
            ];
            wanted.insert(make(&site, "activity", &pairs).await.to_string());
        }
        let mut fast = browser.clone();
        fast.headers.push(("hx-request", "true".into()));
        for show in ["all", "activities"] {
            let mut seen = Vec::new();
            let mut address = format!("/companies/{company}/timeline?show={show}");
            for _ in 0..20 {
                let page = fast.get(&address).await.text;
                seen.extend(page.split("href=\"/activities/").skip(1).map(|rest| rest[..13].to_owned()));
                let next =
                    page.split("timeline?show=").find(|rest| rest.split('"').next().unwrap().contains("before="));
                let Some(next) = next.and_then(|rest| rest.split('"').next()) else { break };
                address = format!("/companies/{company}/timeline?show={}", next.replace("&amp;", "&"));
            }
            assert_eq!(seen.len(), wanted.len(), "{show}: each once");
            assert_eq!(seen.into_iter().collect::<std::collections::BTreeSet<_>>(), wanted, "{show}");
        }
    });
}
