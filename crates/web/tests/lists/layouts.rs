//! Boards and calendars.

use super::*;

/// Makes a pipeline with two stages and opportunities in the first.
async fn sales(site: &Site, count: usize) -> (Vec<AnyId>, [AnyId; 2]) {
    let acme = company(site, "Acme", "Tallinn").await;
    let pipeline = make(&site.store, "pipeline", &[("name", text("Sale"))]).await;
    let mut stages = Vec::new();
    for (position, name) in ["Qualified", "Offered"].iter().enumerate() {
        let place = Value::Int(position as i64 + 1);
        stages.push(
            make(&site.store, "stage", &[("name", text(name)), ("pipeline", Value::Id(pipeline)), ("position", place)])
                .await,
        );
    }
    let mut made = Vec::new();
    for number in 0..count {
        let pairs = [
            ("name", text(&format!("Deal {number:02}"))),
            ("company", Value::Id(acme)),
            ("pipeline", Value::Id(pipeline)),
            ("stage", Value::Id(stages[0])),
            ("amount", money("100 EUR")),
            ("expected_close", Value::Date("2026-12-24".parse().unwrap())),
        ];
        made.push(make(&site.store, "opportunity", &pairs).await);
    }
    (made, [stages[0], stages[1]])
}

#[test]
fn cards_move_between_columns_with_their_sums() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let (deals, [qualified, offered]) = sales(&site, 25).await;
        let board = browser.get("/opportunities?layout=board").await.text;
        in_order(&board, &["Qualified", "25", "€2,500", "Deal 00", "Acme", "Offered"]);
        assert_eq!(board.matches("data-card=").count(), 20, "a column brings its first cards");
        let next = board
            .split("href=\"/opportunities/cards?")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .replace("&amp;", "&");
        let mut fast = htmx(&browser);
        let cards = fast.get(&format!("/opportunities/cards?{next}")).await.text;
        assert_eq!(cards.matches("data-card=").count(), 5);
        assert!(browser.get(&format!("/opportunities/cards?{next}")).await.location().contains("f=stage%3Ais%3A"));

        let (deal, to) = (deals[0].to_string(), offered.to_string());
        let step = [("id", deal.as_str()), ("version", "1"), ("to", to.as_str()), ("after", "")];
        let moved = fast.post("/opportunities/move?layout=board", &step).await;
        assert_eq!(moved.status, StatusCode::OK, "{}", moved.text);
        for part in [
            format!("head-{qualified}"),
            format!("head-{offered}"),
            format!("card-{deal}"),
            "€2,400".into(),
            "€100".into(),
        ] {
            assert!(moved.text.contains(&part), "{part} in {}", moved.text);
        }
        let card = fast.get(&format!("/opportunities/{deal}/card?layout=board&column={offered}")).await.text;
        assert!(card.contains("data-card") && card.contains("data-version"));
        let elsewhere = fast.get(&format!("/opportunities/{deal}/card?layout=board&column={qualified}")).await.text;
        assert_eq!(elsewhere, "", "a card that was moved vanishes from its old column");

        // Back to the first column, from the version before: somebody else has moved it meanwhile.
        let back = qualified.to_string();
        let late =
            fast.post("/opportunities/move?layout=board", &[("id", &deal), ("version", "1"), ("to", &back)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("data-dialog"), "{}", late.text);
        let nowhere =
            fast.post("/opportunities/move?layout=board", &[("id", &deal), ("version", "2"), ("to", &deal)]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        let plain = browser
            .post("/opportunities/move?layout=board", &[("id", &deals[1].to_string()), ("version", "1"), ("to", &to)])
            .await;
        assert_eq!(plain.location(), "/opportunities?layout=board");
        // Any choice can be the columns.
        let by_outcome = browser.get("/opportunities?layout=board&board=outcome").await.text;
        assert!(
            by_outcome.contains("data-column=\"open\"") && !by_outcome.contains("data-move-url"),
            "only a rule sets it"
        );
        assert_eq!(
            browser.get("/opportunities?layout=board&board=amount").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    });
}

#[test]
fn a_month_shows_what_falls_on_its_days() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        sales(&site, 6).await;
        let december = browser.get("/opportunities?layout=calendar&month=2026-12").await.text;
        in_order(&december, &["December 2026", "Deal 00", "Deal 01", "Deal 02", "Deal 03", "2 more"]);
        assert!(december.contains("f=expected_close%3Ais%3A2026-12-24"));
        assert_eq!(december.matches("class=\"calendar-day").count(), 35);
        let now = browser.get("/opportunities?layout=calendar").await.text;
        in_order(&now, &["November 2026", "month=2026-10", "month=2026-12", "is-today"]);
        assert!(!now.contains("Deal 00"));
        let filtered = browser.get("/opportunities?layout=calendar&month=2026-12&f=name:has:05").await.text;
        assert!(filtered.contains("Deal 05") && !filtered.contains("Deal 04"));
        assert_eq!(browser.get("/companies?layout=calendar").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn a_card_on_won_wins_and_one_on_lost_asks_why() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        browser.get("/opportunities?layout=board").await;
        let (deals, [first, _]) = sales(&site, 1).await;
        let deal = deals[0].to_string();
        let pipeline = site
            .store
            .read(system(), move |db| Ok(db.get(first.of::<crm::sales::Stage>())?.pipeline.any()))
            .await
            .unwrap();
        let mut stages = Vec::new();
        for (position, kind) in [(3, "won"), (4, "lost")] {
            let pairs = [
                ("name", text(kind)),
                ("pipeline", Value::Id(pipeline)),
                ("position", Value::Int(position)),
                ("kind", text(kind)),
            ];
            stages.push(make(&site.store, "stage", &pairs).await.to_string());
        }
        let mut fast = htmx(&browser);
        let known = |store: Store, id: AnyId| async move {
            store.read(system(), move |db| db.get(id.of::<crm::sales::Opportunity>())).await.unwrap()
        };
        let won = fast.post("/opportunities/move?layout=board", &[("id", &deal), ("to", &stages[0])]).await;
        assert_eq!(won.status, StatusCode::OK, "{}", won.text);
        let now = known(site.store.clone(), deals[0]).await;
        assert_eq!(now.outcome, crm::sales::Outcome::Won);
        assert!(now.closed_on.is_some());

        let asked = fast.post("/opportunities/move?layout=board", &[("id", &deal), ("to", &stages[1])]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.text.contains("name=\"lost_reason\"") && asked.text.contains("name=\"to\""), "{}", asked.text);
        let said = [("id", deal.as_str()), ("to", stages[1].as_str()), ("lost_reason", "price")];
        let lost = fast.post("/opportunities/move?layout=board", &said).await;
        assert_eq!(lost.status, StatusCode::OK, "{}", lost.text);
        let now = known(site.store.clone(), deals[0]).await;
        assert_eq!((now.outcome, now.lost_reason), (crm::sales::Outcome::Lost, Some(crm::sales::LostReason::Price)));
    });
}
