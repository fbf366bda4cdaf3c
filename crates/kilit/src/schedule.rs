//! What the server does by itself: seals the change log, keeps the figures of customers fresh, and tidies up at night.
//!
//! Several nodes may share a database; each listens, and one does the work.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crm::insight::{buying, standings};
use jiff::ToSpan;
use kernel::{Clock, Error, Result, Timestamp};
use store::{Store, Told};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

/// How often it looks around.
const TICK: Duration = Duration::from_secs(1);
/// How often the log is sealed while something changes.
const SEAL: Duration = Duration::from_secs(10);
/// How long invoices must have been left alone before the figures are computed, so that an import is waited for.
const QUIET: Duration = Duration::from_secs(5);
/// How old figures may become while invoices never rest.
const PATIENCE: Duration = Duration::from_secs(600);
/// What the figures are computed from.
const SOURCES: [&str; 2] = ["invoice", "invoice_line"];
/// The hour of the company's clock at which the night's work is done.
const NIGHT: i8 = 3;
/// The hour at which people are told of what is due that day.
const MORNING: i8 = 6;

/// How long it may finish what it is at when the server stops. Whatever is cut off is done at the next start.
const GRACE: Duration = Duration::from_secs(3);

/// The thread that does it.
pub struct Schedule {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Schedule {
    /// Begins.
    pub fn start(store: Store) -> Result<Schedule> {
        let (stop, stopped) = mpsc::channel::<()>();
        let work = move || {
            let mut duties = Duties::new(store);
            while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                // One duty that panics must not end the others.
                if catch_unwind(AssertUnwindSafe(|| duties.look())).is_err() {
                    tracing::error!("a panic in the work that the server does by itself");
                }
            }
        };
        let thread = std::thread::Builder::new().name("kilit-schedule".into()).spawn(work).map_err(Error::internal)?;
        Ok(Schedule { stop, thread })
    }

