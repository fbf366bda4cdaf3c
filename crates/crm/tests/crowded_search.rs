//! A search of one type finds its records also when thousands of others hold the same word.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::*;

#[test]
fn a_crowd_of_another_type_hides_nothing() {
    testing::each_database(|database| {
        let store = open(database);
        let product = make(&store, "product", values([("name", text("Pompa, sanayi tipi")), ("code", text("P-1"))]));
        for slice in 0..11 {
            store
                .write_blocking(system(), move |tx| {
                    let names = (0..500).map(|number| format!("Anadolu {} Sanayi", slice * 500 + number));
                    let many = names.map(|name| values([("name", text(&name))])).collect();
                    tx.create_many("company", many).map(|_| ())
                })
                .unwrap();
        }
        for words in ["sanayi", "anay"] {
            let hits = store.read_blocking(system(), move |db| db.search(words, Some("product"), 5)).unwrap();
            assert_eq!(hits.iter().map(|hit| hit.record.id).collect::<Vec<_>>(), [product], "{words}");
        }
        // Several words that are common all of them, and with a rare one among them.
        let common = store.read_blocking(system(), |db| db.search("sanayi anadolu", None, 5)).unwrap();
        assert_eq!(common.len(), 5);
        let rare = store.read_blocking(system(), |db| db.search("sanayi 4711 anadolu", None, 5)).unwrap();
        assert_eq!(rare.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Anadolu 4711 Sanayi"]);
        let all = store.read_blocking(system(), |db| db.search("sanayi", None, 5)).unwrap();
        assert_eq!(all.len(), 5);
    });
}
