//! While somebody calls: who it is, and the way to note the call.

use maud::{Markup, html};
use web::http::Posted;
use web::kit::{self, Button, Look, icon};
use web::url_encoded;

use super::people::People;
use super::reader::Reader;

/// The banner; nothing when the page was not opened by a call.
pub fn banner(reader: &Reader<'_>, people: &People, asked: &Posted) -> Markup {
    let Some(number) = asked.filled("call") else { return html! {} };
    let caller = people.caller();
    let shown = kernel::phone::display(number, Some(&reader.at.show.country));
    let person = caller.map_or_else(String::new, |person| format!("&person={}", person.id));
    let note = format!(
        "/activities/new?kind=call&direction=incoming&company={}{person}&subject={}",
        reader.id(),
        url_encoded(&reader.word("call-subject"))
    );
    html! {
        aside class="caller" aria-label=(reader.word("call-title")) {
            span class="caller-mark" { (icon("phone")) }
            div {
                @match caller {
                    Some(person) => {
                        p class="caller-name" { a href={ "/people/" (person.id) } { (person.title) } }
                        p class="muted" { (reader.at.show.text(person, "position")) " " span class="num" { (shown) } }
                    },
                    None => p class="caller-name num" { (shown) },
                }
            }
            @if people.may_note {
                span class="caller-end" {
                    (kit::button(&Button { text: &reader.word("call-note"), icon: "edit", look: Look::Primary, ..Button::default() }, &note, ""))
                }
            }
        }
    }
}
