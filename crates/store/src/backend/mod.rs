//! One connection to one of the two databases. Everything above writes its statements once, with `$1` to `$n`.

mod dollar;
mod fault;
mod postgres;
mod sqlite;
mod tally;
#[cfg(test)]
mod tests;
mod tls;

use std::sync::Arc;

use kernel::{Error, Result};

pub use self::fault::DbFault;
use self::fault::Stop;
pub(crate) use self::postgres::PostgresOptions;
pub use self::tally::Ran;
pub(crate) use self::tally::Tally;
use crate::param::Param;
use crate::row::Row;

/// Statements kept prepared on each connection.
const PREPARED: usize = 500;

/// Which of the two databases a statement is written for, where they must differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// A file beside the program.
    Sqlite,
    /// A server.
    Postgres,
}

/// What is done once the transaction is committed: wake listeners, tell other pages.
pub type Effect = Box<dyn FnOnce() + Send>;

/// Where a part of a transaction began.
pub(crate) struct Part {
    effects: usize,
    notices: usize,
}

/// One connection. It belongs to one worker thread, which lends it to one closure at a time.
pub struct Conn {
    link: Link,
    statements: u64,
    /// Where all connections of the pool count together.
    tally: Option<Arc<Tally>>,
    transaction: Option<Kept>,
}

#[expect(clippy::large_enum_variant, reason = "there are a dozen connections, and each stays where it is")]
enum Link {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// What is known of a transaction.
#[derive(Default)]
pub(crate) struct Kept {
    /// The statement error that spoilt it: nothing more can be done in it but to turn back.
    pub fault: Option<DbFault>,
    /// What is done after the commit.
    pub effects: Vec<Effect>,
    /// Channel and payload of what listeners are told after the commit, where the database does not do it.
    pub notices: Vec<(String, String)>,
}

impl Conn {
    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        match self.link {
            Link::Sqlite(_) => Dialect::Sqlite,
            Link::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a statement and hands each row of its answer to `each`.
    ///
    /// The statement is prepared once and kept. When `each` fails, no further row is handed over, and a statement that
    /// writes is still run to its end.
    pub fn query(&mut self, sql: &str, params: &[Param], each: &mut dyn FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
        self.sound()?;
        self.count(sql, params);
        let outcome = match &mut self.link {
            Link::Sqlite(link) => link.query(sql, params, each),
            Link::Postgres(link) => match link.query(sql, params, each) {
                // Outside a transaction only a statement prepared before the tables changed gives this, without a row.
                Err(Stop::Database(DbFault::Serialization)) if self.transaction.is_none() => {
                    link.query(sql, params, each)
                }
                outcome => outcome,
            },
        };
        outcome.map_err(|stop| self.note(stop))
    }

    /// Runs a statement and says how many rows it wrote.
    pub fn execute(&mut self, sql: &str, params: &[Param]) -> Result<u64> {
        self.sound()?;
        self.count(sql, params);
        let outcome = match &mut self.link {
            Link::Sqlite(link) => link.execute(sql, params),
            Link::Postgres(link) => link.execute(sql, params),
        };
        outcome.map_err(|fault| self.note(fault.into()))
    }

    /// Runs a statement that writes one row of `width` parameters for each row of them, as quickly as SQLite can: one that
    /// writes several rows keeps what it would need to take half of them back. Not for PostgreSQL.
    pub(crate) fn execute_each(&mut self, sql: &str, width: usize, params: &[Param]) -> Result<()> {
        self.sound()?;
        for these in params.chunks(width) {
            self.count(sql, these);
        }
        let outcome = match &mut self.link {
            Link::Sqlite(link) => link.execute_each(sql, width, params),
            Link::Postgres(_) => return Err(Error::internal("rows one by one on PostgreSQL")),
        };
        outcome.map_err(|fault| self.note(fault.into()))
    }

    /// Runs several statements without parameters, divided by semicolons.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        self.sound()?;
        self.count(sql, &[]);
        self.control(sql).map_err(|fault| self.note(fault.into()))
    }

    /// Counts with the others of the pool from here on.
    pub(crate) fn count_with(&mut self, tally: &Arc<Tally>) {
        if self.tally.is_none() {
            self.tally = Some(Arc::clone(tally));
        }
    }

    fn count(&mut self, sql: &str, params: &[Param]) {
        self.statements += 1;
        if let Some(tally) = &self.tally {
            tally.ran(self.dialect(), sql, params);
        }
    }

    /// How many statements have run on this connection, for tests that bound what a page may cost.
    pub fn statements(&self) -> u64 {
        self.statements
    }

    /// The statement error that spoilt the transaction at hand, if one did.
    pub fn fault(&self) -> Option<&DbFault> {
        self.transaction.as_ref()?.fault.as_ref()
    }

    /// Does `part` so that it can fail alone: what it wrote is taken back, and the transaction goes on.
    ///
    /// A clash with another transaction is not forgiven; the whole transaction is then run again.
    pub fn savepoint<R>(&mut self, part: impl FnOnce(&mut Conn) -> Result<R>) -> Result<R> {
        let open = self.open_part()?;
        let outcome = part(self);
        let fault = self.close_part(open, outcome.is_ok())?;
        match (outcome, fault) {
            (Ok(_), Some(fault)) => Err(fault.into()),
            (outcome, _) => outcome,
        }
    }

    /// Begins a part that can fail alone, for those who cannot hand over a closure.
    pub(crate) fn open_part(&mut self) -> Result<Part> {
        let part = match &self.transaction {
            Some(open) => Part { effects: open.effects.len(), notices: open.notices.len() },
            None => return Err(Error::internal("a savepoint outside a transaction")),
        };
        self.batch("SAVEPOINT part")?;
        Ok(part)
    }

