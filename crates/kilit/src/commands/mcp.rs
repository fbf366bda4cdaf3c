//! `kilit mcp`: tools for an assistant on the standard input and output.

use std::sync::Arc;

use api::mcp::{Assistant, refusal};
use clap::Args;
use crm::rights::ApiToken;
use kernel::{Actor, Error, Face, Fault, Result};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::output::Voice;

/// For whom the assistant works.
///
/// One message of the Model Context Protocol on each line of the input, one answer on each line of the output. Whoever
/// can open the folder may name any user; a token needs nobody's permission but its own. It works beside a running
/// server, and lets one start meanwhile: the data is open only while a message is answered.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Mcp {
    /// The mail address of the user whose rights the assistant has.
    #[arg(long = "as", value_name = "EMAIL", conflicts_with = "token")]
    pub email: Option<String>,
    /// A token (`kilit token create`) whose rights the assistant has.
    #[arg(long, value_name = "TOKEN", env = "KILIT_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// The assistant may look and change nothing.
    #[arg(long)]
    pub read_only: bool,
    /// The message to answer, on its way to whoever has the data open.
    #[arg(skip)]
    pub message: String,
}

impl Mcp {
    /// Refuses to begin when it is not said for whom.
    pub fn check(&self) -> Result<()> {
        if self.email.is_none() && self.token.is_none() { Err(Error::invalid("mcp-error-nobody")) } else { Ok(()) }
    }

    /// The same for one message.
    pub fn with_message(&self, message: &str) -> Mcp {
        Mcp { message: message.to_owned(), ..self.clone() }
    }

    /// Who it is.
    fn actor(&self, store: &Store) -> Result<Actor> {
        let actor = match (&self.token, &self.email) {
            (Some(token), _) => {
                let no_such = || Error::new(Fault::Unauthenticated, "mcp-error-token");
                let token = ApiToken::parse(token.trim()).ok_or_else(no_such)?;
                store.bearer_blocking(token.digest(), Face::Assistant)?.ok_or_else(no_such)?.actor()
            }
            (None, Some(email)) => {
                let email = email.clone();
                let lang = store.settings().language;
                let user = store.read_blocking(Actor::system(Face::Command), move |db| db.user_by_email(&email))?;
                Actor::user(user, Face::Assistant, lang)
            }
            (None, None) => return Err(Error::invalid("mcp-error-nobody")),
        };
        Ok(if self.read_only { actor.reading_only() } else { actor })
    }
}

/// Answers one message.
pub fn run(store: &Store, asked: &Mcp, voice: &mut Voice<'_>) -> Result<()> {
    let answer = match asked.actor(store) {
        Ok(actor) => Assistant::new(store.clone(), Arc::new(crm::verbs::verbs()), actor).answer(&asked.message),
        Err(error) => refusal(&asked.message, &words::error(voice.lang, &error)),
    };
    match answer {
        Some(answer) => voice.line(answer),
        None => Ok(()),
    }
}
