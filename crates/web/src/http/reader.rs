//! Who reads: found out once a request, before any page.

use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use crm::rights::Token;
use kernel::{Face, Lang, Result};
use store::Visit;

use super::cookie::{cookie, full_name};
use super::{SESSION, TOLD, VISITOR, is_htmx};
use crate::app::Address;
use crate::kit::Theme;
use crate::{App, theme};

/// The purpose of the tokens that forms carry.
const FORMS: &str = "kilit forms";

/// Whoever made the request, signed in or not.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The language of the answer.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Whether a fragment is wanted and not a page.
    pub htmx: bool,
    /// Whether it came by https.
    pub https: bool,
    /// How the browser reaches us: `https://crm.example`.
    pub origin: String,
    /// The network address it came from.
    pub address: Option<Address>,
    /// The token that every change must carry.
    pub csrf: String,
    /// The session, if he is signed in.
    pub visit: Option<Arc<Visit>>,
    /// The path and the query that were asked for.
    pub asked: String,
    /// The key of what the page before wanted this one to say.
    pub told: Option<String>,
    /// The token to give to a visitor who has none yet.
    pub(crate) new_visitor: Option<Token>,
}

impl Reader {
    /// Finds out who made a request.
    pub async fn of(app: &App, parts: &Parts) -> Result<Reader> {
        let headers = &parts.headers;
        let https = app.options().https
            || app.options().behind_proxy && forwarded(headers, "x-forwarded-proto") == Some("https");
        let session = token(headers, SESSION, https);
        let visit = match &session {
            Some(token) => app.store().visit(token.digest(), Face::Web).await?.map(Arc::new),
            None => None,
        };
        let visitor = token(headers, VISITOR, https);
        let mut new_visitor = None;
        let csrf = match (&visit, session, visitor) {
            (Some(_), Some(session), _) => session.derive(FORMS),
            (_, _, Some(visitor)) => visitor.derive(FORMS),
            _ => {
                let fresh = Token::fresh()?;
                let csrf = fresh.derive(FORMS);
                new_visitor = Some(fresh);
                csrf
            }
        };
        let lang = match &visit {
            Some(visit) => visit.access.actor.lang,
            None => visitor_lang(app, headers),
        };
        Ok(Reader {
            lang,
            theme: theme::of(headers),
            htmx: is_htmx(headers),
            origin: format!("{}://{}", if https { "https" } else { "http" }, host(parts)),
            https,
            address: address(app, parts),
            csrf,
            visit,
            asked: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned()),
            told: cookie(headers, &full_name(TOLD, https)).filter(|key| words::has(Lang::En, key)).map(str::to_owned),
            new_visitor,
        })
    }
}

/// The token in a cookie.
pub(crate) fn token(headers: &HeaderMap, name: &str, https: bool) -> Option<Token> {
    Token::parse(cookie(headers, &full_name(name, https))?)
}

/// Before signing in: what was chosen here, then what the browser asks for, then the company's language.
fn visitor_lang(app: &App, headers: &HeaderMap) -> Lang {
    cookie(headers, "lang")
        .and_then(|code| code.parse().ok())
        .or_else(|| Lang::from_accept(headers.get("accept-language")?.to_str().ok()?))
        .unwrap_or_else(|| app.store().settings().language)
}

/// The host by which the browser called us.
fn host(parts: &Parts) -> &str {
    let said = parts.headers.get("host").and_then(|host| host.to_str().ok()).or_else(|| parts.uri.host());
    said.filter(|host| host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b))).unwrap_or("localhost")
}

/// The last value of a header that proxies add to: the one that our own proxy wrote.
fn forwarded<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next().map(str::trim)
}

fn address(app: &App, parts: &Parts) -> Option<Address> {
    if app.options().behind_proxy
        && let Some(address) = forwarded(&parts.headers, "x-forwarded-for").and_then(|text| text.parse().ok())
    {
        return Some(Address(address));
    }
    parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|ConnectInfo(from)| Address(from.ip()))
}
