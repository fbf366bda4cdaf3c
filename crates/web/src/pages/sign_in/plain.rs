//! What the pages before signing in have in common.

use std::sync::LazyLock;

use kernel::{Error, Result};
use maud::{Markup, html};

use crate::http::Reader;
use crate::kit::{self, Plain};
use kernel::Lang;

/// A card on an empty page, with the languages to choose from below it.
pub(super) fn page(reader: &Reader, title: &str, wide: bool, body: Markup) -> Markup {
    let plain =
        Plain { lang: reader.lang, theme: reader.theme, title: title.to_owned(), csrf: reader.csrf.clone(), wide };
    kit::plain_page(&plain, html! { (body) (languages(reader)) })
}

fn languages(reader: &Reader) -> Markup {
    html! {
        form class="lang-row plain-languages" method="post" action="/preferences/language" aria-label=(words::text(reader.lang, "kit-language", &[])) {
            (kit::hidden_csrf(&reader.csrf))
            div class="btn-group" {
                @for lang in Lang::ALL {
                    button type="submit" class="btn btn-quiet btn-small" name="lang" value=(lang.code()) lang=(lang.code()) aria-pressed=(lang == reader.lang) { (lang.endonym()) }
                }
            }
        }
    }
}

/// Does slow work of a processor where nobody waits behind it; as much at once as there are processors, because each
/// takes 19 MiB.
pub async fn in_peace<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> Result<R> {
    static ROOM: LazyLock<tokio::sync::Semaphore> =
        LazyLock::new(|| tokio::sync::Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)));
    let _place = ROOM.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// The hash of a password, made where nobody waits behind it.
///
/// # Errors
/// When the password is not acceptable for the user with this mail address.
pub async fn hashed(password: &str, email: &str) -> Result<String> {
    crm::rights::passwords::acceptable(password, email)?;
    let password = password.to_owned();
    in_peace(move || crm::rights::passwords::hash(&password)).await?
}
