//! What all pages of the settings have in common: the tabs, and forms whose errors stand at their fields.

use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Error, Fault};
use maud::{Markup, html};
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Field, Input, Tab};
use web::navigation::LISTS;

/// The pages, in the order of their tabs: address, key of the words, icon.
const PAGES: &[(&str, &str, &str)] = &[
    ("/settings", "settings-company", "building"),
    ("/settings/users", "user.many", "user"),
    ("/settings/teams", "team.many", "users"),
    ("/settings/roles", "role.many", "shield"),
    ("/settings/fields", "settings-fields", "columns"),
    (LISTS, "settings-lists", "list"),
    ("/settings/tokens", "tokens", "key"),
    ("/settings/webhooks", "webhook.many", "link"),
    ("/settings/background", "background", "refresh"),
    ("/settings/log", "settings-log", "clock"),
];

/// A page of the settings. `active` is the address of its tab.
pub fn page(ctx: &Ctx, active: &str, title: &str, actions: Markup, body: Markup) -> Response {
    page_with(ctx, StatusCode::OK, active, title, actions, body)
}

/// A page of the settings with another status.
pub fn page_with(ctx: &Ctx, status: StatusCode, active: &str, title: &str, actions: Markup, body: Markup) -> Response {
    let tabs: Vec<Tab> = PAGES
        .iter()
        .filter(|(href, ..)| ctx.is_administrator() || *href == LISTS)
        .map(|(href, words, icon)| Tab {
            text: ctx.word(words),
            href: (*href).to_owned(),
            icon,
            count: String::new(),
            current: *href == active,
        })
        .collect();
    let mut shell = ctx.shell(title, "/settings");
    let own = PAGES.iter().find(|(href, ..)| *href == active).map(|(_, words, _)| ctx.word(words));
    shell.crumbs = vec![kit::Crumb { text: ctx.word("settings"), href: "/settings".into() }];
    if let Some(own) = own.filter(|own| own != title) {
        shell.crumbs.push(kit::Crumb { text: own, href: active.to_owned() });
    }
    shell.crumbs.push(kit::Crumb { text: title.to_owned(), href: String::new() });
    let body = html! {
        (kit::view_tabs(&ctx.word("settings"), &tabs, html! {}))
        div class="page-head" { h1 { (title) } @if !actions.0.is_empty() { div class="page-actions" { (actions) } } }
        (body)
    };
    let markup = kit::page(&shell, body);
    axum::response::IntoResponse::into_response((status, markup))
}

/// What is wrong with a field.
pub fn wrong(ctx: &Ctx, error: Option<&Error>, name: &str) -> String {
    let found = error.into_iter().flat_map(Error::each).find(|error| error.field() == Some(name));
    found.map(|error| words::error(ctx.lang(), error)).unwrap_or_default()
}

/// What is wrong with none of these fields, but with the whole.
pub fn wrong_elsewhere(ctx: &Ctx, error: Option<&Error>, names: &[&str]) -> Vec<String> {
    error
        .into_iter()
        .flat_map(Error::each)
        .filter(|error| error.field().is_none_or(|field| !names.contains(&field)))
        .map(|error| words::error(ctx.lang(), error))
        .collect()
}

/// A field of a form whose label is a key.
pub fn field(ctx: &Ctx, name: &str, key: &str, error: Option<&Error>, input: Input) -> Field {
    Field { name: name.into(), label: ctx.word(key), error: wrong(ctx, error, name), input, ..Field::default() }
}

/// A line of text.
pub fn text(value: &str) -> Input {
    Input::Text { value: value.to_owned(), max: 200, autocomplete: "" }
}

/// Whether an error belongs on the form that was sent, and is not one of the page.
pub fn on_form(error: &Error) -> bool {
    matches!(error.fault(), Fault::Invalid | Fault::Conflict)
}

/// What a form leads to: on, or back to it with its errors.
pub async fn sent<F: Future<Output = Answer>>(
    outcome: kernel::Result<Response>,
    again: impl FnOnce(Error) -> F,
) -> Answer {
    match outcome {
        Ok(response) => Ok(response),
        Err(error) if on_form(&error) => again(error).await,
        Err(error) => Err(error.into()),
    }
}
