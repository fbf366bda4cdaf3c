//! PostgreSQL: the connection, its settings, its statements, its complaints.

use std::collections::HashMap;
use std::time::Duration;

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, Config, NoTls, Statement};

use super::fault::{DbFault, Stop};
use super::{PREPARED, tls};
use crate::param::Param;
use crate::row::{Row, Source};

/// How long a server may take to say that it is there.
const ANSWER: Duration = Duration::from_secs(2);

/// What a connection is set to.
#[derive(Clone, Debug)]
pub(crate) struct PostgresOptions {
    /// The longest a statement may take; zero for no bound.
    pub statement_timeout: Duration,
    /// The longest a statement waits for a lock; zero for no bound.
    pub lock_timeout: Duration,
    /// The longest a connection attempt may take.
    pub connect_timeout: Duration,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        PostgresOptions {
            statement_timeout: Duration::from_secs(30),
            lock_timeout: Duration::from_secs(10),
            connect_timeout: Duration::from_secs(5),
        }
    }
}

pub(super) struct Postgres {
    client: Client,
    prepared: Prepared,
    /// Set when the server hung up; the client itself learns of it late.
    lost: bool,
}

impl Postgres {
    pub(super) fn connect(url: &str, options: &PostgresOptions) -> Result<Postgres, DbFault> {
        let mut config: Config = url.parse().map_err(|error| DbFault::Other(format!("the address: {error}")))?;
        if config.get_application_name().is_none() {
            config.application_name("kilit");
        }
        config.connect_timeout(options.connect_timeout);
        // Reads run without BEGIN, so that they cost one round trip; this keeps them from writing all the same.
        // A forgotten transaction would hold back the cleaning of the whole database, so the server ends it.
        // Statements here take a millisecond or two; compiling one first, as the server does with those it thinks long,
        // takes a quarter of a second. Planning one anew for each value takes up to ten times as long as running it, so it is
        // planned once on each connection; what a plan has to know, such as how many rows are wanted, stands in the text.
        let settings = format!(
            "{} -c default_transaction_read_only=on -c statement_timeout={} -c lock_timeout={} \
             -c idle_in_transaction_session_timeout=60000 -c client_min_messages=warning -c extra_float_digits=3 -c jit=off \
             -c plan_cache_mode=force_generic_plan",
            config.get_options().unwrap_or_default(),
            options.statement_timeout.as_millis(),
            options.lock_timeout.as_millis(),
        );
        config.options(settings.trim());
        config.notice_callback(|notice| tracing::debug!(notice = notice.message(), "word from the database"));
        let connected =
            if tls::is_demanded(&config) { config.connect(tls::connector()?) } else { config.connect(NoTls) };
        let client = connected.map_err(|error| match plain(&error) {
            DbFault::Other(detail) => DbFault::Lost(detail),
            other => other,
        })?;
        Ok(Postgres { client, prepared: Prepared::default(), lost: false })
    }

    pub(super) fn query(
        &mut self,
        sql: &str,
        params: &[Param],
        each: &mut dyn FnMut(&Row<'_>) -> kernel::Result<()>,
    ) -> Result<(), Stop> {
        let outcome = self.rows(sql, params, each);
        if let Err(Stop::Database(fault)) = &outcome {
            self.learn(fault);
        }
        outcome
    }

    pub(super) fn execute(&mut self, sql: &str, params: &[Param]) -> Result<u64, DbFault> {
        self.count(sql, params).inspect_err(|fault| self.learn(fault))
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbFault> {
        self.client.batch_execute(sql).map_err(|error| plain(&error)).inspect_err(|fault| self.learn(fault))
    }

    fn learn(&mut self, fault: &DbFault) {
        self.lost |= matches!(fault, DbFault::Lost(_));
    }

    fn rows(
        &mut self,
        sql: &str,
        params: &[Param],
        each: &mut dyn FnMut(&Row<'_>) -> kernel::Result<()>,
    ) -> Result<(), Stop> {
        let statement = self.prepare(sql)?;
        let mut rows = self.client.query_raw(&statement, params).map_err(|error| self.prepared.fault(&error, sql))?;
        let mut refused = None;
        loop {
            match rows.next() {
                Ok(None) => break,
                Ok(Some(_)) if refused.is_some() => {}
                Ok(Some(row)) => refused = each(&Row(Source::Postgres(&row))).err(),
                Err(error) => {
                    drop(rows);
                    return Err(self.prepared.fault(&error, sql).into());
                }
            }
        }
        refused.map_or(Ok(()), |error| Err(Stop::Reader(error)))
    }

    fn count(&mut self, sql: &str, params: &[Param]) -> Result<u64, DbFault> {
        let statement = self.prepare(sql)?;
        let mut rows = self.client.query_raw(&statement, params).map_err(|error| self.prepared.fault(&error, sql))?;
        loop {
            match rows.next() {
                Ok(Some(_)) => {}
                Ok(None) => return Ok(rows.rows_affected().unwrap_or_default()),
                Err(error) => {
                    drop(rows);
                    return Err(self.prepared.fault(&error, sql));
                }
            }
        }
    }

    pub(super) fn is_lost(&mut self, ask: bool) -> bool {
        if ask && !self.lost {
            self.lost = self.client.is_valid(ANSWER).is_err();
        }
        self.lost || self.client.is_closed()
    }

    pub(super) fn heard(&mut self, patience: Duration) -> Result<Option<(String, String)>, DbFault> {
        let notice = self.client.notifications().timeout_iter(patience).next().map_err(|error| plain(&error))?;
        match notice {
            Some(notice) => Ok(Some((notice.channel().to_owned(), notice.payload().to_owned()))),
            None if self.client.is_closed() => Err(DbFault::Lost("the server hung up".into())),
            None => Ok(None),
        }
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, DbFault> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement);
        }
        let statement = self.client.prepare(sql).map_err(|error| self.prepared.fault(&error, sql))?;
        self.prepared.keep(sql, statement.clone());
        Ok(statement)
    }
}

/// Statements kept prepared, with the moment of their last use counted in uses.
#[derive(Default)]
struct Prepared {
    statements: HashMap<Box<str>, (Statement, u64)>,
    uses: u64,
}

impl Prepared {
    fn get(&mut self, sql: &str) -> Option<Statement> {
        self.uses += 1;
        let (statement, used) = self.statements.get_mut(sql)?;
        *used = self.uses;
        Some(statement.clone())
    }

