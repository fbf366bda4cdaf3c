//! Who asks.

use crate::{AnyId, Lang};

/// By which face of the program somebody acts; kept with each change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// The pages.
    Web,
    /// The command line.
    Command,
    /// The JSON API.
    Api,
    /// An assistant.
    Assistant,
    /// A job in the background.
    Job,
    /// An import.
    Import,
}

impl Face {
    /// The word that the change log keeps.
    pub const fn code(self) -> &'static str {
        match self {
            Face::Web => "web",
            Face::Command => "command",
            Face::Api => "api",
            Face::Assistant => "assistant",
            Face::Job => "job",
            Face::Import => "import",
        }
    }
}

/// Somebody who reads or writes: a user by a face, or the program itself.
///
/// Names who it is only; what he may see and do is loaded by the store when it opens a `Db` or `Tx` for him, so that
/// rights taken away hold at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user; `None` for the program itself, which may do everything.
    pub user: Option<AnyId>,
    /// By which face.
    pub face: Face,
    /// The language of words and sorting.
    pub lang: Lang,
    /// The import or job that the changes belong to, so that they can be undone together.
    pub batch: Option<AnyId>,
    /// Whether he may only look, whatever his rights are: a token may be made so.
    pub read_only: bool,
}

impl Actor {
    /// A user by a face.
    pub fn user(user: AnyId, face: Face, lang: Lang) -> Self {
        Actor { user: Some(user), face, lang, batch: None, read_only: false }
    }

    /// The program itself: migrations, first set-up, jobs that compute facts.
    pub fn system(face: Face) -> Self {
        Actor { user: None, face, lang: Lang::En, batch: None, read_only: false }
    }

    /// The same actor, working for an import or job.
    #[must_use]
    pub fn in_batch(mut self, batch: AnyId) -> Self {
        self.batch = Some(batch);
        self
    }

    /// The same actor, who may only look.
    #[must_use]
    pub fn reading_only(mut self) -> Self {
        self.read_only = true;
        self
    }
}
