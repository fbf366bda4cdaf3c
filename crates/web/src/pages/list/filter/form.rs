//! The form of a filter: `GET /companies/filter?…&field=owner`, posted to the same address.

use std::sync::Arc;

use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use kernel::{Error, Result};
use maud::{Markup, html};
use record::{Filter, Kind, RecordType, Test, Value};
use store::{Action, Db};

use super::super::asked::{Asked, condition, with_query};
use super::input::{self, Way};
use super::{chips, fields, preset};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Dialog, Field, Look};
use crate::show::{Show, path_kind, path_label};

/// A filter that is being made or changed.
struct Edited {
    of: Arc<RecordType>,
    asked: Asked,
    /// The path of the field; empty when it is still to be chosen.
    path: String,
    /// The place of the filter that is changed.
    place: Option<usize>,
}

impl Edited {
    fn read(ctx: &Ctx, plural: &str, query: Option<&str>) -> Result<Edited> {
        let of = super::super::record_type(ctx, plural)?;
        let sent = Posted::parse(query.unwrap_or_default().as_bytes());
        let asked = Asked::read(plural, &sent)?;
        let place = sent.get("edit").parse().ok().filter(|place| *place < asked.filters.len());
        Ok(Edited { of, asked, path: sent.get("field").to_owned(), place })
    }

    /// Where the form is posted.
    fn action(&self) -> String {
        let mut pairs = self.asked.pairs();
        pairs.push(("field", self.path.clone()));
        pairs.extend(self.place.map(|place| ("edit", place.to_string())));
        with_query(&format!("/{}/filter", self.asked.plural), &pairs)
    }
}

/// The form, or the fields to choose from.
pub(super) async fn show(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let edited = Edited::read(&ctx, &plural, query.as_deref())?;
    let csrf = ctx.csrf().to_owned();
    let body = ctx
        .read(move |db| {
            db.access().demand(&edited.of, Action::See)?;
            let show = Show::of(db);
            if edited.path.is_empty() {
                return Ok(fields::fields(db, &show, &edited.of, &edited.asked));
            }
            form(db, &show, &edited, &csrf, None)
        })
        .await?;
    Ok(answer(&ctx, &plural, StatusCode::OK, body))
}

/// The list with the filter.
pub(super) async fn apply(ctx: Ctx, Path(plural): Path<String>, RawQuery(query): RawQuery, sent: Posted) -> Answer {
    let edited = Edited::read(&ctx, &plural, query.as_deref())?;
    let csrf = ctx.csrf().to_owned();
    let outcome = ctx
        .read(move |db| {
            db.access().demand(&edited.of, Action::See)?;
            let show = Show::of(db);
            let kind = kind_of(db, &edited)?;
            let conditions = match sent.get("preset") {
                "" => input::conditions(&sent, &edited.path, &kind, &show, db.catalogue()),
                stretch => Ok(preset::conditions(stretch, &edited.path)),
            };
            // Each must be readable before the list is asked with it, or the list would fail and not the form.
            let checked = conditions.and_then(|all| {
                all.iter().try_for_each(|one| condition(one, db, &edited.of).map(|_| ()))?;
                Ok(all)
            });
            match checked {
                Ok(new) => Ok(Ok(with_conditions(&edited, new).href())),
                Err(error) if error.fault() == kernel::Fault::Invalid => {
                    Ok(Err(form(db, &show, &edited, &csrf, Some(&error))?))
                }
                Err(error) => Err(error),
            }
        })
        .await?;
    Ok(match outcome {
        Ok(href) => ctx.go(&href),
        Err(form) => answer(&ctx, &plural, StatusCode::UNPROCESSABLE_ENTITY, form),
    })
}

fn with_conditions(edited: &Edited, new: Vec<String>) -> Asked {
    edited.asked.changed(|asked| match edited.place {
        Some(place) => {
            asked.filters.splice(place..=place, new);
        }
        None => asked.filters.extend(new),
    })
}

fn answer(ctx: &Ctx, plural: &str, status: StatusCode, body: Markup) -> Response {
    let title = ctx.word("common-add-filter");
    if ctx.is_htmx() {
        let dialog = kit::dialog(ctx.lang(), &Dialog { title, body, ..Dialog::default() });
        return (status, dialog).into_response();
    }
    let body = html! { h1 { (title) } div class="panel panel-form" { (body) } };
    ctx.page_with(status, &title, &format!("/{plural}"), body)
}

fn kind_of(db: &Db<'_>, edited: &Edited) -> Result<Kind> {
    // A field that the reader may not see does not exist; the gate says so when it is asked for it.
    let path: record::Path = edited.path.parse()?;
    let mut probe = record::Query::of(edited.of.name).limit(1).filter(Filter::Ids(Vec::new()));
    probe.fields = vec![path.clone()];
    db.page(&probe)?;
    path_kind(&edited.path, &edited.of, db.catalogue())
        .ok_or_else(|| Error::invalid("error-no-such-field").with("field", &edited.path).with("type", edited.of.name))
}

