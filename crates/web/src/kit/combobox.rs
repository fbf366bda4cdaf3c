//! Looking up a record while typing.

use kernel::Lang;
use maud::{Markup, html};

use super::field::{Field, invalid};
use super::icon::icon;
use super::word;

/// A record that is chosen.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Id in text form.
    pub id: String,
    /// Its title.
    pub label: String,
}

/// A record that may be chosen: one line of the answer to a search.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    /// Id in text form.
    pub id: String,
    /// Its title.
    pub label: String,
    /// What tells it from others of the same name, such as a town.
    pub note: String,
    /// Name of its icon, or empty.
    pub icon: String,
}

/// Lines for the list; the answer of a search address (`GET {search}?q=…`). `none` is said when there are none.
pub fn picks(lang: Lang, found: &[Pick]) -> Markup {
    html! {
        @for pick in found {
            li class="option" role="option" data-id=(pick.id) data-label=(pick.label) {
                @if !pick.icon.is_empty() { (icon(&pick.icon)) }
                span class="clip" { (pick.label) }
                @if !pick.note.is_empty() { span class="option-note" { (pick.note) } }
            }
        }
        @if found.is_empty() { li class="combo-none" role="presentation" { (word(lang, "kit-nothing-found")) } }
    }
}

/// One record. Sends its id as `name`; without a script the words go as `name_text`, which the server looks up.
pub fn reference(lang: Lang, f: &Field, chosen: Option<&Chosen>, search: &str) -> Markup {
    let id = f.id();
    html! {
        div class="combo" data-combo=(search) {
            input type="hidden" name=(f.name) value=(chosen.map(|c| c.id.as_str()).unwrap_or_default()) data-combo-id;
            input class="input" type="text" id=(id) name={ (f.name) "_text" } value=(chosen.map(|c| c.label.as_str()).unwrap_or_default())
                role="combobox" autocomplete="off" aria-autocomplete="list" aria-expanded="false" aria-controls={ (id) "-list" }
                placeholder=(word(lang, "kit-type-to-search")) required[f.required] readonly[f.read_only] autofocus[f.focus]
                aria-invalid=[invalid(f)] aria-describedby=[(!f.hint.is_empty()).then(|| format!("{id}-hint"))] aria-errormessage=[(!f.error.is_empty()).then(|| format!("{id}-error"))];
            (icon("chevron-down"))
            ul class="combo-list" id={ (id) "-list" } role="listbox" aria-label=(f.label) hidden {}
        }
    }
}

/// Several records. Sends each id as `name`.
pub fn references(lang: Lang, f: &Field, chosen: &[Chosen], search: &str) -> Markup {
    let id = f.id();
    html! {
        div class="combo" data-combo=(search) data-combo-many=(f.name) data-remove=(word(lang, "kit-remove")) {
            // Tells an emptied field from one that was not asked.
            input type="hidden" name=(f.name) value="";
            div class="tokens tokens-frame" {
                @for record in chosen {
                    span class="token" {
                        span class="clip" { (record.label) }
                        input type="hidden" name=(f.name) value=(record.id);
                        button type="button" data-token-remove { (icon("x")) span class="sr" { (word(lang, "kit-remove")) " " (record.label) } }
                    }
                }
                input class="input" type="text" id=(id) role="combobox" autocomplete="off" aria-autocomplete="list" aria-expanded="false"
                    aria-controls={ (id) "-list" } placeholder=(word(lang, "kit-type-to-search")) aria-invalid=[invalid(f)] autofocus[f.focus];
            }
            ul class="combo-list" id={ (id) "-list" } role="listbox" aria-label=(f.label) hidden {}
        }
    }
}
