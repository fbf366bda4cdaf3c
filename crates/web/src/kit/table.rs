//! Tables: lists of records, and any other figures in rows.

use kernel::Lang;
use maud::{Markup, html};

use super::cell::{Cell, cell};
use super::edit::editable;
use super::icon::icon;
use super::word;

/// Where the contents of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words, dates, choices.
    #[default]
    Start,
    /// Figures.
    End,
    /// Yes and no.
    Middle,
}

impl Align {
    const fn class(self) -> Option<&'static str> {
        match self {
            Align::Start => None,
            Align::End => Some("end"),
            Align::Middle => Some("mid"),
        }
    }
}

/// How a column sorts at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortState {
    /// Not by this column.
    #[default]
    None,
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Name of the field.
    pub key: String,
    /// Heading.
    pub label: String,
    /// Figures stand at the end.
    pub align: Align,
    /// Address of the list sorted by this column (the other way round if it already is); empty if it cannot.
    pub sort_href: String,
    /// How it sorts now.
    pub sort: SortState,
    /// Whether a phone shows it under the title.
    pub narrow: bool,
    /// The figure that the list is about: a phone shows it beside the title.
    pub chief: bool,
}

/// A record.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Id in text form.
    pub id: String,
    /// Address of its page; empty if it has none.
    pub href: String,
    /// `type:id` for live refreshing, or empty.
    pub live: String,
    /// Address that answers this row anew; empty if it never does.
    pub refresh: String,
    /// A mark after the title, such as that of a key account.
    pub mark: Option<Markup>,
    /// One value a column; the first is the title that leads to the record.
    pub cells: Vec<Cell>,
    /// For each column the address of its field form, empty where it cannot be edited in place; may be left empty.
    pub edits: Vec<String>,
    /// Passive, closed, in the bin.
    pub off: bool,
}

/// The head of a group of rows.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Value that the rows share.
    pub label: Cell,
    /// How many rows, in the reader's figures.
    pub count: String,
    /// One sum a column, empty where there is none; the first column is the label's.
    pub sums: Vec<String>,
}

/// A line of the body.
#[derive(Clone, Debug)]
pub enum Line {
    /// Head of the group that follows.
    Group(Group),
    /// A record.
    Row(Row),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Id of the element; the body gets `{id}-body`.
    pub id: String,
    /// What it shows, read aloud.
    pub caption: String,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Lines of the first page.
    pub lines: Vec<Line>,
    /// Whether rows can be chosen.
    pub select: bool,
    /// Sums of all rows, one a column; the first column holds `foot_label`. Empty: no foot.
    pub sums: Vec<String>,
    /// What the foot says at its start, such as "2,349 companies".
    pub foot_label: String,
    /// Address that answers the foot ([`table_foot`]) once the rows are there, where summing takes a while; the words of
    /// the link for pages without a script come after it. Empty: the foot stands or falls with `sums`.
    pub foot_later: Option<(String, String)>,
    /// The marker that fetches the next page: see [`more_row`](super::more_row).
    pub more: Option<Markup>,
    /// Record type for live refreshing of the whole list, or empty.
    pub live_list: String,
    /// Address that answers the page with this table anew (as many rows as `shown` says); may be empty.
    pub refresh: String,
    /// A small table inside a card, without selection and without cards on a phone.
    pub plain: bool,
}

/// The whole table with its scrolling frame.
pub fn table(lang: Lang, t: &Table) -> Markup {
    let live = (!t.live_list.is_empty()).then_some(&t.live_list);
    let refresh = (!t.refresh.is_empty()).then_some(&t.refresh);
    html! {
        div class="table-wrap" tabindex=[(!t.plain).then_some("0")] role=[(!t.plain).then_some("region")] aria-label=[(!t.plain).then_some(&t.caption)] {
            // The roles are said again since a phone shows rows as cards, which would take them away.
            table id=(t.id) class={ "table " (if t.plain { "plain-table" } else { "is-list" }) } role="table" aria-label=(t.caption) data-list=[(!t.plain).then_some("")] data-live-list=[live]
                hx-get=[refresh] hx-trigger=[refresh.map(|_| "live")] hx-select=[refresh.map(|_| format!("#{}", t.id))] hx-swap=[refresh.map(|_| "outerHTML")] {
                thead role="rowgroup" { (head(lang, t)) }
                tbody id={ (t.id) "-body" } role="rowgroup" { (table_lines(lang, t)) }
                (table_foot(t))
            }
        }
    }
}

/// The foot with its sums, or the place where it will stand; also the answer that brings it later.
pub fn table_foot(t: &Table) -> Markup {
    let width = t.columns.len() + usize::from(t.select);
    html! {
        @if !t.sums.is_empty() { tfoot role="rowgroup" { (foot(t)) } }
        @else if let Some((url, words)) = &t.foot_later {
            tfoot role="rowgroup" hx-get=(url) hx-trigger="load" hx-target="this" hx-swap="outerHTML" {
                tr role="row" { td role="cell" colspan=(width) { a class="sum-note" href=(url) { (words) } } }
            }
        }
    }
}

