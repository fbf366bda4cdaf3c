//! What is seen, as a file.

use super::*;

#[test]
fn an_export_brings_what_is_seen_whole_and_in_order() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        site.store
            .write(system(), |tx| {
                (0..2_300).try_for_each(|number| {
                    let mut values = Values::new();
                    values.set("name", text(&format!("Çelik {number:04}")));
                    values.set(
                        "annual_revenue",
                        Value::Money(kernel::Money::new("1234.5".parse()?, kernel::Currency::TRY)),
                    );
                    tx.create_values("company", values).map(|_| ())
                })
            })
            .await
            .unwrap();
        company(&site, "=cmd|' /C calc'!A0", "X").await;
        browser.get("/me").await;
        browser.post("/preferences/language", &[("lang", "tr")]).await;
        let list = browser.get("/companies?f=name:has:celik&sort=-name&cols=annual_revenue").await.text;
        assert!(list.contains("/companies/export.csv?f=name%3Ahas%3Acelik&amp;sort=-name&amp;cols=annual_revenue"));
        let file = browser.get("/companies/export.csv?f=name:has:celik&sort=-name&cols=annual_revenue").await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert!(file.header("content-disposition").contains("filename*=UTF-8''%C5%9Eirketler%202026-11-21.csv"));
        let text = file.text.strip_prefix('\u{feff}').expect("spreadsheets know the letters by the mark");
        let lines: Vec<&str> = text.split("\r\n").filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.len(), 2_301);
        assert_eq!(lines[0], "Ad;Yıllık ciro;Yıllık ciro (Para birimi)");
        assert_eq!(lines[1], "Çelik 2299;1234,5;TRY");
        assert_eq!(lines[2_300], "Çelik 0000;1234,5;TRY");
        assert!(lines[1..].windows(2).all(|pair| pair[0] > pair[1]), "in the order of the list, each once");
        let harmless = browser.get("/companies/export.csv?f=name:has:calc").await.text;
        assert!(harmless.contains("'=cmd|"), "{harmless}");
    });
}