    /// Ends what `open_part` began: keeps it when it went well and no statement failed, else takes it back. Gives the
    /// statement error that spoilt it.
    pub(crate) fn close_part(&mut self, part: Part, well: bool) -> Result<Option<DbFault>> {
        let fault = self.fault().cloned();
        if well && fault.is_none() {
            self.batch("RELEASE SAVEPOINT part")?;
            return Ok(None);
        }
        let lasting = matches!(fault, Some(DbFault::Serialization | DbFault::Lost(_)));
        if !lasting
            && self.control("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part").is_ok()
            && let Some(open) = &mut self.transaction
        {
            open.fault = None;
            open.effects.truncate(part.effects);
            open.notices.truncate(part.notices);
        }
        Ok(fault)
    }

    /// Keeps `effect` until the transaction is committed. It runs on the worker's thread, so it only passes word on.
    pub fn after_commit(&mut self, effect: impl FnOnce() + Send + 'static) -> Result<()> {
        let open = self.transaction.as_mut().ok_or_else(|| Error::internal("an effect outside a transaction"))?;
        open.effects.push(Box::new(effect));
        Ok(())
    }

    /// Tells everybody who listens to `channel`, on all nodes, once the transaction is committed.
    pub fn notify(&mut self, channel: &str, payload: &str) -> Result<()> {
        if self.dialect() == Dialect::Postgres {
            return self.query("SELECT pg_notify($1, $2)", &[channel.into(), payload.into()], &mut |_| Ok(()));
        }
        let open = self.transaction.as_mut().ok_or_else(|| Error::internal("a notice outside a transaction"))?;
        open.notices.push((channel.to_owned(), payload.to_owned()));
        Ok(())
    }

    /// Refuses to go on in a transaction that a failed statement spoilt. PostgreSQL does so by itself; SQLite would
    /// commit the half, so both are held to it here.
    fn sound(&self) -> Result<()> {
        match self.fault() {
            None => Ok(()),
            Some(fault) => Err(fault.clone().into()),
        }
    }

    fn note(&mut self, stop: Stop) -> Error {
        match stop {
            Stop::Reader(error) => error,
            Stop::Database(fault) => {
                if let Some(open) = &mut self.transaction {
                    open.fault = Some(fault.clone());
                }
                fault.into()
            }
        }
    }
}

/// What the workers need: they alone open and close transactions.
impl Conn {
    /// Opens the file of a folder; a reader cannot write.
    pub(crate) fn sqlite(file: &std::path::Path, reader: bool) -> Result<Conn, DbFault> {
        sqlite::Sqlite::open(file, reader).map(|link| Conn::new(Link::Sqlite(link)))
    }

    /// Connects to a server.
    pub(crate) fn postgres(url: &str, options: &PostgresOptions) -> Result<Conn, DbFault> {
        postgres::Postgres::connect(url, options).map(|link| Conn::new(Link::Postgres(link)))
    }

    fn new(link: Link) -> Conn {
        Conn { link, statements: 0, tally: None, transaction: None }
    }

    /// Runs one word such as BEGIN or COMMIT, which no transaction can spoil, as quickly as the database can.
    pub(crate) fn word(&mut self, sql: &str) -> Result<(), DbFault> {
        match &mut self.link {
            Link::Sqlite(link) => link.word(sql),
            Link::Postgres(link) => link.batch(sql),
        }
    }

    /// Runs several such words, divided by semicolons.
    pub(crate) fn control(&mut self, sql: &str) -> Result<(), DbFault> {
        match &mut self.link {
            Link::Sqlite(link) => link.batch(sql),
            Link::Postgres(link) => link.batch(sql),
        }
    }

    /// Brings the statistics up to date that the choice of indexes rests on. PostgreSQL does so by itself.
    pub(crate) fn optimize(&mut self) -> Result<(), DbFault> {
        match &mut self.link {
            Link::Sqlite(link) => link.optimize(),
            Link::Postgres(_) => Ok(()),
        }
    }

    /// Copies the whole database into a new file of SQLite's.
    pub(crate) fn copy_to(&self, file: &std::path::Path) -> Result<(), DbFault> {
        match &self.link {
            Link::Sqlite(link) => link.copy_to(file),
            Link::Postgres(_) => Err(DbFault::Other("only a file can be copied".into())),
        }
    }

    /// From here on errors, effects and notices belong to one transaction.
    pub(crate) fn enter(&mut self) {
        self.transaction = Some(Kept::default());
    }

    /// Ends what `enter` began and gives what was kept.
    pub(crate) fn leave(&mut self) -> Kept {
        self.transaction.take().unwrap_or_default()
    }

    /// Whether a transaction is open in SQLite itself: some errors end it behind one's back.
    pub(crate) fn in_transaction(&self) -> bool {
        match &self.link {
            Link::Sqlite(link) => link.in_transaction(),
            Link::Postgres(_) => self.transaction.is_some(),
        }
    }

    /// Whether the connection is known to be broken; `ask` asks the server, which costs a round trip.
    pub(crate) fn is_lost(&mut self, ask: bool) -> bool {
        match &mut self.link {
            Link::Sqlite(_) => false,
            Link::Postgres(link) => link.is_lost(ask),
        }
    }

    /// Waits up to `patience` for a notice and gives channel and payload. SQLite has none.
    pub(crate) fn heard(&mut self, patience: std::time::Duration) -> Result<Option<(String, String)>, DbFault> {
        match &mut self.link {
            Link::Sqlite(_) => Ok(None),
            Link::Postgres(link) => link.heard(patience),
        }
    }
}
