//! Saved views: the tabs above a list, and what is done with them.

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use kernel::{Actor, AnyId, Error, Face, Result};
use maud::{Markup, html};
use record::{Filter, Query, RecordRef, RecordType, Test, Value, Values, View};
use store::Db;

use super::asked::{Asked, with_query};
use super::ready;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Dialog, Field, Input, Look, MenuItem, Tab, icon};
use crate::show::{Show, type_many};
use crate::{App, Ctx};

/// The most views that stand above a list, one's own and those of colleagues each.
const MOST: usize = 40;

/// A saved view.
#[derive(Clone, Debug)]
pub(super) struct SavedView {
    pub id: AnyId,
    pub name: String,
    pub layout: String,
    pub query: String,
    pub shared: bool,
    pub mine: bool,
}

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/{plural}/views", get(form).post(save))
        .route("/{plural}/views/{id}", post(change))
        .route("/{plural}/views/{id}/delete", post(delete))
}

/// The views of a type: one's own, then those that colleagues share; and the one that is asked for, wherever it stands.
///
/// They are read as the program, because a shared view is everybody's while the right to views reaches to one's own; what
/// a view shows is asked as the reader.
pub(super) async fn of_type(ctx: &Ctx, of: &'static str, wanted: Option<AnyId>) -> Result<Vec<SavedView>> {
    let me = ctx.user();
    let actor = Actor { lang: ctx.lang(), ..Actor::system(Face::Web) };
    ctx.store()
        .read(actor, move |db| {
            let of_type = Query::of("saved_view")
                .test("record_type", Test::In(vec![Value::Text(of.to_owned())]))
                .fields(&["name", "layout", "query", "shared", "owner"])
                .limit(MOST);
            let mine = || Filter::Field("owner".into(), Test::In(vec![Value::Id(me)]));
            let shared = || Filter::Field("shared".into(), Test::In(vec![Value::Bool(true)]));
            let mut views: Vec<SavedView> = Vec::new();
            let others = Filter::All(vec![shared(), Filter::Not(Box::new(mine()))]);
            let asked_for =
                wanted.map(|id| Filter::All(vec![Filter::Ids(vec![id]), Filter::Any(vec![mine(), shared()])]));
            for which in [Some(mine()), Some(others), asked_for].into_iter().flatten() {
                for view in db.page(&of_type.clone().filter(which))?.rows {
                    if !views.iter().any(|known| known.id == view.id) {
                        views.push(read(&view, me));
                    }
                }
            }
            Ok(views)
        })
        .await
}

fn read(view: &View, me: AnyId) -> SavedView {
    let text = |name: &str| view.value(name).as_text().unwrap_or_default().to_owned();
    SavedView {
        id: view.id,
        name: view.title.clone(),
        layout: text("layout"),
        query: text("query"),
        shared: *view.value("shared") == Value::Bool(true),
        mine: view.value("owner").as_id() == Some(me),
    }
}

/// What was asked for, after its saved view has been opened.
pub(super) fn opened(asked: Asked, views: &[SavedView]) -> Result<Asked> {
    let Some(id) = asked.view else { return Ok(asked) };
    let view = views.iter().find(|view| view.id == id).ok_or_else(Error::not_found)?;
    if asked.changed || !asked.kept().is_empty() {
        return Ok(asked);
    }
    asked.opened_from(&view.query, &view.layout)
}

