//! Node numbers: nodes that share a database must differ, or their ids could meet.

use kernel::Result;

use crate::backend::Conn;

/// Takes the next node number, going round after 1,023.
///
/// A number is not given back: it comes round again only after 1,023 further starts, and ids of two starts with the
/// same number differ by their time.
pub(crate) fn lease(conn: &mut Conn) -> Result<u16> {
    let number: i64 = crate::settings::read(conn, "node")?.unwrap_or(0);
    crate::settings::write(conn, "node", &((number + 1) % 1024))?;
    u16::try_from(number).map_err(kernel::Error::internal)
}
