//! The people there: what each does, how one reaches him, and when he was last spoken with.

use std::collections::HashMap;

use kernel::{AnyId, Result, Timestamp, phone};
use maud::{Markup, html};
use record::{Query, Test, Value, View};
use store::{Action, Db};
use web::http::Posted;
use web::kit::{self, Related, RelatedItem};

use super::reader::{Reader, new_href, sees, visible};

const SHOWN: usize = 6;

/// The people of the customer, as far as the reader sees them.
pub struct People {
    rows: Vec<View>,
    count: i64,
    touches: HashMap<AnyId, Timestamp>,
    caller: Option<AnyId>,
    add: String,
    seen: bool,
    /// Whether the reader may note what was said.
    pub may_note: bool,
}

impl People {
    /// Reads those who are there, whoever calls among them.
    pub fn read(db: &Db<'_>, reader: &Reader<'_>, asked: &Posted) -> Result<People> {
        let may_note = db.access().may(&*db.describe("activity")?, Action::Create);
        let caller = asked.filled("person").and_then(|id| id.parse().ok());
        let mut people = People {
            rows: Vec::new(),
            count: 0,
            touches: HashMap::new(),
            caller,
            add: String::new(),
            seen: false,
            may_note,
        };
        if !sees(db, "person")? {
            return Ok(people);
        }
        let of = db.describe("person")?;
        let mut query = Query::of("person").test("company", Test::In(vec![Value::Id(reader.id())]));
        if of.find("left_on").is_some_and(|field| db.access().sees(&of, field)) {
            query = query.test("left_on", Test::Empty);
        }
        people.count = db.count(&query)?;
        query = query.by("name").limit(50);
        query.fields = visible(db, &of, &["company", "position", "buying_role", "phone", "mobile", "email"]);
        people.rows = db.page(&query)?.rows;
        let ids: Vec<AnyId> = people.rows.iter().map(|view| view.id).collect();
        people.touches = db.last_touches(&ids)?;
        // Whoever calls comes first, then those spoken with last.
        people.rows.sort_by_key(|view| {
            (Some(view.id) != caller, std::cmp::Reverse(people.touches.get(&view.id).map(|at| at.millis())))
        });
        people.add = new_href(db, "person", &format!("company={}", reader.id()))?;
        people.seen = true;
        Ok(people)
    }

    /// Who calls, if he is one of them.
    pub fn caller(&self) -> Option<&View> {
        self.rows.iter().find(|view| Some(view.id) == self.caller)
    }

    /// The card.
    pub fn card(&self, reader: &Reader<'_>) -> Markup {
        if !self.seen {
            return html! {};
        }
        let all = format!("/people?f=company:is:{}", reader.id());
        html! {
            div class="on-people" {
                (kit::related(reader.lang, &Related {
                    id: "people".to_owned(),
                    title: reader.word("customer-people"),
                    count: if self.count > 0 { reader.count(self.count) } else { String::new() },
                    add: self.add.clone(),
                    add_text: reader.word("customer-new-person"),
                    items: self.rows.iter().take(SHOWN).map(|view| self.item(reader, view)).collect(),
                    none: reader.word("customer-no-people"),
                    all: (self.count > SHOWN as i64).then(|| (reader.words("customer-all-people", &[("count", self.count.into())]), all)),
                    ..Related::default()
                }))
            }
        }
    }

    fn item(&self, reader: &Reader<'_>, view: &View) -> RelatedItem {
        let show = &reader.at.show;
        let number = ["mobile", "phone"].into_iter().find_map(|field| view.value(field).as_text());
        let touch = self.touches.get(&view.id).map(|at| at.date_in(&show.zone));
        let role = show.text(view, "buying_role");
        let position = show.text(view, "position");
        RelatedItem {
            picture: kit::avatar(&view.title),
            title: view.title.clone(),
            href: format!("/people/{}", view.id),
            note: [position, role].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            end: html! { @if let Some(number) = number {
                a class="num over" href={ "tel:" (phone::without_extension(number)) } { (phone::display(number, Some(&show.country))) }
            } },
            end_note: html! { @if let Some(day) = touch { (reader.until_or_since(day)) } @else { span class="faint" { (reader.word("customer-no-touch")) } } },
            live: format!("person:{}", view.id),
        }
    }
}
