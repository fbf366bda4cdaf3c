//! The language of one's pages, chosen in the menu under one's name or before signing in.

use axum::Router;
use axum::extract::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::post;
use crm::rights::User;
use crm::rights::first_visit::page_language;
use kernel::Lang;
use record::Change;

use crate::App;
use crate::http::{Answer, Posted, Reader, redirect};

/// Serves `POST /preferences/language`.
pub fn router() -> Router<App> {
    Router::new().route("/preferences/language", post(choose))
}

/// Keeps the language with the user, or before signing in with the browser.
async fn choose(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    form: Posted,
) -> Answer<Response> {
    let lang: Lang = form.get("lang").parse()?;
    let mut response = redirect(reader.htmx, &crate::theme::back(&headers));
    match &reader.visit {
        Some(visit) => {
            let user = visit.user.of::<User>();
            app.store()
                .write(visit.access.actor.clone(), move |tx| {
                    // One's own language is one's own, whatever the rights on users say.
                    tx.as_program(|tx| tx.change(user, Change::new().set(User::LANGUAGE, Some(page_language(lang)))))
                })
                .await?;
        }
        None => {
            let cookie = format!("lang={lang}; Path=/; Max-Age=31536000; SameSite=Lax");
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
        }
    }
    Ok(response)
}
