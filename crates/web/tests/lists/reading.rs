//! What a list shows: order, filters, pages, groups, sums, rights, every record type.

use super::*;

#[test]
fn a_list_sorts_in_the_readers_alphabet_and_filters_by_what_it_refers_to() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let iznik = company(&site, "İznik Çini", "İznik").await;
        let cay = company(&site, "Çaykur", "Rize").await;
        company(&site, "Denizli", "Denizli").await;
        for (name, at) in [("Işık Çetin", iznik), ("Ali Can", cay)] {
            make(&site.store, "person", &[("name", text(name)), ("company", Value::Id(at))]).await;
        }
        browser.get("/companies").await;
        browser.post("/preferences/language", &[("lang", "tr")]).await;
        let page = browser.get("/companies").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        in_order(&page.text, &["Çaykur</span>", "Denizli</span>", "İznik Çini</span>"]);
        let falling = browser.get("/companies?sort=-name&cols=address.city,address.country").await.text;
        in_order(&falling, &["İznik Çini</span>", "Denizli</span>", "Çaykur</span>"]);
        in_order(&falling, &["İznik</span>", "Türkiye"]);
        assert!(falling.contains("aria-sort=\"descending\""));

        let people =
            browser.get("/people?f=company.address.city:has:iznik&cols=company,company.address.city").await.text;
        assert!(people.contains("Işık Çetin") && !people.contains("Ali Can"), "{people}");
        assert!(people.contains(&format!("/companies/{iznik}")));
        let searched = browser.get("/people?q=cetin+isik").await.text;
        assert!(searched.contains("Işık Çetin") && !searched.contains("Ali Can"));
        let nobody = browser.get("/people?f=name:has:xyz").await.text;
        assert!(nobody.contains("class=\"empty\""), "{nobody}");
    });
}

#[test]
fn a_long_list_goes_on_to_its_end_each_row_once() {
    on_each_database(|site| async move {
        let browser = site.administrator().await;
        let names: Vec<String> = (0..130).map(|n| format!("Company {:03}", n * 7 % 130)).collect();
        let all = names.clone();
        site.store
            .write(system(), move |tx| {
                all.iter().try_for_each(|name| {
                    let mut values = Values::new();
                    values.set("name", text(name));
                    tx.create_values("company", values).map(|_| ())
                })
            })
            .await
            .unwrap();
        let mut fast = htmx(&browser);
        let mut plain = browser.clone();
        let first = plain.get("/companies?sort=name").await.text;
        assert_eq!(rows(&first).len(), 50);
        let (mut seen, mut next) = (rows(&first), more(&first));
        while let Some(url) = next {
            let lines = fast.get(&url).await.text;
            assert!(!lines.contains("<html"), "the next lines come alone");
            let whole = plain.get(&url).await.text;
            assert!(
                whole.contains("<html") && rows(&whole) == rows(&lines),
                "without a script the same rows are a page"
            );
            seen.extend(rows(&lines));
            next = more(&lines);
        }
        assert_eq!(seen.len(), 130);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 130, "each row once");
        // A list that was scrolled far is fetched anew as long as it was.
        assert_eq!(rows(&fast.get("/companies?sort=name&shown=100").await.text).len(), 100);
        // What the page does not know it fetches behind itself, and a page without a script asks for it.
        assert!(first.contains("hx-get=\"/companies/foot?sort=name\"") && first.contains("hx-trigger=\"load\""));
        let foot = fast.get("/companies/foot?sort=name").await.text;
        assert!(foot.contains("id=\"list-count\"") && foot.contains(">130<"), "{foot}");
        let asked = plain.get("/companies/foot?sort=name").await;
        assert_eq!(asked.location(), "/companies?sort=name&sums=1");
        assert!(plain.get(asked.location()).await.text.contains(">130<"));
    });
}

