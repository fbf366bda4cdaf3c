//! Every list pages without loss: by each field of each record type, and by fields of what it refers to, up and down,
//! on the demo company with its ties and gaps, for an administrator and for a seller.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use kernel::{Actor, AnyId, Lang};
use record::{Filter, Kind, Order, Path, Query, RecordType, Value};
use store::{Db, Store};
use support::*;
use testing::each_database;

/// More rows than these would only make it longer.
const MOST: usize = 50;

/// Somebody who sees his own companies, a third of all, and what belongs to them.
fn seller(store: &Store) -> Actor {
    let rights: Vec<_> = ["company", "person", "job", "opportunity", "activity", "task", "invoice", "invoice_line"]
        .into_iter()
        .map(|of| (of, ["own"; 5]))
        .chain(["user", "product", "pipeline", "stage", "territory"].map(|of| (of, ["all"; 5])))
        .collect();
    let seller = user(store, "mari", &rights);
    let me = seller.user.unwrap();
    store
        .write_blocking(system(), move |tx| {
            let owner = tx.describe("company")?.whose.owner.unwrap();
            let companies = tx.page(&Query::of("company").limit(1_000))?.rows;
            for company in companies.iter().step_by(3) {
                tx.change_values("company", company.id, None, values([(owner, Value::Id(me))]))?;
            }
            Ok(())
        })
        .unwrap();
    seller
}

/// Its own fields, and for each reference the fields of what it leads to.
fn paths(db: &Db<'_>, of: &RecordType) -> Vec<Path> {
    let mut paths = Vec::new();
    for field in &of.fields {
        paths.push(Path::from(field));
        let Kind::Reference(target) = &field.kind else { continue };
        let target = db.describe(target).unwrap();
        // One field of each kind is enough: how it is reached is the same for all.
        let mut kinds = Vec::new();
        for further in &target.fields {
            let kind = std::mem::discriminant(&further.kind);
            if !kinds.contains(&kind) {
                kinds.push(kind);
                paths.push(format!("{}.{}", field.name, further.name).parse().unwrap());
            }
        }
    }
    paths
}

fn ids(db: &Db<'_>, query: &Query) -> kernel::Result<(Vec<AnyId>, Option<record::Cursor>)> {
    let page = db.page(query)?;
    Ok((page.rows.into_iter().map(|view| view.id).collect(), page.next))
}

/// What was asked, unless the reader may not ask it: what is hidden does not exist for him.
fn allowed<R>(asked: kernel::Result<R>) -> Option<R> {
    match asked {
        Ok(found) => Some(found),
        Err(error) if ["error-no-such-field", "error-forbidden"].contains(&error.key()) => None,
        Err(error) => panic!("{error}"),
    }
}

