//! The handle on the data: opens a `Db` or `Tx` for an actor on a worker thread.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use arc_swap::ArcSwap;
use kernel::{Actor, AnyId, Clock, Result};
use record::Catalogue;
use tokio::sync::broadcast;

use crate::backend::{Conn, Dialect, Ran};
use crate::db::Db;
use crate::event::{self, Event};
use crate::gate::{self, Access};
use crate::log::Looked;
use crate::node::{self, Node};
use crate::outside::Outside;
use crate::rules::Rules;
use crate::settings::{self, Settings};
use crate::tx::Tx;
use crate::workers::{Heard, Options, Pool, Target};
use crate::{added, migrate};

/// What the domain gives the store.
pub struct Domain {
    /// The record types.
    pub catalogue: Catalogue,
    /// The rules that hold whenever they are written.
    pub rules: Rules,
}

/// The data. A clone is the same data; the last one to go closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    pool: Pool,
    target: Target,
    clock: Clock,
    node: Node,
    /// Dropped with the data, it ends the thread that renews the node's lease.
    _renewing: crossbeam_channel::Sender<()>,
    rules: Arc<Rules>,
    /// The record types of the program, without fields added at run time.
    described: Catalogue,
    /// What lies beside the database, once the program has named it.
    outside: OnceLock<Outside>,
    /// How far this program has looked while it sealed the log.
    looked: Mutex<Looked>,
    now: Arc<Now>,
}

/// What may change while the program runs.
pub(crate) struct Now {
    catalogue: ArcSwap<Catalogue>,
    settings: ArcSwap<Settings>,
    /// Held while the two above are read from the database and put here, so that what was read before a commit never
    /// replaces what that commit left.
    renewing: Mutex<()>,
    /// Rights by user, as of an epoch: any write to roles, rights, teams or users ends it.
    rights: Mutex<(u64, HashMap<(AnyId, kernel::Lang), Arc<Access>>)>,
    epoch: AtomicU64,
    events: broadcast::Sender<Told>,
}

/// What listeners hear.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// These records changed in one commit.
    Changed(Arc<Vec<Event>>),
    /// More changed than could be named, or something may have been missed: look again.
    Gap,
}

/// Types whose change ends all loaded rights.
const RIGHTS: [&str; 6] = ["user", "role", "permission", "field_permission", "membership", "team"];
/// The word by which a change of settings or of descriptions is told.
const DESCRIPTIONS: &str = "descriptions";

impl Store {
    /// Migrates the database if needed, and opens it.
    pub fn open(target: &Target, domain: Domain, clock: Clock) -> Result<Store> {
        migrate::run(target, clock.now())?;
        Store::open_migrated(target, domain, clock)
    }

    /// Opens a database whose schema fits the program.
    pub fn open_migrated(target: &Target, domain: Domain, clock: Clock) -> Result<Store> {
        let pool = Pool::open(target, &Options::for_target(target))?;
        let described = domain.catalogue;
        let base = described.clone();
        let (settings, catalogue) = pool.write_blocking(move |conn| {
            crate::search::fold_function::install(conn)?;
            Ok((settings::load(conn)?, added::load(conn, &base)?))
        })?;
        let node = Node::join(&pool)?;
        // Nor do they go backwards over a restart when the clock was set back: the log is in the order of its ids.
        node.ids().go_on_from(kernel::AnyId::from_raw(pool.read_blocking(crate::log::newest)?));
        let (renewing, ended) = crossbeam_channel::bounded(0);
        let now = Arc::new(Now {
            catalogue: ArcSwap::from_pointee(catalogue),
            settings: ArcSwap::from_pointee(settings),
            renewing: Mutex::default(),
            rights: Mutex::default(),
            epoch: AtomicU64::new(0),
            events: broadcast::channel(4096).0,
        });
        let store = Store {
            inner: Arc::new(Inner {
                pool,
                target: target.clone(),
                clock,
                node,
                _renewing: renewing,
                rules: Arc::new(domain.rules),
                described,
                outside: OnceLock::new(),
                looked: Mutex::default(),
                now,
            }),
        };
        store.listen();
        // One program owns the file of SQLite, so nobody waits for its number.
        if store.dialect() == Dialect::Postgres {
            store.renew_node(ended)?;
        }
        Ok(store)
    }

