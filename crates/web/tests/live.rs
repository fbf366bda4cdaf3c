//! Command menu, search, live pages and notifications, through a browser: what is offered, and that nothing leaks.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode, header};
use crm::general::{Notification, NotificationKind};
use crm::rights::User;
use futures_util::StreamExt as _;
use kernel::{Actor, AnyId, Face};
use record::{Change, RecordRef, Value, Values};
use store::Store;
use support::{Browser, PASSWORD, Site, on_each_database};
use tower::ServiceExt as _;

fn system() -> Actor {
    Actor::system(Face::Command)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

async fn make_as(store: &Store, actor: Actor, of: &'static str, pairs: &[(&'static str, Value)]) -> AnyId {
    let values: Values = pairs.iter().map(|(name, value)| ((*name).into(), value.clone())).collect();
    store.write(actor, move |tx| tx.create_values(of, values.clone())).await.unwrap()
}

async fn make(site: &Site, of: &'static str, pairs: &[(&'static str, Value)]) -> AnyId {
    make_as(&site.store, system(), of, pairs).await
}

async fn rename(site: &Site, actor: Actor, company: AnyId, name: &'static str) {
    let change = move || Change::new().set(crm::customers::Company::NAME, name.to_owned()).into_values();
    site.store.write(actor, move |tx| tx.change_values("company", company, None, change())).await.unwrap();
}

/// A seller, who sees only what is his own, signed in.
async fn seller(site: &Site, name: &str) -> (Browser, AnyId) {
    let email = format!("{}@example.com", kernel::fold(name).replace(' ', "."));
    let hash = crm::rights::passwords::hash(PASSWORD).unwrap();
    let user = {
        let (name, email) = (name.to_owned(), email.clone());
        site.store
            .write(system(), move |tx| {
                let role = crm::rights::users::role_by_name(tx, "seller")?;
                let user = tx.create(
                    Change::new().set(User::NAME, name.clone()).set(User::EMAIL, email.clone()).set(User::ROLE, role),
                )?;
                tx.set_password(user.any(), &hash, None)?;
                Ok(user.any())
            })
            .await
            .unwrap()
    };
    let mut browser = site.browser();
    assert_eq!(browser.sign_in(&email, PASSWORD).await.status, StatusCode::SEE_OTHER);
    browser.get("/me").await;
    (browser, user)
}

/// His company and one that is nobody's business of his.
async fn two_companies(site: &Site, user: AnyId) -> (AnyId, AnyId) {
    let own = make(site, "company", &[("name", text("Işık Çini")), ("owner", Value::Id(user))]).await;
    let hidden = make(site, "company", &[("name", text("Işık Gizli")), ("phone", text("+905321234567"))]).await;
    (own, hidden)
}

#[test]
fn search_finds_in_any_writing_and_says_why() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let address = record::Address { city: Some("İznik".into()), country: Some("TR".into()), ..Default::default() };
        let iznik = make(&site, "company", &[("name", text("İznik Çini")), ("address", address.into())]).await;
        let isik = make(
            &site,
            "person",
            &[("name", text("Işık Çetin")), ("company", Value::Id(iznik)), ("phone", text("+905321234567"))],
        )
        .await;
        make(&site, "person", &[("name", text("Işık Çetinkaya"))]).await;
        let oun = make(&site, "company", &[("name", text("Õun ja Pojad"))]).await;
        let href = format!("href=\"/people/{isik}\"");
        for question in ["isik cetin", "IŞIK ÇETİN", "cetin isik", "Işık Çetin"] {
            let page = browser.get(&format!("/search?q={}", web::url_encoded(question))).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text.contains(&href), "{question}: {}", page.text);
            let (exact, longer) =
                (page.text.find(">Işık Çetin<").unwrap(), page.text.find(">Işık Çetinkaya<").unwrap());
            assert!(exact < longer, "the best match stands first");
            assert!(page.text.contains("2 results"));
        }
        assert!(browser.get("/search?q=oun").await.text.contains(&format!("href=\"/companies/{oun}\"")));
        // A fragment of a number finds its owner, and the number is shown.
        let by_phone = browser.get("/search?q=532+123").await.text;
        assert!(by_phone.contains(&href) && by_phone.contains("123 45 67"), "{by_phone}");
        assert!(browser.get("/search?q=iznik").await.text.contains("İznik"));

        let nothing = browser.get("/search?q=%3Cb%3Exyzzy").await.text;
        assert!(nothing.contains("class=\"empty\"") && nothing.contains("&lt;b&gt;xyzzy"), "{nothing}");
        assert!(browser.get("/search").await.text.contains("role=\"search\""));
        browser.post("/preferences/language", &[("lang", "tr")]).await;
        assert!(browser.get("/search?q=isik+cetin").await.text.contains("2 sonuç"));
    });
}