#[test]
fn groups_have_counts_and_sums_and_stand_once() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let acme = company(&site, "Acme", "Tallinn").await;
        for (number, date, total) in [
            ("1", "2026-10-03", "100 EUR"),
            ("2", "2026-10-20", "50.5 EUR"),
            ("3", "2026-11-01", "1000 EUR"),
            ("4", "2026-11-02", "77 XAU"),
        ] {
            let day = Value::Date(date.parse().unwrap());
            let pairs =
                [("number", text(number)), ("company", Value::Id(acme)), ("date", day), ("total", money(total))];
            make(&site.store, "invoice", &pairs).await;
        }
        let page = browser.get("/invoices?group=date&bucket=month&cols=company,total").await.text;
        in_order(&page, &["November 2026", ">2<", "€1,000", "October 2026", ">2<", "€151"]);
        assert_eq!(page.matches("class=\"group-row\"").count(), 2);
        assert!(page.contains("€1,151"), "the sum of all rows");
        // The amount without a rate is counted and named, and one click away.
        assert!(page.contains("1 amount without exchange rate is not in the sum"), "{page}");
        assert!(page.contains("f=total%3Aunrated"));
        let unrated = browser.get("/invoices?f=total:unrated").await.text;
        assert_eq!(rows(&unrated).len(), 1);
        assert!(unrated.contains("77.00"));
        // The next page knows the group of the row before it.
        let lines = htmx(&browser).get("/invoices?group=company&after=x&last=y").await;
        assert_eq!(lines.status, StatusCode::UNPROCESSABLE_ENTITY, "a cursor of somebody's own making is refused");
        let by_name = browser.get("/invoices?group=number").await;
        assert_eq!(by_name.status, StatusCode::UNPROCESSABLE_ENTITY, "numbers make no groups");
    });
}

