//! The frame of every page: navigation at the side, a bar above, the sheet in the middle.

use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

use super::command::command_dialog;
use super::crumbs::{Crumb, crumbs};
use super::icon::{icon, sprite};
use super::menu::{MenuItem, menu, menu_link, menu_post};
use super::message::{Toast, toast};
use super::person::avatar;
use super::word;
use crate::assets;

/// Light or dark; kept in the cookie `theme`, so that the server writes the right class and nothing flashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    Auto,
    /// Dark letters on light paper.
    Light,
    /// Light letters on dark paper.
    Dark,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The cookie's value.
    pub const fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// Reads the cookie; anything unknown is the device's own.
    pub fn from_code(code: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }

    /// Its icon.
    pub const fn icon(self) -> &'static str {
        match self {
            Theme::Auto => "monitor",
            Theme::Light => "sun",
            Theme::Dark => "moon",
        }
    }
}

/// Links of one area of the work, such as customers or sales.
#[derive(Clone, Debug, Default)]
pub struct Area {
    /// Its name; empty for links that belong to no area.
    pub name: String,
    /// Its links.
    pub links: Vec<NavLink>,
}

/// A link of the navigation.
#[derive(Clone, Debug, Default)]
pub struct NavLink {
    /// The words.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Name of its icon.
    pub icon: String,
    /// Whether this page belongs to it.
    pub current: bool,
    /// How many wait there; zero shows nothing.
    pub count: u64,
    /// Whether what waits is due, which colours the count.
    pub due: bool,
}

/// Who is signed in, and what the menu under the name offers.
#[derive(Clone, Debug, Default)]
pub struct UserMenu {
    /// The full name.
    pub name: String,
    /// Role or address, in small letters.
    pub note: String,
    /// Links above the language and the theme: own settings, keyboard help and so on.
    pub links: Vec<MenuItem>,
}

/// All that the frame needs to know.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// What the browser's tab says, before the name of the program.
    pub title: String,
    /// Lists and boards scroll inside the sheet; other pages scroll as a whole.
    pub fixed: bool,
    /// The navigation.
    pub areas: Vec<Area>,
    /// Up to three links for the bar at the foot of a phone, beside search and menu.
    pub dock: Vec<NavLink>,
    /// The way to this page.
    pub crumbs: Vec<Crumb>,
    /// Who is signed in.
    pub user: UserMenu,
    /// Unread notifications.
    pub unread: u64,
    /// The token that every change must carry.
    pub csrf: String,
    /// Position in the change log at which the page was made; live events after it are caught up.
    pub live: Option<i64>,
    /// What to tell once the page is there, such as what the form just did.
    pub toasts: Vec<Toast>,
    /// `type:id` of the record that the command menu's verbs act on, or empty.
    pub subject: String,
}

/// A whole page inside the frame.
pub fn page(shell: &Shell, body: Markup) -> Markup {
    let lang = shell.lang;
    html! {
        (DOCTYPE)
        html lang=(lang.code()) class={ "theme-" (shell.theme.code()) } {
            (head(lang, shell.theme, &shell.title, &shell.csrf, shell.live))
            body data-subject=[(!shell.subject.is_empty()).then_some(&shell.subject)] {
                (sprite())
                a class="skip" href="#main" { (word(lang, "kit-skip")) }
                div class={ "app" @if shell.fixed { " app-fixed" } } {
                    (side(shell))
                    (bar(shell))
                    main id="main" class="sheet" tabindex="-1" { (body) }
                    (dock(shell))
                }
                (command_dialog(lang))
                div id="loading" class="loading" aria-hidden="true" {}
                div id="dialog" data-dialog-slot {}
                div id="toasts" class="toasts" role="status" aria-live="polite" data-toasts data-dismiss=(word(lang, "kit-dismiss")) { @for told in &shell.toasts { (toast(lang, told)) } }
            }
        }
    }
}

