//! The record at hand: read once, shown by all parts of its page.

use std::sync::Arc;

use crm::verbs::Verbs;
use kernel::{AnyId, Result};
use record::{Field, Kind, RecordRef, RecordType, View};
use store::{Action, Db, FieldAccess};

use crate::Ctx;
use crate::show::Show;

/// What parts of a page need beside the data: the reader's token, and the verbs of the product.
#[derive(Clone)]
pub struct Asker {
    /// The token that every change must carry.
    pub csrf: String,
    /// What people do besides filling in fields.
    pub verbs: Arc<Verbs>,
}

impl Asker {
    /// For whoever asks.
    pub fn of(ctx: &Ctx) -> Asker {
        Asker { csrf: ctx.csrf().to_owned(), verbs: ctx.app().verbs_arc() }
    }
}

/// A record as its reader may see it, with what he may do to it.
pub struct AtHand {
    /// Its type.
    pub of: Arc<RecordType>,
    /// Its values.
    pub view: View,
    /// How values are written for the reader.
    pub show: Show,
    /// Whether he may change it.
    pub may_change: bool,
    /// Whether he may put it into the bin.
    pub may_delete: bool,
    /// The token that every change must carry.
    pub csrf: String,
    /// What people do besides filling in fields.
    pub verbs: Arc<Verbs>,
}

impl AtHand {
    /// Reads a record.
    ///
    /// # Errors
    /// Not found when there is none outside the bin that the reader may see.
    pub fn read(db: &Db<'_>, asker: &Asker, of: &str, id: AnyId) -> Result<AtHand> {
        let of = db.describe(of)?;
        let view = db.view(of.name, id)?;
        Ok(AtHand {
            may_change: may(db, &of, view.record(), Action::Change)?,
            may_delete: may(db, &of, view.record(), Action::Delete)?,
            show: Show::of(db),
            csrf: asker.csrf.clone(),
            verbs: Arc::clone(&asker.verbs),
            of,
            view,
        })
    }

    /// A reference to it.
    pub fn record(&self) -> RecordRef {
        self.view.record()
    }

    /// Its name for live refreshing and for the command menu: `company:ID`.
    pub fn subject(&self) -> String {
        format!("{}:{}", self.of.name, self.view.id)
    }

    /// The address of its page.
    pub fn href(&self) -> String {
        format!("/{}/{}", self.of.plural, self.view.id)
    }

    /// An address below its page.
    pub fn below(&self, rest: &str) -> String {
        format!("/{}/{}/{rest}", self.of.plural, self.view.id)
    }

    /// The record's title, or the name of its type where it has none.
    pub fn title(&self) -> String {
        if self.view.title.is_empty() { self.word(self.of.name) } else { self.view.title.clone() }
    }

    /// A text without values.
    pub fn word(&self, key: &str) -> String {
        words::text(self.show.lang, key, &[])
    }

    /// Whether the reader may fill in a field.
    pub fn may_fill(&self, db: &Db<'_>, field: &Field) -> bool {
        self.may_change && !field.read_only && db.access().field(&self.of, field) == FieldAccess::Full
    }
}

/// Whether the reader may do something to a record; asks the database only where that depends on the row.
pub(super) fn may(db: &Db<'_>, of: &RecordType, record: RecordRef, action: Action) -> Result<bool> {
    if db.access().is_administrator() {
        Ok(true)
    } else if db.access().may(of, action) {
        db.may(record, action)
    } else {
        Ok(false)
    }
}

/// Whether the reader may make a new record of a type.
pub(crate) fn may_create(db: &Db<'_>, of: &RecordType) -> bool {
    // What nobody can fill in is made by verbs, jobs and uploads only.
    let beyond =
        |field: &Field| field.required && field.default.is_none() && (field.read_only || field.kind == Kind::File);
    let by_people = !of.fields.iter().any(beyond);
    by_people && db.access().may(of, Action::Create)
}