#[test]
fn whoever_sees_a_part_is_told_that_sums_cover_it_alone() {
    on_each_database(|site| async move {
        site.administrator().await;
        let (mut juri, me) =
            colleague(&site, &[("company", OWN), ("opportunity", OWN), ("pipeline", ALL), ("stage", ALL)]).await;
        let mine = make(&site.store, "company", &[("name", text("Mine")), ("owner", Value::Id(me))]).await;
        let other = make(&site.store, "company", &[("name", text("Other"))]).await;
        let pipeline = make(&site.store, "pipeline", &[("name", text("Sale"))]).await;
        let stage = make(
            &site.store,
            "stage",
            &[("name", text("Offered")), ("pipeline", Value::Id(pipeline)), ("position", Value::Int(1))],
        )
        .await;
        for (name, company, amount) in [("A", mine, "10 EUR"), ("B", other, "900 EUR")] {
            let mut pairs = vec![("name", text(name)), ("company", Value::Id(company)), ("amount", money(amount))];
            pairs.extend([("pipeline", Value::Id(pipeline)), ("stage", Value::Id(stage))]);
            make(&site.store, "opportunity", &pairs).await;
        }
        let page = juri.get("/opportunities").await.text;
        assert_eq!(rows(&page).len(), 1);
        assert!(page.contains("Sums cover only what you may see.") && page.contains("€10<"), "{page}");
        assert!(!page.contains("900"));
        let board = juri.get("/opportunities?layout=board").await.text;
        assert!(board.contains("€10") && !board.contains("900") && board.contains("Offered"));
        let grouped = juri.get("/opportunities?group=company").await.text;
        assert!(grouped.contains("Mine") && !grouped.contains("Other"));
        let companies = juri.get("/companies").await.text;
        assert!(!companies.contains("export.csv"), "no right to take companies out, no link to it");
        assert_eq!(juri.get("/companies/export.csv").await.status, StatusCode::FORBIDDEN);
        assert_eq!(juri.get("/invoices").await.status, StatusCode::FORBIDDEN);
        assert_eq!(juri.get("/roles").await.status, StatusCode::FORBIDDEN);
        assert_eq!(juri.get(&format!("/companies/{other}/row")).await.text, "");
        let form = juri.get(&format!("/companies/{other}/cell/phone")).await;
        assert_eq!(form.status, StatusCode::NOT_FOUND);
        let answer =
            juri.post(&format!("/companies/{other}/cell/phone"), &[("phone", "5551234"), ("version", "1")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = htmx(&juri).post("/companies/bulk/delete", &[("id", &other.to_string())]).await;
        assert!(answer.text.contains("could not be changed"), "{}", answer.text);
        // His own he may edit in place, and only that one.
        let all = make(&site.store, "company", &[("name", text("Second")), ("owner", Value::Id(me))]).await;
        assert!(juri.get("/companies").await.text.contains(&format!("/companies/{all}/cell/")));
    });
}

#[test]
fn records_are_looked_up_while_one_types() {
    on_each_database(|site| async move {
        let mut browser = htmx(&site.administrator().await);
        let acme = company(&site, "Õun OÜ", "Tallinn").await;
        make(&site.store, "person", &[("name", text("Işık Çetin")), ("company", Value::Id(acme))]).await;
        let people = browser.get("/pick/person?q=cetin").await.text;
        in_order(&people, &["Işık Çetin", "Õun OÜ"]);
        assert!(browser.get("/pick/any?q=oun").await.text.contains(&format!("company:{acme}")));
        assert!(browser.get("/pick/user?q=").await.text.contains("Mari Tamm"), "a list to begin with");
        assert!(browser.get("/pick/key_account?q=x").await.text.contains("Nothing found"));
        assert_eq!(browser.get("/pick/nothing?q=x").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn every_list_board_and_calendar_opens_in_every_language() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let store = site.store.clone();
        let filled = tokio::task::spawn_blocking(move || {
            crm::demo::run(&store, &system(), kernel::Lang::En, &mut |_| {}).unwrap();
        });
        filled.await.unwrap();
        let catalogue = site.store.catalogue();
        let mut with_rows = 0;
        for lang in ["en", "tr", "et"] {
            browser.get("/me").await;
            browser.post("/preferences/language", &[("lang", lang)]).await;
            for of in catalogue.types() {
                let mut layouts = vec![""];
                layouts.extend(of.board_field().map(|_| "?layout=board"));
                layouts.extend(of.calendar.map(|_| "?layout=calendar"));
                layouts.push("?bin=1");
                for layout in layouts {
                    let path = format!("/{}{layout}", of.plural);
                    let answer = browser.get(&path).await;
                    assert_eq!(answer.status, StatusCode::OK, "{lang} {path}");
                    for forbidden in ["⟦", " style=", "<script>", " onclick="] {
                        assert!(!answer.text.contains(forbidden), "{lang} {path} has {forbidden}");
                    }
                    with_rows += usize::from(layout.is_empty() && !rows(&answer.text).is_empty());
                }
            }
        }
        assert!(with_rows >= 3 * 18, "only {with_rows} lists had rows to show");
    });
}
/// The addresses that a page offers to go on from.
fn more(page: &str) -> Option<String> {
    let marker = page.split("more-ahead\" hx-get=\"").nth(1)?;
    Some(marker.split('"').next().unwrap().replace("&amp;", "&"))
}

#[test]
fn key_accounts_carry_their_mark_among_the_companies() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let acme = company(&site, "Acme", "Tallinn").await;
        let beta = company(&site, "Beta", "Tartu").await;
        for (company, until) in [(acme, Value::Null), (beta, Value::Date("2026-01-31".parse().unwrap()))] {
            let pairs = [
                ("company", Value::Id(company)),
                ("class", text("strategic")),
                ("since", Value::Date("2025-01-01".parse().unwrap())),
                ("until", until),
                ("reason", text("They carry us.")),
            ];
            make(&site.store, "key_account", &pairs).await;
        }
        let page = browser.get("/companies").await.text;
        in_order(&page, &["Acme</span>", "key-mark", "Beta</span>"]);
        assert_eq!(page.matches("key-mark").count(), 1, "what has ended is marked no more");
        let (mut juri, _) = colleague(&site, &[("company", ALL)]).await;
        assert!(!juri.get("/companies").await.text.contains("key-mark"), "without the right to see key accounts");
    });
}
