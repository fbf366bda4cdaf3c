//! The group the customer belongs to, as a small tree, and who buys for and pays for whom (C8).

use kernel::{AnyId, Result};
use maud::{Markup, html};
use record::{Filter, Query, Test, Value, View};
use store::{Action, Db, Member};
use web::kit::{self, icon};

use super::reader::{Reader, choice, sees, visible};
use super::relate;

/// Companies of a group that the page draws.
const SHOWN: usize = 60;

/// The group, as far as the reader sees it.
pub struct Group(Vec<Member>);

impl Group {
    /// Reads it.
    pub fn read(db: &Db<'_>, reader: &Reader<'_>) -> Result<Group> {
        Ok(Group(db.group_around(reader.id(), SHOWN)?))
    }

    /// A company and all below it.
    pub fn below(&self, company: AnyId) -> Vec<AnyId> {
        let mut below = vec![company];
        let mut at = 0;
        while let Some(above) = below.get(at).copied() {
            let daughters = self.0.iter().filter(|member| member.parent == Some(above)).map(|member| member.company);
            below.extend(daughters.filter(|daughter| !below.contains(daughter)).collect::<Vec<_>>());
            at += 1;
        }
        below
    }

    /// What the sum over the customer and those below it is called.
    pub fn name_below(&self, reader: &Reader<'_>) -> String {
        reader.words("customer-group-of", &[("count", self.below(reader.id()).len().into())])
    }

    /// The card with tree and relations, and the way to another relation.
    pub fn card(&self, db: &Db<'_>, reader: &Reader<'_>) -> Result<Markup> {
        let relations = relations(db, reader)?;
        let may_relate = db.access().may(&*db.describe("company_relation")?, Action::Create);
        if self.0.len() < 2 && relations.is_empty() && !may_relate {
            return Ok(html! {});
        }
        let add = html! {
            @if may_relate {
                @let href = relate::href(reader.id());
                a class="btn btn-quiet btn-icon btn-small" href=(href) hx-get=(href) hx-target="#dialog" title=(reader.word("customer-relate")) {
                    (icon("plus")) span class="sr" { (reader.word("customer-relate")) }
                }
            }
        };
        let body = html! {
            @if self.0.len() > 1 { (self.tree(reader, None)) }
            @if !relations.is_empty() { ul class="relations" { @for one in &relations { (relation(db, reader, one)?) } } }
            @if self.0.len() < 2 && relations.is_empty() { p class="muted small" { (reader.word("customer-no-group")) } }
        };
        Ok(html! { div class="on-group" { (kit::panel("group", &reader.word("customer-group"), "", add, body)) } })
    }

    fn tree(&self, reader: &Reader<'_>, above: Option<AnyId>) -> Markup {
        html! {
            ul class="tree" {
                @for member in self.0.iter().filter(|member| member.parent == above) {
                    li {
                        @if member.company == reader.id() { b aria-current="true" { (member.name) } }
                        @else { a href={ "/companies/" (member.company) } { (member.name) } }
                        @if self.0.iter().any(|other| other.parent == Some(member.company)) { (self.tree(reader, Some(member.company))) }
                    }
                }
            }
        }
    }
}

fn relations(db: &Db<'_>, reader: &Reader<'_>) -> Result<Vec<View>> {
    if !sees(db, "company_relation")? {
        return Ok(Vec::new());
    }
    let of = db.describe("company_relation")?;
    let this = || Test::In(vec![Value::Id(reader.id())]);
    let either =
        Filter::Any(vec![Filter::Field("from_company".into(), this()), Filter::Field("to_company".into(), this())]);
    let mut query = Query::of("company_relation").filter(either).limit(30);
    query.fields = visible(db, &of, &["from_company", "to_company", "kind", "note"]);
    Ok(db.page(&query)?.rows)
}

/// A relation read from the customer's side; the other company may be one that the reader does not see.
fn relation(db: &Db<'_>, reader: &Reader<'_>, view: &View) -> Result<Markup> {
    let of = db.describe("company_relation")?;
    let kind = view.value("kind").as_text().unwrap_or_default();
    let outgoing = view.value("from_company").as_id() == Some(reader.id());
    let other = if outgoing { "to_company" } else { "from_company" };
    let label = if outgoing {
        choice(reader, &of, "kind", kind)
    } else {
        reader.word(&format!("customer-relation-{}", kind.replace('_', "-")))
    };
    Ok(html! {
        li {
            span class="muted" { (label) } " "
            (kit::cell(&reader.cell(view, other)))
            @if let Some(note) = view.value("note").as_text() { span class="faint small" { (note) } }
        }
    })
}
