//! Why may somebody see this record? For administrators, about any user and any record.

use axum::Router;
use axum::extract::Query as Asked;
use axum::routing::get;
use kernel::{AnyId, Result};
use maud::{Markup, html};
use record::{Query, RecordRef, RecordType};
use serde::Deserialize;
use store::{Access, Action, Db, FieldAccess, Way, Why};
use web::http::Answer;
use web::kit::{self, Button, Choice, Input, Look, Tone};
use web::show::{field_label, type_name};
use web::{App, Ctx};

use crate::frame::page;

/// Serves `/settings/why`.
pub fn router() -> Router<App> {
    Router::new().route("/settings/why", get(why))
}

#[derive(Deserialize)]
struct About {
    #[serde(default)]
    user: String,
    /// `company:ID`, or the address of its page.
    #[serde(default)]
    record: String,
}

/// The answer to the question, ready to be told.
struct Told {
    name: String,
    role: String,
    title: String,
    /// What may be done, and by which ways.
    actions: Vec<(Action, Vec<Way>)>,
    /// Titles of the records and owners that stand on the ways.
    titles: std::collections::HashMap<RecordRef, String>,
    /// Fields that he does not see, or cannot change.
    fields: Vec<(String, FieldAccess)>,
}

async fn why(ctx: Ctx, Asked(about): Asked<About>) -> Answer {
    ctx.administrators_only()?;
    let users = ctx.read(|db| db.page(&Query::of("user").by("name").limit(1000).fields(&["name"]))).await?.rows;
    let user: Option<AnyId> = about.user.parse().ok();
    let record = record_of(&ctx, about.record.trim());
    let lang = ctx.lang();
    let told = match (user, record) {
        (Some(user), Some(record)) => Some((record, ctx.read(move |db| tell(db, user, record, lang)).await?)),
        _ => None,
    };
    let choices = users.iter().map(|view| Choice { value: view.id.to_string(), label: view.title.clone() }).collect();
    let person = Input::Choice { value: about.user.clone(), choices, none: ctx.word("settings-why-whom") };
    let body = html! {
        div class="narrow stack" {
            form class="form" method="get" action="/settings/why" {
                div class="form-grid" {
                    (kit::field(lang, &kit::Field { name: "user".into(), label: ctx.word("user"), input: person, ..kit::Field::default() }))
                    (kit::field(lang, &kit::Field {
                        name: "record".into(),
                        label: ctx.word("record"),
                        hint: ctx.word("settings-why-record-hint"),
                        input: Input::Text { value: about.record.clone(), max: 300, autocomplete: "" },
                        ..kit::Field::default()
                    }))
                }
                div class="form-actions" { (kit::submit(&Button { text: &ctx.word("settings-why-ask"), look: Look::Primary, ..Button::default() }, "", "")) }
            }
            @if !about.record.is_empty() && record.is_none() { p class="muted" { (ctx.word("settings-why-no-record")) } }
            @if let Some((record, told)) = &told { (answer(&ctx, *record, told)) }
        }
    };
    Ok(page(&ctx, "/settings/users", &ctx.word("settings-why"), html! {}, body))
}

/// The record that `company:ID` or `https://…/companies/ID` means.
fn record_of(ctx: &Ctx, text: &str) -> Option<RecordRef> {
    let catalogue = ctx.store().catalogue();
    if let Some((of, id)) = text.split_once(':')
        && let (Ok(of), Ok(id)) = (catalogue.get(of), id.parse())
    {
        return Some(RecordRef { of: of.name, id });
    }
    let mut parts = text.split(['?', '#']).next()?.trim_end_matches('/').rsplit('/');
    let (id, plural) = (parts.next()?, parts.next()?);
    Some(RecordRef { of: catalogue.by_plural(plural)?.name, id: id.parse().ok()? })
}