/// In how many orders all rows of a type were paged, and how many rows that were.
fn page_through(db: &Db<'_>, of: &RecordType) -> (usize, usize) {
    let some = Query::of(of.name).limit(MOST);
    let Some((chosen, _)) = allowed(ids(db, &some)) else { return (0, 0) };
    if chosen.is_empty() {
        return (0, 0);
    }
    let size = chosen.len().div_ceil(4);
    let mut tried = 0;
    for path in paths(db, of) {
        for falling in [false, true] {
            let order = Order { path: path.clone(), falling };
            let mut query = Query::of(of.name).filter(Filter::Ids(chosen.clone())).limit(MOST + 1);
            query.order = vec![order.clone()];
            // What is hidden from a reader orders nothing for him.
            let Some((whole, _)) = allowed(ids(db, &query)) else { continue };
            assert_eq!(whole.len(), chosen.len(), "{order} of {}", of.name);
            let (mut paged, mut after) = (Vec::new(), None);
            loop {
                let mut query = query.clone();
                query.limit = size;
                query.after = after;
                let (more, next) = ids(db, &query).unwrap_or_else(|error| panic!("{order} of {}: {error}", of.name));
                paged.extend(more);
                after = next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(paged, whole, "{order} of {}", of.name);
            tried += 1;
        }
    }
    (tried, chosen.len())
}

#[test]
fn every_list_pages_without_loss() {
    each_database(|database| {
        let store = open(database);
        crm::demo::run(&store, &system(), Lang::Tr, &mut |_| {}).unwrap();
        let readers = [system(), seller(&store)];
        for reader in readers {
            let (orders, types) = store
                .read_blocking(reader, |db| {
                    let (mut orders, mut types) = (0, 0);
                    for of in db.catalogue().types() {
                        let (tried, rows) = page_through(db, of);
                        orders += tried;
                        types += usize::from(rows > 3 && tried > 0);
                    }
                    Ok((orders, types))
                })
                .unwrap();
            assert!(orders > 200 && types > 5, "only {orders} orders of {types} types were tried");
        }
    });
}

/// All ids of a list, read in pages.
fn in_pages(db: &Db<'_>, query: &Query, size: usize) -> kernel::Result<Vec<AnyId>> {
    let (mut paged, mut query) = (Vec::new(), query.clone().limit(size));
    loop {
        let (more, next) = ids(db, &query)?;
        paged.extend(more);
        query.after = next;
        if query.after.is_none() {
            return Ok(paged);
        }
    }
}

/// In how many ways all rows of a type were grouped.
fn page_in_groups(db: &Db<'_>, of: &RecordType) -> usize {
    let Some(all) = allowed(in_pages(db, &Query::of(of.name), 200)) else { return 0 };
    if all.len() < 2 || all.len() > 250 {
        return 0;
    }
    let mut tried = 0;
    let groups = of.fields.iter().filter(|field| matches!(field.kind, Kind::Reference(_) | Kind::Choice(_)));
    for (field, falling) in groups.flat_map(|field| [(field, false), (field, true)]) {
        // Behind the group comes the order of the type, or nothing but the id.
        let own: Vec<Order> = of.order.iter().map(|one| one.parse().unwrap()).collect();
        for behind in [own, Vec::new()] {
            let mut query = Query::of(of.name);
            query.order = vec![Order { path: field.into(), falling }];
            query.order.extend(behind);
            // Named one by one, the rows are read and sorted as they are.
            let named = query.clone().filter(Filter::Ids(all.clone())).limit(all.len());
            let Some((whole, _)) = allowed(ids(db, &named)) else { continue };
            assert_eq!(whole.len(), all.len(), "{:?} of {}", query.order, of.name);
            let paged = in_pages(db, &query, all.len().div_ceil(4)).unwrap();
            assert_eq!(paged, whole, "{:?} of {}", query.order, of.name);
            tried += 1;
        }
    }
    tried
}

#[test]
fn lists_in_groups_page_without_loss() {
    each_database(|database| {
        let store = open(database);
        crm::demo::run(&store, &system(), Lang::Et, &mut |_| {}).unwrap();
        for reader in [system(), seller(&store)] {
            let tried = store
                .read_blocking(reader, |db| {
                    let catalogue = db.catalogue().clone();
                    Ok(catalogue.types().map(|of| page_in_groups(db, of)).sum::<usize>())
                })
                .unwrap();
            assert!(tried > 100, "only {tried} groupings were tried");
        }
    });
}

/// Nobody looks for "Won" behind "Qualified" because of its letters.
#[test]
fn groups_by_stage_stand_as_the_stages_do() {
    each_database(|database| {
        let store = open(database);
        crm::demo::run(&store, &system(), Lang::En, &mut |_| {}).unwrap();
        store
            .read_blocking(system(), |db| {
                let (stages, _) = ids(db, &Query::of("stage").limit(100))?;
                for falling in [false, true] {
                    let mut query = Query::of("opportunity").limit(500).fields(&["stage"]);
                    query.order = vec![Order { path: "stage".into(), falling }];
                    let rows = db.page(&query)?.rows;
                    let mut places: Vec<usize> = rows
                        .iter()
                        .filter_map(|row| row.value("stage").as_id())
                        .map(|id| stages.iter().position(|stage| *stage == id).unwrap())
                        .collect();
                    if falling {
                        places.reverse();
                    }
                    assert!(places.is_sorted() && places.first() < places.last(), "{places:?}");
                }
                Ok(())
            })
            .unwrap();
    });
}
