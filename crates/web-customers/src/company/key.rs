//! That the customer is a key account, of which class, why and in whose hands. The verbs stand in the page's head.

use crm::key_accounts::KeyAccount;
use kernel::Result;
use maud::{Markup, html};
use record::{Query, Test, View};
use store::Db;
use web::kit;

use super::reader::{Reader, choice, sees, visible};

/// The key account that the customer is now, if it is one and the reader sees it.
pub struct Key(Option<(View, String)>);

/// Reads it.
pub fn current(db: &Db<'_>, reader: &Reader<'_>) -> Result<Key> {
    if !sees(db, "key_account")? {
        return Ok(Key(None));
    }
    let of = db.describe("key_account")?;
    let mut query = Query::all::<KeyAccount>()
        .is(KeyAccount::COMPANY, reader.company())
        .test(KeyAccount::UNTIL.name(), Test::Empty)
        .limit(1);
    query.fields = visible(db, &of, &["company", "class", "manager", "since", "reason"]);
    let found = db.page(&query)?.rows.pop();
    Ok(Key(found.map(|view| {
        let class = choice(reader, &of, "class", view.value("class").as_text().unwrap_or_default());
        (view, class)
    })))
}

impl Key {
    /// The mark after the name.
    pub fn mark(&self, reader: &Reader<'_>) -> Markup {
        match &self.0 {
            Some((_, class)) => {
                html! { span title=(reader.word("key_account")) { (kit::key_mark(class)) } }
            }
            None => html! {},
        }
    }

    /// Why it is one.
    pub fn card(&self, reader: &Reader<'_>) -> Markup {
        let Some((view, class)) = &self.0 else { return html! {} };
        let value = |field: &str| reader.cell(view, field);
        let line = |field: &str| kit::Value {
            name: field.to_owned(),
            label: reader.word(&format!("key_account.{field}")),
            value: value(field),
            ..kit::Value::default()
        };
        let reason = view.value("reason").as_text().unwrap_or_default();
        let body = html! {
            @if !reason.is_empty() { div class="key-reason" { (kit::prose(reason)) } }
            (kit::values(reader.lang, &[line("manager"), line("since")]))
        };
        let mark = html! {
            (kit::key_mark(class))
            (kit::icon_link("arrow-right", &reader.word("common-details"), &format!("/key_accounts/{}", view.id)))
        };
        html! { div class="on-key" { (kit::panel("key-account", &reader.word("key_account"), "", mark, body)) } }
    }
}
