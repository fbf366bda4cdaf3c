//! What the page says in a sentence, and its four figures.

use analytics::share::Share;
use kernel::{Decimal, format};
use maud::{Markup, html};
use web::Ctx;
use web::kit::{self, Tile};

use super::Period;
use super::found::Found;

/// A text whose part between two asterisks is what matters.
fn emphasised(text: &str) -> Markup {
    html! { @for (place, part) in text.split("**").enumerate() { @if place % 2 == 1 { b { (part) } } @else { (part) } } }
}

/// The sentence, and under it for what it holds.
pub fn headline(ctx: &Ctx, found: &Found) -> Markup {
    html! {
        div class="stack-s" {
            p class="headline" { (emphasised(&says(ctx, found))) }
            p class="headline-note" { (holds_for(ctx, found)) }
        }
    }
}

/// The sentence with its emphasis: `**2 of 7 customers** bring 80% …`.
pub fn says(ctx: &Ctx, found: &Found) -> String {
    let figures = &found.figures;
    ctx.words(
        &found.asked.by_measure("concentration-says"),
        &[
            ("few", figures.customers_for_share.into()),
            ("customers", figures.customers.into()),
            ("share", share(ctx, found).into()),
            ("total", whole(ctx, found, figures.total).into()),
        ],
    )
}

/// The share that was asked for, as percent.
pub fn share(ctx: &Ctx, found: &Found) -> String {
    format::percent(ctx.lang(), found.asked.percent())
}

/// An amount without its coins.
pub fn whole(ctx: &Ctx, found: &Found, amount: Decimal) -> String {
    format::amount_whole(ctx.lang(), amount, found.base)
}

/// How many of all customers carry the share, as percent; a place behind the comma where they are few.
fn part_of_all(ctx: &Ctx, found: &Found) -> String {
    let part = found.figures.customers_for_share as f64 / found.figures.customers.max(1) as f64;
    format::share(ctx.lang(), part, u8::from(part < 0.1))
}

/// The period and the choice of customers, in words.
fn holds_for(ctx: &Ctx, found: &Found) -> String {
    let lang = ctx.lang();
    let day = |day| format::date_medium(lang, day);
    let days = match found.period {
        (Some(from), Some(to)) => ctx.words("time-range", &[("from", day(from).into()), ("until", day(to).into())]),
        (Some(from), None) => ctx.words("time-since", &[("date", day(from).into())]),
        (None, Some(to)) => ctx.words("concentration-until", &[("date", day(to).into())]),
        (None, None) => String::new(),
    };
    let mut parts = Vec::new();
    if found.named != Period::Own {
        parts.push(ctx.word(found.named.words()));
    }
    parts.push(days);
    let chosen = |id: Option<kernel::AnyId>, of: &[(kernel::AnyId, String)]| {
        id.and_then(|id| of.iter().find(|(known, _)| *known == id)).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    parts.push(chosen(found.asked.segment.map(|id| id.any()), &found.segments));
    parts.push(chosen(found.asked.territory.map(|id| id.any()), &found.territories));
    if found.asked.groups {
        parts.push(ctx.word("concentration-groups-rolled-up"));
    }
    if let Some(keys) = found.keys.as_ref().filter(|_| found.figures.customers_for_share > 0) {
        let few = &found.figures.items[..found.figures.customers_for_share.min(found.figures.items.len())];
        let marked = few.iter().filter(|item| keys.contains_key(&item.company.any())).count();
        parts.push(ctx.words("concentration-keys-among", &[("marked", marked.into()), ("few", few.len().into())]));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The four figures.
pub fn tiles(ctx: &Ctx, found: &Found) -> Markup {
    let figures = &found.figures;
    let lang = ctx.lang();
    let top = figures.figures.top(Share::TWENTY_PERCENT);
    let largest = figures.items.first();
    kit::tiles(&[
        Tile {
            label: ctx.words("concentration-tile-few", &[("share", share(ctx, found).into())]),
            value: format::integer(lang, figures.customers_for_share as i64),
            note: ctx.words("concentration-tile-few-note", &[("share", part_of_all(ctx, found).into())]),
            main: true,
            ..Tile::default()
        },
        Tile {
            label: ctx.word("concentration-tile-customers"),
            value: format::integer(lang, figures.customers as i64),
            note: ctx.word("concentration-tile-customers-note"),
            ..Tile::default()
        },
        Tile {
            label: ctx.word(&found.asked.by_measure("concentration-tile-total")),
            value: whole(ctx, found, figures.total),
            note: largest.map_or_else(String::new, |item| {
                ctx.words(
                    "concentration-tile-largest",
                    &[("name", item.name.as_str().into()), ("share", format::share(lang, item.share, 1).into())],
                )
            }),
            ..Tile::default()
        },
        Tile {
            label: ctx.words("concentration-tile-top", &[("share", format::share(lang, 0.2, 0).into())]),
            value: top.map_or_else(|| "–".to_owned(), |top| format::share(lang, top.share, 1)),
            note: top.map_or_else(String::new, |top| {
                ctx.words("concentration-tile-top-note", &[("count", top.customers.into())])
            }),
            ..Tile::default()
        },
    ])
}
