//! Who listens is told what happened while his session lived, and nothing of what came after it.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use kernel::{Face, Timestamp};
use record::Change;
use support::*;

const DIGEST: [u8; 32] = [7; 32];

#[test]
fn what_comes_while_one_looks_is_not_told_by_this_look() {
    testing::each_database(|database| {
        let store = open(database);
        let company = make(&store, "company", values([("name", text("Kuusk"))]));
        let mari = user(&store, "mari", &[("company", ["all"; 5])]).user.unwrap();
        let expires = Timestamp::from_millis(NOW + 1_000_000_000);
        let session = store.write_blocking(system(), move |tx| tx.start_session(mari, DIGEST, expires, None, None));
        let session = session.unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let before = runtime.block_on(store.latest_change()).unwrap();
        let others = store.clone();
        let looked = store.listen_in(DIGEST, Face::Web, move |db| {
            // The session is known to live by now; it ends, and then something changes.
            others.write_blocking(system(), move |tx| tx.end_session(mari, session))?;
            others.write_blocking(system(), move |tx| {
                let name = Change::new().set(crm::customers::Company::NAME, "Kuused".to_owned()).into_values();
                tx.change_values("company", company, None, name)
            })?;
            db.news(before, 10)
        });
        let news = runtime.block_on(looked).unwrap().unwrap();
        assert_eq!(news.reached, before);
        assert!(news.events.unwrap().iter().all(|event| event.id != company || event.version == 1));

        // Whoever looks again is told nothing at all.
        let looked = store.listen_in(DIGEST, Face::Web, move |db| db.news(before, 10));
        assert_eq!(runtime.block_on(looked).unwrap(), None);
    });
}
