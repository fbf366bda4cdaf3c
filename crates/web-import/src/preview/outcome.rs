//! What would come of a file.

use import::plan::Target;
use import::run::{Refused, Survey, left_in_words};
use kernel::format;
use maud::{Markup, html};
use web::{Ctx, kit};

use super::Look;

/// What would come of it.
pub(super) fn outcome(ctx: &Ctx, look: &Look, survey: &Survey) -> Markup {
    let lang = ctx.lang();
    let good = survey.rows - survey.refused - survey.without_customer - survey.taken_before;
    let count = |key: &str, count: u64| {
        let figure = format::integer(lang, count as i64);
        ctx.words(key, &[("count", (count as i64).into()), ("figure", figure.as_str().into())])
    };
    let rows = if survey.whole { "import-pages-rows" } else { "import-pages-rows-first" };
    let made = made(ctx, look);
    let body = html! {
        ul class="plain-list" {
            li { (count(rows, survey.rows)) }
            li { (count("import-pages-good", good)) " " @if !made.is_empty() { (ctx.words("import-pages-made", &[("types", made.as_str().into())])) } }
            @if survey.taken_before > 0 {
                li { (count("import-pages-taken-before", survey.taken_before)) }
            }
            @if survey.without_customer > 0 {
                li class="text-warn" { (count("import-pages-without-customer", survey.without_customer)) " " (ctx.word("import-pages-without-customer-hint")) }
            }
            @if let Some(kind) = &look.kind {
                @for line in left_in_words(kind, &survey.left_empty, lang) { li class="text-warn" { (line) } }
            }
            @if survey.remarks > 0 {
                li {
                    span class="text-warn" { (count("import-pages-remarks", survey.remarks)) }
                    (named(ctx, &survey.first_remarks))
                }
            }
            @if survey.refused > 0 {
                li {
                    span class="text-bad" { (count("import-pages-bad", survey.refused)) }
                    (named(ctx, &survey.first_refused))
                }
            }
        }
    };
    kit::panel("outcome", &ctx.word("import-pages-outcome"), "", html! {}, body)
}

/// Rows by their lines, each with what is wrong with it.
fn named(ctx: &Ctx, rows: &[Refused]) -> Markup {
    html! {
        ul class="small muted" {
            @for row in rows {
                @let line = format::integer(ctx.lang(), row.line as i64);
                li { (ctx.words("import-pages-line", &[("line", line.as_str().into()), ("reason", row.reason.as_str().into())])) }
            }
        }
    }
}

/// The records that come out of the rows, in the plural.
fn made(ctx: &Ctx, look: &Look) -> String {
    let Some(kind) = &look.kind else { return String::new() };
    let targets: Vec<Target> =
        look.upload.plan.targets.iter().filter_map(|text| Target::parse(kind, text).ok()).collect();
    let fed = |place: &usize| *place == kind.main || targets.iter().any(|target| target.slot == Some(*place));
    let many: Vec<String> = (0..kind.slots.len())
        .filter(fed)
        .map(|place| ctx.word(&format!("{}.many", kind.slots[place].of.name)))
        .collect();
    words::list(ctx.lang(), &many)
}
