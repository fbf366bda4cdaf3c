//! What can go wrong while bytes are read, put into errors that people can act on.

use std::fmt;
use std::io::{self, ErrorKind};

use kernel::{Error, Fault};
use zip::result::ZipError;

/// More came out of an archive than is allowed.
#[derive(Debug)]
pub(super) struct TooLarge {
    /// In bytes.
    pub limit: u64,
}

/// A line, or a cell over several lines, is longer than is allowed.
#[derive(Debug)]
pub(super) struct LineTooLong {
    /// The line, counted from 1.
    pub line: u64,
    /// In bytes.
    pub limit: usize,
}

/// The checksum of an archive does not fit.
#[derive(Debug)]
pub(super) struct Damaged;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than {} bytes", self.limit)
    }
}

impl fmt::Display for LineTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is longer than {} bytes", self.line, self.limit)
    }
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("checksum differs")
    }
}

impl std::error::Error for TooLarge {}
impl std::error::Error for LineTooLong {}
impl std::error::Error for Damaged {}

/// The error of bytes that could not be read.
pub(super) fn reading(error: io::Error) -> Error {
    let inner = error.get_ref();
    if let Some(too_large) = inner.and_then(|inner| inner.downcast_ref::<TooLarge>()) {
        return Error::invalid("import-source-too-large").with("megabytes", too_large.limit >> 20);
    }
    if let Some(long) = inner.and_then(|inner| inner.downcast_ref::<LineTooLong>()) {
        return Error::invalid("import-source-line-too-long")
            .with("line", long.line)
            .with("kilobytes", long.limit >> 10);
    }
    if inner.is_some_and(|inner| inner.is::<Damaged>()) {
        return Error::invalid("import-source-damaged");
    }
    match error.kind() {
        ErrorKind::NotFound => Error::new(Fault::NotFound, "import-source-not-there"),
        ErrorKind::PermissionDenied => Error::invalid("import-source-not-allowed"),
        ErrorKind::IsADirectory => Error::invalid("import-source-not-text"),
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
            Error::invalid("import-source-damaged")
        }
        _ => Error::internal(error),
    }
}

/// The error of a ZIP archive that could not be opened.
pub(super) fn archive(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => reading(error),
        _ => Error::invalid("import-source-damaged"),
    }
}