fn form(db: &Db<'_>, show: &Show, edited: &Edited, csrf: &str, error: Option<&Error>) -> Result<Markup> {
    let lang = show.lang;
    let kind = kind_of(db, edited)?;
    let path: record::Path = edited.path.parse()?;
    let label = path_label(lang, &edited.of, db.catalogue(), &path);
    let way = Way::of(&kind);
    let tests = way.tests(&kind);
    let before = match edited.place {
        Some(place) => Some(condition(&edited.asked.filters[place], db, &edited.of)?),
        None => None,
    };
    let labels = chips::titles(db, &edited.of, before.as_slice())?;
    let (test, from, to) = present(before.as_ref(), tests[0]);
    let message = error.map(|error| words::errors(lang, error)).unwrap_or_default();
    let choices = tests
        .iter()
        .map(|test| kit::Choice { value: (*test).to_owned(), label: input::test_label(show, &kind, test) })
        .collect();
    let field = |name: &str, label: String, input, focus| Field {
        name: name.to_owned(),
        prefix: "filter-".to_owned(),
        label,
        input,
        focus,
        full: way != Way::Range,
        ..Field::default()
    };
    let how = field(
        "test",
        label.clone(),
        kit::Input::Choice { value: test.to_owned(), choices, none: String::new() },
        false,
    );
    let value_label = words::text(lang, if way == Way::Range { "common-from" } else { "common-value" }, &[]);
    let value = Field {
        error: message,
        ..field("value", value_label, input::control(show, &kind, "value", &from, &labels), true)
    };
    let until = field(
        "value_to",
        words::text(lang, "common-until", &[]),
        input::control(show, &kind, "value_to", &to, &labels),
        false,
    );
    let value = match few(db, &kind, &from)? {
        Some(choices) => Field { input: choices, ..value },
        None => value,
    };
    Ok(html! {
        form class="filter-form" method="post" action=(edited.action()) hx-post=(edited.action()) hx-target="#dialog" novalidate {
            (kit::hidden_csrf(csrf))
            (kit::field(lang, &how))
            @match way {
                Way::Presence => {}
                Way::Range => div class="form-grid" { (kit::field(lang, &value)) (kit::field(lang, &until)) },
                _ => (kit::field(lang, &value)),
            }
            @if preset::offered(&kind).next().is_some() {
                div class="preset-row" role="group" aria-label=(label) {
                    @for key in preset::offered(&kind) {
                        button type="submit" class="btn btn-small" name="preset" value=(key) { (words::text(lang, key, &[])) }
                    }
                }
            }
            @if kind == Kind::Reference("user") && db.actor().user.is_some() {
                @let mine = with_conditions(edited, vec![format!("{}:is:me", edited.path)]).href();
                div class="preset-row" { a class="btn btn-small" href=(mine) { (words::text(lang, "common-me", &[])) } }
            }
            div class="form-actions" {
                (kit::submit(&Button { text: &words::text(lang, "common-apply", &[]), look: Look::Primary, ..Button::default() }, "", ""))
            }
        }
    })
}

/// How many records are offered as boxes to tick; more are looked up while one types.
const FEW: usize = 15;

/// The records of a small type as boxes to tick: stages, pipelines, colleagues in a small company.
fn few(db: &Db<'_>, kind: &Kind, chosen: &[Value]) -> Result<Option<kit::Input>> {
    let (Kind::Reference(target) | Kind::References(target)) = kind else { return Ok(None) };
    let of = db.describe(target)?;
    let mut query = record::Query::of(of.name).limit(FEW);
    query.fields = vec![of.title.into()];
    let page = db.page(&query)?;
    let values: Vec<String> = chosen.iter().map(record::text::write).collect();
    let known = |id: &String| page.rows.iter().any(|view| view.id.to_string() == *id);
    if page.next.is_some() || page.rows.is_empty() || !values.iter().all(known) {
        return Ok(None);
    }
    let choices = page.rows.iter().map(|view| kit::Choice { value: view.id.to_string(), label: view.title.clone() });
    Ok(Some(kit::Input::Choices { values, choices: choices.collect() }))
}

/// The test and the values of a filter that is changed, as the form shows them.
fn present(before: Option<&Filter>, first: &'static str) -> (&'static str, Vec<Value>, Vec<Value>) {
    let Some(Filter::Field(_, test)) = before else { return (first, Vec::new(), Vec::new()) };
    match test {
        Test::In(values) | Test::NotIn(values) => (test.code(), values.clone(), Vec::new()),
        Test::Contains(text) | Test::Starts(text) => (test.code(), vec![Value::Text(text.clone())], Vec::new()),
        Test::More(value) | Test::AtLeast(value) => ("between", vec![value.clone()], Vec::new()),
        Test::Less(value) | Test::AtMost(value) => ("between", Vec::new(), vec![value.clone()]),
        Test::Empty | Test::Filled => (test.code(), Vec::new(), Vec::new()),
        Test::Within(id) => (test.code(), vec![Value::Id(*id)], Vec::new()),
    }
}
