//! Saved views, and the form of a filter.

use super::*;

#[test]
fn a_view_is_saved_opened_changed_shared_renamed_and_taken_away() {
    on_each_database(|site| async move {
        let mut mari = site.administrator().await;
        company(&site, "Acme", "Tallinn").await;
        company(&site, "Beta", "Tartu").await;
        let page = mari.get("/companies?f=name:has:acme&cols=phone").await.text;
        assert!(page.contains("Save view"));
        let form = htmx(&mari).get("/companies/views?f=name:has:acme&cols=phone").await.text;
        assert!(form.contains("data-dialog") && form.contains("name=\"name\""));
        let nameless = mari.post("/companies/views?f=name:has:acme&cols=phone", &[("name", " ")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let saved =
            mari.post("/companies/views?f=name:has:acme&cols=phone", &[("name", "Only Acme"), ("shared", "1")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let view = saved.location().to_owned();
        let opened = mari.get(&view).await.text;
        assert!(opened.contains("Only Acme") && opened.contains("Acme</span>") && !opened.contains("Beta</span>"));
        assert!(!opened.contains("Save changes"), "nothing has changed yet");

        // A colleague sees what is shared, and cannot change it.
        let (mut juri, _) = colleague(&site, &[("company", ALL), ("saved_view", OWN)]).await;
        let theirs = juri.get(&view).await.text;
        assert!(theirs.contains("Only Acme") && theirs.contains("Acme</span>") && !theirs.contains("Beta</span>"));
        let id = view.split("view=").nth(1).unwrap();
        let refused = juri.post(&format!("/companies/views/{id}"), &[("what", "name"), ("name", "X")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert_eq!(juri.post(&format!("/companies/views/{id}/delete"), &[]).await.status, StatusCode::NOT_FOUND);

        let other = format!("{view}&changed=1&sort=-name");
        let changed = mari.get(&other).await.text;
        assert!(changed.contains("Save changes") && changed.contains("Beta</span>"), "without its filter");
        let address = format!("/companies/views/{id}?view={id}&changed=1&sort=-name");
        assert_eq!(mari.post(&address, &[("what", "query")]).await.location(), view);
        let opened = mari.get(&view).await.text;
        in_order(&opened, &["Beta</span>", "Acme</span>"]);
        mari.post(&format!("/companies/views/{id}"), &[("what", "name"), ("name", "Backwards")]).await;
        mari.post(&format!("/companies/views/{id}"), &[("what", "shared"), ("shared", "0")]).await;
        assert!(mari.get("/companies").await.text.contains("Backwards"));
        assert!(!juri.get("/companies").await.text.contains("Backwards"), "kept for oneself");
        assert_eq!(juri.get(&view).await.status, StatusCode::NOT_FOUND);
        assert_eq!(mari.post(&format!("/companies/views/{id}/delete"), &[]).await.location(), "/companies");
        assert!(!mari.get("/companies").await.text.contains("Backwards"));
    });
}

#[test]
fn a_filter_is_added_changed_and_taken_away_by_its_form() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let fields = browser.get("/opportunities/filter").await.text;
        assert!(fields.contains("field=amount") && fields.contains("field=company.address.city"), "{fields}");
        let form = htmx(&browser).get("/opportunities/filter?field=amount").await.text;
        assert!(form.contains("name=\"value_to\"") && form.contains("EUR"));
        let sent = [("test", "between"), ("value", "1,000.50"), ("value_to", "")];
        let list = browser.post("/opportunities/filter?field=amount", &sent).await.location().to_owned();
        assert_eq!(list, "/opportunities?f=amount%3Amin%3A1000.5");
        let page = browser.get(&list).await.text;
        assert!(page.contains("€1,000.50") && page.contains("edit=0"), "{page}");
        let edited = browser.get("/opportunities/filter?f=amount%3Amin%3A1000.5&field=amount&edit=0").await.text;
        assert!(edited.contains("value=\"1000.5\"") || edited.contains("value=\"1,000.5\""), "{edited}");
        let both = [("test", "between"), ("value", "1"), ("value_to", "2")];
        let again = browser.post("/opportunities/filter?f=amount%3Amin%3A1000.5&field=amount&edit=0", &both).await;
        assert_eq!(again.location(), "/opportunities?f=amount%3Amin%3A1&f=amount%3Amax%3A2");
        let wrong = browser.post("/opportunities/filter?field=amount", &[("test", "between"), ("value", "much")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let preset = browser
            .post("/opportunities/filter?field=expected_close", &[("preset", "time-this-month"), ("test", "between")])
            .await;
        assert_eq!(
            preset.location(),
            "/opportunities?f=expected_close%3Amin%3Amonth&f=expected_close%3Alt%3Amonth%2B1"
        );
        assert_eq!(browser.get(preset.location()).await.status, StatusCode::OK);
        let mine = browser.get("/opportunities?f=owner:is:me").await.text;
        assert!(mine.contains("Mari Tamm"));
        // Of few records each is offered as a box to tick, so that no script is needed.
        let owners = browser.get("/opportunities/filter?field=owner").await.text;
        let box_of =
            owners.split("type=\"checkbox\" name=\"value\" value=\"").nth(1).unwrap_or_else(|| panic!("{owners}"));
        let id = box_of.split('"').next().unwrap();
        assert!(box_of.contains("Mari Tamm"));
        let picked =
            browser.post("/opportunities/filter?field=owner", &[("test", "is"), ("value", ""), ("value", id)]).await;
        assert_eq!(picked.location(), format!("/opportunities?f=owner%3Ais%3A{id}"));
        let nonsense = browser.get("/opportunities?f=nothing:is:1").await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
        let columns = browser
            .post("/opportunities/columns?f=owner:is:me", &[("columns", "owner"), ("columns", "company.phone")])
            .await;
        assert_eq!(columns.location(), "/opportunities?f=owner%3Ais%3Ame&cols=owner%2Ccompany.phone");
    });
}

#[test]
fn views_of_colleagues_do_not_crowd_out_ones_own() {
    on_each_database(|site| async move {
        let mut mari = site.administrator().await;
        mari.get("/companies").await;
        let (_, juri) = colleague(&site, &[("company", ALL), ("saved_view", OWN)]).await;
        for number in 0..45 {
            let pairs = [
                ("name", text(&format!("A {number:02}"))),
                ("record_type", text("company")),
                ("layout", text("list")),
                ("shared", Value::Bool(true)),
                ("owner", Value::Id(juri)),
            ];
            make(&site.store, "saved_view", &pairs).await;
        }
        let mut last = String::new();
        for number in 0..42 {
            let name = format!("Z {number:02}");
            last = mari.post("/companies/views?f=name:has:x", &[("name", &name)]).await.location().to_owned();
        }
        let list = mari.get("/companies").await.text;
        assert!(list.contains("Z 00") && list.contains("A 00"));
        assert!(!list.contains("Z 41"), "the tabs have an end");
        let opened = mari.get(&last).await;
        assert!(opened.status == StatusCode::OK && opened.text.contains("Z 41"), "what is asked for is opened");
        let id = last.split("view=").nth(1).unwrap();
        let renamed = mari.post(&format!("/companies/views/{id}"), &[("what", "name"), ("name", "Z last")]).await;
        assert_eq!(renamed.status, StatusCode::SEE_OTHER);
        assert!(mari.get(&last).await.text.contains("Z last"));
    });
}
