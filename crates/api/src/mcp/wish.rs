//! What an assistant wants to write.

use crm::verbs::Verbs;
use kernel::{AnyId, Error, Result};
use serde_json::{Map, Value as Json};
use store::Tx;

use super::arguments::Arguments;
use super::tools;
use crate::deeds::{self, Said};

/// One write.
#[derive(Clone, Debug)]
pub(super) enum Wish {
    /// Makes a record.
    Create { of: String, values: Json },
    /// Changes fields of one.
    Change { of: String, id: AnyId, values: Json },
    /// Puts one into the bin.
    Delete { of: String, id: AnyId },
    /// Takes one out of the bin.
    Restore { of: String, id: AnyId },
    /// Says a verb of one.
    Verb { of: String, verb: String, id: AnyId, input: Json },
}

impl Wish {
    /// Reads what a tool was called with, and the code of the confirmation if there is one.
    pub fn read(verbs: &Verbs, tool: &str, given: &Map<String, Json>) -> Result<(Wish, Option<String>)> {
        let known: &[&str] = match tool {
            "create" => &["type", "values", "confirmation"],
            "change" => &["type", "id", "values", "confirmation"],
            "delete" | "restore" => &["type", "id", "confirmation"],
            _ => &["id", "input", "confirmation"],
        };
        let given = Arguments::of(given, known)?;
        let of = || given.needed("type").map(str::to_owned);
        let wish = match tool {
            "create" => Wish::Create { of: of()?, values: given.object("values")? },
            "change" => Wish::Change { of: of()?, id: given.id("id")?, values: given.object("values")? },
            "delete" => Wish::Delete { of: of()?, id: given.id("id")? },
            "restore" => Wish::Restore { of: of()?, id: given.id("id")? },
            _ => {
                let verb = tools::verb_of(verbs, tool).ok_or_else(|| Error::not_found().with("verb", tool))?;
                Wish::Verb {
                    of: verb.of.to_owned(),
                    verb: verb.name.to_owned(),
                    id: given.id("id")?,
                    input: given.object("input")?,
                }
            }
        };
        Ok((wish, given.text("confirmation")?.map(str::to_owned)))
    }

    /// The version in which its record is; 0 for a new one.
    ///
    /// # Errors
    /// Not found when the record is not there for the asker.
    pub fn version(&self, tx: &Tx<'_>) -> Result<i64> {
        let (of, id, bin) = match self {
            Wish::Create { .. } => return Ok(0),
            Wish::Change { of, id, .. } | Wish::Delete { of, id } | Wish::Verb { of, id, .. } => (of, *id, false),
            Wish::Restore { of, id } => (of, *id, true),
        };
        let of = deeds::type_named(tx, of)?;
        let view = if bin { deeds::deleted(tx, &of, id, &[])? } else { deeds::read(tx, &of, id, &[])? };
        Ok(view.version)
    }

    /// Does it; gives the record that one is left at, as the asker sees it then.
    pub fn run(&self, tx: &mut Tx<'_>, verbs: &Verbs) -> Result<Option<Json>> {
        let of = deeds::type_named(tx, self.of())?;
        let within = |place: &'static str| move |error: Error| deeds::batch::inside(error, place);
        let done = match self {
            Wish::Create { values, .. } => deeds::create(tx, &of, values, &[]).map_err(within("values"))?,
            Wish::Change { id, values, .. } => {
                deeds::change(tx, &of, *id, None, values, &[]).map_err(within("values"))?
            }
            Wish::Delete { id, .. } => {
                deeds::delete(tx, &of, *id, None)?;
                tx.settle()?;
                return Ok(None);
            }
            Wish::Restore { id, .. } => deeds::restore(tx, &of, *id, None)?,
            Wish::Verb { verb, id, input, .. } => {
                let said = Said { id: *id, verb, only: None, body: input, made: &[] };
                deeds::verb(tx, verbs, &of, said).map_err(within("input"))?
            }
        };
        Ok(Some(deeds::shown(tx, done)?.json))
    }

    fn of(&self) -> &str {
        match self {
            Wish::Create { of, .. }
            | Wish::Change { of, .. }
            | Wish::Delete { of, .. }
            | Wish::Restore { of, .. }
            | Wish::Verb { of, .. } => of,
        }
    }
}