    fn renew_node(&self, ended: crossbeam_channel::Receiver<()>) -> Result<()> {
        // Weak, so that the thread does not keep the data open.
        let weak = Arc::downgrade(&self.inner);
        let renew = move || weak.upgrade().map(|inner| inner.node.renew(&inner.pool));
        let thread = std::thread::Builder::new().name("kilit-node".into());
        thread.spawn(move || node::keep_renewing(&ended, renew)).map_err(kernel::Error::internal)?;
        Ok(())
    }

    /// Whether the database answers and takes writes; the error says why not.
    pub async fn ready(&self) -> Result<()> {
        self.read(Actor::system(kernel::Face::Job), |db| db.alive()).await?;
        self.inner.node.try_writing(&self.inner.pool).await
    }

    /// Gives back what this program holds among those that share the database. From a plain thread, at the end.
    pub fn leave(&self) {
        if let Err(error) = self.inner.node.leave(&self.inner.pool) {
            tracing::warn!(%error, "the node's number could not be given back");
        }
    }

    /// How many programs work on this database, this one included; one that was killed counts for another minute.
    pub fn nodes(&self) -> Result<i64> {
        self.inner.pool.read_blocking(node::at_work)
    }

    /// Hears what this and other nodes commit.
    fn listen(&self) {
        let now = Arc::clone(&self.inner.now);
        self.inner.pool.listen(event::CHANNEL, move |heard| now.hear(heard));
        // Descriptions and settings are read again by whoever hears of it; the handle is weak so that it ends with us.
        let weak = Arc::downgrade(&self.inner);
        self.inner.pool.listen(DESCRIPTIONS, move |_| {
            if let Some(inner) = weak.upgrade() {
                // Not on the thread that delivers notices: reading waits for a worker.
                std::thread::spawn(move || {
                    if let Err(error) = (Store { inner }).reload() {
                        tracing::error!(%error, "descriptions could not be read again");
                    }
                });
            }
        });
    }

    /// Reads settings and fields added at run time again.
    fn reload(&self) -> Result<()> {
        let inner = Arc::clone(&self.inner);
        self.inner.pool.read_blocking(move |conn| inner.load_again(conn))
    }

    /// Which database it is.
    pub fn dialect(&self) -> Dialect {
        self.inner.pool.dialect()
    }

    /// Where the data is.
    pub fn target(&self) -> &Target {
        &self.inner.target
    }

