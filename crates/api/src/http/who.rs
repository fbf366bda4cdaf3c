//! Who asks: the user of a bearer token, or whoever is signed in with the browser that asks.

use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use kernel::{Actor, AnyId, Error, Face, Fault, Lang, Result};
use store::Access;
use web::App;
use web::http::Reader;

/// Somebody who asks.
pub(crate) struct Who {
    /// Who reads and writes.
    pub actor: Actor,
    /// What he may see and do.
    pub access: Arc<Access>,
    /// His name.
    pub name: String,
    /// The address by which he signs in.
    pub email: String,
    /// His time zone, if he chose one.
    pub time_zone: Option<String>,
    /// What his requests are counted by: the token, or the session.
    pub counted: AnyId,
    /// The browser's session, if no token was sent.
    session: Option<Box<Reader>>,
}

impl Who {
    /// Finds out who made a request; nobody when it brings neither a token nor a session.
    ///
    /// # Errors
    /// Unauthenticated when it brings a token that does not hold: the session of a browser does not stand in for it.
    pub async fn of(app: &App, parts: &Parts) -> Result<Option<Who>> {
        if let Some(said) = parts.headers.get(header::AUTHORIZATION) {
            let said = said.to_str().unwrap_or_default();
            let bearer = crm::rights::api_token::bearer(app.store(), said, Face::Api).await?;
            let bearer = bearer.ok_or_else(|| Error::new(Fault::Unauthenticated, "api-error-token"))?;
            return Ok(Some(Who {
                actor: bearer.actor(),
                counted: bearer.token,
                access: bearer.access,
                name: bearer.name,
                email: bearer.email,
                time_zone: bearer.time_zone,
                session: None,
            }));
        }
        if !parts.headers.contains_key(header::COOKIE) {
            return Ok(None);
        }
        let reader = Reader::of(app, parts).await?;
        let Some(visit) = reader.visit.clone() else { return Ok(None) };
        Ok(Some(Who {
            actor: Actor { face: Face::Api, ..visit.access.actor.clone() },
            access: Arc::clone(&visit.access),
            name: visit.name.clone(),
            email: visit.email.clone(),
            time_zone: visit.time_zone.clone(),
            counted: visit.session,
            session: Some(Box::new(reader)),
        }))
    }

    /// The same, in the language that he asks for.
    pub fn speaking(mut self, lang: Option<Lang>) -> Who {
        self.actor.lang = lang.unwrap_or(self.actor.lang);
        self
    }

    /// Refuses to write for a browser unless a page of ours asks: its cookie comes along whoever asks. A token comes along
    /// with nothing.
    pub fn may_write(&self, headers: &HeaderMap) -> Result<()> {
        match &self.session {
            Some(reader) if !web::http::is_ours(reader, headers) => Err(Error::forbidden("error-form-stale")),
            _ => Ok(()),
        }
    }
}
