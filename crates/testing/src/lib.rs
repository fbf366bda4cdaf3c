//! Databases for tests: a folder for SQLite, and a fresh PostgreSQL database, for each test.
//!
//! ```no_run
//! testing::each_database(|database| {
//!     let store = match database {
//!         testing::Database::Sqlite(folder) => format!("open {}", folder.display()),
//!         testing::Database::Postgres(url) => format!("connect to {url}"),
//!     };
//!     assert!(!store.is_empty());
//! });
//! ```
//!
//! The PostgreSQL server is private: it lives in a temporary folder, listens on a socket in it and nowhere else, and
//! keeps nothing safe, because nothing is worth keeping. `cargo xtask test` starts one for the whole run and hands it
//! over in `KILIT_TEST_POSTGRES`; without that, the first test that needs one starts it for its own process.
//!
//! This crate uses only the standard library and PostgreSQL's own programs, so that `xtask`, which shares it, builds
//! in a second.

mod cluster;
mod disk;
mod each;
mod folder;
mod postgres;
mod sources;

pub use cluster::{CLUSTER_VARIABLE, Cluster, programs};
pub use disk::SmallDisk;
pub use each::{Database, each_database};
pub use folder::{TempFolder, sqlite_dir};
pub use postgres::{postgres_url, psql, template};
pub use sources::sources;
