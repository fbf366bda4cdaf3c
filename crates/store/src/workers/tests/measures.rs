//! What is measured can be read off.

use std::collections::HashMap;
use std::sync::atomic::AtomicU64;

use metrics::{Counter, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, SharedString, Unit};

use super::*;

/// Keeps all that is measured, by name and labels.
#[derive(Default)]
struct Notebook {
    counters: Mutex<HashMap<String, Arc<AtomicU64>>>,
    histograms: Mutex<HashMap<String, Arc<Values>>>,
}

#[derive(Default)]
struct Values(Mutex<Vec<f64>>);

impl HistogramFn for Values {
    fn record(&self, value: f64) {
        self.0.lock().unwrap().push(value);
    }
}

fn name(key: &Key) -> String {
    key.labels().fold(key.name().to_owned(), |name, label| format!("{name} {}", label.value()))
}

impl Recorder for Notebook {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(Arc::clone(self.counters.lock().unwrap().entry(name(key)).or_default()))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(Arc::clone(self.histograms.lock().unwrap().entry(name(key)).or_default()))
    }
}

impl Notebook {
    fn count(&self, name: &str) -> u64 {
        self.counters.lock().unwrap().get(name).map_or(0, |counter| counter.load(Ordering::SeqCst))
    }

    fn values(&self, name: &str) -> Vec<f64> {
        self.histograms.lock().unwrap().get(name).map(|values| values.0.lock().unwrap().clone()).unwrap_or_default()
    }
}

#[test]
fn waiting_running_commits_and_retries_are_measured() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        lay_out(&target, "INSERT INTO n (a, b) VALUES (1, 0)");
        let notebook = Notebook::default();
        let pool = metrics::with_local_recorder(&notebook, || pool(&target));
        let slow = |conn: &mut Conn| {
            std::thread::sleep(Duration::from_millis(20));
            ints(conn, "SELECT a FROM n")
        };
        pool.read_blocking(slow).unwrap();
        pool.write_blocking(|conn| conn.execute("UPDATE n SET b = 1 WHERE a = 1", &[])).unwrap();
        pool.write_blocking(|_| Err::<(), _>(Error::invalid("no"))).unwrap_err();
        if pool.dialect() == Dialect::Postgres {
            let first = AtomicUsize::new(0);
            let other = target.clone();
            pool.write_blocking(move |conn| {
                ints(conn, "SELECT b FROM n WHERE a = 1")?;
                if first.fetch_add(1, Ordering::SeqCst) == 0 {
                    lay_out(&other, "UPDATE n SET b = 2 WHERE a = 1");
                }
                conn.execute("UPDATE n SET b = 3 WHERE a = 1", &[])
            })
            .unwrap();
            assert_eq!(notebook.count("kilit_store_retries_total"), 1);
        }
        drop(pool);
        let committed = if matches!(target, Target::Postgres { .. }) { 2 } else { 1 };
        assert_eq!(notebook.count("kilit_store_commits_total"), committed);
        assert_eq!(notebook.values("kilit_store_wait_seconds read").len(), 1);
        let run = notebook.values("kilit_store_run_seconds read");
        assert!(run.len() == 1 && run[0] >= 0.02, "{run:?}");
        assert_eq!(notebook.values("kilit_store_wait_seconds write").len(), committed as usize + 1);
        assert_eq!(notebook.values("kilit_store_run_seconds write").len(), committed as usize + 1);
        if matches!(target, Target::Sqlite { .. }) {
            assert_eq!(notebook.values("kilit_store_commit_writes"), [1.0]);
        }
    });
}
