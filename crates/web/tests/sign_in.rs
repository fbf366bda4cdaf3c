//! The first visit, signing in and out, waiting after failures, sessions, and what is refused.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use crm::rights::{Role, default_roles};
use crm::sales::{Pipeline, Stage};
use kernel::{Actor, Face};
use record::Query;
use support::{PASSWORD, Site, first_visit, on_each_database};
use web::AppOptions;

#[test]
fn the_first_visit_makes_everything_an_installation_begins_with() {
    on_each_database(|site| async move {
        let mut browser = site.browser();
        assert_eq!(browser.get("/").await.location(), "/welcome");
        assert_eq!(browser.get("/sign-in").await.location(), "/welcome");
        let answer = first_visit(&mut browser, &[("language", "et"), ("customer_word", "member")]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/welcome/next"));

        let next = browser.get("/welcome/next").await;
        assert!(next.text.contains("Impordi minu andmed"), "{}", next.text);
        let settings = site.store.settings();
        assert_eq!((settings.company_name.as_str(), settings.customer_word.as_str()), ("Põhjala Masinad OÜ", "member"));
        assert!(settings.set_up);
        let (roles, pipelines, stages) = site
            .store
            .read(Actor::system(Face::Command), |db| {
                let pipelines = db.count(&Query::all::<Pipeline>())?;
                Ok((db.rows::<Role>(&Query::all::<Role>())?, pipelines, db.count(&Query::all::<Stage>())?))
            })
            .await
            .unwrap();
        assert_eq!(roles.len(), default_roles().len());
        assert_eq!(roles.iter().filter(|role| role.administrator).count(), 1);
        assert_eq!((pipelines, stages), (1, 6));

        // It is once.
        let mut other = site.browser();
        assert_eq!(other.get("/welcome").await.location(), "/");
        other.get("/sign-in").await;
        let again = other.post("/welcome", &[("email", "thief@example.com"), ("password", PASSWORD)]).await;
        assert_eq!(again.location(), "/");
        assert_eq!(other.sign_in("thief@example.com", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn the_first_visit_says_all_that_is_missing_at_once() {
    on_each_database(|site| async move {
        let mut browser = site.browser();
        let wrong = [("name", ""), ("email", ""), ("password", "kurz"), ("again", "kurz")];
        let answer = first_visit(&mut browser, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for id in ["f-name-error", "f-email-error", "f-password-error"] {
            assert!(answer.text.contains(&format!("id=\"{id}\"")), "{id}");
        }
        assert!(answer.text.contains("Põhjala Masinad OÜ"), "what was typed stays");
        assert!(!answer.text.contains("kurz"), "passwords do not come back");
        assert!(!site.store.has_users().await.unwrap());
    });
}

#[test]
fn a_server_that_others_reach_asks_for_the_code_of_the_terminal() {
    testing::each_database(|database| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let _inside = runtime.enter();
        let code = Some("01J9ABCDEFGHJ".to_owned());
        let site = Site::with(database, AppOptions { first_code: code, ..AppOptions::default() });
        runtime.block_on(async {
            let mut browser = site.browser();
            assert_eq!(first_visit(&mut browser, &[("code", "guess")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!site.store.has_users().await.unwrap());
            assert_eq!(first_visit(&mut browser, &[("code", "01j9abcdefghj")]).await.status, StatusCode::SEE_OTHER);
        });
    });
}

#[test]
fn one_signs_in_is_led_on_and_signs_out() {
    on_each_database(|site| async move {
        site.administrator().await;
        let mut browser = site.browser();
        assert_eq!(browser.get("/me?x=1").await.location(), "/sign-in?next=/me%3Fx%3D1");
        let page = browser.get("/sign-in?next=/me%3Fx%3D1").await;
        assert!(page.text.contains("value=\"/me?x=1\""));

        let wrong = browser.sign_in("mari@example.com", "wrong password").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let unknown = browser.sign_in("nobody@example.com", PASSWORD).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = |answer: &support::Answer| answer.text.split("form-errors").nth(1).map(|t| t[..400].to_owned());
        assert_eq!(said(&wrong), said(&unknown), "nobody learns who has an account");

        let fields = [("email", "MARI@example.com"), ("password", PASSWORD), ("next", "/me?x=1")];
        let answer = browser.post("/sign-in", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/me?x=1"));
        let cookie = answer.header("set-cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        assert_eq!(browser.get("/me").await.status, StatusCode::OK);

        let kept = browser.cookies.clone();
        assert_eq!(browser.post("/logout", &[]).await.location(), "/sign-in");
        browser.cookies = kept;
        assert_eq!(
            browser.get("/me").await.location(),
            "/sign-in?next=/me",
            "the session has ended here, not only there"
        );
    });
}

#[test]
fn whoever_guesses_many_at_once_is_no_better_off() {
    on_each_database(|site| async move {
        site.administrator().await;
        let mut guesses = tokio::task::JoinSet::new();
        for guess in 0..20 {
            let mut browser = site.browser();
            guesses.spawn(
                async move { browser.sign_in("mari@example.com", &format!("guess number {guess}")).await.status },
            );
        }
        let checked = guesses.join_all().await.into_iter().filter(|status| *status != StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(checked.count(), 5, "no more than of those who try in turn");
    });
}

#[test]
fn a_site_whose_name_was_turned_to_this_machine_cannot_begin() {
    on_each_database(|site| async move {
        let mut browser = site.browser();
        browser.headers.push(("host", "evil.example".to_owned()));
        let answer = first_visit(&mut browser, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!site.store.has_users().await.unwrap());
    });
}

#[test]
fn whoever_guesses_waits_longer_each_time_and_is_let_in_again() {
    on_each_database(|site| async move {
        site.administrator().await;
        let mut browser = site.browser();
        for _ in 0..5 {
            assert_eq!(
                browser.sign_in("mari@example.com", "wrong password").await.status,
                StatusCode::UNPROCESSABLE_ENTITY
            );
        }
        assert_eq!(browser.sign_in("mari@example.com", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        site.pass(1);
        assert_eq!(
            browser.sign_in("mari@example.com", "wrong password").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        site.pass(1);
        assert_eq!(browser.sign_in("mari@example.com", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        site.pass(1);
        assert_eq!(browser.sign_in("mari@example.com", PASSWORD).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_session_lives_on_while_it_is_used_and_ends_when_it_is_not() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        let day = 24 * 60 * 60;
        for _ in 0..3 {
            site.pass(20 * day);
            assert_eq!(browser.get("/me").await.status, StatusCode::OK);
            // The use is written down after the answer.
            let before = site.clock.now();
            for _ in 0..6000 {
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                let user = user_named(&site, "mari@example.com").await;
                let sessions =
                    site.store.read(Actor::system(Face::Command), move |db| db.sessions(user)).await.unwrap();
                if sessions[0].seen_at == before {
                    break;
                }
            }
        }
        site.pass(31 * day);
        assert_eq!(browser.get("/me").await.location(), "/sign-in?next=/me");
    });
}

async fn user_named(site: &Site, email: &str) -> kernel::AnyId {
    site.store.credential(email).await.unwrap().unwrap().user
}

#[test]
fn sessions_are_listed_and_ended_and_end_with_the_password() {
    on_each_database(|site| async move {
        let mut here = site.administrator().await;
        let (mut there, mut elsewhere) = (site.browser(), site.browser());
        there.headers.push(("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0".into()));
        there.sign_in("mari@example.com", PASSWORD).await;
        elsewhere.sign_in("mari@example.com", PASSWORD).await;

        let page = here.get("/me").await;
        assert!(page.text.contains("Firefox · Linux"), "{}", page.text);
        let address = page.text.split("Firefox · Linux").nth(1).unwrap().split("action=\"").nth(1).unwrap();
        let address = address.split('"').next().unwrap().to_owned();
        assert_eq!(here.post(&address, &[]).await.location(), "/me");
        assert_eq!(there.get("/me").await.status, StatusCode::SEE_OTHER);
        assert_eq!(elsewhere.get("/me").await.status, StatusCode::OK);

        let wrong = [("current", "wrong password"), ("password", "poyraz esince kar"), ("again", "poyraz esince kar")];
        assert_eq!(here.post("/me/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = [("current", PASSWORD), ("password", "poyraz esince kar"), ("again", "poyraz esince kar")];
        assert_eq!(here.post("/me/password", &right).await.location(), "/me");
        assert_eq!(here.get("/me").await.status, StatusCode::OK);
        assert_eq!(elsewhere.get("/me").await.status, StatusCode::SEE_OTHER, "all others are signed out");
        assert_eq!(elsewhere.sign_in("mari@example.com", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn changes_that_no_page_of_ours_asked_for_are_refused() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        browser.get("/me").await;
        let name = ("name", "Somebody Else");
        let refused = [
            browser.post_bare("/me", &[name]).await,
            browser.post_bare("/me", &[name, ("_csrf", "0")]).await,
            {
                let mut other_site = browser.clone();
                other_site.headers.push(("sec-fetch-site", "cross-site".into()));
                other_site.post("/me", &[name]).await
            },
            {
                let mut other_site = browser.clone();
                other_site.headers.push(("origin", "https://evil.example".into()));
                other_site.headers.push(("host", "crm.example".into()));
                other_site.post("/me", &[name]).await
            },
            {
                let json =
                    Request::post("/me").header("content-type", "text/plain").body(Body::from("name=x")).unwrap();
                browser.send(json).await
            },
        ];
        for answer in refused {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.text);
        }
        // Signing in needs a token too: nobody is signed in as somebody else without noticing.
        let mut stranger = site.browser();
        let bare = stranger.post_bare("/sign-in", &[("email", "mari@example.com"), ("password", PASSWORD)]).await;
        assert_eq!(bare.status, StatusCode::FORBIDDEN);
        // A token of another session is no token.
        let mut other = site.browser();
        other.sign_in("mari@example.com", PASSWORD).await;
        other.get("/me").await;
        let stolen = other.csrf.clone();
        assert_eq!(browser.post_bare("/me", &[name, ("_csrf", &stolen)]).await.status, StatusCode::FORBIDDEN);

        let mut page = browser.get("/me").await;
        assert!(page.text.contains("Mari Tamm") && !page.text.contains("Somebody Else"));
        assert_eq!(browser.post("/me", &[name]).await.location(), "/me");
        page = browser.get("/me").await;
        assert!(page.text.contains("Somebody Else"));
    });
}

#[test]
fn the_token_may_come_by_header_and_in_front_of_files() {
    on_each_database(|site| async move {
        let mut browser = site.administrator().await;
        browser.get("/me").await;
        let csrf = browser.csrf.clone();
        let by_header = Request::post("/preferences/language")
            .header("x-csrf-token", &csrf)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("hx-request", "true")
            .body(Body::from("lang=tr"))
            .unwrap();
        let answer = browser.send(by_header).await;
        assert_eq!((answer.status, answer.header("hx-redirect")), (StatusCode::NO_CONTENT, "/"));
        assert!(browser.get("/me").await.text.contains("Parolayı değiştir"));

        let parts = |csrf: &str| {
            let body = format!("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{csrf}\r\n--b--\r\n");
            Request::post("/me/sessions/end-others")
                .header("content-type", "multipart/form-data; boundary=b")
                .body(Body::from(body))
                .unwrap()
        };
        assert_eq!(browser.send(parts("0")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(browser.send(parts(&csrf)).await.location(), "/me");
    });
}

#[test]
fn over_https_cookies_are_bound_to_the_host() {
    testing::each_database(|database| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let _inside = runtime.enter();
        let site = Site::with(database, AppOptions { behind_proxy: true, ..AppOptions::default() });
        runtime.block_on(async {
            let mut browser = site.browser();
            browser.headers.push(("x-forwarded-proto", "https".into()));
            let answer = first_visit(&mut browser, &[]).await;
            assert!(answer.header("set-cookie").starts_with("__Host-kilit="), "{}", answer.header("set-cookie"));
            assert!(answer.header("set-cookie").contains("Secure"));
            assert_eq!(browser.get("/me").await.status, StatusCode::OK);
            assert!(browser.get("/me").await.header("strict-transport-security").contains("max-age"));
            // The cookie of https is no key on a plain line.
            browser.headers.clear();
            assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
        });
    });
}
