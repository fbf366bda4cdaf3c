//! The parts that pages are built from: functions from small plain structs to finished HTML.
//!
//! Nothing here reads a database or knows a record type. Words arrive already translated, except the kit's own,
//! which come from `locales/*/kit.ftl`. `README.md` beside this file is the contract for those who build on it.

mod board;
mod button;
mod calendar;
mod cell;
mod chip;
mod columns;
mod combobox;
mod command;
mod conflict;
mod crumbs;
mod day;
mod dialog;
mod edit;
mod field;
mod filters;
mod form;
pub mod icon;
mod import;
mod inline;
mod menu;
mod message;
mod person;
mod progress;
mod prose;
mod record;
mod related;
mod shell;
mod stages;
mod table;
mod table_more;
mod tabs;
mod tiles;
mod timeline;
mod to_copy;
mod values;

pub use board::{Board, Card, Column as BoardColumn, board, card, column, column_head, more_cards, moved};
pub use button::{Button, Look, button, icon_link, link_button, submit};
pub use calendar::{Day, Item as DayItem, Month, month};
pub use cell::{Cell, cell};
pub use chip::{Tone, chip, dot, hue_chip, key_bare, key_mark, tags};
pub use columns::{ColumnPick, column_chooser};
pub use combobox::{Chosen, Pick, picks, reference, references};
pub use command::{Command, CommandGroup, command_dialog, command_list};
pub use conflict::{Clash, conflict};
pub use crumbs::{Crumb, crumbs};
pub use dialog::{Dialog, dialog};
pub use field::{AddressWords, Choice, Field, Input, field};
pub use filters::{Filter, filter_chip, search_field, toolbar};
pub use form::{Form, Section, error_summary, form, hidden_csrf};
pub use icon::{icon, icon_small};
pub use import::{DropZone, drop_zone};
pub use inline::inline_form;
pub use menu::{MenuItem, menu, menu_link, menu_post};
pub use message::{Empty, Notice, Toast, empty, notice, toast};
pub use person::{avatar, avatar_large, avatars, initials, who};
pub use progress::{Progress, meter, meter_wide, progress};
pub use prose::prose;
pub use record::{Fact, RecordHead, facts, panel, record_head};
pub use related::{Related, RelatedItem, related};
pub use shell::{Area, NavLink, Plain, Shell, Theme, UserMenu, bell, page, plain_page};
pub use stages::{Stage, StageState, stage_bar};
pub use table::{Align, Column, Group, Line, Row, SortState, Table, table, table_foot, table_lines, table_row};
pub use table_more::{BulkAction, bulk_bar, more_row};
pub use tabs::{Tab, tabs, view_tabs};
pub use tiles::{Tile, tiles};
pub use timeline::{Entry, change, more_item, timeline, timeline_entries};
pub use to_copy::to_copy;
pub use values::{Confirmed, Value, value, values};

use kernel::Lang;
pub use maud::Markup;

/// A text of the kit itself.
pub(crate) fn word(lang: Lang, key: &str) -> String {
    words::text(lang, key, &[])
}
