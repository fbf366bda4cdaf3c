//! What the program tells people: after an action, above a page, and where there is nothing yet.

use kernel::Lang;
use maud::{Markup, html};

use super::button::{Button, Look, link_button};
use super::chip::Tone;
use super::icon::icon;
use super::word;

/// A short message that goes away by itself, with a way back.
#[derive(Clone, Debug, Default)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// Good or bad.
    pub tone: Tone,
    /// Where undoing is posted; empty when it cannot be undone.
    pub undo: String,
    /// A link beside it: words and address.
    pub link: Option<(String, String)>,
}

/// A toast; fragments append it with `hx-swap-oob="beforeend:#toasts"` around it or by targeting `#toasts`.
pub fn toast(lang: Lang, t: &Toast) -> Markup {
    html! {
        div class={ "toast " (t.tone.class()) } data-toast {
            (icon(if t.tone == Tone::Bad { "alert" } else { "check" }))
            p { (t.text) }
            @if let Some((text, href)) = &t.link { a class="btn btn-small" href=(href) { (text) } }
            @if !t.undo.is_empty() {
                button type="button" class="btn btn-small" hx-post=(t.undo) hx-target="#toasts" hx-swap="beforeend" data-toast-undo { (icon("undo")) (word(lang, "kit-undo")) }
            }
            button type="button" class="btn btn-small btn-icon" data-toast-close { (icon("x")) span class="sr" { (word(lang, "kit-dismiss")) } }
        }
    }
}

/// A remark inside a page.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// What it says.
    pub body: Markup,
    /// How grave it is.
    pub tone: Tone,
    /// Buttons after it; may be empty.
    pub actions: Markup,
}

/// The remark.
pub fn notice(n: &Notice) -> Markup {
    let name = match n.tone {
        Tone::Bad | Tone::Warn => "alert",
        Tone::Good => "check",
        _ => "info",
    };
    html! {
        div class={ "notice " (n.tone.class()) } role=[(n.tone == Tone::Bad).then_some("alert")] {
            (icon(name))
            div { (n.body) }
            @if !n.actions.0.is_empty() { div class="notice-actions" { (n.actions) } }
        }
    }
}

/// What stands where there is nothing yet: it says what belongs here and how to begin.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    /// Name of an icon.
    pub icon: String,
    /// Heading; empty inside a small card.
    pub title: String,
    /// A sentence.
    pub text: String,
    /// What to do first: words and address.
    pub action: Option<(String, String)>,
    /// What else: words and address.
    pub other: Option<(String, String)>,
    /// For use inside a card.
    pub small: bool,
}

/// The empty place.
pub fn empty(e: &Empty) -> Markup {
    let first = if e.small { Look::Plain } else { Look::Primary };
    html! {
        div class={ "empty" @if e.small { " empty-small" } } {
            @if !e.small { span class="empty-mark" { (icon(&e.icon)) } }
            @if !e.title.is_empty() { h2 { (e.title) } }
            @if !e.text.is_empty() { p { (e.text) } }
            @if e.action.is_some() || e.other.is_some() {
                div class="empty-actions" {
                    @if let Some((text, href)) = &e.action { (link_button(&Button { text, look: first, small: e.small, ..Button::default() }, href)) }
                    @if let Some((text, href)) = &e.other { (link_button(&Button { text, small: e.small, ..Button::default() }, href)) }
                }
            }
        }
    }
}
