//! `kilit user add`.

use clap::Args;
use crm::rights::users::{self, NewUser};
use crm::rights::{Role, Token, first_visit, passwords};
use jiff::ToSpan;
use kernel::{Actor, Error, Face, Lang, Result, Timestamp};
use record::Query;
use serde::{Deserialize, Serialize};
use store::{Store, Tx};

use crate::output::Voice;

/// For how many days an invitation holds.
const INVITATION: i64 = 7;

/// Who is to be added.
///
/// Without --password-stdin it prints a link by which the new user chooses his password.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct UserAdd {
    /// The mail address, by which he signs in.
    #[arg(value_name = "EMAIL")]
    pub email: String,
    /// The role, by its name or one of: administrator, sales_manager, seller, service,
    /// management.
    #[arg(long)]
    pub role: String,
    /// The name [default: what stands before the @].
    #[arg(long)]
    pub name: Option<String>,
    /// Read the password from the standard input, its first line.
    #[arg(long)]
    pub password_stdin: bool,
    /// The password never leaves the process that read it; its hash does.
    #[arg(skip)]
    pub hash: Option<String>,
}

impl UserAdd {
    /// Reads and judges the password, and keeps its hash.
    pub fn read_password(&mut self) -> Result<()> {
        if !self.password_stdin {
            return Ok(());
        }
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(Error::internal)?;
        let password = line.trim_end_matches(['\r', '\n']);
        passwords::acceptable(password, &self.email)?;
        self.hash = Some(passwords::hash(password)?);
        Ok(())
    }
}

/// Adds a user; the first one also gets everything an installation begins with.
pub fn run(store: &Store, asked: &UserAdd, voice: &mut Voice<'_>) -> Result<()> {
    let (lang, asked) = (voice.lang, asked.clone());
    let token = if asked.hash.is_none() { Some(Token::fresh()?) } else { None };
    let digest = token.as_ref().map(Token::digest);
    let email = asked.email.clone();
    store.write_blocking(Actor::system(Face::Command), move |tx| {
        begin(tx, lang)?;
        let role = users::role_by_name(tx, &asked.role)?;
        let name = asked.name.as_deref().or(asked.email.split('@').next()).unwrap_or(&asked.email).to_owned();
        let user = users::add(tx, &NewUser { name, email: asked.email.clone(), role, hash: asked.hash.clone() })?;
        match digest {
            Some(digest) => tx.invite(user.any(), digest, in_days(tx.now(), INVITATION)?),
            None => Ok(()),
        }
    })?;
    voice.say("commands-user-added", &[("email", email.into())])?;
    if let Some(token) = token {
        let link = format!("/invitation?token={}", token.text());
        voice.say("commands-user-invited", &[("link", link.into()), ("days", INVITATION.into())])?;
    }
    Ok(())
}

/// Lays down what an installation begins with, unless it is there.
fn begin(tx: &mut Tx, lang: Lang) -> Result<()> {
    if tx.first::<Role>(Query::all::<Role>())?.is_some() {
        return Ok(());
    }
    let mut settings = tx.settings().clone();
    settings.language = lang;
    settings.set_up = true;
    tx.save_settings(&settings)?;
    users::make_default_roles(tx, lang)?;
    first_visit::make_pipeline(tx, lang)
}

fn in_days(now: Timestamp, days: i64) -> Result<Timestamp> {
    let later = now.in_zone(&jiff::tz::TimeZone::UTC).checked_add(days.days()).map_err(Error::internal)?;
    Ok(Timestamp::from_millis(later.timestamp().as_millisecond()))
}
