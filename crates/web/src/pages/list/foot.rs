//! How many rows there are in all and what they sum up to: counted when everything is on the page, else fetched behind it.

use kernel::{Result, format};
use maud::{Markup, html};
use record::Path;

use super::rows::Listing;
use crate::kit::{self, Table};

/// Count and sums of all rows of a list.
pub struct Foot {
    /// How many rows, in the reader's figures.
    pub count: String,
    /// One sum a column, the first one for the title; empty when nothing is summed.
    pub sums: Vec<String>,
    /// What must be known about them.
    pub note: Markup,
}

impl Foot {
    /// Counts and sums.
    pub fn of(listing: &Listing<'_, '_>) -> Result<Foot> {
        let show = &listing.show;
        let summed: Vec<_> = listing.columns.iter().filter(|column| column.sum).collect();
        let paths: Vec<Path> = summed.iter().map(|column| column.path.clone()).collect();
        let query = listing.asked.rows(listing.db, &listing.of)?;
        let whole = listing.db.sums(&query, &paths)?;
        let mut totals = whole.sums.iter();
        let mut sums = Vec::new();
        if !summed.is_empty() {
            sums.push(String::new());
            sums.extend(listing.columns.iter().map(|column| match column.sum {
                true => totals.next().map(|sum| show.sum(&column.kind, *sum)).unwrap_or_default(),
                false => String::new(),
            }));
        }
        let unrated: Vec<(String, i64, String)> = summed
            .iter()
            .zip(&whole.sums)
            .filter(|(_, sum)| sum.without_rate > 0)
            .map(|(column, sum)| {
                let only = listing.asked.changed(|asked| asked.filters.push(format!("{}:unrated", column.key)));
                (column.label.clone(), sum.without_rate, only.href())
            })
            .collect();
        let restricted = !summed.is_empty() && !listing.db.sees_all(listing.of.name)?;
        let lang = show.lang;
        let note = html! {
            @if restricted { span { (words::text(lang, "list-sums-of-visible", &[])) } }
            @for (label, count, href) in &unrated {
                a href=(href) { (words::text(lang, "list-without-rate", &[("count", (*count).into()), ("field", label.into())])) }
            }
        };
        Ok(Foot { count: format::integer(lang, whole.count), sums, note })
    }

    /// Puts the sums under a table.
    pub fn under(&self, table: &mut Table, label: String) {
        table.sums.clone_from(&self.sums);
        table.foot_label = label;
    }
}

/// The count beside the heading; `oob` makes it replace the one that is there.
pub fn count(text: &str, oob: bool) -> Markup {
    html! { span id="list-count" class="page-count" hx-swap-oob=[oob.then_some("true")] { (text) } }
}

/// What must be known about the sums; stands above the rows, so that it is read before them.
pub fn note(inside: &Markup, oob: bool) -> Markup {
    html! { p id="list-note" class="small muted list-note" hx-swap-oob=[oob.then_some("true")] { (inside) } }
}

/// The answer that brings the foot behind the page.
pub fn fragment(listing: &Listing<'_, '_>) -> Result<Markup> {
    let foot = Foot::of(listing)?;
    let none = super::rows::Lines { lines: Vec::new(), rows: 0, next: None, last: None };
    let mut table = listing.table(none);
    foot.under(&mut table, words::text(listing.show.lang, "common-sum", &[]));
    Ok(html! { (kit::table_foot(&table)) (count(&foot.count, true)) (note(&foot.note, true)) })
}