/// The tabs, with what can be done to the present view.
pub(super) fn tabs(
    db: &Db<'_>,
    show: &Show,
    of: &RecordType,
    asked: &Asked,
    views: &[SavedView],
    csrf: &str,
) -> Markup {
    let lang = show.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let ready = ready::tabs(db, of, asked);
    let all = Tab {
        text: words::text(lang, "list-all", &[]),
        href: format!("/{}", of.plural),
        current: asked.view.is_none() && !asked.bin && !ready.iter().any(|tab| tab.current),
        ..Tab::default()
    };
    let mut tabs = vec![all];
    tabs.extend(ready);
    tabs.extend(views.iter().map(|view| Tab {
        text: view.name.clone(),
        href: format!("/{}?view={}", of.plural, view.id),
        icon: if view.shared { "users" } else { "" },
        current: asked.view == Some(view.id),
        ..Tab::default()
    }));
    if asked.bin {
        tabs.push(Tab { text: word("list-bin"), href: asked.href(), icon: "trash", current: true, ..Tab::default() });
    }
    let current = views.iter().find(|view| asked.view == Some(view.id));
    let differs = match current {
        Some(_) => asked.changed,
        None => !asked.kept().is_empty() && !asked.bin && !ready::is_as_it_was(of, asked),
    };
    let end = html! {
        @if let Some(view) = current.filter(|view| view.mine) {
            @if differs {
                form method="post" action=(asked.at(&format!("views/{}", view.id))) {
                    (kit::hidden_csrf(csrf))
                    (kit::submit(&Button { text: &word("list-save-changes"), icon: "save", look: Look::Quiet, small: true, ..Button::default() }, "what", "query"))
                }
            }
            (own_menu(show, asked, view, csrf))
        }
        @if differs {
            @let href = asked.at("views");
            a class="btn btn-quiet btn-small" href=(href) hx-get=(href) hx-target="#dialog" {
                (icon("plus")) (word(if current.is_some() { "list-save-as" } else { "common-save-view" }))
            }
        }
    };
    html! { div id="list-tabs" { (kit::view_tabs(&word("common-views"), &tabs, end)) } }
}

fn own_menu(show: &Show, asked: &Asked, view: &SavedView, csrf: &str) -> Markup {
    let word = |key: &str| words::text(show.lang, key, &[]);
    let action = asked.at(&format!("views/{}", view.id));
    let rename = with_query(&format!("/{}/views", asked.plural), &[("view", view.id.to_string())]);
    let share = if view.shared { ("list-unshare", "lock", "0") } else { ("list-share", "users", "1") };
    let body = html! {
        div class="menu-list" {
            a class="menu-item" href=(rename) hx-get=(rename) hx-target="#dialog" { (icon("edit")) span class="clip" { (word("common-rename")) } }
            (kit::menu_post(&MenuItem { text: word(share.0), icon: share.1, href: action.clone(), ..MenuItem::default() }, csrf, &[("what", "shared"), ("shared", share.2)]))
            (kit::menu_post(&MenuItem { text: word("common-delete"), icon: "trash", href: format!("/{}/views/{}/delete", asked.plural, view.id), danger: true, ..MenuItem::default() }, csrf, &[]))
        }
    };
    kit::menu(icon("more"), &word("list-this-view"), false, "btn btn-quiet btn-icon btn-small", body)
}

/// The form that names a view: a new one from the address, or with `view` alone one to be renamed.
async fn form(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let renamed = match asked.view.filter(|_| asked.kept().is_empty() && !asked.changed) {
        Some(id) => Some(own(of_type(&ctx, of.name, Some(id)).await?, id)?),
        None => None,
    };
    Ok(named(&ctx, &of, &asked, renamed.as_ref(), None))
}

