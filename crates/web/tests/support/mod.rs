//! The application over a fresh database, asked by a browser that keeps its cookies and sends its forms.
#![allow(dead_code, reason = "each test uses what it needs")]
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use kernel::{Clock, Timestamp};
use store::{Domain, Store, Target};
use testing::Database;
use tower::ServiceExt as _;
use web::{App, AppOptions};

/// Noon of 2026-11-21 in Tallinn.
pub const NOW: i64 = 1_795_255_200_000;
/// A password that is accepted.
pub const PASSWORD: &str = "sinine kuu mere kohal";

pub fn target(database: &Database) -> Target {
    match database {
        Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
        Database::Postgres(url) => Target::Postgres { url: url.clone() },
    }
}

/// A running application, with the clock that its tests set.
pub struct Site {
    pub store: Store,
    pub clock: Clock,
    pub app: App,
    pub router: Router,
}

impl Site {
    /// Over an empty database.
    pub fn open(database: &Database) -> Site {
        Site::with(database, AppOptions::default())
    }

    pub fn with(database: &Database, options: AppOptions) -> Site {
        let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
        let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
        let store = Store::open(&target(database), domain, clock.clone()).unwrap();
        let app = App::new(store.clone(), Arc::new(crm::verbs::verbs()), options);
        let router = web::router(app.clone());
        Site { store, clock, app, router }
    }

    /// A browser that has not been here.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            csrf: String::new(),
            lang: "en",
            headers: Vec::new(),
        }
    }

    /// The browser of the administrator who made the first visit.
    pub async fn administrator(&self) -> Browser {
        let mut browser = self.browser();
        let answer = first_visit(&mut browser, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        browser
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.clock.set(Timestamp::from_millis(self.clock.now().millis() + seconds * 1000));
    }
}

/// Goes through the first visit, with some answers of one's own.
pub async fn first_visit(browser: &mut Browser, own: &[(&str, &str)]) -> Answer {
    browser.get("/welcome").await;
    let mut form: BTreeMap<&str, &str> = BTreeMap::from([
        ("name", "Mari Tamm"),
        ("email", "mari@example.com"),
        ("password", PASSWORD),
        ("again", PASSWORD),
        ("company", "Põhjala Masinad OÜ"),
        ("language", "en"),
        ("country", "EE"),
        ("currency", "EUR"),
        ("time_zone", "Europe/Tallinn"),
        ("customer_word", "customer"),
    ]);
    form.extend(own.iter().copied());
    browser.post("/welcome", &form.into_iter().collect::<Vec<_>>()).await
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }
}

/// A browser: it keeps cookies and remembers the token of the last page.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub csrf: String,
    pub lang: &'static str,
    pub headers: Vec<(&'static str, String)>,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a page of ours would, with its token.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let mut all = vec![("_csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.post_bare(path, &all).await
    }

    /// Sends a form with exactly these fields.
    pub async fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", web::url_encoded(v))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.join("&")))
            .unwrap();
        self.send(request).await
    }

    pub async fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.get("/sign-in").await;
        self.post("/sign-in", &[("email", email), ("password", password)]).await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, self.lang.parse().unwrap());
        for (name, value) in &self.headers {
            headers.insert(*name, value.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let line = cookie.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(rest) = text.split("<meta name=\"csrf\" content=\"").nth(1) {
            self.csrf = rest.split('"').next().unwrap().to_owned();
        }
        Answer { status: parts.status, headers: parts.headers, text }
    }
}

/// Runs a story of a browser on both databases.
pub fn on_each_database<F: Future<Output = ()>>(story: impl Fn(Site) -> F) {
    testing::each_database(|database| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        // Opened on a plain thread: the client of PostgreSQL waits for itself.
        let site = {
            let _inside = runtime.enter();
            Site::open(database)
        };
        runtime.block_on(story(site));
    });
}
