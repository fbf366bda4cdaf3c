//! Who is calling (C2): for telephone systems that show the caller or open his page.

use kernel::Result;
use record::View;
use serde_json::{Value as Json, json};
use store::Db;
use web_customers::call::{Found, Number};

/// Everybody who has a number, in any writing of it. `open` is the page to open when there is no doubt who it is, else the
/// one to choose from.
pub fn look_up(db: &Db<'_>, phone: &str) -> Result<Json> {
    let number = Number::read(phone, &db.settings().country);
    let found = if number.is_withheld() { Found::default() } else { Found::read(db, &number)? };
    let open = found.only().unwrap_or_else(|| format!("/call?number={}", web::url_encoded(number.to_fill())));
    let person = |view: &View| {
        json!({
            "_type": view.of,
            "id": view.id,
            "name": view.title,
            "position": view.value("position").as_text(),
            "company": view.title_of("company").and(view.value("company").as_id()),
            "company_name": view.title_of("company"),
            "has_left": !view.value("left_on").is_null(),
            "open": found.of_person(view),
        })
    };
    let company =
        |view: &View| json!({"_type": view.of, "id": view.id, "name": view.title, "open": found.of_company(view)});
    let lead = |view: &View| {
        json!({
            "_type": view.of,
            "id": view.id,
            "name": view.title,
            "company_name": view.value("company_name").as_text(),
            "open": format!("/leads/{}", view.id),
        })
    };
    Ok(json!({
        "phone": number.to_fill(),
        "shown": number.shown(),
        "open": open,
        "people": found.people.iter().map(person).collect::<Vec<_>>(),
        "companies": found.companies.iter().map(company).collect::<Vec<_>>(),
        "leads": found.leads.iter().map(lead).collect::<Vec<_>>(),
    }))
}