fn tell(db: &Db<'_>, user: AnyId, record: RecordRef, lang: kernel::Lang) -> Result<Told> {
    let person = db.view("user", user)?;
    let of = db.describe(record.of)?;
    let title = db.view(record.of, record.id)?.title;
    let access = match db.access_of(user) {
        // Who may no longer sign in may do nothing.
        Err(error) if error.fault() == kernel::Fault::Unauthenticated => None,
        access => Some(access?),
    };
    let mut actions = Vec::new();
    for action in [Action::See, Action::Change, Action::Delete, Action::Export] {
        let ways = match &access {
            Some(access) => db.why(access, record, action)?,
            None => Vec::new(),
        };
        actions.push((action, ways));
    }
    let mentioned: Vec<RecordRef> = actions.iter().flat_map(|(_, ways)| ways).flatten().filter_map(mentioned).collect();
    Ok(Told {
        name: person.title.clone(),
        role: access.as_ref().map_or_else(String::new, |access| access.role().to_owned()),
        title,
        titles: db.titles(&mentioned)?,
        fields: access.map_or_else(Vec::new, |access| taken(&access, &of, lang)),
        actions,
    })
}

fn mentioned(step: &Why) -> Option<RecordRef> {
    match step {
        Why::Team { owner } => Some(RecordRef { of: "user", id: *owner }),
        Why::Within { parent } => Some(*parent),
        _ => None,
    }
}

fn taken(access: &Access, of: &RecordType, lang: kernel::Lang) -> Vec<(String, FieldAccess)> {
    let full = FieldAccess::Full;
    of.fields
        .iter()
        .map(|field| (field_label(lang, of.name, field), access.field(of, field)))
        .filter(|(_, allowed)| *allowed != full)
        .collect()
}

fn answer(ctx: &Ctx, record: RecordRef, told: &Told) -> Markup {
    let what = format!("{}: {}", type_name(ctx.lang(), record.of), told.title);
    html! {
        (kit::panel("", &ctx.words("settings-why-about", &[("name", (&told.name).into()), ("record", what.into())]), "", html! {}, html! {
            @if told.role.is_empty() { p { (ctx.word("settings-why-inactive")) } }
            @else { p class="muted" { (ctx.words("settings-why-role", &[("role", (&told.role).into())])) } }
            dl class="values" {
                @for (action, ways) in &told.actions {
                    div {
                        dt { (ctx.word(&format!("permission.can_{}", action.code()))) }
                        dd {
                            @if ways.is_empty() { (kit::chip(Tone::Bad, &words::yes_no(ctx.lang(), false))) }
                            @else {
                                (kit::chip(Tone::Good, &words::yes_no(ctx.lang(), true)))
                                @for way in ways { p { (sentence(ctx, way, told)) } }
                            }
                        }
                    }
                }
            }
        }))
        @if !told.fields.is_empty() {
            (kit::panel("", &ctx.word("settings-role-fields"), "", html! {}, html! {
                ul class="plain-list" {
                    @for (label, allowed) in &told.fields {
                        li { (label) " " (kit::chip(Tone::Warn, &ctx.word(match allowed { FieldAccess::Hidden => "field_access.hidden", _ => "field_access.read_only" }))) }
                    }
                }
            }))
        }
    }
}

/// One way as sentences: "It belongs to Opportunity X. … It is his own."
fn sentence(ctx: &Ctx, way: &Way, told: &Told) -> String {
    let title = |record: RecordRef| told.titles.get(&record).cloned().unwrap_or_default();
    let said: Vec<String> = way
        .iter()
        .map(|step| match step {
            Why::Administrator => ctx.word("settings-why-administrator"),
            Why::All => ctx.word("settings-why-all"),
            Why::Owner => ctx.word("settings-why-owner"),
            Why::Shared => ctx.word("settings-why-shared"),
            Why::Team { owner } => {
                let owner = title(RecordRef { of: "user", id: *owner });
                ctx.words("settings-why-team", &[("name", owner.into())])
            }
            Why::Within { parent } => {
                let what = format!("{}: {}", type_name(ctx.lang(), parent.of), title(*parent));
                ctx.words("settings-why-within", &[("record", what.into())])
            }
        })
        .collect();
    said.join(" ")
}
