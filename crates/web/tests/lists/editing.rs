//! Editing in place and of many rows.

use super::*;

#[test]
fn a_cell_is_edited_in_place_and_two_people_are_told_of_each_other() {
    on_each_database(|site| async move {
        let mut mari = site.administrator().await;
        mari.get("/me").await;
        let acme = company(&site, "Acme", "Tallinn").await;
        let mut fast = htmx(&mari);
        let cell = format!("/companies/{acme}/cell/phone?cols=phone,owner");
        assert!(mari.get("/companies?cols=phone,owner").await.text.contains(&cell.replace(',', "%2C")));
        let form = fast.get(&cell).await.text;
        assert!(form.contains("data-inline") && form.contains("name=\"version\" value=\"1\""), "{form}");
        let row = fast.post(&cell, &[("phone", "+372 5301 2345"), ("version", "1")]).await;
        assert_eq!(row.status, StatusCode::OK, "{}", row.text);
        assert!(row.text.starts_with("<tr") && row.text.contains("5301 2345"), "{}", row.text);
        let wrong = fast.post(&cell, &[("phone", "12x"), ("version", "2")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"12x\"") && wrong.text.contains("class=\"error\""), "{}", wrong.text);

        // Somebody who looked at the first version writes over the second.
        let clash = fast.post(&cell, &[("phone", "+372 5301 9999"), ("version", "1")]).await;
        assert_eq!(clash.status, StatusCode::CONFLICT);
        assert!(
            clash.text.contains("5301 2345") && clash.text.contains("5301 9999") && clash.text.contains("keep-phone")
        );
        let theirs = [("phone", "+372 5301 9999"), ("version", "2"), ("keep-phone", "theirs")];
        let kept = fast.post(&cell, &theirs).await;
        assert!(kept.header("hx-trigger").contains("dialog-close"), "{:?}", kept.headers);
        assert!(mari.get("/companies?cols=phone").await.text.contains("5301 2345"));
        fast.post(&cell, &[("phone", "+372 5301 9999"), ("version", "2"), ("keep-phone", "mine")]).await;
        assert!(mari.get("/companies?cols=phone").await.text.contains("5301 9999"));

        // Without a script the form is a page, and saving leads back to the list.
        assert!(mari.get(&cell).await.text.contains("<html"));
        let back = mari.post(&cell, &[("phone", ""), ("version", "3")]).await;
        assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, "/companies?cols=phone%2Cowner"));
        // What only jobs set is not edited, and what does not exist is not either.
        assert_eq!(mari.get(&format!("/companies/{acme}/cell/last_touch")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(mari.get(&format!("/companies/{acme}/cell/nothing")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(mari.get("/companies/0000000000007/cell/phone").await.status, StatusCode::NOT_FOUND);
        // A reference that was typed and not picked is looked up by its name.
        let owner = format!("/companies/{acme}/cell/owner");
        fast.post(&owner, &[("owner", ""), ("owner_text", "mari tamm"), ("version", "4")]).await;
        assert!(mari.get("/companies?cols=owner").await.text.contains("Mari Tamm</span></span>"));
    });
}

#[test]
fn many_rows_are_changed_deleted_and_brought_back() {
    on_each_database(|site| async move {
        let mut mari = site.administrator().await;
        mari.get("/me").await;
        let (acme, beta, gamma) =
            (company(&site, "Acme", "A").await, company(&site, "Beta", "B").await, company(&site, "Gamma", "C").await);
        let mut fast = htmx(&mari);
        let ids = [acme, beta].map(|id| id.to_string());
        let both = [("id", ids[0].as_str()), ("id", ids[1].as_str())];
        let fields = fast.post("/companies/bulk/edit", &both).await.text;
        assert!(fields.contains("value=\"industry\"") && fields.contains("of 2 records"), "{fields}");
        assert!(!fields.contains("value=\"last_touch\"") && !fields.contains("value=\"name\""));
        let form = [&both[..], &[("field", "payment_terms")]].concat();
        let value = fast.post("/companies/bulk/edit", &form).await.text;
        assert!(value.contains("name=\"payment_terms\"") && value.contains("Change 2 records"), "{value}");
        let wrong = fast.post("/companies/bulk/change", &[&form[..], &[("payment_terms", "soon")]].concat()).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.header("hx-retarget"), "#dialog");
        let done = fast.post("/companies/bulk/change", &[&form[..], &[("payment_terms", "45")]].concat()).await;
        assert!(done.text.contains("2 records changed.") && done.header("hx-trigger").contains("list-changed"));
        let cell = format!("/companies/{beta}/cell/payment_terms");
        fast.post(&cell, &[("payment_terms", "60"), ("version", "2")]).await;
        let back = fast.post(&undo(&done.text), &[]).await.text;
        assert!(back.contains("1 record is as it was before."), "what somebody changed since stays: {back}");
        let list = fast.get("/companies?cols=payment_terms&sort=name").await.text;
        assert!(list.contains(">60<") && !list.contains(">45<"));

        // One that others refer to stays, and says why; the other goes.
        let invoice =
            [("number", text("1")), ("company", Value::Id(beta)), ("date", Value::Date("2026-11-01".parse().unwrap()))];
        make(&site.store, "invoice", &invoice).await;
        let gone = fast.post("/companies/bulk/delete", &both).await.text;
        assert!(
            gone.contains("1 record moved to the bin.") && gone.contains("1 record could not be changed."),
            "{gone}"
        );
        let left = fast.get("/companies").await.text;
        assert!(!left.contains("Acme</span>") && left.contains("Beta</span>"));
        let bin = fast.get("/companies?bin=1").await.text;
        assert!(bin.contains("Acme") && !bin.contains("Beta"), "{bin}");
        assert!(bin.contains("/companies/bulk/restore") && !bin.contains("/cell/"));
        fast.post(&undo(&gone), &[]).await;
        assert!(fast.get("/companies").await.text.contains("Acme</span>"));
        assert!(fast.get("/companies?bin=1").await.text.contains("The bin is empty"));
        assert_eq!(fast.post("/companies/bulk/delete", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let _ = gamma;
    });
}

/// The address behind the undo button of a message.
fn undo(toast: &str) -> String {
    let url = toast.split("hx-post=\"").nth(1).unwrap_or_else(|| panic!("no undo: {toast}"));
    url.split('"').next().unwrap().replace("&amp;", "&")
}
