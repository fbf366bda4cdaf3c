//! The command menu: find anything, go anywhere, do anything with the record at hand.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::shell::Theme;
use super::word;

/// Something to go to or to do.
#[derive(Clone, Debug, Default)]
pub struct Command {
    /// The words.
    pub text: String,
    /// What tells it from others: kind, town, company.
    pub note: String,
    /// Name of an icon.
    pub icon: String,
    /// Where it leads.
    pub href: String,
    /// Whether `href` answers a dialog instead of a page.
    pub dialog: bool,
    /// Light or dark, where the command is to show pages so; `href` then leads to the page with the same choice.
    pub theme: Option<Theme>,
}

/// Commands under a heading.
#[derive(Clone, Debug, Default)]
pub struct CommandGroup {
    /// The heading.
    pub title: String,
    /// Its commands.
    pub commands: Vec<Command>,
}

/// The answer to `GET /command?q=…&subject=type:id`: options for the list.
pub fn command_list(lang: Lang, groups: &[CommandGroup]) -> Markup {
    html! {
        @for (place, group) in groups.iter().enumerate() {
            div role="group" aria-labelledby={ "command-group-" (place) } {
                div class="command-group" id={ "command-group-" (place) } role="presentation" { (group.title) }
                @for (line, command) in group.commands.iter().enumerate() {
                    a class="option" role="option" id={ "command-" (place) "-" (line) } href=(command.href) tabindex="-1" aria-selected="false" data-dialog-link[command.dialog] data-theme-pick=[command.theme.map(Theme::code)] {
                        (icon(&command.icon))
                        span class="clip" { (command.text) }
                        @if !command.note.is_empty() { span class="option-note" { (command.note) } }
                    }
                }
            }
        }
        @if groups.iter().all(|group| group.commands.is_empty()) {
            p class="combo-none" role="status" { (word(lang, "kit-nothing-found")) }
        }
    }
}

/// The dialog that every page carries, closed; and the help on keys.
pub fn command_dialog(lang: Lang) -> Markup {
    html! {
        dialog id="command" class="command" aria-label=(word(lang, "kit-search-all")) data-command="/command" {
            div class="command-field" {
                (icon("search"))
                input type="text" id="command-input" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded="true"
                    aria-controls="command-list" aria-label=(word(lang, "kit-search-all")) placeholder=(word(lang, "kit-command-hint"));
                button type="button" class="btn btn-quiet btn-icon btn-small" data-dialog-close { (icon("x")) span class="sr" { (word(lang, "kit-close")) } }
            }
            div class="command-list" id="command-list" role="listbox" aria-label=(word(lang, "kit-search-results")) {}
            div class="command-foot" aria-hidden="true" {
                span { kbd { "↑" } kbd { "↓" } (word(lang, "kit-key-choose")) }
                span { kbd { "↵" } (word(lang, "kit-key-open")) }
                span { kbd { "Esc" } (word(lang, "kit-close")) }
            }
        }
        dialog id="keys" class="dialog" aria-labelledby="keys-title" {
            div class="dialog-head" {
                h2 id="keys-title" { (word(lang, "kit-keys")) }
                button type="button" class="btn btn-quiet btn-icon" data-dialog-close { (icon("x")) span class="sr" { (word(lang, "kit-close")) } }
            }
            div class="dialog-body" {
                dl class="shortcuts" {
                    @for (keys, what) in KEYS {
                        div { dt { (word(lang, what)) } dd { @for key in *keys { kbd { (key) } } } }
                    }
                }
            }
        }
    }
}

/// Keys and what they do.
const KEYS: &[(&[&str], &str)] = &[
    (&["Ctrl", "K"], "kit-search-all"),
    (&["/"], "kit-key-search-list"),
    (&["J", "↓"], "kit-key-next"),
    (&["K", "↑"], "kit-key-previous"),
    (&["↵"], "kit-key-open"),
    (&["E"], "kit-key-edit"),
    (&["X"], "kit-key-pick"),
    (&["B"], "kit-key-bulk"),
    (&["M"], "kit-key-move"),
    (&["N"], "kit-key-new"),
    (&["Esc"], "kit-key-back"),
    (&["?"], "kit-keys"),
];