/// A page without the frame: sign in, first visit, an error.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Heading and title.
    pub title: String,
    /// The token that every change must carry.
    pub csrf: String,
    /// More room, for a page with several columns.
    pub wide: bool,
}

/// A card in the middle of an empty page.
pub fn plain_page(plain: &Plain, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(plain.lang.code()) class={ "theme-" (plain.theme.code()) } {
            (head(plain.lang, plain.theme, &plain.title, &plain.csrf, None))
            body {
                (sprite())
                main id="main" class="plain" {
                    div class={ "plain-card stack" @if plain.wide { " wide" } } {
                        p class="brand" { (logo()) "Kilit" }
                        h1 { (plain.title) }
                        (body)
                    }
                }
                div id="dialog" data-dialog-slot {}
                div id="toasts" class="toasts" role="status" aria-live="polite" data-toasts data-dismiss=(word(plain.lang, "kit-dismiss")) {}
            }
        }
    }
}

fn head(lang: Lang, theme: Theme, title: &str, csrf: &str, live: Option<i64>) -> Markup {
    // htmx neither evaluates text nor writes styles nor runs scripts of an answer. Attributes count only where they
    // stand. The answers 409 (both values) and 422 (the form with its errors) are shown like any other.
    let htmx = r#"{"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"defaultFocusScroll":false,"historyCacheSize":0,"refreshOnHistoryMiss":true,"scrollIntoViewOnBoost":false,"disableInheritance":true,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"409|422","swap":true},{"code":"[45]..","swap":false,"error":true}]}"#;
    let scheme = match theme {
        Theme::Auto => "light dark",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content";
            meta name="color-scheme" content=(scheme);
            meta name="csrf" content=(csrf);
            meta name="htmx-config" content=(htmx);
            meta name="failed" content=(word(lang, "kit-failed"));
            meta name="offline" content=(word(lang, "kit-offline"));
            @if let Some(position) = live { meta name="live" content=(position); }
            title { (title) " · Kilit" }
            // A page is small: shown at once as a whole, no column widens while its rows are still coming.
            link rel="expect" href="#toasts" blocking="render";
            link rel="icon" type="image/svg+xml" href=(assets::FAVICON);
            link rel="stylesheet" href=(assets::STYLES);
            script type="module" src=(assets::SCRIPT) {}
        }
    }
}

/// The keyhole.
fn logo() -> Markup {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" {
            rect width="32" height="32" rx="8" {}
            path class="hole" d="M16 7a5.2 5.2 0 0 0-2.7 9.65L11.6 24.2a.8.8 0 0 0 .8.95h7.2a.8.8 0 0 0 .8-.95l-1.7-7.55A5.2 5.2 0 0 0 16 7z" {}
        }
    }
}

fn side(shell: &Shell) -> Markup {
    let lang = shell.lang;
    html! {
        // A popover on narrow screens, where it slides over the page; on wide ones the style keeps it in place.
        nav id="side" class="side" popover="auto" aria-label=(word(lang, "kit-navigation")) {
            a class="brand" href="/" { (logo()) "Kilit" }
            button type="button" class="btn btn-quiet btn-icon side-close" popovertarget="side" popovertargetaction="hide" {
                (icon("x")) span class="sr" { (word(lang, "kit-close")) }
            }
            @for (place, area) in shell.areas.iter().enumerate() {
                div class={ "area" @if place > 0 && area.name.is_empty() { " side-foot" } } {
                    @if !area.name.is_empty() { p class="area-name" id={ "area-" (place) } { (area.name) } }
                    ul class="nav-list" aria-labelledby=[(!area.name.is_empty()).then(|| format!("area-{place}"))] {
                        @for link in &area.links { li { (nav_link(link)) } }
                    }
                }
            }
        }
    }
}

fn nav_link(link: &NavLink) -> Markup {
    html! {
        a class="nav-link" href=(link.href) aria-current=[link.current.then_some("page")] {
            (icon(&link.icon))
            span class="clip" { (link.text) }
            @if link.count > 0 { span class={ "nav-count" @if link.due { " due" } } { (link.count) } }
        }
    }
}

