//! How one reaches the customer, and its numbers, in one line.

use maud::{Markup, html};
use record::Value;
use web::kit::icon;

use super::reader::Reader;

/// Telephone, mail, web, place, tax number, account manager: what is known of them.
pub fn line(reader: &Reader<'_>) -> Markup {
    let at = reader.at;
    let known = |field: &str| !at.view.value(field).is_null();
    let place = match at.view.value("address") {
        Value::Address(address) => web::show::address_lines(reader.lang, address).join(", "),
        _ => String::new(),
    };
    let item = |name: &'static str, field: &str| {
        html! { @if known(field) { li { (icon(name)) (reader.value(field)) } } }
    };
    html! {
        ul class="contact-line" {
            (item("phone", "phone"))
            (item("mail", "email"))
            (item("globe", "web"))
            @if !place.is_empty() { li { (icon("map")) span { (place) } } }
            @for field in ["tax_number", "registry_number"] {
                @if known(field) { li { span class="muted" { (reader.word(&format!("company.{field}"))) } (reader.value(field)) } }
            }
            @if known("owner") { li { span class="muted" { (reader.word("company.owner")) } (reader.value("owner")) } }
            @if known("kinds") { li { (reader.value("kinds")) } }
        }
    }
}