    /// Ends, and with it its hold on the data, so that the data can be closed.
    pub fn end(self) {
        drop(self.stop);
        let began = Instant::now();
        while !self.thread.is_finished() && began.elapsed() < GRACE {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

struct Duties {
    store: Store,
    events: Receiver<Told>,
    /// Whether anything was committed since the log was sealed.
    unsealed: bool,
    /// When the log may be sealed next.
    next_seal: Instant,
    figures: Figures,
    /// The last night whose work is done, here or elsewhere.
    night: Option<Timestamp>,
    /// The last morning on which people were told of what is due.
    morning: Option<Timestamp>,
}

/// What is known of the figures.
#[derive(Default)]
struct Figures {
    /// When an invoice changed first and last since they were computed.
    behind: Option<(Instant, Instant)>,
    /// The moment of the last change.
    heard: Timestamp,
}

impl Figures {
    fn touch(&mut self, now: Timestamp) {
        let at = Instant::now();
        self.behind = Some((self.behind.map_or(at, |(first, _)| first), at));
        self.heard = now;
    }

    fn due(&self) -> bool {
        self.behind.is_some_and(|(first, last)| last.elapsed() >= QUIET || first.elapsed() >= PATIENCE)
    }
}

impl Duties {
    fn new(store: Store) -> Duties {
        let events = store.events();
        // What happened while no server ran is unknown.
        let mut figures = Figures::default();
        figures.touch(store.clock().now());
        Duties { store, events, unsealed: true, next_seal: Instant::now(), figures, night: None, morning: None }
    }

    fn look(&mut self) {
        self.listen();
        if self.unsealed && Instant::now() >= self.next_seal {
            self.unsealed = !done("sealing the log", self.store.seal_log().map(|sealed| sealed.changes as u64));
            // What went wrong is not soon mended, and is not to be said every ten seconds.
            self.next_seal = Instant::now() + if self.unsealed { PATIENCE } else { SEAL };
        }
        if self.figures.due() {
            self.figures.behind = None;
            self.turn("figures", self.figures.heard, refresh);
        }
        let night = last(&self.store.clock(), NIGHT);
        if self.night.is_none_or(|done| done < night) {
            self.night = Some(night);
            self.turn("night", night, tidy);
        }
        let morning = last(&self.store.clock(), MORNING);
        if self.morning.is_none_or(|done| done < morning) {
            self.morning = Some(morning);
            self.turn("morning", morning, remind);
        }
    }

    fn listen(&mut self) {
        loop {
            match self.events.try_recv() {
                Ok(Told::Changed(events)) => {
                    self.unsealed = true;
                    if events.iter().any(|event| SOURCES.contains(&event.of)) {
                        self.figures.touch(self.store.clock().now());
                    }
                }
                // Too much to be named, or to be kept: anything may have changed.
                Ok(Told::Gap) | Err(TryRecvError::Lagged(_)) => {
                    self.unsealed = true;
                    self.figures.touch(self.store.clock().now());
                }
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    /// Does what is one node's turn.
    fn turn(&self, work: &'static str, since: Timestamp, duty: fn(&Store)) {
        match self.store.take_turn(work, since) {
            Ok(true) => duty(&self.store),
            Ok(false) => tracing::debug!(work, "another node does it"),
            Err(error) => tracing::warn!(work, %error, "could not be done"),
        }
    }
}

fn refresh(store: &Store) {
    done("judging who buys", buying::refresh(store).map(|changed| changed as u64));
    done("ranking customers", standings::refresh(store).map(|changed| changed as u64));
}

fn remind(store: &Store) {
    done("reminding of tasks", crm::work::reminders::remind(store).map(|told| told as u64));
}

fn tidy(store: &Store) {
    refresh(store);
    done("bringing last touches up to date", crm::work::touches::catch_up(store).map(|changed| changed as u64));
    done("forgetting ended sessions", store.forget_ended());
    done("sweeping files", store.files().and_then(|files| files.sweep()).map(|swept| swept as u64));
}

/// Tells of it in the program's log; whether it went well.
fn done(work: &'static str, outcome: Result<u64>) -> bool {
    match &outcome {
        Ok(count) => tracing::debug!(work, count, "done"),
        Err(error) => tracing::warn!(work, %error, "could not be done"),
    }
    outcome.is_ok()
}

/// The last time it was this hour by the company's clock.
fn last(clock: &Clock, hour: i8) -> Timestamp {
    let now = clock.now().in_zone(clock.zone());
    let at = |day: kernel::Date| day.at(hour, 0, 0, 0).to_zoned(clock.zone().clone());
    let last = match at(now.date()) {
        Ok(today) if today <= now => Ok(today),
        _ => now.date().checked_sub(1.day()).and_then(at),
    };
    last.map_or(clock.now(), |last| Timestamp::from_millis(last.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_is_the_companys() {
        let zone = jiff::tz::TimeZone::get("Europe/Istanbul").unwrap();
        let at = |text: &str| Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond());
        let night = |now: &str| last(&Clock::fixed(at(now), zone.clone()), NIGHT);
        // 03:00 in Istanbul is midnight in Greenwich.
        assert_eq!(night("2026-11-21T12:00:00Z"), at("2026-11-21T00:00:00Z"));
        assert_eq!(night("2026-11-21T00:00:00Z"), at("2026-11-21T00:00:00Z"));
        assert_eq!(night("2026-11-20T23:59:00Z"), at("2026-11-20T00:00:00Z"));
    }

    /// One of several nodes, as it is at noon.
    fn node(database: &testing::Database) -> Store {
        let target = match database {
            testing::Database::Sqlite(folder) => store::Target::Sqlite { folder: folder.to_path_buf() },
            testing::Database::Postgres(url) => store::Target::Postgres { url: url.clone() },
        };
        let noon = "2026-11-21T12:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let clock = Clock::fixed(Timestamp::from_millis(noon), jiff::tz::TimeZone::UTC);
        Store::open(&target, store::Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() }, clock).unwrap()
    }

    fn invoice(store: &Store, number: &'static str, euros: i64) {
        let money = |euros| kernel::Money::new(kernel::Decimal::from_int(euros).unwrap(), kernel::Currency::EUR);
        let made = store.write_blocking(kernel::Actor::system(kernel::Face::Command), move |tx| {
            let company = record::Values::from_iter([("name".into(), record::Value::text(number))]);
            let company = tx.create_values("company", company)?;
            let values = record::Values::from_iter([
                ("number".into(), record::Value::text(number)),
                ("company".into(), record::Value::Id(company)),
                ("date".into(), record::Value::Date("2026-11-01".parse().unwrap())),
                ("total".into(), record::Value::Money(money(euros))),
            ]);
            tx.create_values("invoice", values)
        });
        made.unwrap();
    }

    /// The revenues by which customers are ranked, the first first.
    fn ranking(store: &Store) -> Vec<String> {
        let query = record::Query::all::<crm::key_accounts::Standing>();
        let system = kernel::Actor::system(kernel::Face::Command);
        let mut standings =
            store.read_blocking(system, move |db| db.rows::<crm::key_accounts::Standing>(&query)).unwrap();
        standings.sort_by_key(|standing| standing.rank);
        standings.iter().map(|standing| standing.revenue.amount.to_string()).collect()
    }

    #[test]
    fn figures_follow_the_invoices_once_these_rest_and_one_node_computes_them() {
        testing::each_database(|database| {
            let (store, other) = (node(database), node(database));
            let (mut duties, mut others) = (Duties::new(store.clone()), Duties::new(other));
            invoice(&store, "A-1", 100);
            duties.look();
            // The first look of a day does the night's work too, and with it the figures.
            assert_eq!(ranking(&store), ["100"]);
            invoice(&store, "A-2", 300);
            let ago = Instant::now().checked_sub(Duration::from_secs(6)).unwrap();
            let began = Instant::now();
            duties.figures.behind = None;
            while duties.figures.behind.is_none() {
                assert!(began.elapsed() < Duration::from_secs(20), "nobody heard of the invoice");
                duties.listen();
                std::thread::sleep(Duration::from_millis(10));
            }
            duties.look();
            assert_eq!(ranking(&store), ["100"], "more may come");
            store.clock().set(Timestamp::from_millis(store.clock().now().millis() + 60_000));
            duties.figures.heard = store.clock().now();
            duties.figures.behind = Some((ago, ago));
            duties.look();
            assert_eq!(ranking(&store), ["300", "100"]);

            // The other heard of the same invoices, and has nothing left to do.
            invoice(&store, "A-3", 500);
            others.night = duties.night;
            others.figures.heard = duties.figures.heard;
            others.figures.behind = Some((ago, ago));
            others.look();
            assert_eq!(ranking(&store), ["300", "100"], "the turn of that moment was taken");
        });
    }

    #[test]
    fn figures_wait_until_invoices_rest() {
        let mut figures = Figures::default();
        assert!(!figures.due());
        figures.touch(Timestamp::from_millis(1));
        assert!(!figures.due());
        let (now, ago) = (Instant::now(), |seconds| Instant::now().checked_sub(Duration::from_secs(seconds)).unwrap());
        figures.behind = Some((ago(6), ago(6)));
        assert!(figures.due());
        figures.behind = Some((ago(60), now));
        assert!(!figures.due());
        figures.behind = Some((ago(601), now));
        assert!(figures.due());
    }
}
