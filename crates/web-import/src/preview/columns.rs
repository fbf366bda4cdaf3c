//! The first rows of a file, and where its columns go.

use std::collections::HashMap;

use import::plan::{Kind, Target};
use maud::{Markup, html};
use web::{Ctx, kit};

use super::Look;

/// Letters of a cell that are shown.
const CELL: usize = 60;

/// The first rows, and over each column the field that it feeds.
pub(super) fn columns(ctx: &Ctx, look: &Look) -> Markup {
    let plan = &look.upload.plan;
    let groups = targets(ctx, look.kind.as_ref());
    let caption = ctx.word("import-pages-columns");
    let table = html! {
        div class="table-wrap" tabindex="0" role="region" aria-label=(caption) {
            table class="table plain-table import-columns" aria-label=(caption) {
                thead {
                    tr {
                        @for (place, column) in plan.guess.columns.iter().enumerate() {
                            @let name = format!("column{place}");
                            @let chosen = plan.targets.get(place).map_or("", String::as_str);
                            th scope="col" class=[chosen.is_empty().then_some("is-off")] {
                                label class="import-column" for={ "f-" (name) } { (column.name) }
                                span class="select" {
                                    select class="input" id={ "f-" (name) } name=(name) {
                                        option value="" selected[chosen.is_empty()] { (ctx.word("import-pages-nowhere")) }
                                        @for (group, targets) in &groups {
                                            optgroup label=(group) {
                                                @for (text, label) in targets { option value=(text) selected[text == chosen] { (label) } }
                                            }
                                        }
                                    }
                                    (kit::icon("chevron-down"))
                                }
                            }
                        }
                    }
                }
                tbody {
                    @for row in &look.rows {
                        tr {
                            @for place in 0..plan.guess.columns.len() {
                                @let off = plan.targets.get(place).is_none_or(String::is_empty);
                                td class=[off.then_some("is-off")] { (cut(row.cell(place))) }
                            }
                        }
                    }
                }
            }
        }
    };
    kit::panel("columns", &caption, "", html! {}, table)
}

/// All targets by the record they belong to: the words of the group, then value and label of each.
fn targets(ctx: &Ctx, kind: Option<&Kind>) -> Vec<(String, Vec<(String, String)>)> {
    let Some(kind) = kind else { return Vec::new() };
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for target in Target::all(kind) {
        let group = match target.slot {
            Some(slot) => ctx.word(kind.slots[slot].of.name),
            None => ctx.word("import-pages-whole-row"),
        };
        let option = (target.text.clone(), target.label(kind, ctx.lang()));
        match groups.last_mut().filter(|(name, _)| *name == group) {
            Some((_, options)) => options.push(option),
            None => groups.push((group, vec![option])),
        }
    }
    name_apart(ctx, &mut groups);
    groups
}

/// A closed choice shows no group: where two records of a row have a field of the same name, it says whose it is.
fn name_apart(ctx: &Ctx, groups: &mut [(String, Vec<(String, String)>)]) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for (_, label) in groups.iter().flat_map(|(_, options)| options) {
        *times.entry(label.clone()).or_default() += 1;
    }
    for (group, options) in groups {
        for (_, label) in options.iter_mut().filter(|(_, label)| times.get(label).is_some_and(|times| *times > 1)) {
            *label =
                ctx.words("import-target-part", &[("field", group.as_str().into()), ("part", label.as_str().into())]);
        }
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= CELL { text.to_owned() } else { text.chars().take(CELL).chain(['…']).collect() }
}