    /// The record types as they are now.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.inner.now.catalogue.load_full()
    }

    /// What the installation has settled.
    pub fn settings(&self) -> Arc<Settings> {
        self.inner.now.settings.load_full()
    }

    /// The clock in the company's time zone.
    pub fn clock(&self) -> Clock {
        self.inner.clock.in_zone(self.settings().zone())
    }

    /// A fresh id.
    pub fn next_id<T>(&self) -> kernel::Id<T> {
        self.inner.node.ids().next(self.inner.clock.now())
    }

    /// What is committed from now on, by this node and by others.
    pub fn events(&self) -> broadcast::Receiver<Told> {
        self.inner.now.events.subscribe()
    }

    /// Reads as an actor.
    pub async fn read<R: Send + 'static>(
        &self,
        actor: Actor,
        f: impl FnOnce(&Db<'_>) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let inner = Arc::clone(&self.inner);
        self.inner.pool.read(move |conn| f(&inner.db(conn, actor)?)).await
    }

    /// Reads as an actor, from a plain thread.
    pub fn read_blocking<R: Send + 'static>(
        &self,
        actor: Actor,
        f: impl FnOnce(&Db<'_>) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let inner = Arc::clone(&self.inner);
        self.inner.pool.read_blocking(move |conn| f(&inner.db(conn, actor)?))
    }

    /// Writes as an actor, in one transaction, answered after the commit; once more when fields were added meanwhile.
    ///
    /// The closure may run several times; it does no slow work and touches nothing but the transaction.
    pub async fn write<R: Send + 'static>(
        &self,
        actor: Actor,
        f: impl Fn(&mut Tx<'_>) -> Result<R> + Send + Sync + 'static,
    ) -> Result<R> {
        let f = Arc::new(f);
        let attempt = || {
            let (inner, actor, f) = (Arc::clone(&self.inner), actor.clone(), Arc::clone(&f));
            self.inner.pool.write(move |conn| inner.tx(conn, actor.clone(), &*f))
        };
        match attempt().await {
            Err(error) if error.key() == added::CHANGED => {
                let inner = Arc::clone(&self.inner);
                self.inner.pool.read(move |conn| inner.load_again(conn)).await?;
                attempt().await
            }
            outcome => outcome,
        }
    }

    /// Writes as an actor, from a plain thread.
    pub fn write_blocking<R: Send + 'static>(
        &self,
        actor: Actor,
        f: impl Fn(&mut Tx<'_>) -> Result<R> + Send + Sync + 'static,
    ) -> Result<R> {
        let f = Arc::new(f);
        let attempt = || {
            let (inner, actor, f) = (Arc::clone(&self.inner), actor.clone(), Arc::clone(&f));
            self.inner.pool.write_blocking(move |conn| inner.tx(conn, actor.clone(), &*f))
        };
        match attempt() {
            Err(error) if error.key() == added::CHANGED => self.reload().and_then(|()| attempt()),
            outcome => outcome,
        }
    }

    pub(crate) fn outside(&self) -> &OnceLock<Outside> {
        &self.inner.outside
    }

    /// How many statements have run on all connections, for tests that bound what a page may cost.
    pub fn statements(&self) -> u64 {
        self.inner.pool.tally().count()
    }

    /// Begins or ends keeping the statements that run, and gives those kept so far. Only for measuring: parameters are
    /// kept whole.
    pub fn keep_statements(&self, keep: bool) -> Vec<Ran> {
        self.inner.pool.tally().keep(keep)
    }

    pub(crate) fn looked(&self) -> &Mutex<Looked> {
        &self.inner.looked
    }

    pub(crate) fn pool(&self) -> &Pool {
        &self.inner.pool
    }

    /// The rights of an actor, read by a connection at hand.
    pub(crate) fn access(&self, conn: &mut Conn, actor: Actor) -> Result<Arc<Access>> {
        self.inner.now.access(conn, actor)
    }

    /// A reading for an actor on a connection at hand.
    pub(crate) fn db<'c>(&self, conn: &'c mut Conn, actor: Actor) -> Result<Db<'c>> {
        self.inner.db(conn, actor)
    }
}

impl Inner {
    /// Reads settings and the fields added at run time again, and goes on with them.
    fn load_again(&self, conn: &mut Conn) -> Result<()> {
        let _one_at_a_time = self.now.renewing();
        let (settings, catalogue) = (settings::load(conn)?, added::load(conn, &self.described)?);
        self.now.catalogue.store(Arc::new(catalogue));
        self.now.settings.store(Arc::new(settings));
        Ok(())
    }

    fn db<'c>(&self, conn: &'c mut Conn, actor: Actor) -> Result<Db<'c>> {
        let settings = self.now.settings.load_full();
        let access = self.now.access(conn, actor)?;
        let clock = self.clock.in_zone(settings.zone());
        Ok(Db { conn: RefCell::new(conn), access, catalogue: self.now.catalogue.load_full(), settings, clock })
    }

    fn tx<R>(&self, conn: &mut Conn, actor: Actor, f: &impl Fn(&mut Tx<'_>) -> Result<R>) -> Result<R> {
        if actor.read_only {
            return Err(kernel::Error::forbidden("error-token-read-only"));
        }
        self.node.check(conn.dialect())?;
        let mut tx = Tx {
            db: self.db(conn, actor)?,
            ids: Arc::clone(self.node.ids()),
            rules: Arc::clone(&self.rules),
            events: RefCell::default(),
            known: RefCell::new(HashSet::new()),
            depth: Cell::new(0),
            later: BTreeMap::new(),
            now: Arc::clone(&self.now),
        };
        // Another node may have changed a description since; a write by an old one could lose a field.
        added::check_number(&tx)?;
        let result = f(&mut tx)?;
        tx.settle()?;
        let events = tx.events.take();
        if !events.is_empty() {
            tx.conn.borrow_mut().notify(event::CHANNEL, &event::write(&events))?;
        }
        Ok(result)
    }
}