#[test]
fn the_command_menu_offers_verbs_records_pages_and_new_ones() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let company = make(&site, "company", &[("name", text("Põhjala Masinad"))]).await;
        let menu = browser.get(&format!("/command?q=&subject=company:{company}")).await;
        assert_eq!(menu.status, StatusCode::OK);
        for part in [
            "Põhjala Masinad",
            &format!("href=\"/companies/{company}/do/mark_key_account\""),
            "href=\"/companies/new\"",
            "href=\"/companies\"",
            "href=\"/settings/users\"",
            "href=\"/notifications\"",
            "data-theme-pick=\"dark\"",
        ] {
            assert!(menu.text.contains(part), "{part} is not offered: {}", menu.text);
        }
        assert!(!menu.text.contains("do/unmark_key_account"), "a verb that makes no sense here");
        // Every page that is offered exists.
        let hrefs: Vec<String> =
            menu.text.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        let mut asked = browser.clone();
        asked.headers.push(("hx-request", "true".into()));
        for href in hrefs.iter().filter(|href| href.starts_with('/') && !href.starts_with("/settings")) {
            assert_eq!(asked.get(href).await.status, StatusCode::OK, "{href}");
        }

        let typed = browser.get(&format!("/command?q=pohjala&subject=company:{company}")).await.text;
        assert!(typed.contains(&format!("href=\"/companies/{company}\"")) && typed.contains("/search?q=pohjala"));
        let verb = browser.get(&format!("/command?q=key&subject=company:{company}")).await.text;
        assert!(verb.contains("mark_key_account"), "{verb}");
        browser.get("/me").await;
        browser.post("/preferences/language", &[("lang", "tr")]).await;
        let turkish = browser.get("/command?q=sirketler").await.text;
        assert!(turkish.contains("href=\"/companies\""), "{turkish}");
        let broken = browser.get("/command?q=&subject=company:nonsense").await;
        assert_eq!(broken.status, StatusCode::OK);
        assert!(browser.get("/command?q=xyzzy").await.text.contains("combo-none"));
    });
}

#[test]
fn neither_search_nor_menu_shows_what_one_may_not_see() {
    on_each_database(|site| async move {
        site.administrator().await;
        let (mut browser, user) = seller(&site, "Ali Can").await;
        let (own, hidden) = two_companies(&site, user).await;
        for path in ["/search?q=isik", "/search?q=gizli", "/search?q=532123", "/command?q=isik", "/command?q=gizli"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.text.contains("Gizli") && !page.text.contains(&hidden.to_string()), "{path}: {}", page.text);
        }
        assert!(browser.get("/search?q=isik").await.text.contains("1 result"));
        assert!(browser.get("/command?q=isik").await.text.contains(&format!("/companies/{own}")));
        let menu = browser.get(&format!("/command?q=&subject=company:{hidden}")).await.text;
        assert!(!menu.contains("Gizli") && !menu.contains("/do/"), "{menu}");
        for forbidden in ["/settings", "/products/new", "/invoices/new"] {
            assert!(!menu.contains(&format!("href=\"{forbidden}")), "{forbidden} is offered to a seller");
        }
        assert!(menu.contains("href=\"/companies/new\""));
        let own_menu = browser.get(&format!("/command?q=&subject=company:{own}")).await.text;
        assert!(own_menu.contains(&format!("/companies/{own}/edit")) && !own_menu.contains("/delete"));
    });
}

/// The events of an open connection.
struct Listening(BodyDataStream);

impl Listening {
    async fn at(site: &Site, browser: &Browser, path: &str) -> Listening {
        let response = open(site, browser, path).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Listening(response.into_body().into_data_stream())
    }

    /// What comes until one of the events holds these words; `None` when the connection ends.
    async fn until(&mut self, words: &str) -> Option<String> {
        let mut all = String::new();
        loop {
            let next = tokio::time::timeout(Duration::from_secs(60), self.0.next()).await;
            let piece = next.unwrap_or_else(|_| panic!("{words} was never told, only: {all}"))?;
            all.push_str(&String::from_utf8_lossy(&piece.unwrap()));
            if all.contains(words) {
                return Some(all);
            }
        }
    }
}

async fn open(site: &Site, browser: &Browser, path: &str) -> axum::response::Response {
    let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = Request::get(path).header(header::COOKIE, cookies.join("; ")).body(Body::empty()).unwrap();
    site.router.clone().oneshot(request).await.unwrap()
}