    fn keep(&mut self, sql: &str, statement: Statement) {
        if self.statements.len() >= PREPARED {
            // Dropping the half that was not used for longest is as good as dropping one by one, and simpler.
            let mut uses: Vec<u64> = self.statements.values().map(|(_, used)| *used).collect();
            uses.sort_unstable();
            let median = uses[uses.len() / 2];
            self.statements.retain(|_, (_, used)| *used > median);
        }
        self.statements.insert(sql.into(), (statement, self.uses));
    }

    /// A complaint about a statement. When the tables changed under prepared statements, all are prepared afresh, and
    /// the transaction is run again.
    fn fault(&mut self, error: &postgres::Error, sql: &str) -> DbFault {
        let stale = error.code() == Some(&SqlState::INVALID_SQL_STATEMENT_NAME)
            || error.as_db_error().is_some_and(|error| error.routine() == Some("RevalidateCachedQuery"));
        if stale {
            self.statements.clear();
            return DbFault::Serialization;
        }
        match plain(error) {
            DbFault::Other(detail) => DbFault::Other(format!("{detail}: {sql}")),
            other => other,
        }
    }
}

fn plain(error: &postgres::Error) -> DbFault {
    let Some(said) = error.as_db_error() else {
        let detail = with_sources(error);
        let io = std::error::Error::source(error).is_some_and(|source| source.is::<std::io::Error>());
        return if error.is_closed() || io { DbFault::Lost(detail) } else { DbFault::Other(detail) };
    };
    let code = said.code();
    let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
    match *code {
        SqlState::UNIQUE_VIOLATION => DbFault::Unique {
            table: text(said.table()),
            index: said.constraint().map(str::to_owned),
            columns: said.detail().map(columns_of).unwrap_or_default(),
        },
        SqlState::FOREIGN_KEY_VIOLATION => DbFault::ForeignKey { constraint: said.constraint().map(str::to_owned) },
        SqlState::NOT_NULL_VIOLATION => DbFault::NotNull { table: text(said.table()), column: text(said.column()) },
        SqlState::CHECK_VIOLATION => DbFault::Check { constraint: text(said.constraint()) },
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => DbFault::Serialization,
        SqlState::LOCK_NOT_AVAILABLE | SqlState::TOO_MANY_CONNECTIONS => DbFault::Busy,
        SqlState::QUERY_CANCELED => DbFault::TooLong,
        SqlState::DISK_FULL => DbFault::Full,
        SqlState::READ_ONLY_SQL_TRANSACTION => DbFault::ReadOnly,
        _ if code.code().starts_with("08") || code.code().starts_with("57P") || code.code() == "25P03" => {
            DbFault::Lost(said.message().to_owned())
        }
        _ => DbFault::Other(format!("{} {}", code.code(), said.message())),
    }
}

/// The columns out of `Key (name, city)=(Kilit, Tartu) already exists.`, in whatever language the server says it.
fn columns_of(detail: &str) -> Vec<String> {
    let inside = detail.split_once('(').and_then(|(_, rest)| rest.split_once(")=(")).map(|(inside, _)| inside);
    inside.map(|list| list.split(", ").map(|name| name.trim_matches('"').to_owned()).collect()).unwrap_or_default()
}

fn with_sources(error: &postgres::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
