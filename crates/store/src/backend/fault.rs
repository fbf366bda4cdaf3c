//! What a database can complain about, in words that are the same for both.

use kernel::Error;

/// What went wrong in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DbFault {
    /// A value is taken. `index` and `columns` name the rule it breaks, as far as the database says.
    Unique {
        /// The table of the row.
        table: String,
        /// The unique index, when it is known.
        index: Option<String>,
        /// The columns of the index, empty when they are not known.
        columns: Vec<String>,
    },
    /// A reference leads nowhere, or something still refers to the row. SQLite does not say which rule.
    ForeignKey {
        /// The name of the rule.
        constraint: Option<String>,
    },
    /// A value is missing.
    NotNull {
        /// The table of the row.
        table: String,
        /// The column without a value.
        column: String,
    },
    /// A CHECK of the table refuses the row.
    Check {
        /// The name of the rule, or its text when it has no name.
        constraint: String,
    },
    /// Two transactions stood in each other's way; the whole transaction is run again.
    Serialization,
    /// Somebody else holds what is needed for too long.
    Busy,
    /// It took longer than a statement may.
    TooLong,
    /// The disk is full.
    Full,
    /// The database cannot be written to.
    ReadOnly,
    /// The connection broke, or the server is away.
    Lost(String),
    /// A defect: a wrong statement, a damaged file. For the log.
    Other(String),
}

impl From<DbFault> for Error {
    fn from(fault: DbFault) -> Error {
        match fault {
            DbFault::Unique { table, index, columns } => {
                let mut error = Error::conflict("error-taken").with("table", table).with("columns", columns.join(","));
                if let Some(index) = index {
                    error = error.with("index", index);
                }
                error
            }
            DbFault::ForeignKey { constraint } => {
                Error::conflict("error-referenced").with("constraint", constraint.unwrap_or_default())
            }
            DbFault::NotNull { table, column } => Error::invalid("error-required").with("table", table).on(column),
            DbFault::Check { constraint } => Error::internal(format_args!("the row breaks the check {constraint}")),
            DbFault::Serialization | DbFault::Busy => busy("error-database-busy"),
            DbFault::TooLong => busy("error-database-too-long"),
            DbFault::Full => busy("error-disk-full"),
            DbFault::ReadOnly => busy("error-database-read-only"),
            DbFault::Lost(detail) => busy("error-database-away").with("detail", detail),
            DbFault::Other(detail) => Error::internal(detail),
        }
    }
}

fn busy(key: &'static str) -> Error {
    Error::new(kernel::Fault::Busy, key)
}

/// Why a statement ended early: the database complained, or the one who reads the rows did.
pub(crate) enum Stop {
    Database(DbFault),
    Reader(Error),
}

impl From<DbFault> for Stop {
    fn from(fault: DbFault) -> Self {
        Stop::Database(fault)
    }
}
