//! The limit: the same statements by a bare client of the database, and the same bytes by a bare server.

use std::hint::black_box;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode, header};
use axum::routing::any;
use rusqlite::types::ValueRef;
use store::{FILE, Param, Ran, Target};
use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;

use crate::ask::Ask;
use crate::cpu::Worker;
use crate::place::Place;
use crate::recording::{Recording, Taken};
use crate::{Result, while_doing};

/// How the threads of the bare server are called.
const THREADS: &str = "limit";

/// How the program has PostgreSQL plan.
pub const POSTGRES_SETTINGS: &str = "SET jit = off; SET plan_cache_mode = force_generic_plan";

/// The bare server; it ends with this value.
pub struct Limit {
    _runtime: Runtime,
    pub address: String,
}

struct Served {
    /// The errands, each with its requests.
    taken: Vec<Vec<Taken>>,
    database: Database,
}

/// The statements that a client has prepared, by their text.
type Prepared = tokio::sync::Mutex<std::collections::HashMap<String, tokio_postgres::Statement>>;

enum Database {
    Sqlite(Box<Mutex<rusqlite::Connection>>),
    Postgres(Box<tokio_postgres::Client>, Box<Prepared>),
}

impl Limit {
    /// Serves what was taken down, on a database with the same rows as before.
    pub fn start(place: &Place, recordings: &[Recording]) -> Result<Limit> {
        let runtime = tokio::runtime::Builder::new_multi_thread().thread_name(THREADS).enable_all().build();
        let runtime = while_doing("starting threads", runtime)?;
        let database = runtime.block_on(connect(&place.target))?;
        let taken = recordings.iter().map(|recording| recording.taken.clone()).collect();
        let router =
            Router::new().route("/{errand}/{ask}", any(serve)).with_state(Arc::new(Served { taken, database }));
        let listener = while_doing("listening", runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")))?;
        let address = while_doing("listening", listener.local_addr())?.to_string();
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Limit { _runtime: runtime, address })
    }

    /// Whose time counts beside that of the database's server.
    pub fn worker(&self) -> Worker {
        Worker::Threads(THREADS)
    }

    /// The request for what was taken down of an errand.
    pub fn ask(errand: usize, ask: usize, like: &Ask) -> Ask {
        Ask { path: format!("/{errand}/{ask}"), ..like.clone() }
    }
}

async fn serve(State(served): State<Arc<Served>>, Path((errand, ask)): Path<(usize, usize)>) -> Response<Body> {
    let Some(taken) = served.taken.get(errand).and_then(|asks| asks.get(ask)) else { return failed("no such request") };
    if let Err(error) = served.database.run(&taken.statements).await {
        return failed(&error);
    }
    let mut response = Response::new(Body::from(taken.body.clone()));
    *response.status_mut() = taken.status;
    for (name, value) in taken.headers.iter().filter(|(name, _)| *name != header::CONTENT_LENGTH) {
        response.headers_mut().append(name, value.clone());
    }
    response
}

fn failed(why: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(why.to_owned()));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

async fn connect(target: &Target) -> Result<Database> {
    match target {
        Target::Sqlite { folder } => {
            let connection = while_doing("opening the twin", rusqlite::Connection::open(folder.join(FILE)))?;
            prepare(&connection)?;
            Ok(Database::Sqlite(Box::new(Mutex::new(connection))))
        }
        Target::Postgres { url } => {
            let (client, connection) =
                while_doing("connecting to the twin", tokio_postgres::connect(url, tokio_postgres::NoTls).await)?;
            tokio::spawn(connection);
            while_doing("connecting to the twin", client.batch_execute(POSTGRES_SETTINGS).await)?;
            Ok(Database::Postgres(Box::new(client), Box::default()))
        }
    }
}

/// The settings with which the program writes, and its one function.
pub fn prepare(connection: &rusqlite::Connection) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(500);
    let settings = connection.execute_batch(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA mmap_size = 8589934592; PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY;",
    );
    while_doing("opening the twin", settings)?;
    let fold = connection.create_scalar_function(
        "kilit_fold",
        1,
        rusqlite::functions::FunctionFlags::SQLITE_UTF8 | rusqlite::functions::FunctionFlags::SQLITE_DETERMINISTIC,
        |context| Ok(context.get::<Option<String>>(0)?.map(|text| kernel::fold::fold(&text))),
    );
    while_doing("opening the twin", fold)
}

impl Database {
    async fn run(&self, statements: &[Ran]) -> Result<()> {
        let writes = statements.iter().any(|ran| !ran.sql.trim_start().starts_with("SELECT"));
        match self {
            Database::Sqlite(connection) => {
                let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                let word =
                    |sql: &str| while_doing(sql, connection.prepare_cached(sql).and_then(|mut s| s.raw_execute()));
                if writes {
                    word("BEGIN IMMEDIATE")?;
                }
                for ran in statements {
                    while_doing(&ran.sql, sqlite(&connection, ran))?;
                }
                if writes {
                    word("COMMIT")?;
                }
            }
            Database::Postgres(client, prepared) => {
                if writes {
                    while_doing("BEGIN", client.batch_execute("BEGIN").await)?;
                }
                for ran in statements {
                    let known = prepared.lock().await.get(&ran.sql).cloned();
                    let statement = match known {
                        Some(statement) => statement,
                        None => {
                            let fresh = while_doing(&ran.sql, client.prepare(&ran.sql).await)?;
                            prepared.lock().await.insert(ran.sql.clone(), fresh.clone());
                            fresh
                        }
                    };
                    let params: Vec<&(dyn ToSql + Sync)> =
                        ran.params.iter().map(|param: &Param| param as &(dyn ToSql + Sync)).collect();
                    black_box(while_doing(&ran.sql, client.query(&statement, &params).await)?.len());
                }
                if writes {
                    while_doing("COMMIT", client.batch_execute("COMMIT").await)?;
                }
            }
        }
        Ok(())
    }
}

/// Runs a statement and looks at every column of every row.
pub fn sqlite(connection: &rusqlite::Connection, ran: &Ran) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(&ran.sql)?;
    for (place, param) in ran.params.iter().enumerate().take(statement.parameter_count()) {
        statement.raw_bind_parameter(place + 1, param)?;
    }
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            black_box(match row.get_ref(column)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len(),
                _ => 0,
            });
        }
    }
    Ok(())
}
