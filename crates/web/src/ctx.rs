//! What a page of somebody who is signed in needs: who he is, his data, his words, and the frame around the page.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, AnyId, Clock, Lang, Result};
use maud::Markup;
use record::RecordType;
use store::{Access, Action, Db, Store, Tx, Visit};
use words::Arg;

use crate::App;
use crate::http::{Fail, Reader, TOLD, redirect, set_cookie};
use crate::kit::{self, Crumb, Shell, Theme, Toast, Tone};
use crate::navigation;

/// The context of a request of somebody who is signed in. As a parameter of a handler it sends others to the sign-in page.
#[derive(Clone)]
pub struct Ctx {
    app: App,
    reader: Reader,
    visit: Arc<Visit>,
}

impl FromRequestParts<App> for Ctx {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Ctx, Fail> {
        let Some(reader) = parts.extensions.get::<Reader>() else {
            return Err(kernel::Error::internal("a route stands outside the frame").into());
        };
        if let Some(ctx) = Ctx::of(app, reader) {
            return Ok(ctx);
        }
        if !app.setup().has_users(app.store()).await? {
            return Err(redirect(reader.htmx, "/welcome").into());
        }
        Err(kernel::Error::new(kernel::Fault::Unauthenticated, "error-signed-out").into())
    }
}

impl Ctx {
    /// The context of a reader, if he is signed in.
    pub fn of(app: &App, reader: &Reader) -> Option<Ctx> {
        let visit = Arc::clone(reader.visit.as_ref()?);
        Some(Ctx { app: app.clone(), reader: reader.clone(), visit })
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The data.
    pub fn store(&self) -> &Store {
        self.app.store()
    }

    /// Who asks.
    pub fn actor(&self) -> Actor {
        self.visit.access.actor.clone()
    }

    /// The user who asks.
    pub fn user(&self) -> AnyId {
        self.visit.user
    }

    /// His name, address, session and so on.
    pub fn visit(&self) -> &Visit {
        &self.visit
    }

    /// What he may see and do.
    pub fn access(&self) -> &Access {
        &self.visit.access
    }

    /// Whether he may do this to any record of a type.
    pub fn may(&self, of: &RecordType, action: Action) -> bool {
        self.visit.access.may(of, action)
    }

    /// Whether he may do everything.
    pub fn is_administrator(&self) -> bool {
        self.visit.access.is_administrator()
    }

    /// Refuses everybody but administrators.
    pub fn administrators_only(&self) -> Result<()> {
        if self.is_administrator() { Ok(()) } else { Err(kernel::Error::forbidden("error-administrators-only")) }
    }

    /// His language.
    pub fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// Light or dark.
    pub fn theme(&self) -> Theme {
        self.reader.theme
    }

    /// The token that every change must carry.
    pub fn csrf(&self) -> &str {
        &self.reader.csrf
    }

    /// Whether a fragment is wanted and not a page.
    pub fn is_htmx(&self) -> bool {
        self.reader.htmx
    }

    /// The path and query that were asked for.
    pub fn asked(&self) -> &str {
        &self.reader.asked
    }

    /// Everything known about the request before it came to a page.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The latest change in the log: what a page shows is as of here.
    pub fn live(&self) -> i64 {
        self.visit.live
    }

    /// The clock in his time zone, or in the company's.
    pub fn clock(&self) -> Clock {
        let clock = self.app.store().clock();
        let zone = self.visit.access.zone(&clock);
        clock.in_zone(zone)
    }

    /// A text in his language.
    pub fn words(&self, key: &str, args: &[(&str, Arg)]) -> String {
        words::text(self.lang(), key, args)
    }

    /// A text without values.
    pub fn word(&self, key: &str) -> String {
        words::text(self.lang(), key, &[])
    }

    /// Reads as him.
    pub async fn read<R: Send + 'static>(&self, f: impl FnOnce(&Db<'_>) -> Result<R> + Send + 'static) -> Result<R> {
        self.app.store().read(self.actor(), f).await
    }

    /// Writes as him, in one transaction. The closure may run several times.
    pub async fn write<R: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<R> + Send + Sync + 'static,
    ) -> Result<R> {
        self.app.store().write(self.actor(), f).await
    }

    /// The frame of a page. `active` is where its link in the navigation leads, or empty.
    pub fn shell(&self, title: &str, active: &str) -> Shell {
        Shell {
            lang: self.lang(),
            theme: self.theme(),
            title: title.to_owned(),
            areas: navigation::areas(self, active),
            dock: navigation::dock(self, active),
            crumbs: vec![Crumb { text: title.to_owned(), href: String::new() }],
            user: navigation::user_menu(self),
            unread: self.visit.unread,
            csrf: self.csrf().to_owned(),
            live: Some(self.visit.live),
            toasts: self.told(),
            ..Shell::default()
        }
    }

    /// What the page before wanted this one to say.
    fn told(&self) -> Vec<Toast> {
        let toast = |key: &String| Toast { text: self.word(key), tone: Tone::Good, ..Toast::default() };
        self.reader.told.iter().map(toast).collect()
    }

    /// A page in the frame.
    pub fn markup(&self, title: &str, active: &str, body: Markup) -> Markup {
        kit::page(&self.shell(title, active), body)
    }

    /// A page in the frame, as an answer.
    pub fn page(&self, title: &str, active: &str, body: Markup) -> Response {
        self.markup(title, active, body).into_response()
    }

    /// A page in the frame with another status: 422 for a form with errors.
    pub fn page_with(&self, status: StatusCode, title: &str, active: &str, body: Markup) -> Response {
        (status, self.markup(title, active, body)).into_response()
    }

    /// Sends him to another page of ours, by htmx or not.
    pub fn go(&self, to: &str) -> Response {
        redirect(self.is_htmx(), to)
    }

    /// Sends him to another page of ours, which says the words of this key.
    pub fn go_telling(&self, to: &str, key: &str) -> Response {
        let mut response = self.go(to);
        set_cookie(&mut response, TOLD, key, self.reader.https, 60);
        response
    }
}

/// Text inside a query.
pub fn url_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