fn bar(shell: &Shell) -> Markup {
    let lang = shell.lang;
    html! {
        header class="bar" {
            div class="bar-left" {
                button type="button" class="btn btn-quiet btn-icon only-narrow" popovertarget="side" {
                    (icon("menu")) span class="sr" { (word(lang, "kit-navigation")) }
                }
                // One step alone would only repeat the heading; a phone shows there where one is at home.
                @if shell.crumbs.len() > 1 { (crumbs(lang, &shell.crumbs)) }
                @else { a class="brand only-phone" href="/" { (logo()) "Kilit" } }
            }
            a class="search-opener" href="/search" data-command-open {
                (icon("search"))
                span class="clip" { (word(lang, "kit-search-all")) }
                kbd aria-hidden="true" { "Ctrl K" }
            }
            div class="bar-right" {
                (bell(lang, shell.unread))
                (user_menu(shell))
            }
        }
    }
}

/// The bell; `GET /notifications/bell` answers it anew when a notification arrives.
pub fn bell(lang: Lang, unread: u64) -> Markup {
    html! {
        a id="bell" class="btn btn-quiet btn-icon bell" href="/notifications" data-live-list="notification" hx-get="/notifications/bell" hx-trigger="live" hx-swap="outerHTML" {
            (icon("bell"))
            span class="sr" { (word(lang, "kit-notifications")) }
            @if unread > 99 { span class="bell-count" { "99+" } } @else if unread > 0 { span class="bell-count" { (unread) } }
        }
    }
}

fn user_menu(shell: &Shell) -> Markup {
    let lang = shell.lang;
    let face = html! { (avatar(&shell.user.name)) span class="user-name clip" { (shell.user.name) } span class="sr" { (word(lang, "kit-user-menu")) } };
    let body = html! {
        @if !shell.user.note.is_empty() { p class="menu-title" { (shell.user.note) } }
        div class="menu-list" { @for item in &shell.user.links { (menu_link(item)) } }
        hr class="menu-line";
        p class="menu-title" id="pick-theme" { (word(lang, "kit-theme")) }
        form class="lang-row" method="post" action="/preferences/theme" data-theme-form aria-labelledby="pick-theme" {
            input type="hidden" name="_csrf" value=(shell.csrf);
            div class="btn-group" {
                @for theme in Theme::ALL {
                    button type="submit" class="btn btn-small" name="theme" value=(theme.code()) aria-pressed=(theme == shell.theme) {
                        (icon(theme.icon())) (word(lang, &format!("kit-theme-{}", theme.code())))
                    }
                }
            }
        }
        p class="menu-title" id="pick-lang" { (word(lang, "kit-language")) }
        form class="lang-row" method="post" action="/preferences/language" aria-labelledby="pick-lang" {
            input type="hidden" name="_csrf" value=(shell.csrf);
            div class="btn-group" {
                @for other in Lang::ALL {
                    button type="submit" class="btn btn-small" name="lang" value=(other.code()) lang=(other.code()) aria-pressed=(other == lang) { (other.endonym()) }
                }
            }
        }
        hr class="menu-line";
        (menu_post(&MenuItem { text: word(lang, "kit-sign-out"), icon: "log-out", href: "/logout".into(), ..MenuItem::default() }, &shell.csrf, &[]))
    };
    menu(face, "", true, "user-opener", body)
}

/// The bar at the foot of a phone.
fn dock(shell: &Shell) -> Markup {
    let lang = shell.lang;
    html! {
        nav class="dock" aria-label=(word(lang, "kit-dock")) {
            @for link in shell.dock.iter().take(3) {
                a href=(link.href) aria-current=[link.current.then_some("page")] { (icon(&link.icon)) span { (link.text) } }
            }
            a href="/search" data-command-open { (icon("search")) span { (word(lang, "kit-search")) } }
            button type="button" popovertarget="side" { (icon("menu")) span { (word(lang, "kit-menu")) } }
        }
    }
}
