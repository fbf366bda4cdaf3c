//! A month of days with what happens on them.

use maud::{Markup, html};

use super::chip::Tone;

/// Something on a day.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its title.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Time of day in the reader's writing; empty for the whole day.
    pub time: String,
    /// Its colour.
    pub tone: Tone,
}

/// A day.
#[derive(Clone, Debug, Default)]
pub struct Day {
    /// 2026-11-21.
    pub date: String,
    /// Day of the month.
    pub number: u8,
    /// The whole date in words, read aloud and shown on phones.
    pub name: String,
    /// Whether it belongs to the month before or after.
    pub outside: bool,
    /// Whether it is today.
    pub today: bool,
    /// The first things on it.
    pub items: Vec<Item>,
    /// What else there is, such as "3 more", and its address.
    pub more: Option<(String, String)>,
}

/// A month.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// Its name with the year, read aloud.
    pub title: String,
    /// The seven short names of the days, in the reader's order.
    pub weekdays: Vec<String>,
    /// Whole weeks.
    pub days: Vec<Day>,
    /// Record type for live refreshing, or empty.
    pub live_list: String,
    /// Address that answers the page with this month anew; may be empty.
    pub refresh: String,
}

/// The month as a grid; on a phone, the list of the days that have something on them.
pub fn month(m: &Month) -> Markup {
    let live = (!m.live_list.is_empty()).then_some(&m.live_list);
    let refresh = (!m.refresh.is_empty()).then_some(&m.refresh);
    html! {
        div id="calendar" class="calendar" role="group" aria-label=(m.title) data-live-list=[live]
            hx-get=[refresh] hx-trigger=[refresh.map(|_| "live")] hx-select=[refresh.map(|_| "#calendar")] hx-swap=[refresh.map(|_| "outerHTML")] {
            @for name in &m.weekdays { div class="calendar-head" aria-hidden="true" { (name) } }
            @for day in &m.days { (day_box(day)) }
        }
    }
}

fn day_box(day: &Day) -> Markup {
    html! {
        div class={ "calendar-day" @if day.outside { " is-outside" } @if day.today { " is-today" } } {
            time class="calendar-date" datetime=(day.date) aria-label=(day.name) aria-current=[day.today.then_some("date")] {
                span class="calendar-number" { (day.number) } span class="calendar-name" { (day.name) }
            }
            @for item in &day.items {
                a class={ "calendar-item " (item.tone.class()) } href=(item.href) title=(item.title) {
                    @if !item.time.is_empty() { span class="calendar-time" { (item.time) } }
                    span { (item.title) }
                }
            }
            @if let Some((text, href)) = &day.more { a class="calendar-more" href=(href) { (text) } }
        }
    }
}
