//! What happened, newest first.

use maud::{Markup, html};

use super::chip::Tone;
use super::icon::icon;

/// Something that happened.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Heading of the day, for the first entry of each day; empty otherwise.
    pub day: String,
    /// Name of an icon.
    pub icon: String,
    /// Its colour.
    pub tone: Tone,
    /// What it was: "Call", "Amount changed".
    pub title: Markup,
    /// Who did it.
    pub by: String,
    /// When, in the reader's words, and as 2026-11-21T14:30:00Z.
    pub time: (String, String),
    /// What was said or changed; may be empty.
    pub body: Markup,
    /// Files; may be empty.
    pub files: Markup,
    /// Of little weight, such as a changed field.
    pub plain: bool,
    /// `type:id` for live refreshing, or empty.
    pub live: String,
}

/// The entries; `more` (from [`more_item`]) may be empty.
pub fn timeline(label: &str, entries: &[Entry], more: Markup) -> Markup {
    html! { ol class="timeline" aria-label=(label) { (timeline_entries(entries)) (more) } }
}

/// Entries alone, for the answer that adds older ones.
pub fn timeline_entries(entries: &[Entry]) -> Markup {
    html! {
        @for entry in entries {
            @if !entry.day.is_empty() { li class="timeline-day" { (entry.day) } }
            li class={ "entry" @if entry.plain { " is-plain" } } data-live=[(!entry.live.is_empty()).then_some(&entry.live)] {
                span class={ "entry-mark " (entry.tone.class()) } { (icon(&entry.icon)) }
                div {
                    div class="entry-line" {
                        span class="entry-title" { (entry.title) }
                        @if !entry.by.is_empty() { span class="entry-by" { (entry.by) } }
                        time datetime=(entry.time.1) { (entry.time.0) }
                    }
                    @if !entry.body.0.is_empty() { div class="entry-body" { (entry.body) } }
                    @if !entry.files.0.is_empty() { div class="entry-files" { (entry.files) } }
                }
            }
        }
    }
}

/// A line that fetches older entries from `url`.
pub fn more_item(text: &str, url: &str) -> Markup {
    html! {
        li class="timeline-more" { a class="btn btn-quiet btn-small" href=(url) hx-get=(url) hx-target="closest li" hx-swap="outerHTML" { (text) } }
    }
}

/// What a field was and is.
pub fn change(label: &str, before: &str, after: &str) -> Markup {
    html! {
        span class="change" {
            span { (label) ":" }
            @if !before.is_empty() { del { (before) } (arrow()) }
            ins { @if after.is_empty() { "–" } @else { (after) } }
        }
    }
}

fn arrow() -> Markup {
    html! { span class="faint" aria-hidden="true" { "→" } }
}
