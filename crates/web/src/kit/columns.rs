//! Choosing and ordering the columns of a list.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::menu::menu;
use super::word;

/// A column that may be shown.
#[derive(Clone, Debug, Default)]
pub struct ColumnPick {
    /// Name of the field.
    pub key: String,
    /// Heading.
    pub label: String,
    /// Whether it is shown.
    pub shown: bool,
}

/// The menu of columns: posts `columns=a&columns=b…` in the shown order to `action`.
pub fn column_chooser(lang: Lang, csrf: &str, action: &str, columns: &[ColumnPick]) -> Markup {
    let title = word(lang, "kit-columns");
    let face = html! { (icon("columns")) span class="sr" { (title) } };
    let body = html! {
        form method="post" action=(action) data-columns {
            input type="hidden" name="_csrf" value=(csrf);
            p class="menu-title" { (title) }
            ul class="menu-list" {
                @for column in columns {
                    li class="column-pick" {
                        label class="check" {
                            input type="checkbox" name="columns" value=(column.key) checked[column.shown];
                            span { (column.label) }
                        }
                        @for (way, name, key) in [("up", "chevron-up", "kit-move-up"), ("down", "chevron-down", "kit-move-down")] {
                            button type="button" class="btn btn-quiet btn-icon btn-small" data-shift=(way) title=(word(lang, key)) {
                                (icon(name)) span class="sr" { (word(lang, key)) ": " (column.label) }
                            }
                        }
                    }
                }
            }
            div class="menu-line" {}
            button type="submit" class="btn btn-primary btn-wide" { (word(lang, "kit-apply")) }
        }
    };
    menu(face, &title, true, "btn btn-quiet btn-icon", body)
}
