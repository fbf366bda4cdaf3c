//! The table of rights as a form: `t.company.see=own` and `f.company.cost=hidden`.

use crm::rights::matrix::Matrix;
use crm::rights::{FieldAccess, Scope};
use maud::{Markup, html};
use record::{Catalogue, RecordType};
use store::Action;
use web::kit::{self, icon};
use web::show::{field_label, type_many};
use web::{Ctx, Posted};

/// The areas in the order of the navigation, then the rest.
const AREAS: [&str; 8] = ["customers", "key_accounts", "sales", "work", "billing", "insight", "general", "rights"];

/// The types that rights are given to, by area.
fn by_area(catalogue: &Catalogue) -> Vec<(&'static str, Vec<&RecordType>)> {
    AREAS
        .iter()
        .map(|area| {
            let of_area = |of: &&RecordType| of.area == *area && !of.settings;
            (*area, catalogue.types().map(AsRef::as_ref).filter(of_area).collect())
        })
        .filter(|(_, types): &(_, Vec<_>)| !types.is_empty())
        .collect()
}

/// How far one can reach into a type: without owners there is nobody's own.
fn reaches(of: &RecordType) -> &'static [Scope] {
    if of.whose.owner.is_none() && of.whose.within.is_empty() {
        &[Scope::None, Scope::All]
    } else {
        &[Scope::None, Scope::Own, Scope::Team, Scope::All]
    }
}

/// Record types by actions.
pub(super) fn types(ctx: &Ctx, catalogue: &Catalogue, rights: &Matrix) -> Markup {
    let body = html! {
        input type="hidden" name="matrix" value="1";
        div class="table-wrap" {
            table class="table plain-table matrix" {
                thead {
                    tr {
                        th scope="col" { (words::attr(ctx.lang(), "permission", "record_type")) }
                        @for action in Action::ALL { th scope="col" { (ctx.word(&format!("permission.can_{}", action.code()))) } }
                    }
                }
                @for (area, types) in by_area(catalogue) {
                    tbody {
                        tr class="group-row" { th scope="rowgroup" colspan="6" { (ctx.word(&format!("area.{area}"))) } }
                        @for of in types { (row(ctx, of, rights)) }
                    }
                }
            }
        }
    };
    kit::panel("types", &ctx.word("settings-role-types"), "", html! {}, body)
}

fn row(ctx: &Ctx, of: &RecordType, rights: &Matrix) -> Markup {
    let many = type_many(ctx.lang(), of.name);
    let reach = rights.types.get(of.name).copied().unwrap_or([Scope::None; 5]);
    html! {
        tr {
            th scope="row" { (many) }
            @for (action, chosen) in Action::ALL.into_iter().zip(reach) {
                td {
                    span class="select" {
                        select class={ "input matrix-pick reach-" (chosen.code()) } name={ "t." (of.name) "." (action.code()) }
                            aria-label={ (many) ": " (ctx.word(&format!("permission.can_{}", action.code()))) } {
                            @for scope in reaches(of) {
                                option value=(scope.code()) selected[*scope == chosen] { (ctx.word(&format!("scope.{}", scope.code()))) }
                            }
                        }
                        (icon("chevron-down"))
                    }
                }
            }
        }
    }
}

/// What is taken away at fields, a type at a time.
pub(super) fn fields(ctx: &Ctx, catalogue: &Catalogue, rights: &Matrix) -> Markup {
    let body = html! {
        p class="muted" { (ctx.word("settings-role-fields-text")) }
        @for (_, types) in by_area(catalogue) {
            @for of in types { (fields_of(ctx, of, rights)) }
        }
    };
    kit::panel("fields", &ctx.word("settings-role-fields"), "", html! {}, body)
}

fn fields_of(ctx: &Ctx, of: &RecordType, rights: &Matrix) -> Markup {
    let count = rights.fields.keys().filter(|(name, _)| name == of.name).count();
    html! {
        details class="more" open[count > 0] {
            summary {
                (type_many(ctx.lang(), of.name))
                @if count > 0 { " " (kit::chip(kit::Tone::Warn, &count.to_string())) }
            }
            div class="form-grid" {
                // The title stays: a record nobody can name cannot be worked with.
                @for described in of.fields.iter().filter(|field| field.name != of.title) {
                    @let name = format!("f.{}.{}", of.name, described.name);
                    @let chosen = rights.fields.get(&(of.name.to_owned(), described.name.to_string()));
                    (kit::field(ctx.lang(), &kit::Field {
                        label: field_label(ctx.lang(), of.name, described),
                        input: kit::Input::Choice {
                            value: chosen.map_or("", |access| access.code()).to_owned(),
                            choices: FieldAccess::ALL.iter().map(|access| kit::Choice {
                                value: access.code().to_owned(),
                                label: ctx.word(&format!("field_access.{}", access.code())),
                            }).collect(),
                            none: ctx.word("settings-field-full"),
                        },
                        name,
                        ..kit::Field::default()
                    }))
                }
            }
        }
    }
}

/// The rights that a form holds.
pub(super) fn read(posted: &Posted, catalogue: &Catalogue) -> Matrix {
    let mut rights = Matrix::default();
    for of in catalogue.types().filter(|of| !of.settings) {
        let reach = Action::ALL.map(|action| {
            let code = posted.get(&format!("t.{}.{}", of.name, action.code()));
            Scope::from_code(code).filter(|scope| reaches(of).contains(scope)).unwrap_or(Scope::None)
        });
        rights.types.insert(of.name.to_owned(), reach);
        for field in &of.fields {
            if let Some(access) = FieldAccess::from_code(posted.get(&format!("f.{}.{}", of.name, field.name))) {
                rights.fields.insert((of.name.to_owned(), field.name.to_string()), access);
            }
        }
    }
    rights
}
