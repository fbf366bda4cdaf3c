//! What holds for every page: headers, no inline styles or scripts, words in three languages, errors in them.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::http::StatusCode;
use support::on_each_database;

/// Pages that are there without any record.
const PAGES: [&str; 5] = ["/me", "/welcome/next", "/nothing-here", "/sign-in", "/companies/nothing"];

#[test]
fn every_answer_tells_the_browser_what_it_may_do() {
    on_each_database(|site| async move {
        let mut administrator = site.administrator().await;
        let mut stranger = site.browser();
        for path in PAGES {
            for browser in [&mut administrator, &mut stranger] {
                let answer = browser.get(path).await;
                let policy = answer.header("content-security-policy");
                for part in ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
                    assert!(policy.contains(part), "{path}: {policy}");
                }
                assert!(!policy.contains("unsafe"), "{policy}");
                assert_eq!(answer.header("x-content-type-options"), "nosniff");
                assert_eq!(answer.header("cache-control"), "no-store");
                assert_ne!(answer.header("referrer-policy"), "");
            }
        }
    });
}

#[test]
fn no_page_carries_styles_or_scripts_and_all_have_their_words() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        for lang in ["en", "tr", "et"] {
            browser.get("/me").await;
            browser.post("/preferences/language", &[("lang", lang)]).await;
            for path in PAGES {
                let text = browser.get(path).await.text;
                for forbidden in [" style=", "<style", " onclick=", " onload=", "javascript:", "⟦"] {
                    assert!(!text.contains(forbidden), "{lang} {path} has {forbidden}");
                }
                let inline =
                    text.split("<script").skip(1).any(|rest| !rest.split('>').next().unwrap().contains("src="));
                assert!(!inline, "{path} has a script inside");
            }
        }
    });
}

#[test]
fn what_goes_wrong_is_said_in_the_language_of_the_reader() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        browser.get("/me").await;
        browser.post("/preferences/language", &[("lang", "et")]).await;
        let page = browser.get("/nothing-here/at-all/for/you").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.text.contains("Ei leitud") && page.text.contains("lang=\"et\""), "{}", page.text);

        browser.headers.push(("hx-request", "true".into()));
        let fragment = browser.get("/nothing-here/at-all/for/you").await;
        assert_eq!((fragment.status, fragment.text.as_str()), (StatusCode::NOT_FOUND, ""));
        assert!(fragment.header("hx-trigger").contains("failed"), "{:?}", fragment.headers);

        let mut stranger = site.browser();
        stranger.headers.push(("hx-request", "true".into()));
        let answer = stranger.get("/me").await;
        assert_eq!((answer.status, answer.header("hx-redirect")), (StatusCode::NO_CONTENT, "/sign-in?next=/me"));
    });
}
