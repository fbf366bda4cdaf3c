//! The board: columns by stage or choice, cards that are drawn from one to another.

use kernel::Lang;
use maud::{Markup, html};

use super::chip::Tone;
use super::icon::icon;
use super::person::avatar;
use super::word;

/// A card.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Id in text form.
    pub id: String,
    /// Version of the record, sent when it moves.
    pub version: i64,
    /// Title.
    pub title: String,
    /// Address of the record.
    pub href: String,
    /// A line under the title, such as the company.
    pub sub: String,
    /// The amount, in the reader's figures.
    pub amount: String,
    /// A few small facts: date, next activity.
    pub facts: Vec<Markup>,
    /// Whose it is; empty shows nobody.
    pub owner: String,
    /// `type:id` for live refreshing, or empty.
    pub live: String,
    /// Address that answers the card anew.
    pub refresh: String,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// The value that its cards share.
    pub value: String,
    /// Heading.
    pub title: String,
    /// Colour of its dot.
    pub tone: Tone,
    /// How many cards there are in all, in the reader's figures.
    pub count: String,
    /// Sum of all of them; may be empty.
    pub sum: String,
    /// The first cards.
    pub cards: Vec<Card>,
    /// Address of the next cards; empty when these are all.
    pub more: String,
}

/// A board.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What it shows, read aloud.
    pub caption: String,
    /// Where a move is posted: `id`, `version`, `to` (value of the column), `after` (id of the card above, or empty).
    /// The answer may hold the two columns' heads out of band. Empty: cards cannot be moved.
    pub move_url: String,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// Record type for live refreshing, or empty.
    pub live_list: String,
    /// Address that answers the page with this board anew; may be empty.
    pub refresh: String,
}

/// The board.
pub fn board(lang: Lang, b: &Board) -> Markup {
    let move_url = (!b.move_url.is_empty()).then_some(&b.move_url);
    let live = (!b.live_list.is_empty()).then_some(&b.live_list);
    let refresh = (!b.refresh.is_empty()).then_some(&b.refresh);
    html! {
        div id="board" class="board" role="group" aria-label=(b.caption) tabindex="0" data-board data-move-url=[move_url] data-live-list=[live]
            hx-get=[refresh] hx-trigger=[refresh.map(|_| "live")] hx-select=[refresh.map(|_| "#board")] hx-swap=[refresh.map(|_| "outerHTML")] {
            @for one in &b.columns { (column(lang, b, one)) }
        }
    }
}

/// One column.
pub fn column(lang: Lang, b: &Board, c: &Column) -> Markup {
    html! {
        section class="board-column" data-column=(c.value) aria-label=(c.title) {
            (column_head(c, false))
            ul class="board-cards" data-cards tabindex="0" aria-label=(c.title) {
                @for one in &c.cards { (card(lang, b, c, one)) }
                @if c.cards.is_empty() { li class="board-empty" data-static { (word(lang, "kit-no-cards")) } }
                (more_cards(lang, &c.more))
            }
        }
    }
}

/// The marker after the cards of a column: fetches the next ones, with the next marker; empty when these are all.
pub fn more_cards(lang: Lang, url: &str) -> Markup {
    html! {
        @if !url.is_empty() {
            li data-static { a class="btn btn-quiet btn-small btn-wide" href=(url) hx-get=(url) hx-target="closest li" hx-swap="outerHTML" hx-trigger="click, intersect once" { (word(lang, "kit-more")) } }
        }
    }
}

/// The head of a column with its sum; `oob` makes it replace the one that is there, after a move.
pub fn column_head(c: &Column, oob: bool) -> Markup {
    html! {
        div class="board-head" id={ "head-" (c.value) } hx-swap-oob=[oob.then_some("true")] {
            span class={ "dot " (c.tone.class()) } {}
            h2 { (c.title) span class="board-count" { (c.count) } }
            @if !c.sum.is_empty() { span class="board-sum" { (c.sum) } }
        }
    }
}

/// One card; also the answer that refreshes it.
pub fn card(lang: Lang, b: &Board, c: &Column, k: &Card) -> Markup {
    card_as(lang, b, c, k, false)
}

/// The answer to a move: the heads of both columns with their new sums, and the card with its new version.
pub fn moved(lang: Lang, b: &Board, from: &Column, to: &Column, k: &Card) -> Markup {
    html! { (column_head(from, true)) (column_head(to, true)) (card_as(lang, b, to, k, true)) }
}

fn card_as(lang: Lang, b: &Board, c: &Column, k: &Card, oob: bool) -> Markup {
    let live = (!k.live.is_empty()).then_some(&k.live);
    let refresh = (!k.refresh.is_empty()).then_some(&k.refresh);
    html! {
        li class="card" id={ "card-" (k.id) } hx-swap-oob=[oob.then_some("true")] data-card=(k.id) data-version=(k.version) data-row=(k.id) data-live=[live]
            hx-get=[refresh] hx-trigger=[refresh.map(|_| "live")] hx-swap=[refresh.map(|_| "outerHTML")] {
            a class="card-title" href=(k.href) data-open draggable="false" { (k.title) }
            @if !k.sub.is_empty() { span class="card-sub clip" { (k.sub) } }
            @if !k.facts.is_empty() { div class="card-facts" { @for fact in &k.facts { span { (fact) } } } }
            @if !k.amount.is_empty() || !k.owner.is_empty() {
                div class="card-foot" {
                    span class="card-amount" { (k.amount) }
                    @if !k.owner.is_empty() { span title=(k.owner) { (avatar(&k.owner)) span class="sr" { (k.owner) } } }
                }
            }
            @if !b.move_url.is_empty() { (move_menu(lang, b, c, k)) }
        }
    }
}

/// The same move for keyboards and for those who would rather not drag.
fn move_menu(lang: Lang, b: &Board, c: &Column, k: &Card) -> Markup {
    let label = format!("{}: {}", word(lang, "kit-move-to"), k.title);
    html! {
        details class="menu end card-move" data-menu {
            summary aria-label=(label) { (icon("more")) }
            div class="menu-panel" {
                p class="menu-title" { (word(lang, "kit-move-to")) }
                div class="menu-list" {
                    @for other in &b.columns {
                        button type="button" class="menu-item" data-move-to=(other.value) aria-current=[(other.value == c.value).then_some("true")] {
                            span class={ "dot " (other.tone.class()) } {} (other.title)
                        }
                    }
                }
            }
        }
    }
}
