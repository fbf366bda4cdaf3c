//! Serving.

use std::future::IntoFuture;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use kernel::{Error, Result};
use store::{Folder, Store, Target, folder::Opening};
use webhooks::Webhooks;

use crate::config::Config;
use crate::schedule::Schedule;
use crate::{domain, health, output, socket};

/// How long requests at work may take to finish when the program is told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Threads that do jobs in the background.
const RUNNERS: usize = 2;

/// Serves until told to stop.
pub fn run(config: &Config) -> Result<()> {
    run_with(config, |_| async { Ok(()) })
}

/// Serves until told to stop, after something was done with the open data.
pub fn run_with<F>(config: &Config, first: impl FnOnce(Store) -> F) -> Result<()>
where
    F: Future<Output = Result<()>>,
{
    let folder = match Folder::open(&config.folder)? {
        Opening::Ours(folder) => folder,
        Opening::Held => return Err(Error::conflict("error-folder-held").with("path", config.folder.display())),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::internal)?;
    let outcome = runtime.block_on(serve(config, &folder, first));
    // A command at work in the socket may never end, and its connection is gone anyway.
    runtime.shutdown_timeout(GRACE);
    outcome
}

async fn serve<F>(config: &Config, folder: &Folder, first: impl FnOnce(Store) -> F) -> Result<()>
where
    F: Future<Output = Result<()>>,
{
    let metrics = health::record()?;
    let store = tokio::task::block_in_place(|| domain::open(config, Some(folder)))?;
    first(store.clone()).await?;
    let address = address(&config.listen)?;
    let app = web::App::new(
        store.clone(),
        Arc::new(crm::verbs::verbs()),
        web::AppOptions {
            first_code: first_code(&store, address, config.behind_proxy).await?,
            behind_proxy: config.behind_proxy,
            record_pages: vec![web_customers::company::PAGE],
            pages: [web_customers::PAGES, web_insight::PAGES, web_import::PAGES].concat(),
            ..web::AppOptions::default()
        },
    );
    let pages = vec![
        web_customers::router(),
        web_insight::router(),
        web_import::router(),
        web_settings::router(),
        api::pages::router(),
    ];
    let router = web::router_with(app.clone(), pages)
        .merge(api::router(app.clone()))
        .merge(api::mcp::router(app.clone()))
        .merge(health::router(store.clone(), metrics, config));
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .map_err(|error| Error::invalid("error-listen").with("address", address).with("reason", error))?;
    let address = listener.local_addr().map_err(Error::internal)?;
    if matches!(config.target, Target::Sqlite { .. }) {
        // The folder is ours alone, so whoever was at a job before was killed.
        tokio::task::block_in_place(|| store.take_over_jobs())?;
    }
    let schedule = Schedule::start(store.clone())?;
    let webhooks = Webhooks::start(
        store.clone(),
        webhooks::Options { private_networks: config.webhooks_private_networks, ..webhooks::Options::default() },
    )?;
    tokio::task::block_in_place(|| store.renew_sort_keys())?;
    let runner = store.run_jobs(jobs(), RUNNERS)?;
    let commands = tokio::spawn(socket::listen(folder.path().to_owned(), store.clone()));

    // People look for this line; scripts too.
    println!("{}", words::text(output::lang(), "program-serving", &[("address", format!("http://{address}").into())]));
    tracing::info!(%address, "serving");
    let (told, stopping) = tokio::sync::oneshot::channel();
    let serving = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            stop_signal().await;
            // Live pages keep their connection open for ever; nobody waits for them.
            app.end_live();
            let _ = told.send(());
        });
    let hurry = async {
        let _ = stopping.await;
        tracing::info!("stopping");
        tokio::time::sleep(GRACE).await;
    };
    // A download that takes longer than the grace is cut off.
    let outcome = tokio::select! {
        outcome = serving.into_future() => outcome.map_err(Error::internal),
        () = hurry => Ok(()),
    };
    // A job at work stops at its next step.
    tokio::task::block_in_place(|| drop(runner));
    tokio::task::block_in_place(|| schedule.end());
    tokio::task::block_in_place(|| webhooks.end());
    commands.abort();
    tokio::task::block_in_place(|| store.leave());
    socket::remove(folder.path());
    tracing::info!("stopped");
    outcome
}

fn address(listen: &str) -> Result<SocketAddr> {
    let bad = || Error::invalid("error-listen").with("address", listen).with("reason", "");
    listen.to_socket_addrs().map_err(|error| bad().with("reason", error))?.next().ok_or_else(bad)
}

/// A code that whoever makes the administrator must know, unless only this machine can reach the pages: behind a proxy
/// the whole world comes from here.
async fn first_code(store: &Store, address: SocketAddr, behind_proxy: bool) -> Result<Option<String>> {
    if address.ip().is_loopback() && !behind_proxy || store.has_users().await? {
        return Ok(None);
    }
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    let code = kernel::AnyId::from_raw(i64::from_le_bytes(random) & i64::MAX).to_string();
    println!("{}", words::text(output::lang(), "program-first-code", &[("code", code.clone().into())]));
    Ok(Some(code))
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut ends = match signal(SignalKind::terminate()) {
        Ok(ends) => ends,
        Err(error) => {
            tracing::error!(%error, "SIGTERM cannot be heard");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = ends.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// The work that is done in the background; whoever started an import hears of its end.
fn jobs() -> Vec<store::JobKind> {
    let imports = import::jobs::kinds().into_iter().map(|kind| kind.then(crm::general::finished::tell_starter));
    imports.chain(crm::duplicates::scan::jobs()).chain([crm::general::rates::kind(), store::sort_keys()]).collect()
}
