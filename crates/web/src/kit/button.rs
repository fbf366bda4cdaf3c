//! Buttons, and links that look like them.

use maud::{Markup, html};

use super::icon::icon;

/// How much a button asks for attention; one primary button a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Framed.
    #[default]
    Plain,
    /// Filled with the accent.
    Primary,
    /// Without a frame until pointed at.
    Quiet,
    /// Takes something away.
    Danger,
}

impl Look {
    /// The classes of a button of this look.
    pub const fn class(self) -> &'static str {
        match self {
            Look::Plain => "btn",
            Look::Primary => "btn btn-primary",
            Look::Quiet => "btn btn-quiet",
            Look::Danger => "btn btn-danger",
        }
    }
}

/// What stands on a button.
#[derive(Clone, Debug, Default)]
pub struct Button<'a> {
    /// The words.
    pub text: &'a str,
    /// Name of an icon before them, or empty.
    pub icon: &'a str,
    /// How it looks.
    pub look: Look,
    /// Shows the icon alone; the words are read aloud and shown on pointing.
    pub bare: bool,
    /// Smaller, for use inside a line.
    pub small: bool,
}

impl Button<'_> {
    fn class(&self) -> String {
        let mut class = self.look.class().to_owned();
        if self.bare {
            class.push_str(" btn-icon");
        }
        if self.small {
            class.push_str(" btn-small");
        }
        class
    }

    fn face(&self) -> Markup {
        html! {
            @if !self.icon.is_empty() { (icon(self.icon)) }
            @if self.bare { span class="sr" { (self.text) } } @else { (self.text) }
        }
    }

    fn title(&self) -> Option<&str> {
        self.bare.then_some(self.text)
    }
}

/// A button that fetches `url` by htmx into `target` (a selector; empty: into the dialog of the page).
pub fn button(b: &Button<'_>, url: &str, target: &str) -> Markup {
    let target = if target.is_empty() { "#dialog" } else { target };
    html! { button type="button" class=(b.class()) title=[b.title()] hx-get=(url) hx-target=(target) { (b.face()) } }
}

/// A link that looks like a button.
pub fn link_button(b: &Button<'_>, href: &str) -> Markup {
    html! { a class=(b.class()) title=[b.title()] href=(href) { (b.face()) } }
}

/// The button that sends the form around it; `name` and `value` may be empty.
pub fn submit(b: &Button<'_>, name: &str, value: &str) -> Markup {
    let name = (!name.is_empty()).then_some(name);
    html! {
        button type="submit" class=(b.class()) title=[b.title()] name=[name] value=[name.map(|_| value)] { (b.face()) }
    }
}

/// A quiet link of an icon alone.
pub fn icon_link(name: &str, text: &str, href: &str) -> Markup {
    link_button(&Button { text, icon: name, look: Look::Quiet, bare: true, small: false }, href)
}
