//! `kilit token`: tokens by which programs and assistants come in.

use clap::Args;
use crm::rights::ApiToken;
use kernel::{Actor, AnyId, Error, Face, Result, Timestamp, format};
use serde::{Deserialize, Serialize};
use store::{NewToken, Store};

use crate::output::Voice;

/// Days in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Whose token, and how long it holds.
///
/// It prints the token, and nothing else, so that a script can take it. It is shown this once: only its digest is kept.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct TokenCreate {
    /// The mail address of the user whose rights the token has.
    #[arg(value_name = "EMAIL")]
    pub email: String,
    /// What it is for [default: kilit token create].
    #[arg(long)]
    pub name: Option<String>,
    /// After how many days it no longer holds [default: it holds until it is revoked].
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(1..=36_500))]
    pub expires: Option<i64>,
    /// Whoever has it may look and change nothing.
    #[arg(long)]
    pub read_only: bool,
}

/// Whose tokens.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct TokenList {
    /// The mail address of a user [default: those of everybody].
    #[arg(value_name = "EMAIL")]
    pub email: Option<String>,
}

/// Which token.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct TokenRevoke {
    /// Its id, as `kilit token list` prints it.
    #[arg(value_name = "ID")]
    pub id: String,
}

fn program() -> Actor {
    Actor::system(Face::Command)
}

/// Makes a token and prints it.
pub fn create(store: &Store, asked: &TokenCreate, voice: &mut Voice<'_>) -> Result<()> {
    let token = ApiToken::fresh()?;
    let (digest, ending) = (token.digest(), token.ending().to_owned());
    let asked = asked.clone();
    store.write_blocking(program(), move |tx| {
        let user = tx.user_by_email(&asked.email)?;
        let expires = asked.expires.map(|days| Timestamp::from_millis(tx.now().millis() + days * DAY));
        let name = asked.name.clone().unwrap_or_else(|| "kilit token create".to_owned());
        tx.make_token(&NewToken { user, name, digest, ending: ending.clone(), expires, read_only: asked.read_only })
    })?;
    voice.line(token.text())
}

/// Prints what tokens there are, one on each line: id, user, name, ending, when made, last used, until when it holds.
pub fn list(store: &Store, asked: &TokenList, voice: &mut Voice<'_>) -> Result<()> {
    let asked = asked.clone();
    let lines = store.read_blocking(program(), move |db| {
        let user = asked.email.as_deref().map(|email| db.user_by_email(email)).transpose()?;
        db.tokens(user)
    })?;
    let (lang, now, clock) = (voice.lang, store.clock().now(), store.clock());
    for line in lines {
        let day = |at: Timestamp| format::date_time(lang, at, clock.zone());
        let never = || words::text(lang, "tokens-never", &[]);
        let state = match (line.revoked_at, line.expires_at) {
            (Some(at), _) => words::text(lang, "tokens-revoked-at", &[("at", day(at).into())]),
            (None, Some(at)) if line.holds(now) => words::text(lang, "tokens-until", &[("at", day(at).into())]),
            (None, Some(at)) => words::text(lang, "tokens-expired-at", &[("at", day(at).into())]),
            (None, None) => words::text(lang, "tokens-without-end", &[]),
        };
        let reach = if line.read_only { words::text(lang, "tokens-read-only", &[]) } else { String::new() };
        let used = line.used_at.map_or_else(never, day);
        voice.line(
            [
                line.id.to_string(),
                line.user_name,
                line.name,
                format!("…{}", line.ending),
                day(line.created_at),
                used,
                state,
                reach,
            ]
            .join("\t")
            .trim_end(),
        )?;
    }
    Ok(())
}

/// Revokes a token.
pub fn revoke(store: &Store, asked: &TokenRevoke, voice: &mut Voice<'_>) -> Result<()> {
    let no_such = || Error::invalid("error-no-such-token").with("value", &asked.id);
    let id: AnyId = asked.id.parse().map_err(|_| no_such())?;
    store
        .write_blocking(program(), move |tx| tx.revoke_token(id))
        .map_err(|error| if error.fault() == kernel::Fault::NotFound { no_such() } else { error })?;
    voice.say("tokens-revoked", &[])
}
