//! The application: what every request needs, and all routes put together.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use crm::verbs::Verbs;
use store::Store;
use tower_http::compression::CompressionLayer;

use crate::http::{frame, no_such_method, no_such_page};
use crate::{assets, pages};

/// What every request needs. A clone is the same application.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    verbs: Arc<Verbs>,
    options: AppOptions,
    setup: crate::http::Setup,
    demo: pages::demo::Demo,
    listeners: pages::live::Listeners,
}

/// How the application is reached, and what the program adds to it.
#[derive(Clone, Debug, Default)]
pub struct AppOptions {
    /// Whether browsers reach it by https, so that cookies are for https only.
    pub https: bool,
    /// Whether the headers X-Forwarded-Proto and X-Forwarded-For can be believed, because only a proxy of ours comes
    /// through.
    pub behind_proxy: bool,
    /// The code from the terminal that the first visit asks for; `None` when only this machine can reach the server.
    pub first_code: Option<String>,
    /// Pages of their own that stand in the navigation.
    pub pages: Vec<PageLink>,
    /// Pages of record types that have one of their own.
    pub record_pages: Vec<pages::record::RecordPage>,
}

/// A page of its own in the navigation.
#[derive(Clone, Copy, Debug)]
pub struct PageLink {
    /// The area in which it stands: `customers`, `insight`, …; a new one stands behind those of the catalogue.
    pub area: &'static str,
    /// The key of its words.
    pub words: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The record type that one must see to be shown it; empty: everybody.
    pub sees: &'static str,
    /// Whether only administrators are shown it.
    pub administrators: bool,
}

impl App {
    /// The application on a store.
    pub fn new(store: Store, verbs: Arc<Verbs>, options: AppOptions) -> App {
        crate::http::follow_customer_word(&store);
        App {
            inner: Arc::new(Inner {
                store,
                verbs,
                options,
                setup: crate::http::Setup::default(),
                demo: pages::demo::Demo::default(),
                listeners: pages::live::Listeners::default(),
            }),
        }
    }

    /// The data.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// What people do besides filling in fields.
    pub fn verbs(&self) -> &Verbs {
        &self.inner.verbs
    }

    /// The verbs, to take along into a closure.
    pub fn verbs_arc(&self) -> Arc<Verbs> {
        Arc::clone(&self.inner.verbs)
    }

    /// How it is reached.
    pub fn options(&self) -> &AppOptions {
        &self.inner.options
    }

    /// How far the demo company is.
    pub(crate) fn demo(&self) -> &pages::demo::Demo {
        &self.inner.demo
    }

    /// Who listens to what happens.
    pub(crate) fn listeners(&self) -> &pages::live::Listeners {
        &self.inner.listeners
    }

    /// Ends all connections of live pages, and takes no more: to be called when the program is told to stop, as it
    /// would wait for them otherwise.
    pub fn end_live(&self) {
        self.inner.listeners.close();
    }

    /// How many live pages listen.
    pub fn live_pages(&self) -> usize {
        self.inner.listeners.count()
    }

    pub(crate) fn setup(&self) -> &crate::http::Setup {
        &self.inner.setup
    }
}

/// The network address that a request came from, as far as it can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

/// All routes of this crate.
pub fn router(app: App) -> Router {
    router_with(app, Vec::new())
}

/// All routes of this crate, and those of others. A fixed address wins over the generic `/{plural}`.
pub fn router_with(app: App, others: Vec<Router<App>>) -> Router {
    let mut routes: Router<App> = Router::new().merge(assets::router()).merge(pages::router());
    for other in others {
        routes = routes.merge(other);
    }
    routes
        .fallback(no_such_page)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(app.clone(), frame))
        .layer(CompressionLayer::new())
        .with_state(app)
}
