//! What stands in the navigation: the record types by area, as far as one sees them, and the pages of their own.

use store::Action;

use crate::app::PageLink;
use crate::ctx::Ctx;
use crate::kit::{Area, MenuItem, NavLink, UserMenu};

/// The areas in the order in which people work with them.
pub(crate) const AREAS: [&str; 6] = ["customers", "key_accounts", "sales", "work", "billing", "insight"];
/// Where a phone leads with one touch.
const DOCK: [&str; 3] = ["company", "opportunity", "task"];

/// The navigation of a reader. `active` is the address of the page that he is on.
pub fn areas(ctx: &Ctx, active: &str) -> Vec<Area> {
    let mut areas = Vec::new();
    for area in AREAS {
        let mut links = of_types(ctx, area, active);
        links.extend(of_pages(ctx, area, active));
        if !links.is_empty() {
            areas.push(Area { name: ctx.word(&format!("area.{area}")), links });
        }
    }
    let foot: Vec<NavLink> = of_pages(ctx, "", active).collect();
    if !foot.is_empty() {
        areas.push(Area { name: String::new(), links: foot });
    }
    areas
}

fn of_types(ctx: &Ctx, area: &str, active: &str) -> Vec<NavLink> {
    let catalogue = ctx.store().catalogue();
    catalogue
        .types()
        .filter(|of| of.area == area && !of.part && !of.settings && ctx.may(of, Action::See))
        // A page that bears a type's own name stands in place of its list.
        .filter(|of| !ctx.app().options().pages.iter().any(|page| page.words.strip_suffix(".many") == Some(of.name)))
        .map(|of| {
            let href = format!("/{}", of.plural);
            NavLink {
                text: ctx.word(&format!("{}.many", of.name)),
                icon: of.icon.to_owned(),
                current: href == active,
                href,
                ..NavLink::default()
            }
        })
        .collect()
}

fn of_pages<'a>(ctx: &'a Ctx, area: &'a str, active: &'a str) -> impl Iterator<Item = NavLink> + 'a {
    let own = OWN.iter().chain(&ctx.app().options().pages);
    own.filter(move |page| page.area == area && offered(ctx, page)).map(move |page| NavLink {
        text: ctx.word(page.words),
        icon: page.icon.to_owned(),
        current: page.href == active,
        href: page.href.to_owned(),
        ..NavLink::default()
    })
}

/// Pages of this crate.
const OWN: &[PageLink] = &[
    PageLink {
        area: "customers",
        words: "duplicates",
        icon: "merge",
        href: crate::pages::duplicates::HREF,
        sees: "company",
        administrators: false,
    },
    PageLink { area: "", words: "settings", icon: "settings", href: "/settings", sees: "", administrators: true },
];

fn offered(ctx: &Ctx, page: &PageLink) -> bool {
    let seen = page.sees.is_empty() || ctx.store().catalogue().get(page.sees).is_ok_and(|of| ctx.may(of, Action::See));
    seen && (!page.administrators || ctx.is_administrator())
}

/// Links at the foot of a phone.
pub fn dock(ctx: &Ctx, active: &str) -> Vec<NavLink> {
    let catalogue = ctx.store().catalogue();
    DOCK.iter()
        .filter_map(|name| catalogue.get(name).ok())
        .filter(|of| ctx.may(of, Action::See))
        .map(|of| {
            let href = format!("/{}", of.plural);
            NavLink {
                text: ctx.word(&format!("{}.many", of.name)),
                icon: of.icon.to_owned(),
                current: href == active,
                href,
                ..NavLink::default()
            }
        })
        .collect()
}

/// The menu under one's name.
pub fn user_menu(ctx: &Ctx) -> UserMenu {
    UserMenu {
        name: ctx.visit().name.clone(),
        note: ctx.visit().role.clone(),
        links: vec![MenuItem {
            text: ctx.word("app-my-page"),
            icon: "user",
            href: "/me".to_owned(),
            ..MenuItem::default()
        }],
    }
}
