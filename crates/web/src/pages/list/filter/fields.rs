//! The first step of adding a filter: which field.

use maud::{Markup, html};
use record::{Kind, Path, RecordType, Test};
use store::Db;

use super::super::asked::{Asked, with_query};
use super::super::columns;
use crate::show::{Show, field_label};

/// Fields under a heading.
struct Section {
    title: String,
    fields: Vec<(String, Path)>,
}

/// The fields to choose from: those of the type first, then those of what it refers to.
pub(super) fn fields(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Markup {
    let sections = sections(db, show, of);
    html! {
        div class="stack" {
            @for section in &sections {
                section class="stack-s" {
                    @if !section.title.is_empty() { h3 class="menu-title" { (section.title) } }
                    ul class="field-picks" {
                        @for (label, path) in &section.fields {
                            @let href = form_href(asked, path);
                            li { a class="menu-item" href=(href) hx-get=(href) hx-target="#dialog" { span class="clip" { (label) } } }
                        }
                    }
                }
            }
        }
    }
}

fn form_href(asked: &Asked, path: &Path) -> String {
    let mut pairs = asked.pairs();
    pairs.push(("field", path.to_string()));
    with_query(&format!("/{}/filter", asked.plural), &pairs)
}

fn sections(db: &Db<'_>, show: &Show, of: &RecordType) -> Vec<Section> {
    let access = db.access();
    let own = of.fields.iter().filter(|field| access.sees(of, field));
    let mut sections =
        vec![Section { title: String::new(), fields: own.flat_map(|field| ways(show, of, field, "")).collect() }];
    for (reference, target) in columns::references(access, db.catalogue(), of) {
        let others = target.fields.iter().filter(|field| access.sees(&target, field) && field.section != "system");
        let fields = others.flat_map(|field| ways(show, &target, field, &reference.name)).collect();
        sections.push(Section { title: field_label(show.lang, of.name, reference), fields });
    }
    sections
}

/// A field, or of an address the parts that one asks for.
fn ways(show: &Show, of: &RecordType, field: &record::Field, before: &str) -> Vec<(String, Path)> {
    let label = field_label(show.lang, of.name, field);
    let before = if before.is_empty() { String::new() } else { format!("{before}.") };
    let path = |rest: &str| format!("{before}{}{rest}", field.name).parse::<Path>().ok();
    if field.kind == Kind::Address {
        let part = |part: &str| {
            let words = words::text(show.lang, &format!("address.{part}"), &[]);
            Some((format!("{label} › {words}"), path(&format!(".{part}"))?))
        };
        return ["city", "region", "postcode", "country"].into_iter().filter_map(part).collect();
    }
    if Test::offered(&field.kind).is_empty() {
        return Vec::new();
    }
    path("").map(|path| (label, path)).into_iter().collect()
}
