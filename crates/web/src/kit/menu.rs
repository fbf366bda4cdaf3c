//! Menus that open without a script.

use maud::{Markup, html};

use super::icon::icon;

/// One line of a menu.
#[derive(Clone, Debug, Default)]
pub struct MenuItem {
    /// The words.
    pub text: String,
    /// Name of an icon, or empty.
    pub icon: &'static str,
    /// Where it leads.
    pub href: String,
    /// A few letters at the end: a shortcut or a count.
    pub note: String,
    /// Whether it is the present choice.
    pub current: bool,
    /// Whether it takes something away.
    pub danger: bool,
}

/// A menu under `face` (the inside of its button); `end` aligns it with the button's far edge.
pub fn menu(face: Markup, label: &str, end: bool, class: &str, body: Markup) -> Markup {
    let title = (!label.is_empty()).then_some(label);
    html! {
        details class={ "menu" @if end { " end" } } data-menu {
            summary class=(class) title=[title] aria-label=[title] { (face) }
            div class="menu-panel" { (body) }
        }
    }
}

/// A line that leads somewhere.
pub fn menu_link(item: &MenuItem) -> Markup {
    let current = item.current.then_some("true");
    html! {
        a class={ "menu-item" @if item.danger { " danger" } } href=(item.href) aria-current=[current] { (face(item)) }
    }
}

/// A line that does something: a button of its own small form, which posts `fields` to `item.href`.
pub fn menu_post(item: &MenuItem, csrf: &str, fields: &[(&str, &str)]) -> Markup {
    html! {
        form method="post" action=(item.href) {
            input type="hidden" name="_csrf" value=(csrf);
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button type="submit" class={ "menu-item" @if item.danger { " danger" } } { (face(item)) }
        }
    }
}

fn face(item: &MenuItem) -> Markup {
    html! {
        @if !item.icon.is_empty() { (icon(item.icon)) }
        span class="clip" { (item.text) }
        @if !item.note.is_empty() { span class="menu-note" { (item.note) } }
    }
}
