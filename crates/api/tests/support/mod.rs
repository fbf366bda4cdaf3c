//! The API over a fresh database, asked by programs with tokens and by a browser.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
#![allow(dead_code, reason = "each test uses what it needs")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use crm::rights::{ApiToken, Token};
use kernel::{Actor, AnyId, Clock, Face, Lang, Timestamp};
use record::{Value, Values};
use serde_json::Value as Json;
use store::{Domain, NewToken, Store, Target};
use testing::Database;
use tower::ServiceExt as _;

/// Noon of 2026-11-21 in Tallinn.
pub const NOW: i64 = 1_795_255_200_000;

pub fn system() -> Actor {
    Actor::system(Face::Command)
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn values<const N: usize>(pairs: [(&'static str, Value); N]) -> Values {
    pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

fn target(database: &Database) -> Target {
    match database {
        Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
        Database::Postgres(url) => Target::Postgres { url: url.clone() },
    }
}

/// A node: a store, and the API on it.
pub struct House {
    pub store: Store,
    pub clock: Clock,
    pub router: Router,
    _files: testing::TempFolder,
    runtime: tokio::runtime::Runtime,
}

/// Somebody who asks.
#[derive(Clone)]
pub struct Guest {
    pub user: AnyId,
    pub token: String,
}

impl House {
    pub fn open(database: &Database) -> House {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
        let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
        let store = Store::open(&target(database), domain, clock.clone()).unwrap();
        let files = testing::sqlite_dir();
        store.keep_outside(&files, None);
        let app = {
            let _inside = runtime.enter();
            web::App::new(store.clone(), Arc::new(crm::verbs::verbs()), web::AppOptions::default())
        };
        let router = web::router_with(app.clone(), Vec::new()).merge(api::router(app));
        House { store, clock, router, _files: files, runtime }
    }

    /// The same over a database that is set up, with its roles.
    pub fn furnished(database: &Database) -> House {
        let house = House::open(database);
        house.store.write_blocking(system(), |tx| crm::rights::users::make_default_roles(tx, Lang::En)).unwrap();
        house
    }

    pub fn make(&self, of: &'static str, given: Values) -> AnyId {
        self.store.write_blocking(system(), move |tx| tx.create_values(of, given.clone())).unwrap()
    }

    /// A user with a role and a token.
    pub fn guest(&self, name: &str, role: &str) -> Guest {
        self.guest_with(name, role, false)
    }

    pub fn guest_with(&self, name: &str, role: &str, read_only: bool) -> Guest {
        let wanted = text(role);
        let role = self.store.read_blocking(system(), move |db| db.find_by("role", "name", wanted)).unwrap().unwrap();
        let email = format!("{}@example.com", name.to_lowercase());
        let user =
            self.make("user", values([("name", text(name)), ("email", text(&email)), ("role", Value::Id(role))]));
        let secret = ApiToken::fresh().unwrap();
        let new = NewToken {
            user,
            name: "test".into(),
            digest: secret.digest(),
            ending: secret.ending().into(),
            expires: None,
            read_only,
        };
        self.store.write_blocking(system(), move |tx| tx.make_token(&new)).unwrap();
        Guest { user, token: secret.text().to_owned() }
    }

    /// A browser's session of a user: its cookie, and the token that forms carry.
    pub fn session(&self, user: AnyId) -> (String, String) {
        let token = Token::fresh().unwrap();
        let (digest, expires) = (token.digest(), Timestamp::from_millis(NOW + 1_000_000_000));
        self.store.write_blocking(system(), move |tx| tx.start_session(user, digest, expires, None, None)).unwrap();
        (format!("kilit={}", token.text()), token.derive("kilit forms"))
    }

    pub fn send(&self, request: Request<Body>) -> Answer {
        let router = self.router.clone();
        self.runtime.block_on(async move {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            Answer {
                status: parts.status,
                headers: parts.headers,
                json: serde_json::from_slice(&bytes).unwrap_or_default(),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }
        })
    }

    /// Asks with a token, some headers and perhaps a body of JSON.
    pub fn ask(
        &self,
        guest: &Guest,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Json>,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", guest.token));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(json) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(json.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap())
    }

    pub fn get(&self, guest: &Guest, path: &str) -> Answer {
        self.ask(guest, Method::GET, path, &[], None)
    }

    pub fn post(&self, guest: &Guest, path: &str, body: Json) -> Answer {
        self.ask(guest, Method::POST, path, &[], Some(body))
    }

    pub fn patch(&self, guest: &Guest, path: &str, body: Json) -> Answer {
        self.ask(guest, Method::PATCH, path, &[], Some(body))
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub json: Json,
    pub text: String,
}

impl Answer {
    /// The body, once the status is as expected.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Json {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        if status >= 400 {
            assert_eq!(self.header("content-type"), "application/problem+json");
            assert_eq!(self.json["status"], status);
        }
        &self.json
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn id(&self) -> String {
        self.json["id"].as_str().unwrap_or_else(|| panic!("no id in {}", self.text)).to_owned()
    }

    /// Code and place of each error.
    pub fn wrong(&self) -> Vec<(String, String)> {
        let errors = self.json["errors"].as_array().cloned().unwrap_or_default();
        let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
        errors
            .iter()
            .map(|error| {
                let place = if error["pointer"].is_string() { &error["pointer"] } else { &error["parameter"] };
                (text(place), text(&error["code"]))
            })
            .collect()
    }
}
