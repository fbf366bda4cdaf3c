//! A day, with or without a time: typed as the reader writes it, or picked from a calendar that a script opens.
//!
//! Browsers bring a date field of their own, but it speaks the browser's language and order of day and month, not the
//! reader's. Without a script this is a field of text, and what is typed is read as everywhere else.

use jiff::civil;
use kernel::{Date, Lang, format};
use maud::{Markup, html};

use super::field::{Field, invalid};
use super::icon::icon;
use super::word;

/// A field for a day.
pub(super) fn date(lang: Lang, f: &Field, value: &str) -> Markup {
    let shown = value.parse::<Date>().map_or_else(|_| value.to_owned(), |day| format::date(lang, day));
    control(lang, f, &shown, "day")
}

/// A field for a day and a time of day.
pub(super) fn date_time(lang: Lang, f: &Field, value: &str) -> Markup {
    let shown = value.parse::<civil::DateTime>().map_or_else(
        |_| value.to_owned(),
        |at| format!("{} {:02}:{:02}", format::date(lang, at.date()), at.hour(), at.minute()),
    );
    control(lang, f, &shown, "moment")
}

fn control(lang: Lang, f: &Field, shown: &str, kind: &str) -> Markup {
    let open = word(lang, "kit-open-calendar");
    html! {
        div class="joined day" data-day=(kind) data-today=(word(lang, "kit-today")) data-before=(word(lang, "kit-month-before")) data-after=(word(lang, "kit-month-after")) {
            input class="input" type="text" id=(f.id()) name=(f.name) value=(shown) placeholder=(word(lang, &format!("kit-{kind}-pattern")))
                autocomplete="off" spellcheck="false" required[f.required] readonly[f.read_only] autofocus[f.focus]
                aria-invalid=[invalid(f)] aria-describedby=[f.described_by()];
            @if !f.read_only {
                button type="button" class="affix day-open" data-day-open aria-haspopup="dialog" aria-expanded="false" title=(open) {
                    (icon("calendar")) span class="sr" { (open) ": " (f.label) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(lang: Lang, value: &str) -> String {
        date_time(lang, &Field { name: "at".into(), ..Field::default() }, value).0
    }

    #[test]
    fn the_machine_form_is_shown_in_the_readers_way() {
        assert!(html(Lang::Tr, "2026-03-12T14:05").contains("value=\"12.03.2026 14:05\""));
        assert!(html(Lang::En, "2026-03-12T14:05").contains("value=\"12/03/2026 14:05\""));
        let day = date(Lang::Et, &Field { name: "due".into(), ..Field::default() }, "2026-03-12").0;
        assert!(day.contains("value=\"12.03.2026\""), "{day}");
    }

    #[test]
    fn what_was_typed_and_could_not_be_read_stays() {
        assert!(html(Lang::Tr, "31.02.2026").contains("value=\"31.02.2026\""));
        assert!(html(Lang::Tr, "yarın").contains("value=\"yarın\""));
    }
}
