//! What stands in the navigation: what people work with daily, by area, as far as one sees it, and the pages of their own.
//!
//! What is set up once and seldom touched again has its place in the settings.

use std::sync::Arc;

use record::RecordType;
use store::Action;

use crate::app::PageLink;
use crate::ctx::Ctx;
use crate::kit::{Area, MenuItem, NavLink, UserMenu};

/// The areas of the catalogue in the order in which people work with them.
pub(crate) const AREAS: [&str; 6] = ["work", "customers", "key_accounts", "sales", "billing", "insight"];
/// Stands on top without a heading: what a day begins with.
const DAILY: &str = "work";
/// Record types that are set up once and chosen from daily.
const SET_UP: [&str; 7] = ["pipeline", "stage", "category", "segment", "territory", "tag", "exchange_rate"];
/// Where they are listed.
pub const LISTS: &str = "/settings/lists";
/// Where a phone leads with one touch.
const DOCK: [&str; 3] = ["company", "opportunity", "task"];

/// The navigation of a reader. `active` is the address of the page that he is on.
pub fn areas(ctx: &Ctx, active: &str) -> Vec<Area> {
    let mut areas = Vec::new();
    for area in AREAS {
        let mut links = Vec::new();
        if area == DAILY {
            links.push(link(ctx, "home-title", "home", "/", active));
        }
        links.extend(of_types(ctx, area, active));
        links.extend(of_pages(ctx, area, active));
        if !links.is_empty() {
            let name = if area == DAILY { String::new() } else { ctx.word(&format!("area.{area}")) };
            areas.push(Area { name, links });
        }
    }
    let mut foot: Vec<NavLink> = of_pages(ctx, "", active).collect();
    foot.extend(settings(ctx, active));
    if !foot.is_empty() {
        areas.push(Area { name: String::new(), links: foot });
    }
    areas
}

/// The record types that are set up in the settings, as far as the reader sees them.
pub fn set_up(ctx: &Ctx) -> Vec<Arc<RecordType>> {
    let catalogue = ctx.store().catalogue();
    let known = SET_UP.iter().filter_map(|name| catalogue.get(name).ok());
    known.filter(|of| ctx.may(of, Action::See)).map(Arc::clone).collect()
}

fn of_types(ctx: &Ctx, area: &str, active: &str) -> Vec<NavLink> {
    let catalogue = ctx.store().catalogue();
    catalogue
        .types()
        .filter(|of| of.area == area && !of.part && !of.settings && !SET_UP.contains(&of.name))
        .filter(|of| ctx.may(of, Action::See))
        // A page that bears a type's own name stands in place of its list.
        .filter(|of| !ctx.app().options().pages.iter().any(|page| page.words.strip_suffix(".many") == Some(of.name)))
        .map(|of| link(ctx, &format!("{}.many", of.name), of.icon, &format!("/{}", of.plural), active))
        .collect()
}

fn of_pages<'a>(ctx: &'a Ctx, area: &'a str, active: &'a str) -> impl Iterator<Item = NavLink> + 'a {
    let pages = ctx.app().options().pages.iter().chain(OWN);
    pages
        .filter(move |page| page.area == area && offered(ctx, page))
        .map(move |page| link(ctx, page.words, page.icon, page.href, active))
}

/// Pages of this crate.
const OWN: &[PageLink] = &[PageLink {
    area: "",
    words: "duplicates",
    icon: "merge",
    href: crate::pages::duplicates::HREF,
    sees: "company",
    administrators: false,
}];

fn link(ctx: &Ctx, words: &str, icon: &str, href: &str, active: &str) -> NavLink {
    NavLink {
        text: ctx.word(words),
        icon: icon.to_owned(),
        href: href.to_owned(),
        current: href == active,
        ..NavLink::default()
    }
}

/// The settings: all of them for administrators, the lists alone for whoever keeps one of them.
fn settings(ctx: &Ctx, active: &str) -> Option<NavLink> {
    let lists = set_up(ctx);
    let href = if ctx.is_administrator() {
        "/settings"
    } else if lists.iter().any(|of| ctx.may(of, Action::Change)) {
        LISTS
    } else {
        return None;
    };
    let mut link = link(ctx, "settings", "settings", href, active);
    link.current |= active == "/settings" || lists.iter().any(|of| active.strip_prefix('/') == Some(of.plural));
    Some(link)
}

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
            // Five words share the width of a phone, and the area is the shorter one.
            let words = if of.name == "opportunity" { "area.sales".to_owned() } else { format!("{}.many", of.name) };
            link(ctx, &words, of.icon, &format!("/{}", of.plural), active)
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
