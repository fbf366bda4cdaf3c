//! What stands in one cell of a table, by kind. Figures and dates arrive as the reader's language writes them.

use maud::{Markup, html};

use super::chip::{Tone, chip, dot, tags};
use super::person::who;
use super::progress::meter;

/// A value ready to be shown.
#[derive(Clone, Debug, Default)]
pub enum Cell {
    /// Nothing is known.
    #[default]
    None,
    /// Words on one line, shortened when there is no room.
    Text(String),
    /// A figure, a date, an amount: all digits equally wide, never shortened.
    Figure(String),
    /// An amount below zero or overdue.
    BadFigure(String),
    /// A state as a coloured dot.
    Dot(Tone, String),
    /// A choice as a chip.
    Chip(Tone, String),
    /// Several words.
    Tags(Vec<String>),
    /// A person.
    Person(String),
    /// A link: words and address.
    Link(String, String),
    /// Yes or no, with the word that is read aloud.
    Yes(bool, String),
    /// A share from 0 to 1, drawn behind its figure.
    Share(f64, String),
    /// Anything else.
    Html(Markup),
}

impl Cell {
    /// Whether the value alone does not say what it is: a bare figure does not, a state or a name does.
    pub fn needs_label(&self) -> bool {
        matches!(self, Cell::Figure(_) | Cell::BadFigure(_) | Cell::Share(..) | Cell::Yes(..))
    }

    /// Whether the value can be operated itself, so that it cannot stand inside a button.
    pub fn is_operable(&self) -> bool {
        match self {
            Cell::Link(..) => true,
            Cell::Html(markup) => ["<a ", "<button", "<input"].iter().any(|tag| markup.0.contains(tag)),
            _ => false,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_none(&self) -> bool {
        matches!(self, Cell::None)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Cell::None } else { Cell::Text(text.to_owned()) }
    }
}

/// The inside of a cell.
pub fn cell(value: &Cell) -> Markup {
    html! {
        @match value {
            Cell::None => span class="none" {},
            Cell::Text(text) => span class="cell" title=[(text.chars().count() > 28).then_some(text)] { (text) },
            Cell::Figure(text) => span class="nowrap" { (text) },
            Cell::BadFigure(text) => span class="nowrap text-bad" { (text) },
            Cell::Dot(tone, text) => (dot(*tone, text)),
            Cell::Chip(tone, text) => (chip(*tone, text)),
            Cell::Tags(words) => (tags(words)),
            Cell::Person(name) => (who(name)),
            Cell::Link(text, href) => a class="cell" href=(href) { (text) },
            Cell::Yes(yes, text) => span class=(if *yes { "text-good" } else { "faint" }) { (text) },
            Cell::Share(share, text) => span class="meter-cell" { (meter(*share, Tone::Accent)) span { (text) } },
            Cell::Html(markup) => (markup),
        }
    }
}
