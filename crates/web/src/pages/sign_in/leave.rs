//! Signing out.

use axum::extract::{Extension, State};

use crate::App;
use crate::http::{Answer, Reader, SESSION, redirect, set_cookie};

/// Ends the session, and leads to the sign-in page.
pub(super) async fn leave(State(app): State<App>, Extension(reader): Extension<Reader>) -> Answer {
    if let Some(visit) = &reader.visit {
        let (user, session) = (visit.user, visit.session);
        app.store().write(visit.access.actor.clone(), move |tx| tx.end_session(user, session)).await?;
    }
    let mut response = redirect(reader.htmx, "/sign-in");
    set_cookie(&mut response, SESSION, "", reader.https, 0);
    Ok(response)
}
