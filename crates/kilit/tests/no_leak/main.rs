//! No route and no tool of an assistant lets anybody see what he may not: neither records nor fields, in no list, count,
//! sum, group, board, calendar, search, file, timeline or answer to a change.
//!
//! Every record type gets a record of somebody else's and one of the reader's own that points at it wherever it can, and
//! every value carries a mark of its own. Then each role asks for every route that stands in the code, and no answer may
//! carry a mark that the role must not see. Which those are is told by `Db::why`, which walks the rules over one record,
//! and not by the statements of the gate; both are held together here too.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod assistant;
mod marks;
mod programs;
mod readers;
mod routes;
mod walk;
mod world;

use std::sync::Arc;

use store::Store;
use testing::each_database;

use crate::readers::Reader;
use crate::world::World;

/// The routers that the program serves; `routes.rs` proves that it serves no others.
fn router(store: &Store) -> axum::Router {
    let app = web::App::new(store.clone(), Arc::new(crm::verbs::verbs()), web::AppOptions::default());
    let pages = vec![
        web_customers::router(),
        web_insight::router(),
        web_import::router(),
        web_settings::router(),
        api::pages::router(),
    ];
    web::router_with(app.clone(), pages).merge(api::router(app))
}

#[test]
fn no_route_shows_what_a_role_may_not_see() {
    each_database(|database| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let _inside = runtime.enter();
        let world = Arc::new(World::make(database));
        let mut readers = Reader::all(&world);
        if matches!(database, testing::Database::Postgres(_)) {
            // The pages and the rules are the same; here the statements of those who see some and not all will do.
            readers.retain(|reader| reader.is_partial());
        }
        let router = router(&world.store);
        let mut walks = tokio::task::JoinSet::new();
        for reader in readers {
            let (world, router) = (Arc::clone(&world), router.clone());
            let walk = async move {
                let (asked, mut seen) = walk::read_everything(&world, &router, &reader).await;
                let (more, also) = programs::read_everything(&world, &router, &reader).await;
                seen.extend(also);
                (reader, asked + more, seen)
            };
            walks.spawn_on(walk, runtime.handle());
        }
        // Changes come after, one reader at a time: what one may change is seen to change by another.
        for (reader, asked, seen) in runtime.block_on(walks.join_all()) {
            assert!(asked > 100, "{} asked for {asked} pages only", reader.name);
            if reader.access.is_administrator() {
                // What may be seen is seen: else this test would find nothing because it looks at nothing.
                for of in world.store.catalogue().types().filter(|of| !of.part && !of.settings) {
                    let own = |mark: &&usize| world.marks[**mark].record.of == of.name;
                    assert!(seen.iter().any(|mark| own(&mark)), "no page shows a {}", of.name);
                }
            }
            runtime.block_on(walk::change_everything(&world, &router, &reader));
            assistant::use_every_tool(&world, &reader);
        }
    });
}

#[test]
fn what_the_gate_counts_is_what_the_rules_say() {
    each_database(|database| {
        let world = World::make(database);
        for reader in Reader::all(&world) {
            walk::hold_the_gate_against_the_rules(&world, &reader);
        }
    });
}

#[test]
fn every_route_in_the_code_is_walked() {
    routes::the_program_serves_these_routers_only();
    let found = routes::all();
    for known in ["/{plural}", "/me", "/settings/roles/{id}", "/sign-in"] {
        assert!(found.gets.iter().any(|pattern| pattern == known), "{known} was not found in {:?}", found.gets);
    }
    assert!(found.posts.iter().any(|pattern| pattern == "/logout"));
}
