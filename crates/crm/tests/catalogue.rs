//! The descriptions of all nouns hold together.

use std::collections::HashSet;

use record::{Catalogue, Kind, RecordType};

/// Walks all record types and collects what `complain` says of them.
fn complaints(complain: impl Fn(&Catalogue, &RecordType) -> Vec<String>) -> Vec<String> {
    let catalogue = crm::catalogue();
    catalogue.types().flat_map(|of| complain(&catalogue, of)).collect()
}

#[test]
fn names_and_plurals_are_unique_and_found() {
    let catalogue = crm::catalogue();
    let mut seen = HashSet::new();
    for of in catalogue.types() {
        assert!(seen.insert(of.name), "{} is there twice", of.name);
        assert!(seen.insert(of.plural), "the plural {} is taken", of.plural);
        assert_eq!(catalogue.by_plural(of.plural).unwrap().name, of.name);
    }
    assert_eq!(catalogue.get("company").unwrap().plural, "companies");
    assert_eq!(catalogue.get("import_run").unwrap().plural, "import_runs");
}

#[test]
fn every_reference_points_at_a_record_type() {
    let broken = complaints(|catalogue, of| {
        let targets = of.fields.iter().filter_map(|field| Some((field, field.kind.target()?)));
        targets
            .filter(|(_, target)| catalogue.get(target).is_err())
            .map(|(field, target)| format!("{}.{} points at {target}", of.name, field.name))
            .collect()
    });
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn owners_are_users_and_parents_are_records() {
    let broken = complaints(|_, of| {
        let owner =
            of.whose.owner.filter(|owner| of.field(owner).map(|f| f.kind != Kind::Reference("user")).unwrap_or(true));
        let within =
            of.whose.within.iter().filter(|parent| {
                !matches!(of.field(parent).map(|f| &f.kind), Ok(Kind::Reference(_) | Kind::AnyRecord))
            });
        owner.iter().chain(within).map(|field| format!("{}.{field}", of.name)).collect()
    });
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn rights_that_come_from_a_parent_come_to_an_end() {
    let catalogue = crm::catalogue();
    for of in catalogue.types() {
        // Any record may stand behind `about`, so only named parents can be followed.
        let mut to_visit = vec![of.name];
        let mut steps = 0;
        while let Some(name) = to_visit.pop() {
            steps += 1;
            assert!(steps < 20, "{} takes its rights from itself", of.name);
            let here = catalogue.get(name).unwrap();
            let parents = here.whose.within.iter().filter_map(|parent| here.field(parent).unwrap().kind.target());
            to_visit.extend(parents);
        }
    }
}

#[test]
fn order_calendar_and_title_name_fields_of_the_right_kind() {
    let broken = complaints(|_, of| {
        let mut found = Vec::new();
        for order in &of.order {
            let name = order.trim_start_matches('-');
            match of.field(name) {
                // Ids grow with time, so the store orders by them where `created_at` is asked for. Parts are listed with
                // their whole, which has few of them.
                Ok(field) if of.part || field.sort || field.name == "created_at" || field.kind.target().is_some() => {}
                _ => found.push(format!("{} cannot be ordered fast by {name}", of.name)),
            }
        }
        if let Some(calendar) = of.calendar
            && !matches!(of.field(calendar).map(|f| &f.kind), Ok(Kind::Date | Kind::DateTime))
        {
            found.push(format!("{} has no day {calendar}", of.name));
        }
        let title = of.title_field();
        if !title.is_some_and(|t| t.required) {
            found.push(format!("a {} may be without its title", of.name));
        }
        found
    });
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn flags_make_sense() {
    let broken = complaints(|_, of| {
        let mut found = Vec::new();
        for field in &of.fields {
            let at = format!("{}.{}", of.name, field.name);
            if field.sum && !field.kind.is_summable() {
                found.push(format!("{at} cannot be summed"));
            }
            if field.cascade && !matches!(field.kind, Kind::Reference(_) | Kind::AnyRecord) {
                found.push(format!("{at} refers to nothing that could be deleted"));
            }
            if field.board && !matches!(field.kind, Kind::Choice(_) | Kind::Reference(_)) {
                found.push(format!("{at} has no columns for a board"));
            }
            if field.search && !(field.kind.is_text() && field.kind.choices().is_none()) {
                found.push(format!("{at} cannot be searched"));
            }
        }
        if of.fields.iter().filter(|field| field.list).count() == 0 {
            found.push(format!("a list of {} would be empty", of.plural));
        }
        found
    });
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn a_part_is_shown_within_something_or_belongs_to_somebody() {
    let adrift = complaints(|_, of| {
        let has_place = !of.whose.within.is_empty() || of.whose.owner.is_some();
        if of.part && !has_place { vec![of.name.to_owned()] } else { Vec::new() }
    });
    assert_eq!(adrift, Vec::<String>::new());
}