/// The lines alone, with the marker for the next page: the answer to endless scrolling.
pub fn table_lines(lang: Lang, t: &Table) -> Markup {
    html! {
        @for line in &t.lines {
            @match line {
                Line::Group(group) => (group_row(t, group)),
                Line::Row(row) => (table_row(lang, t, row)),
            }
        }
        @if let Some(more) = &t.more { (more) }
    }
}

fn head(lang: Lang, t: &Table) -> Markup {
    html! {
        tr role="row" {
            @if t.select {
                th class="pick" role="columnheader" scope="col" {
                    input type="checkbox" data-pick-all aria-label=(word(lang, "kit-pick-all"));
                }
            }
            @for column in &t.columns {
                th role="columnheader" scope="col" class=[column.align.class()] aria-sort=[aria_sort(column.sort)] {
                    @if column.sort_href.is_empty() { (column.label) }
                    @else {
                        a class="sort" href=(column.sort_href) {
                            (column.label)
                            (icon(if column.sort == SortState::Down { "arrow-down" } else { "arrow-up" }))
                        }
                    }
                }
            }
        }
    }
}

fn aria_sort(state: SortState) -> Option<&'static str> {
    match state {
        SortState::None => None,
        SortState::Up => Some("ascending"),
        SortState::Down => Some("descending"),
    }
}

/// One row; also the answer that refreshes it after an edit or a live event.
pub fn table_row(lang: Lang, t: &Table, row: &Row) -> Markup {
    let live = (!row.live.is_empty()).then_some(&row.live);
    let refresh = (!row.refresh.is_empty()).then_some(&row.refresh);
    let title = row.cells.first().map(plain_text).unwrap_or_default();
    html! {
        tr role="row" class=[row.off.then_some("is-off")] data-row=(row.id) data-live=[live]
            hx-get=[refresh] hx-trigger=[refresh.map(|_| "live")] hx-swap=[refresh.map(|_| "outerHTML")] hx-target=[refresh.map(|_| "this")] {
            @if t.select {
                td class="pick" role="cell" {
                    input type="checkbox" name="id" value=(row.id) data-pick aria-label={ (word(lang, "kit-pick")) " " (title) };
                }
            }
            @for (place, (column, value)) in t.columns.iter().zip(&row.cells).enumerate() {
                (body_cell(lang, row, place, column, value))
            }
        }
    }
}

fn body_cell(lang: Lang, row: &Row, place: usize, column: &Column, value: &Cell) -> Markup {
    let lead = place == 0;
    let kept = if lead {
        " lead"
    } else if column.chief {
        " keep chief"
    } else if column.narrow {
        " keep"
    } else {
        ""
    };
    let edit = row.edits.get(place).filter(|url| !url.is_empty());
    html! {
        td role="cell" class={ (column.align.class().unwrap_or_default()) (kept) } data-label=[(!lead && column.narrow && value.needs_label()).then_some(&column.label)] {
            @if lead && !row.href.is_empty() {
                span class="row" {
                    a class="row-title clip" href=(row.href) data-open { (cell(value)) }
                    @if let Some(mark) = &row.mark { (mark) }
                }
            } @else if let Some(url) = edit {
                (editable(lang, &column.label, value, url, "closest td", ""))
            } @else { (cell(value)) }
        }
    }
}

fn group_row(t: &Table, group: &Group) -> Markup {
    html! {
        tr class="group-row" role="row" {
            @if t.select { th role="cell" {} }
            @for (place, column) in t.columns.iter().enumerate() {
                @if place == 0 {
                    th role="rowheader" scope="rowgroup" { (cell(&group.label)) span class="group-count" { (group.count) } }
                } @else {
                    th role="cell" class=[column.align.class()] data-label=(column.label) { (group.sums.get(place).map(String::as_str).unwrap_or_default()) }
                }
            }
        }
    }
}

fn foot(t: &Table) -> Markup {
    html! {
        tr role="row" {
            @if t.select { td role="cell" {} }
            @for (place, column) in t.columns.iter().enumerate() {
                @if place == 0 { th role="rowheader" scope="row" { span class="sum-note" { (t.foot_label) } } }
                @else { td role="cell" class=[column.align.class()] data-label=(column.label) { (t.sums.get(place).map(String::as_str).unwrap_or_default()) } }
            }
        }
    }
}

fn plain_text(value: &Cell) -> String {
    match value {
        Cell::Text(text) | Cell::Figure(text) | Cell::BadFigure(text) | Cell::Person(text) => text.clone(),
        Cell::Dot(_, text) | Cell::Chip(_, text) | Cell::Link(text, _) | Cell::Yes(_, text) | Cell::Share(_, text) => {
            text.clone()
        }
        Cell::Tags(words) => words.join(", "),
        Cell::None | Cell::Html(_) => String::new(),
    }
}
