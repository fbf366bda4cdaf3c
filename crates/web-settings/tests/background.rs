//! The page of the work in the background.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/mod.rs"]
mod support;

use axum::http::StatusCode;
use crm::general::ImportStatus;
use crm::rights::Role;
use import::jobs::{IMPORT, ImportJob};
use kernel::{Actor, AnyId, Error, Face};
use record::Query;
use store::{JobKind, JobState};
use support::{PASSWORD, Site, on_each_database};

const HERE: &str = "/settings/background";

fn system() -> Actor {
    Actor::system(Face::Command)
}

/// Lets one attempt at a job that fails come to its end.
async fn fail(site: &Site, id: AnyId) {
    let kinds = vec![JobKind::new("rates", |_| Err(Error::not_found())).attempts(1)];
    let runner = site.store.run_jobs(kinds, 1).unwrap();
    while site.store.read(system(), move |db| db.job(id)).await.unwrap().unwrap().state != JobState::Dead {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    tokio::task::spawn_blocking(move || drop(runner)).await.unwrap();
}

#[test]
fn what_failed_for_good_can_be_tried_again() {
    on_each_database(|mut site| async move {
        site.router = web::router_with(site.app.clone(), vec![web_settings::router()]);
        let mut chief = site.administrator().await;
        assert!(chief.get(HERE).await.text.contains("Nothing is at work"));
        let id = site.store.write(system(), |tx| tx.start_job("rates", &())).await.unwrap();
        fail(&site, id).await;
        let failed = chief.get(HERE).await.text;
        assert!(failed.contains("Reckoning amounts by new exchange rates") && failed.contains("Failed"), "{failed}");
        assert!(failed.contains(&words::text(kernel::Lang::En, "error-not-found", &[])));

        let again = chief.post(&format!("{HERE}/{id}/retry"), &[]).await;
        assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, HERE));
        assert!(chief.get(HERE).await.text.contains("Waiting"));
        chief.post(&format!("{HERE}/{id}/stop"), &[]).await;
        assert!(chief.get(HERE).await.text.contains("Nothing is at work"));
        let job = site.store.read(system(), move |db| db.job(id)).await.unwrap().unwrap();
        assert_eq!(job.state, JobState::Cancelled);
    });
}

#[test]
fn an_import_that_is_stopped_here_says_so_and_can_be_undone() {
    on_each_database(|mut site| async move {
        site.router = web::router_with(site.app.clone(), vec![web_settings::router()]);
        let mut chief = site.administrator().await;
        let begin = |tx: &mut store::Tx<'_>| {
            let run = import::run::begin_in(tx, "companies.csv", "companies")?;
            let job = ImportJob { run, file: None, own: None, plan: None, rows: None, reached: None };
            Ok((run, tx.start_job(IMPORT, &job)?))
        };
        let (run, job) = site.store.write(system(), begin).await.unwrap();
        assert!(chief.get(HERE).await.text.contains("Waiting"));
        chief.post(&format!("{HERE}/{job}/stop"), &[]).await;
        let stopped = site.store.read(system(), move |db| db.get(run)).await.unwrap();
        assert_eq!((stopped.status, stopped.finished_at.is_some()), (ImportStatus::Stopped, true));
    });
}

#[test]
fn it_is_for_administrators() {
    on_each_database(|mut site| async move {
        site.router = web::router_with(site.app.clone(), vec![web_settings::router()]);
        let mut chief = site.administrator().await;
        let id = site.store.write(system(), |tx| tx.start_job("rates", &())).await.unwrap();
        let roles = site.store.read(system(), |db| db.rows::<Role>(&Query::all::<Role>())).await.unwrap();
        let seller = roles.into_iter().find(|role| role.name == "Seller").unwrap().id.to_string();
        chief.get("/settings/users").await;
        let form = [("name", "Jaan"), ("email", "jaan@example.com"), ("role", &seller), ("password", PASSWORD)];
        assert_eq!(chief.post("/settings/users", &form).await.status, StatusCode::SEE_OTHER);
        let mut jaan = site.browser();
        jaan.sign_in("jaan@example.com", PASSWORD).await;
        assert_eq!(jaan.get(HERE).await.status, StatusCode::FORBIDDEN);
        for deed in ["retry", "stop"] {
            assert_eq!(jaan.post(&format!("{HERE}/{id}/{deed}"), &[]).await.status, StatusCode::FORBIDDEN);
        }
        let job = site.store.read(system(), move |db| db.job(id)).await.unwrap().unwrap();
        assert_eq!(job.state, JobState::Waiting);
    });
}
