//! `kilit log verify`: was anything changed behind the program's back?

use clap::Args;
use kernel::{Error, Fault, Result, format};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Store, Verdict};

use crate::output::Voice;

/// How the log is verified.
///
/// Every change is a row of the log; rows are sealed in a chain whose heads are signed with the key log.key, which lies
/// in the folder and not in the database. Whoever changes, removes or slips in a row cannot make the chain fit again. Note
/// the last head down elsewhere from time to time: with --head it shows whether the end of the log was cut off since.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct LogVerify {
    /// A head that was noted down earlier: it must still be in the chain.
    #[arg(long, value_name = "HEX")]
    pub head: Option<String>,
    /// Write JSON: {intact, sealed, unsealed, erased, stretches, signatures, head, broken}.
    #[arg(long)]
    pub json: bool,
}

/// Verifies the log; what is broken is an error, so that scripts notice.
pub fn run(store: &Store, asked: &LogVerify, voice: &mut Voice<'_>) -> Result<()> {
    let verdict = store.verify_log()?;
    let head_is_there = match &asked.head {
        Some(head) => store.log_has_head(head)?,
        None => true,
    };
    if asked.json {
        voice.line(as_json(&verdict, head_is_there))?;
    } else {
        tell(&verdict, voice)?;
    }
    if let Some(broken) = &verdict.broken {
        let key = format!("error-log-{}", broken.damage.code());
        let position = format::integer(voice.lang, broken.position);
        return Err(Error::new(Fault::Conflict, key).with("position", position));
    }
    if !head_is_there {
        return Err(Error::new(Fault::Conflict, "error-log-head-missing"));
    }
    Ok(())
}

fn tell(verdict: &Verdict, voice: &mut Voice<'_>) -> Result<()> {
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX).into();
    let counts = [("sealed", count(verdict.sealed)), ("unsealed", count(verdict.unsealed))];
    voice.say("commands-log-counts", &counts)?;
    if verdict.erased > 0 {
        voice.say("commands-log-erased", &[("count", count(verdict.erased))])?;
    }
    if !verdict.signatures {
        voice.say("commands-log-no-key", &[])?;
    }
    if let (Some(head), None) = (&verdict.head, &verdict.broken) {
        voice.say("commands-log-head", &[("head", head.into())])?;
    }
    Ok(())
}

fn as_json(verdict: &Verdict, head_is_there: bool) -> serde_json::Value {
    json!({
        "intact": verdict.broken.is_none() && head_is_there,
        "sealed": verdict.sealed,
        "unsealed": verdict.unsealed,
        "erased": verdict.erased,
        "stretches": verdict.stretches,
        "signatures": verdict.signatures,
        "head": verdict.head,
        "broken": verdict.broken.as_ref().map(|broken| json!({
            "position": broken.position,
            "change": broken.change,
            "what": broken.damage.code(),
        })),
    })
}
