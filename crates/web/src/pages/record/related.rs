//! What refers to a record: a short list for each type, with the way to all of them and to a new one.

use std::sync::Arc;

use kernel::{Result, format};
use maud::{Markup, html};
use record::{Field, Kind, Path, Query, RecordType, Test, Value, View};
use store::{Action, Db};

use super::AtHand;
use crate::kit::{self, Related, RelatedItem};
use crate::show::{field_label, new_of, type_many, type_name};

/// How many rows a list shows.
const SHOWN: usize = 5;
/// Types that have a place of their own on the page.
const ELSEWHERE: &[&str] =
    &["comment", "attachment", "tagging", "follower", "notification", "confirmation", "saved_view", "task", "activity"];

/// A list of what refers to a record: a type and the field by which it does.
pub struct Listed {
    /// The type that refers.
    pub of: Arc<RecordType>,
    /// The field by which it refers.
    pub field: Field,
}

impl Listed {
    /// Its name in addresses: `person.company`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.of.name, self.field.name)
    }
}

/// The lists of a type that the reader may see, in the order of the catalogue.
pub fn lists(db: &Db<'_>, of: &RecordType) -> Vec<Listed> {
    let refers = |field: &Field| match field.kind {
        Kind::Reference(target) | Kind::References(target) => target == of.name,
        _ => false,
    };
    let mut lists = Vec::new();
    for other in db.catalogue().types() {
        if ELSEWHERE.contains(&other.name) || other.settings && !of.settings || !db.access().may(other, Action::See) {
            continue;
        }
        for field in &other.fields {
            let kept_by_store = record::description::SYSTEM_FIELDS.contains(&field.name.as_ref());
            if refers(field) && !kept_by_store && db.access().sees(other, field) {
                lists.push(Listed { of: Arc::clone(other), field: field.clone() });
            }
        }
    }
    lists
}

/// All lists of a record: those with rows as cards, and one card from which the others are begun.
pub fn related(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    related_but(db, at, &[])
}

/// The same without those named, such as `invoice.company`, which a page of one's own shows elsewhere.
pub fn related_but(db: &Db<'_>, at: &AtHand, but: &[&str]) -> Result<Markup> {
    let mut cards = Vec::new();
    let mut empty = Vec::new();
    for list in lists(db, &at.of).into_iter().filter(|list| !but.contains(&list.name().as_str())) {
        // Whatever refers to a user would be half the database; his page shows who he is.
        if at.of.name == "user" && list.field.required {
            continue;
        }
        match card(db, at, &list)? {
            Some(card) => cards.push(card),
            None if super::may_create(db, &list.of) && !list.of.settings => empty.push(list),
            None => {}
        }
    }
    Ok(html! {
        @for card in cards { (card) }
        @if !empty.is_empty() {
            (kit::panel("record-begin", &at.word("records-begin"), "", html! {}, html! {
                div class="begin" {
                    @for list in empty { (begin(at, &list)) }
                }
            }))
        }
    })
}

/// One list anew, by its name.
pub(super) fn one(db: &Db<'_>, at: &AtHand, name: &str) -> Result<Markup> {
    let list = lists(db, &at.of).into_iter().find(|list| list.name() == name).ok_or_else(kernel::Error::not_found)?;
    Ok(card(db, at, &list)?.unwrap_or_else(|| html! {}))
}

fn begin(at: &AtHand, list: &Listed) -> Markup {
    let href = new_href(at, list);
    html! {
        a class="btn btn-small" href=(href) hx-get=(href) hx-target="#dialog" { (kit::icon(list.of.icon)) (heading(at, list, false)) }
    }
}

/// The type's name; with the field's beside it where the field is called otherwise than the type it points at.
fn heading(at: &AtHand, list: &Listed, many: bool) -> String {
    let lang = at.show.lang;
    let name = if many { type_many(lang, list.of.name) } else { type_name(lang, list.of.name) };
    let twice = list.of.fields.iter().filter(|field| field.kind.target() == Some(at.of.name)).count() > 1;
    if twice { format!("{name} · {}", field_label(lang, list.of.name, &list.field)) } else { name }
}

fn new_href(at: &AtHand, list: &Listed) -> String {
    format!("/{}/new?{}={}", list.of.plural, list.field.name, at.view.id)
}