impl Now {
    /// The actor with his rights, loaded once until somebody's rights change.
    fn access(&self, conn: &mut Conn, actor: Actor) -> Result<Arc<Access>> {
        let Some(user) = actor.user else {
            return Ok(Arc::new(Access::system(actor)));
        };
        let epoch = self.epoch.load(Ordering::Acquire);
        let key = (user, actor.lang);
        let known = {
            let mut rights = self.rights.lock().unwrap_or_else(PoisonError::into_inner);
            if rights.0 != epoch {
                *rights = (epoch, HashMap::new());
            }
            rights.1.get(&key).cloned()
        };
        if let Some(known) = known {
            if known.actor == actor {
                return Ok(known);
            }
            return Ok(Arc::new(Access { actor, ..(*known).clone() }));
        }
        let loaded = Arc::new(gate::load(conn, actor)?);
        let mut rights = self.rights.lock().unwrap_or_else(PoisonError::into_inner);
        // Rights that changed while they were read are not kept.
        if rights.0 == epoch && self.epoch.load(Ordering::Acquire) == epoch {
            rights.1.insert(key, Arc::clone(&loaded));
        }
        Ok(loaded)
    }

    fn hear(&self, heard: Heard<'_>) {
        let events = match heard {
            Heard::Gap => None,
            Heard::Notice(notice) => event::read(notice, &self.catalogue.load()),
        };
        let rights_touched = events.as_ref().is_none_or(|events| events.iter().any(|event| RIGHTS.contains(&event.of)));
        if rights_touched {
            self.epoch.fetch_add(1, Ordering::AcqRel);
        }
        // Nobody may be listening, which is no error.
        let _ = self.events.send(match events {
            Some(events) => Told::Changed(Arc::new(events)),
            None => Told::Gap,
        });
    }
}

impl Now {
    /// What this node knows at once; the others hear of it.
    pub(crate) fn describe(&self, catalogue: Catalogue) {
        let _one_at_a_time = self.renewing();
        self.catalogue.store(Arc::new(catalogue));
    }

    fn settle(&self, settings: Arc<Settings>) {
        let _one_at_a_time = self.renewing();
        self.settings.store(settings);
    }

    fn renewing(&self) -> MutexGuard<'_, ()> {
        self.renewing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells all nodes, this one included, to read settings and descriptions again after the commit.
pub(crate) fn tell_of_descriptions(tx: &Tx) -> Result<()> {
    tx.conn.borrow_mut().notify(DESCRIPTIONS, "")
}

impl Tx<'_> {
    /// Settles something for the whole installation; only administrators and the program may.
    ///
    /// # Errors
    /// `error-base-currency-stays` when another currency of sums is wished and amounts have been counted in the present one.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<()> {
        if !self.access().is_administrator() {
            return Err(kernel::Error::forbidden("error-administrators-only"));
        }
        let currency = self.settings().base_currency;
        if settings.base_currency != currency && self.has_amounts()? {
            let error = kernel::Error::conflict("error-base-currency-stays");
            return Err(error.with("currency", currency).on("currency"));
        }
        settings::save(&mut self.conn.borrow_mut(), settings)?;
        let (now, settled) = (Arc::clone(&self.now), Arc::new(settings.clone()));
        self.after_commit(move || now.settle(settled))?;
        tell_of_descriptions(self)
    }
}