/// The position at which a page was made.
async fn position(browser: &mut Browser) -> i64 {
    let page = browser.get("/me").await.text;
    page.split("<meta name=\"live\" content=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
}

/// The position behind which one goes on who was told this.
fn reached_by(told: &str) -> i64 {
    told.lines().rev().find_map(|line| line.strip_prefix("id: ")).unwrap().parse().unwrap()
}

#[test]
fn changes_are_told_to_those_who_may_see_them() {
    on_each_database(|site| async move {
        let mut administrator = site.administrator().await;
        let (mut browser, user) = seller(&site, "Ali Can").await;
        let (own, hidden) = two_companies(&site, user).await;
        let after = position(&mut browser).await;
        let mut all = Listening::at(&site, &administrator, &format!("/live?after={after}")).await;
        let mut his = Listening::at(&site, &browser, &format!("/live?after={after}")).await;
        his.until(": here").await.unwrap();
        all.until(": here").await.unwrap();
        rename(&site, system(), hidden, "Çok Gizli").await;
        rename(&site, system(), own, "Işık Çini AŞ").await;
        let told = his.until(&format!("\"id\":\"{own}\",\"version\":2")).await.unwrap();
        assert!(told.contains("event: change") && told.contains("\"type\":\"company\""), "{told}");
        assert!(!told.contains(&hidden.to_string()), "a hidden record was told: {told}");
        let reached = reached_by(&told);
        // Both may come in one telling or in two.
        all.until(&hidden.to_string()).await.unwrap();

        // Deleting is a change as well; whoever comes back is told what he missed.
        site.store.write(system(), move |tx| tx.delete_record(RecordRef { of: "company", id: own })).await.unwrap();
        let told = his.until(&format!("\"id\":\"{own}\",\"version\":3")).await.unwrap();
        // What is told may be ahead of the position that is told with it, so that nothing is ever missed; not for long.
        assert!(reached_by(&told) > after);
        let mut again = Listening::at(&site, &browser, &format!("/live?after={reached}")).await;
        let missed = again.until(&format!("\"id\":\"{own}\",\"version\":3")).await.unwrap();
        assert!(!missed.contains(&hidden.to_string()), "{missed}");
        let now = position(&mut administrator).await;
        assert!(now >= reached);
    });
}

#[test]
fn an_unknown_position_and_too_much_are_a_gap() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let before = position(&mut browser).await;
        for after in ["", "nonsense", "-5", "9000000000000000000"] {
            let mut listening = Listening::at(&site, &browser, &format!("/live?after={after}")).await;
            listening.until("event: gap").await.unwrap();
        }
        site.store
            .write(system(), |tx| {
                for number in 0..501 {
                    let values = [("name".into(), text(&format!("Company {number}")))].into_iter().collect();
                    tx.create_values("company", values)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let mut listening = Listening::at(&site, &browser, &format!("/live?after={before}")).await;
        let told = listening.until("event: gap").await.unwrap();
        let reached = position(&mut browser).await;
        assert!(told.contains(&format!("id: {reached}")), "{told} does not go on from {reached}");
    });
}

#[test]
fn listening_ends_with_the_session_and_with_the_program() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let company = make(&site, "company", &[("name", text("Õun"))]).await;
        let after = position(&mut browser).await;
        assert_eq!(open(&site, &site.browser(), "/live?after=1").await.status(), StatusCode::SEE_OTHER);

        let mut here = Listening::at(&site, &browser, &format!("/live?after={after}")).await;
        here.until(": here").await.unwrap();
        let signed_out = browser.clone();
        browser.post("/logout", &[]).await;
        rename(&site, system(), company, "Õunad").await;
        assert_eq!(
            here.until(&format!("\"id\":\"{company}\",\"version\":2")).await,
            None,
            "told to somebody who has left"
        );
        assert_eq!(open(&site, &signed_out, "/live?after=1").await.status(), StatusCode::SEE_OTHER);

        browser.sign_in("mari@example.com", PASSWORD).await;
        let mut held = Vec::new();
        let refused = loop {
            let response = open(&site, &browser, &format!("/live?after={after}")).await;
            if response.status() != StatusCode::OK {
                break response.status();
            }
            held.push(response);
            assert!(held.len() < 100, "connections of one user are not bounded");
        };
        assert_eq!(refused, StatusCode::SERVICE_UNAVAILABLE);
        // One that goes makes room for another.
        held.pop();
        let mut room = None;
        for _ in 0..1200 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let response = open(&site, &browser, &format!("/live?after={after}")).await;
            if response.status() == StatusCode::OK {
                room = Some(response);
                break;
            }
        }
        let mut last = Listening(room.unwrap().into_body().into_data_stream());
        last.until(": here").await.unwrap();
        assert_eq!(site.app.live_pages(), held.len() + 1);
        site.app.end_live();
        assert_eq!(last.until("never told").await, None, "a live page holds up the stop");
    });
}

