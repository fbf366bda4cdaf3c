//! What stands there when it is not clear who calls: whom to choose from, or what to do with a new number.

use axum::response::Response;
use maud::{Markup, html};
use record::View;
use store::Action;
use web::kit::{self, Button, Empty, Field, Input, Look, Related, RelatedItem, icon};
use web::show::Show;
use web::{Ctx, url_encoded};

use super::found::{Found, OFFERED};
use super::{HREF, Number};

/// Several to choose from, or nobody.
pub fn page(ctx: &Ctx, number: &Number, found: &Found) -> Response {
    let title = ctx.word("call-title");
    let body = html! {
        div class="stack call" {
            (caller(&number.shown(), &ctx.word(if found.is_nobody() { "call-nobody" } else { "call-several" })))
            @if found.is_nobody() { (nobody(ctx, number)) } @else { (several(ctx, found)) }
        }
    };
    ctx.page(&title, HREF, body)
}

/// The caller hides his number.
pub fn withheld(ctx: &Ctx) -> Response {
    let empty = kit::empty(&Empty {
        icon: "phone".to_owned(),
        title: ctx.word("call-withheld"),
        text: ctx.word("call-withheld-text"),
        ..Empty::default()
    });
    ctx.page(&ctx.word("call-title"), HREF, empty)
}

/// Who calls, to be read while lifting the receiver.
fn caller(number: &str, says: &str) -> Markup {
    html! {
        header class="caller" {
            span class="caller-mark" { (icon("phone")) }
            div { h1 class="caller-number" { (number) } p class="muted" { (says) } }
        }
    }
}

fn several(ctx: &Ctx, found: &Found) -> Markup {
    let clock = ctx.clock();
    let show = Show::new(ctx.lang(), ctx.store().catalogue(), &ctx.store().settings(), &clock);
    let person = |view: &View| RelatedItem {
        picture: kit::avatar(&view.title),
        title: view.title.clone(),
        href: found.of_person(view),
        note: joined(&[show.text(view, "position"), view.title_of("company").unwrap_or_default().to_owned()]),
        end: html! { @if !view.value("left_on").is_null() { span class="faint small" { (ctx.word("call-left")) } } },
        ..RelatedItem::default()
    };
    let company = |view: &View| RelatedItem {
        picture: kit::avatar(&view.title),
        title: view.title.clone(),
        href: found.of_company(view),
        note: show.text(view, "address"),
        ..RelatedItem::default()
    };
    let lead = |view: &View| RelatedItem {
        picture: html! { span class="faint" { (icon("funnel")) } },
        title: view.title.clone(),
        href: format!("/leads/{}", view.id),
        note: joined(&[ctx.word("lead"), show.text(view, "company_name"), show.text(view, "status")]),
        ..RelatedItem::default()
    };
    let items =
        found.people.iter().map(person).chain(found.companies.iter().map(company)).chain(found.leads.iter().map(lead));
    let items: Vec<RelatedItem> = items.take(OFFERED).collect();
    kit::related(
        ctx.lang(),
        &Related { id: "callers".to_owned(), title: ctx.word("call-who"), items, ..Related::default() },
    )
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

/// Nobody has the number: a lead, a person of a company we know, or a new company.
fn nobody(ctx: &Ctx, number: &Number) -> Markup {
    let filled = url_encoded(number.to_fill());
    let catalogue = ctx.store().catalogue();
    let may = |of: &str| catalogue.get(of).is_ok_and(|of| ctx.may(of, Action::Create));
    let choice = Field {
        name: "company".to_owned(),
        label: ctx.word("company"),
        required: true,
        input: Input::Reference { chosen: None, search: "/pick/company".to_owned() },
        ..Field::default()
    };
    html! {
        div class="cols" {
            @if may("lead") {
                (kit::panel("", &ctx.word("call-new-lead"), "", html! {}, html! {
                    div class="stack-s" {
                        p class="muted" { (ctx.word("call-new-lead-text")) }
                        div class="row" { (kit::link_button(&Button { text: &ctx.word("call-new-lead-do"), icon: "plus", look: Look::Primary, ..Button::default() }, &format!("/leads/new?phone={filled}"))) }
                    }
                }))
            }
            @if may("person") {
                (kit::panel("", &ctx.word("call-new-person"), "", html! {}, html! {
                    form class="stack-s" method="get" action="/people/new" {
                        input type="hidden" name="phone" value=(number.to_fill());
                        (kit::field(ctx.lang(), &choice))
                        div class="row" {
                            (kit::submit(&Button { text: &ctx.word("common-continue"), icon: "arrow-right", ..Button::default() }, "", ""))
                            @if may("company") {
                                (kit::link_button(&Button { text: &ctx.word("call-new-company"), look: Look::Quiet, ..Button::default() }, &format!("/companies/new?phone={filled}")))
                            }
                        }
                    }
                }))
            }
        }
    }
}
