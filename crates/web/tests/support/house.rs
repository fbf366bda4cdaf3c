//! The pages as a browser gets them: a database, somebody signed in for each role, and the router.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
#![allow(dead_code, reason = "each test uses what it needs")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use crm::rights::{Token, User, first_visit, users};
use http_body_util::BodyExt as _;
use kernel::{Actor, AnyId, Clock, Currency, Date, Decimal, Face, Lang, Money, Timestamp};
use record::{Change, Value, Values};
use store::{Domain, Store, Target};
use testing::Database;
use tower::ServiceExt as _;

/// Noon of 2026-11-21 in Greenwich.
pub const NOW: i64 = 1_795_262_400_000;

/// The pages over a database.
pub struct House {
    pub store: Store,
    pub router: Router,
    runtime: tokio::runtime::Runtime,
    _folder: testing::TempFolder,
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Guest {
    pub id: AnyId,
    pub token: String,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Page {
    /// The words of the page without its marks, with single spaces.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut inside = false;
        for letter in self.text.chars() {
            match letter {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                _ if !inside => words.push(letter),
                _ => {}
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where the answer leads.
    #[track_caller]
    pub fn leads(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.words());
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    #[track_caller]
    pub fn shows(&self, text: &str) -> &Page {
        let words = self.words();
        assert!(words.contains(text), "“{text}” is not in: {words}");
        self
    }

    #[track_caller]
    pub fn hides(&self, text: &str) -> &Page {
        assert!(!self.text.contains(text), "“{text}” is in: {}", self.words());
        self
    }
}

impl House {
    /// A fresh one with the roles of a new installation.
    pub fn open(database: &Database, routes: Vec<Router<web::App>>) -> House {
        House::with(database, routes, web::AppOptions::default())
    }

    /// The same with what the program adds.
    pub fn with(database: &Database, routes: Vec<Router<web::App>>, options: web::AppOptions) -> House {
        let target = match database {
            Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
            Database::Postgres(url) => Target::Postgres { url: url.clone() },
        };
        let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
        let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
        let store = Store::open(&target, domain, clock).unwrap();
        let folder = testing::sqlite_dir();
        store.keep_outside(&folder, None);
        store
            .write_blocking(system(), |tx| {
                users::make_default_roles(tx, Lang::En)?;
                first_visit::make_pipeline(tx, Lang::En)
            })
            .unwrap();
        let app = web::App::new(store.clone(), Arc::new(crm::verbs::verbs()), options);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        House { store, router: web::router_with(app, routes), runtime, _folder: folder }
    }

    /// Signs somebody in with a role of a new installation, reading in a language.
    pub fn guest(&self, name: &'static str, role: &'static str, lang: Lang) -> Guest {
        let token = Token::fresh().unwrap();
        let digest = token.digest();
        let id = self
            .store
            .write_blocking(system(), move |tx| {
                let role = users::role_by_name(tx, role)?;
                let email = format!("{}@example.com", kernel::fold(name).replace(' ', "."));
                let user = users::add(tx, &users::NewUser { name: name.to_owned(), email, role, hash: None })?;
                tx.change(user, Change::new().set(User::LANGUAGE, Some(first_visit::page_language(lang))))?;
                tx.start_session(user.any(), digest, tx.now().plus_seconds(3600), None, None)?;
                Ok(user.any())
            })
            .unwrap();
        Guest { id, token: token.text().to_owned() }
    }

    pub fn get(&self, guest: &Guest, path: &str) -> Page {
        self.ask(
            Request::get(path).header(header::COOKIE, format!("kilit={}", guest.token)).body(Body::empty()).unwrap(),
        )
    }

    /// The same by the script of the page.
    pub fn fetch(&self, guest: &Guest, path: &str) -> Page {
        let request =
            Request::get(path).header(header::COOKIE, format!("kilit={}", guest.token)).header("hx-request", "true");
        self.ask(request.body(Body::empty()).unwrap())
    }

    /// Posts a form with the token of the page.
    pub fn post(&self, guest: &Guest, path: &str, form: &str) -> Page {
        self.ask(filled_in(Request::post(path), guest, form))
    }

    /// The same by the script of the page.
    pub fn post_by_script(&self, guest: &Guest, path: &str, form: &str) -> Page {
        self.ask(filled_in(Request::post(path).header("hx-request", "true"), guest, form))
    }

    /// Uploads a file as the form of the page does; `kind` may be empty.
    pub fn upload(&self, guest: &Guest, path: &str, kind: &str, name: &str, bytes: &[u8]) -> Page {
        let token = Token::parse(&guest.token).unwrap().derive("kilit forms");
        let mut body = Vec::new();
        for (name, value) in [("_csrf", token.as_str()), ("kind", kind)] {
            let part = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--b--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, format!("kilit={}", guest.token))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        self.ask(request.body(Body::from(body)).unwrap())
    }

    fn ask(&self, request: Request<Body>) -> Page {
        self.runtime.block_on(async {
            let response: Response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = body.collect().await.unwrap().to_bytes();
            Page { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
        })
    }

    /// Makes a record as the program.
    pub fn make<const N: usize>(&self, of: &'static str, given: [(&'static str, Value); N]) -> AnyId {
        let values: Values = given.into_iter().map(|(name, value)| (name.into(), value)).collect();
        self.store.write_blocking(system(), move |tx| tx.create_values(of, values.clone())).unwrap()
    }

    pub fn company(&self, name: &str, owner: Option<&Guest>, parent: Option<AnyId>) -> AnyId {
        let id = |id: Option<AnyId>| id.map_or(Value::Null, Value::Id);
        self.make("company", [("name", text(name)), ("owner", id(owner.map(|guest| guest.id))), ("parent", id(parent))])
    }

    pub fn invoice(&self, company: AnyId, date: &str, total: i64, cost: Option<i64>) -> AnyId {
        self.make(
            "invoice",
            [
                ("number", text(&format!("{company}-{date}"))),
                ("company", Value::Id(company)),
                ("date", day(date)),
                ("total", euro(total)),
                ("cost", cost.map_or(Value::Null, euro)),
            ],
        )
    }
}

/// A form as a guest sends it.
fn filled_in(request: Builder, guest: &Guest, form: &str) -> Request<Body> {
    let token = Token::parse(&guest.token).unwrap().derive("kilit forms");
    request
        .header(header::COOKIE, format!("kilit={}", guest.token))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("_csrf={token}&{form}")))
        .unwrap()
}

pub fn system() -> Actor {
    Actor::system(Face::Command)
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn day(text: &str) -> Value {
    Value::Date(text.parse::<Date>().unwrap())
}

pub fn euro(whole: i64) -> Value {
    Value::Money(Money::new(Decimal::from_int(whole).unwrap(), Currency::EUR))
}
