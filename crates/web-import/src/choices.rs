//! What the form of the preview says: changed reading of the file, columns, options.

use import::plan::{Existing, Likely, Plan};
use import::source::{Compression, DateOrder, DecimalSign, Delimiter, Encoding, Form, Given, Guess, Quote, Source};
use kernel::{Currency, Result};
use record::Catalogue;
use serde::de::DeserializeOwned;
use web::Posted;

use crate::kept::Upload;

/// Takes over what a form says.
///
/// When the file is to be read in another way, or as something else, its columns are proposed anew; otherwise what was
/// chosen for each column counts.
///
/// # Errors
/// When the file cannot be read that way, or the kind does not exist.
pub fn take(upload: &mut Upload, posted: &Posted, source: &Source, catalogue: &Catalogue) -> Result<()> {
    let guess = &upload.plan.guess;
    let before = upload.given.clone();
    if let Some(label) = posted.filled("encoding") {
        let encoding = Encoding::for_label(label)?;
        if encoding != guess.encoding {
            upload.given.encoding = Some(encoding);
        }
    }
    if let Some(delimiter) = coded::<Delimiter>(posted.get("delimiter"))
        && delimiter != guess.dialect.delimiter
    {
        upload.given.delimiter = Some(delimiter);
    }
    if posted.has("header") && (posted.get("header") == "1") != guess.header {
        upload.given.header = Some(posted.get("header") == "1");
    }
    if let Some(quote) = coded::<Quote>(posted.get("quote"))
        && quote != guess.dialect.quote
    {
        upload.given.quote = Some(quote);
    }
    // People count lines from one: the table begins in the line behind those that are skipped.
    if let Ok(first) = posted.get("first_line").trim().parse::<usize>()
        && first.saturating_sub(1) != guess.skip
    {
        upload.given.skip = Some(first.saturating_sub(1));
    }
    let (was_entry, was_sheet) = (entry_of(guess).to_owned(), sheet_of(guess).to_owned());
    let picked = |name: &str, was: &str| posted.filled(name).filter(|said| *said != was).map(str::to_owned);
    if let Some(entry) = picked("entry", &was_entry) {
        // Another file of the archive is read as if it came alone.
        upload.given = Given { entry: Some(entry), ..Given::default() };
    } else if let Some(sheet) = picked("sheet", &was_sheet) {
        let entry = upload.given.entry.take();
        upload.given = Given { entry, sheet: Some(sheet), ..Given::default() };
    }
    if posted.has("keep") {
        upload.keep = posted.get("keep").trim().chars().take(100).collect();
    }
    if posted.has("share") {
        upload.share = posted.get("share") == "1";
    }
    let kind = posted.filled("kind").unwrap_or(&upload.plan.kind).to_owned();
    let read_anew = upload.given != before;
    let wants_proposal = posted.get("mapping") == "anew";
    if read_anew || wants_proposal || kind != upload.plan.kind {
        upload.mapping = None;
        let guess = if read_anew { source.guess(&upload.given)? } else { upload.plan.guess.clone() };
        if upload.given.entry != before.entry {
            upload.sheets = source.sheets(&guess)?;
        }
        let options = upload.plan.options.clone();
        upload.plan = Plan::propose(catalogue, &kind, guess)?;
        upload.plan.options.collective = options.collective;
        upload.plan.options.existing = options.existing;
        upload.plan.options.likely = options.likely;
        upload.plan.options.refuse_unknown = options.refuse_unknown;
        return Ok(());
    }
    for (place, target) in upload.plan.targets.iter_mut().enumerate() {
        let name = format!("column{place}");
        if posted.has(&name) {
            posted.get(&name).clone_into(target);
        }
    }
    for column in &mut upload.plan.guess.columns {
        if let Some(sign) = coded::<DecimalSign>(posted.get("decimal")) {
            column.decimal = sign;
        }
        if let Some(order) = coded::<DateOrder>(posted.get("dates")) {
            column.date_order = order;
        }
    }
    options(&mut upload.plan, posted);
    Ok(())
}

fn options(plan: &mut Plan, posted: &Posted) {
    let options = &mut plan.options;
    if posted.has("collective") {
        options.collective = posted.filled("collective").map(str::to_owned);
    }
    if let Some(existing) = Existing::from_code(posted.get("existing")) {
        options.existing = existing;
    }
    if let Some(likely) = Likely::from_code(posted.get("likely")) {
        options.likely = likely;
    }
    if posted.has("currency") {
        options.currency = posted.filled("currency").and_then(|code| code.parse::<Currency>().ok());
    }
    if posted.has("unknown") {
        options.refuse_unknown = posted.get("unknown") == "refuse";
    }
    if posted.has("paid") {
        options.paid = posted.get("paid") == "1";
    }
    if posted.has("minus") {
        options.credit_notes_without_minus = posted.get("minus") == "1";
    }
}

/// The file of the archive that is read; empty when there is no archive.
pub fn entry_of(guess: &Guess) -> &str {
    match &guess.compression {
        Compression::Zip { entry } => entry,
        _ => "",
    }
}

/// The sheet that is read; empty when there is none.
pub fn sheet_of(guess: &Guess) -> &str {
    match &guess.form {
        Form::Sheet { name } => name,
        _ => "",
    }
}

/// A choice from the word under which it is kept.
fn coded<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

/// The word under which a choice is kept.
pub fn code(choice: impl serde::Serialize) -> String {
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
