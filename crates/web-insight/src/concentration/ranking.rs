//! The customers in their order: first those who carry the share, then all others.

use kernel::format;
use maud::{Markup, html};
use web::Ctx;
use web::kit::{self, Align, Cell, Column, Group, Line, Row, Table};

use super::Asked;
use super::found::Found;
use super::sentence::{share, whole};

const ID: &str = "ranking";

/// The table with its first page.
pub fn table(ctx: &Ctx, found: &Found) -> Markup {
    kit::table(ctx.lang(), &described(ctx, found))
}

/// Further rows alone.
pub fn lines(ctx: &Ctx, found: &Found) -> Markup {
    kit::table_lines(ctx.lang(), &described(ctx, found))
}

fn described(ctx: &Ctx, found: &Found) -> Table {
    let columns = columns(ctx, found);
    let (first, items) = found.rows();
    let few = found.figures.customers_for_share;
    let mut lines = Vec::with_capacity(items.len() + 2);
    for (place, item) in (first..).zip(items) {
        if place == 0 || place == few {
            lines.push(Line::Group(group(ctx, found, place < few)));
        }
        let class = found.keys.as_ref().and_then(|keys| keys.get(&item.company.any()));
        let mut cells = vec![
            Cell::Html(html! { span class="rank" { (format::integer(ctx.lang(), place as i64 + 1)) } (item.name) }),
            found.managers.get(&item.company.any()).map_or(Cell::None, |name| Cell::Person(name.clone())),
            Cell::Share(item.share / found.largest_share(), format::share(ctx.lang(), item.share, 1)),
            Cell::Figure(format::share(ctx.lang(), item.cumulative_share, 1)),
            Cell::Figure(whole(ctx, found, item.amount)),
        ];
        if found.managers.is_empty() {
            cells.remove(1);
        }
        lines.push(Line::Row(Row {
            id: item.company.to_string(),
            href: format!("/companies/{}", item.company),
            mark: class.map(|class| kit::key_mark(&ctx.word(&format!("key_account_class.{class}")))),
            cells,
            ..Row::default()
        }));
    }
    let shown = first + items.len();
    let more = (shown < found.figures.items.len())
        .then(|| kit::more_row(ctx.lang(), columns.len(), &Asked { after: shown, ..found.asked.clone() }.href()));
    Table {
        id: ID.to_owned(),
        caption: ctx.word(&found.asked.by_measure("concentration-ranking")),
        columns,
        lines,
        more,
        ..Table::default()
    }
}

fn columns(ctx: &Ctx, found: &Found) -> Vec<Column> {
    let column = |label: String, align: Align, narrow: bool| Column { label, align, narrow, ..Column::default() };
    let mut columns = vec![
        column(ctx.word("concentration-customer"), Align::Start, true),
        column(ctx.word("company.owner"), Align::Start, false),
        column(ctx.word("concentration-share"), Align::End, true),
        column(ctx.word("concentration-cumulative"), Align::End, true),
        column(ctx.word(&found.asked.by_measure("concentration-amount")), Align::End, true),
    ];
    if found.managers.is_empty() {
        columns.remove(1);
    }
    columns
}

/// The head above those who carry the share, and above the others.
fn group(ctx: &Ctx, found: &Found, carrying: bool) -> Group {
    let (few, all) = (found.figures.customers_for_share, found.figures.customers);
    let held =
        few.checked_sub(1).and_then(|last| found.figures.items.get(last)).map_or(0.0, |item| item.cumulative_share);
    let (label, count, part) = if carrying {
        (ctx.words("concentration-carrying", &[("share", share(ctx, found).into())]), few, held)
    } else {
        (ctx.word("concentration-others"), all - few, 1.0 - held)
    };
    let mut sums = vec![String::new(); if found.managers.is_empty() { 4 } else { 5 }];
    let place = sums.len() - 3;
    sums[place] = format::share(ctx.lang(), part, 1);
    Group { label: Cell::Text(label), count: format::integer(ctx.lang(), count as i64), sums }
}

impl Found {
    /// The share of the largest customer, for bars that compare with it; never zero.
    fn largest_share(&self) -> f64 {
        self.figures.items.first().map_or(1.0, |item| item.share.max(f64::MIN_POSITIVE))
    }
}
