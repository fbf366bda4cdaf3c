//! Chips, dots and the mark of a key account.

use maud::{Markup, html};

use super::icon::icon;

/// What a colour says. Tones speak of a state and of nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Quiet,
    /// The thing at hand, or a key account.
    Accent,
    /// Well, done, paid.
    Good,
    /// Look at it soon.
    Warn,
    /// Overdue, lost, failed.
    Bad,
    /// Worth knowing.
    Info,
    /// One more kind beside the others.
    Plum,
}

impl Tone {
    /// The class that colours by this tone.
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Quiet => "tone-quiet",
            Tone::Accent => "tone-accent",
            Tone::Good => "tone-good",
            Tone::Warn => "tone-warn",
            Tone::Bad => "tone-bad",
            Tone::Info => "tone-info",
            Tone::Plum => "tone-plum",
        }
    }

    /// The tone for the n-th choice of a field whose choices have no meaning of their own.
    pub const fn of_choice(place: usize) -> Tone {
        [Tone::Quiet, Tone::Accent, Tone::Info, Tone::Plum, Tone::Warn, Tone::Good][place % 6]
    }
}

/// A short word on a coloured ground.
pub fn chip(tone: Tone, text: &str) -> Markup {
    html! { span class={ "chip " (tone.class()) } title=(text) { span { (text) } } }
}

/// A chip with an icon before the word.
pub fn hue_chip(tone: Tone, name: &str, text: &str) -> Markup {
    html! { span class={ "chip " (tone.class()) } { (icon(name)) span { (text) } } }
}

/// Several words, each on its own chip.
pub fn tags<S: AsRef<str>>(words: &[S]) -> Markup {
    html! { span class="chips" { @for word in words { span class="chip outline" { span { (word.as_ref()) } } } } }
}

/// A coloured dot and a word: lighter than a chip, for states that every row has.
pub fn dot(tone: Tone, text: &str) -> Markup {
    html! { span class="dotted" { span class={ "dot " (tone.class()) } {} span class="clip" { (text) } } }
}

/// The mark of a key account with its class in words.
pub fn key_mark(class: &str) -> Markup {
    html! { span class="key-mark" { (icon("key")) (class) } }
}

/// The mark alone, where there is no room for the word; `class` is read aloud.
pub fn key_bare(class: &str) -> Markup {
    html! { span class="key-mark bare" title=(class) { (icon("key")) span class="sr" { (class) } } }
}