#[test]
fn notifications_are_ones_own_and_in_ones_language() {
    on_each_database(|site| async move {
        let mut administrator = site.administrator().await;
        let (mut browser, user) = seller(&site, "Işık Çetin").await;
        let (mut other, _) = seller(&site, "Kadri Õun").await;
        let mari = site.store.credential("mari@example.com").await.unwrap().unwrap().user;
        let mari = Actor::user(mari, Face::Web, kernel::Lang::En);
        let company =
            make_as(&site.store, mari.clone(), "company", &[("name", text("Põhjala")), ("owner", Value::Id(user))])
                .await;
        let about = RecordRef { of: "company", id: company };
        let said = [("about", Value::Record(about)), ("text", text("@Işık Çetin, lütfen arayın"))];
        make_as(&site.store, mari.clone(), "comment", &said).await;

        let bell = browser.get("/notifications/bell").await.text;
        assert!(bell.contains("<span class=\"bell-count\">2</span>"), "{bell}");
        let page = browser.get("/notifications").await;
        assert_eq!(page.status, StatusCode::OK);
        for words in
            ["Mari Tamm mentioned you", "Mari Tamm assigned this to you", "Põhjala", "lütfen arayın", "2 unread"]
        {
            assert!(page.text.contains(words), "{words} is not said: {}", page.text);
        }
        browser.post("/preferences/language", &[("lang", "tr")]).await;
        let turkish = browser.get("/notifications").await.text;
        assert!(turkish.contains("Mari Tamm sizden söz etti") && turkish.contains("2 okunmamış"), "{turkish}");
        browser.post("/preferences/language", &[("lang", "et")]).await;
        assert!(browser.get("/notifications").await.text.contains("Mari Tamm mainis teid"));

        let first = turkish
            .split("action=\"/notifications/")
            .skip(1)
            .map(|form| form.split(['/', '"']).next().unwrap())
            .find(|id| *id != "read")
            .unwrap()
            .to_owned();
        // Others, administrators too, find neither them nor what they are about.
        for stranger in [&mut other, &mut administrator] {
            assert!(!stranger.get("/notifications").await.text.contains(&first));
            assert!(stranger.get("/notifications/bell").await.text.find("bell-count").is_none());
            assert_eq!(stranger.post(&format!("/notifications/{first}/read"), &[]).await.status, StatusCode::NOT_FOUND);
        }
        // Each leads to its record. Asking for the page changes nothing; once it is open, it says that it was read.
        assert!(turkish.contains(&format!("href=\"/companies/{company}\"")));
        assert_eq!(browser.post(&format!("/notifications/{first}/read"), &[]).await.location(), "/notifications");
        assert!(browser.get("/notifications/bell").await.text.contains("<span class=\"bell-count\">1</span>"));
        let about = format!("/notifications/about/company/{company}");
        assert!(browser.get(&format!("/companies/{company}")).await.text.contains(&format!("hx-post=\"{about}\"")));
        assert!(browser.get("/notifications/bell").await.text.contains("bell-count"));
        assert!(!browser.post(&about, &[]).await.text.contains("bell-count"));
        assert!(!browser.get(&format!("/companies/{company}")).await.text.contains(&about));
        // One whose words cannot be read is shown all the same.
        let broken = move || {
            Change::new()
                .set(Notification::USER, user.of::<User>())
                .set(Notification::KIND, NotificationKind::Due)
                .set(Notification::MESSAGE, "x".to_owned())
                .set(Notification::DETAILS, Some("{no".to_owned()))
        };
        site.store.write(system(), move |tx| tx.create(broken())).await.unwrap();
        assert_eq!(browser.get("/notifications").await.status, StatusCode::OK);
        browser.get("/notifications").await;
        assert_eq!(browser.post("/notifications/read", &[]).await.location(), "/notifications");
        assert!(!browser.get("/notifications/bell").await.text.contains("bell-count"));

        // What is taken from him is not named any more.
        let change = || Change::new().set(crm::customers::Company::OWNER, None).into_values();
        site.store.write(system(), move |tx| tx.change_values("company", company, None, change())).await.unwrap();
        let page = browser.get("/notifications").await.text;
        assert!(!page.contains("Põhjala") && !page.contains("lütfen"), "{page}");
    });
}