fn card(db: &Db<'_>, at: &AtHand, list: &Listed) -> Result<Option<Markup>> {
    let of = &list.of;
    let filter = Test::In(vec![Value::Id(at.view.id)]);
    let mut query = Query::of(of.name).test(&list.field, filter).limit(SHOWN);
    query.order =
        of.order.iter().filter_map(|order| order.parse().ok()).filter(|order| is_seen(db, of, order)).collect();
    let shown = Shown::of(db, list);
    query.fields = shown.paths();
    let page = db.page(&query)?;
    if page.rows.is_empty() {
        return Ok(None);
    }
    let count = match page.next {
        None => page.rows.len() as i64,
        Some(_) => db.count(&query)?,
    };
    let number = format::integer(at.show.lang, count);
    let all =
        words::text(at.show.lang, "records-all-related", &[("count", count.into()), ("shown", number.clone().into())]);
    let may_add = super::may_create(db, of) && !of.settings;
    let related = Related {
        id: format!("related-{}-{}", of.name, list.field.name),
        title: heading(at, list, true),
        count: number,
        add: if may_add { new_href(at, list) } else { String::new() },
        add_text: new_of(at.show.lang, of.name),
        items: page.rows.iter().map(|view| shown.item(at, of, view)).collect(),
        all: page.next.map(|_| (all, format!("/{}?f={}:is:{}", of.plural, list.field.name, at.view.id))),
        live_list: of.name.to_owned(),
        refresh: at.below(&format!("part/related-{}", list.name())),
        none: String::new(),
    };
    Ok(Some(kit::related(at.show.lang, &related)))
}

fn is_seen(db: &Db<'_>, of: &RecordType, order: &record::Order) -> bool {
    order.path.steps().first().and_then(|name| of.find(name)).is_some_and(|field| db.access().sees(of, field))
}

/// Which fields of a row stand where.
struct Shown<'f> {
    title: Option<&'f Field>,
    notes: Vec<&'f Field>,
    end: Option<&'f Field>,
    end_note: Option<&'f Field>,
}

impl<'f> Shown<'f> {
    fn of(db: &Db<'_>, list: &'f Listed) -> Shown<'f> {
        let of = &list.of;
        let seen = |field: &&Field| db.access().sees(of, field) && field.name != list.field.name;
        // Where the title is the reference itself, as in the jobs of a person, the next reference is the title.
        let title = match of.title_field().filter(seen) {
            Some(title) => Some(title),
            None => of.fields.iter().filter(|f| f.list && matches!(f.kind, Kind::Reference(_))).find(seen),
        };
        let others =
            || of.fields.iter().filter(|f| f.list).filter(seen).filter(|f| title.is_none_or(|t| t.name != f.name));
        let money = || others().filter(|f| f.kind == Kind::Money);
        // What sums up says more than what one piece costs.
        let end =
            money().find(|f| f.sum).or_else(|| money().next()).or_else(|| others().find(|f| f.kind == Kind::Date));
        let end_note = others().find(|f| is_state(&f.kind) && end.is_none_or(|end| end.name != f.name));
        let taken = |field: &&Field| [end, end_note].into_iter().flatten().all(|t| t.name != field.name);
        let notes = others().filter(taken).filter(|f| is_note(f)).take(3).collect();
        Shown { title, notes, end, end_note }
    }

    fn paths(&self) -> Vec<Path> {
        let all = self.title.iter().chain(&self.notes).chain(self.end.iter()).chain(self.end_note.iter());
        all.map(|field| Path::from(*field)).collect()
    }

    fn item(&self, at: &AtHand, of: &RecordType, view: &View) -> RelatedItem {
        let text = |field: &Field| at.show.text(view, &field.name);
        let title = self.title.map(text).filter(|text| !text.is_empty()).unwrap_or_else(|| view.title.clone());
        let note = |field: &&Field| match (text(field), &field.kind) {
            (text, _) if text.is_empty() || text == title => None,
            // A bare figure does not say what it counts.
            (text, Kind::Integer | Kind::Decimal) => {
                let label = field_label(at.show.lang, of.name, field);
                Some(words::text(
                    at.show.lang,
                    "common-field-value",
                    &[("field", label.into()), ("value", text.into())],
                ))
            }
            (text, _) => Some(text),
        };
        let notes: Vec<String> = self.notes.iter().filter_map(note).collect();
        RelatedItem {
            picture: match of.name {
                "person" | "user" => kit::avatar(&title),
                _ => html! {},
            },
            title: if title.is_empty() { type_name(at.show.lang, of.name) } else { title },
            href: format!("/{}/{}", of.plural, view.id),
            note: notes.join(" · "),
            end: self.end.map(|field| kit::cell(&at.show.cell(view, &field.name))).unwrap_or_default(),
            end_note: self.end_note.map(|field| kit::cell(&at.show.cell(view, &field.name))).unwrap_or_default(),
            live: String::new(),
        }
    }
}

fn is_state(kind: &Kind) -> bool {
    match kind {
        Kind::Choice(set) => set.values.iter().any(|value| value.tone != record::Tone::Plain),
        Kind::Reference("stage") => true,
        _ => false,
    }
}

/// Whether a value says something of a row; its place in the order does not.
fn is_note(field: &Field) -> bool {
    let is_place = field.kind == Kind::Integer && field.name == "position";
    !is_place
        && !matches!(
            field.kind,
            Kind::LongText | Kind::YesNo | Kind::File | Kind::References(_) | Kind::Choices(_) | Kind::Address
        )
}