fn named(ctx: &Ctx, of: &RecordType, asked: &Asked, renamed: Option<&SavedView>, error: Option<&Error>) -> Response {
    let lang = ctx.lang();
    let action = match renamed {
        Some(view) => format!("/{}/views/{}", asked.plural, view.id),
        None => asked.at("views"),
    };
    let name = Field {
        name: "name".to_owned(),
        label: ctx.word("common-name"),
        required: true,
        focus: true,
        full: true,
        error: error.map(|error| words::errors(lang, error)).unwrap_or_default(),
        input: Input::Text {
            value: renamed.map(|view| view.name.clone()).unwrap_or_default(),
            max: 80,
            autocomplete: "",
        },
        ..Field::default()
    };
    let shared = Field {
        name: "shared".to_owned(),
        label: ctx.word("list-share-with-all"),
        full: true,
        input: Input::YesNo { value: false },
        ..Field::default()
    };
    let body = html! {
        form class="filter-form" method="post" action=(action) hx-post=(action) hx-target="#dialog" novalidate {
            (kit::hidden_csrf(ctx.csrf()))
            @if renamed.is_some() { input type="hidden" name="what" value="name"; }
            div class="form-grid" { (kit::field(lang, &name)) @if renamed.is_none() { (kit::field(lang, &shared)) } }
            div class="form-actions" {
                (kit::submit(&Button { text: &ctx.word("common-save"), look: Look::Primary, ..Button::default() }, "", ""))
            }
        }
    };
    let title = ctx.word(if renamed.is_some() { "common-rename" } else { "common-save-view" });
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    if ctx.is_htmx() {
        return (status, kit::dialog(lang, &Dialog { title, body, ..Dialog::default() })).into_response();
    }
    let body = html! { h1 { (title) " · " (type_many(lang, of.name)) } div class="panel panel-form" { (body) } };
    ctx.page_with(status, &title, &format!("/{}", asked.plural), body)
}

fn own(views: Vec<SavedView>, id: AnyId) -> Result<SavedView> {
    views.into_iter().find(|view| view.id == id && view.mine).ok_or_else(Error::not_found)
}

/// Keeps what the address asks for under a name.
async fn save(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let mut values = Values::new();
    values.set("name", Value::text(sent.get("name")));
    values.set("record_type", Value::Text(of.name.to_owned()));
    values.set("layout", Value::Text(asked.layout.code().to_owned()));
    values.set("query", Value::text(kept(&asked)));
    values.set("shared", Value::Bool(sent.get("shared") == "1"));
    values.set("owner", Value::Id(ctx.user()));
    match ctx.write(move |tx| tx.create_values("saved_view", values.clone())).await {
        Ok(id) => Ok(ctx.go(&format!("/{plural}?view={id}"))),
        Err(error) if error.fault() == kernel::Fault::Invalid => Ok(named(&ctx, &of, &asked, None, Some(&error))),
        Err(error) => Err(error.into()),
    }
}

/// The part of an address that a view keeps.
fn kept(asked: &Asked) -> String {
    let whole = with_query("", &asked.kept());
    whole.trim_start_matches('?').to_owned()
}

/// Renames a view, shares it or takes it back, or keeps what the address now asks for; `what` says which.
async fn change(
    ctx: Ctx,
    Path((plural, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    sent: Posted,
) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let id: AnyId = id.parse()?;
    let view = own(of_type(&ctx, of.name, Some(id)).await?, id)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let mut values = Values::new();
    match sent.get("what") {
        "name" => values.set("name", Value::text(sent.get("name"))),
        "shared" => values.set("shared", Value::Bool(sent.get("shared") == "1")),
        _ => values.set("layout", Value::Text(asked.layout.code().to_owned())).set("query", Value::text(kept(&asked))),
    };
    match ctx.write(move |tx| tx.change_values("saved_view", id, None, values.clone())).await {
        Ok(_) => Ok(ctx.go(&format!("/{plural}?view={id}"))),
        Err(error) if error.fault() == kernel::Fault::Invalid => {
            Ok(named(&ctx, &of, &asked, Some(&view), Some(&error)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a view away; its records stay.
async fn delete(ctx: Ctx, Path((plural, id)): Path<(String, String)>) -> Answer {
    let of = super::record_type(&ctx, &plural)?;
    let id: AnyId = id.parse()?;
    own(of_type(&ctx, of.name, Some(id)).await?, id)?;
    ctx.write(move |tx| tx.delete_record(RecordRef { of: "saved_view", id })).await?;
    Ok(ctx.go(&format!("/{plural}")))
}
