//! What can be chosen: measure, period, segment, territory, share, groups. Everything is a link or a plain form.

use crm::insight::concentration::Measure;
use kernel::{AnyId, format};
use maud::{Markup, html};
use web::Ctx;
use web::kit::{self, Button, Field, Input, Look, icon};

use super::asked::SHARES;
use super::found::Found;
use super::{Asked, HREF, Period};

/// Revenue or profit.
pub fn measure(ctx: &Ctx, found: &Found) -> Markup {
    html! {
        @if found.sees_profit {
            div class="btn-group" role="group" aria-label=(ctx.word("concentration-measure")) {
                @for measure in [Measure::Revenue, Measure::Profit] {
                    @let asked = Asked { measure, after: 0, ..found.asked.clone() };
                    a class="btn" href=(asked.href()) aria-current=[(measure == found.asked.measure).then_some("true")] { (ctx.word(&asked.by_measure("concentration"))) }
                }
            }
        }
    }
}

/// The way to the file.
pub fn export(ctx: &Ctx, found: &Found) -> Markup {
    let href =
        Asked { after: 0, period: Some(found.named), ..found.asked.clone() }.address("/insight/concentration/export");
    html! {
        @if found.may_export && found.figures.customers > 0 {
            (kit::link_button(&Button { text: &ctx.word("common-export"), icon: "download", look: Look::Quiet, ..Button::default() }, &href))
        }
    }
}

/// The line of choices.
pub fn line(ctx: &Ctx, found: &Found) -> Markup {
    html! {
        div class="toolbar" {
            div class="toolbar-rest wraps" {
                div class="btn-group" role="group" aria-label=(ctx.word("concentration-period")) {
                    @for period in Period::NAMED {
                        @let asked = Asked { period: Some(period), from: None, to: None, after: 0, ..found.asked.clone() };
                        a class="btn" href=(asked.href()) aria-current=[(period == found.named).then_some("true")] { (ctx.word(period.words())) }
                    }
                }
                (own_period(ctx, found))
                (choices(ctx, found))
            }
        }
    }
}

/// Two days of one's own.
fn own_period(ctx: &Ctx, found: &Found) -> Markup {
    let own = found.named == Period::Own;
    let day = |name: &str, key: &str, day: Option<kernel::Date>| {
        let value = day.map(|day| day.to_string()).unwrap_or_default();
        let input = Input::Date { value };
        kit::field(
            ctx.lang(),
            &Field { name: name.into(), prefix: "own-".into(), label: ctx.word(key), input, ..Field::default() },
        )
    };
    let asked = Asked { period: None, from: None, to: None, after: 0, ..found.asked.clone() };
    let form = html! {
        form class="filter-form" method="get" action=(HREF) {
            @for (name, value) in asked.parts() { input type="hidden" name=(name) value=(value); }
            (day("from", "common-from", found.period.0))
            (day("to", "common-until", found.period.1))
            (kit::submit(&Button { text: &ctx.word("common-apply"), look: Look::Primary, ..Button::default() }, "", ""))
        }
    };
    let face = html! { (icon("calendar")) (ctx.word("concentration-own-period")) (icon("chevron-down")) };
    html! {
        div class=[own.then_some("is-chosen")] { (kit::menu(face, "", false, if own { "btn is-on" } else { "btn" }, html! { div class="roomy-form" { (form) } })) }
    }
}

/// Segment, territory, share and groups: a form that sends itself, with a button where no script runs.
fn choices(ctx: &Ctx, found: &Found) -> Markup {
    let asked = Asked { segment: None, territory: None, share: None, groups: false, after: 0, ..found.asked.clone() };
    html! {
        form class="choices" method="get" action=(HREF) hx-get=(HREF) hx-trigger="change" hx-target="#concentration" hx-select="#concentration" hx-swap="outerHTML" hx-push-url="true" {
            @for (name, value) in asked.parts() { input type="hidden" name=(name) value=(value); }
            (choice(&ctx.word("segment"), "segment", &ctx.word("concentration-all-segments"), found.asked.segment.map(|id| id.any()), &found.segments))
            (choice(&ctx.word("territory"), "territory", &ctx.word("concentration-all-territories"), found.asked.territory.map(|id| id.any()), &found.territories))
            (shares(ctx, found))
            label class="check" for="choice-groups" {
                input type="checkbox" id="choice-groups" name="groups" value="1" checked[found.asked.groups];
                span { (ctx.word("concentration-groups")) }
            }
            noscript { (kit::submit(&Button { text: &ctx.word("common-apply"), ..Button::default() }, "", "")) }
        }
    }
}

fn choice(label: &str, name: &str, all: &str, chosen: Option<AnyId>, choices: &[(AnyId, String)]) -> Markup {
    html! {
        @if !choices.is_empty() {
            span class="select" {
                select class="input" id={ "choice-" (name) } name=(name) aria-label=(label) {
                    option value="" { (all) }
                    @for (id, title) in choices { option value=(id) selected[chosen == Some(*id)] { (title) } }
                }
                (icon("chevron-down"))
            }
        }
    }
}

fn shares(ctx: &Ctx, found: &Found) -> Markup {
    let mut offered: Vec<kernel::Decimal> =
        SHARES.iter().filter_map(|share| kernel::Decimal::from_int(*share)).collect();
    let chosen = found.asked.percent();
    if !offered.contains(&chosen) {
        offered.push(chosen);
        offered.sort();
    }
    html! {
        span class="select" {
            select class="input" id="choice-share" name="share" aria-label=(ctx.word("concentration-share-asked")) {
                @for share in &offered { option value=(share) selected[*share == chosen] { (format::percent(ctx.lang(), *share)) } }
            }
            (icon("chevron-down"))
        }
    }
}
