//! Undoing an import.

use crm::general::{ImportRun, ImportStatus};
use kernel::{Actor, Error, Id, Lang, Result};
use record::Change;
use store::{Kept, Store, Undone, WhyKept};

use crate::jobs::is_at_work;
use crate::run::mark;

/// Undoes an import as an actor: made records go to the bin, changed fields turn back where they still hold what the
/// import put there. What stays is listed. `told` hears how far it is and says whether to go on.
///
/// # Errors
/// Not found when there is no such import for the actor; a conflict while it still runs.
pub fn undo(
    store: &Store,
    actor: &Actor,
    run: Id<ImportRun>,
    told: &mut dyn FnMut(i64, i64) -> bool,
) -> Result<Undone> {
    let (found, at_work) = store.read_blocking(actor.clone(), move |db| {
        let found = db.get(run)?;
        let at_work = is_at_work(db, &found)?;
        Ok((found, at_work))
    })?;
    if at_work {
        return Err(Error::conflict("import-error-still-running"));
    }
    let undone = store.undo_batch(actor, run.any(), told)?;
    if !undone.stopped {
        let summary = [found.summary.unwrap_or_default(), in_words(store, actor, &undone)?].join("\n\n");
        mark(store, actor, run, None, move |_| {
            Change::new().set(ImportRun::STATUS, ImportStatus::Undone).set(ImportRun::SUMMARY, Some(summary.clone()))
        })?;
    }
    Ok(undone)
}

/// What an undo did, as sentences in Markdown; the first of what stays by name.
pub fn in_words(store: &Store, actor: &Actor, undone: &Undone) -> Result<String> {
    let lang = actor.lang;
    let mut lines: Vec<String> = Vec::new();
    for (of, count) in &undone.removed {
        let many = words::text(lang, &format!("{of}.many"), &[]);
        let args = [("type", many.as_str().into()), ("count", (*count).into())];
        lines.push(format!("- {}", words::text(lang, "import-undone-removed", &args)));
    }
    let count = |count: i64| [("count", count.into())];
    if undone.turned_back > 0 {
        lines.push(format!("- {}", words::text(lang, "import-undone-turned-back", &count(undone.turned_back))));
    }
    if undone.kept_count > 0 {
        lines.push(format!("- {}", words::text(lang, "import-undone-kept", &count(undone.kept_count))));
    }
    let named: Vec<Kept> = undone.kept.iter().take(50).cloned().collect();
    let titles = {
        let records: Vec<_> = named.iter().map(|kept| kept.record).collect();
        store.read_blocking(actor.clone(), move |db| db.titles(&records))?
    };
    for kept in &named {
        let title = titles.get(&kept.record).cloned().unwrap_or_else(|| kept.record.id.to_string());
        lines.push(format!("  - {title}: {}", why(store, lang, kept)));
    }
    Ok(lines.join("\n"))
}

/// Why something stays, in a sentence.
pub fn why(store: &Store, lang: Lang, kept: &Kept) -> String {
    match &kept.why {
        WhyKept::Referred(of) => {
            let many = words::text(lang, &format!("{of}.many"), &[]);
            words::text(lang, "import-kept-referred", &[("type", many.as_str().into())])
        }
        WhyKept::ChangedSince(fields) => {
            let catalogue = store.catalogue();
            let label = |name: &String| {
                let given = catalogue
                    .get(kept.record.of)
                    .ok()
                    .and_then(|of| of.find(name)?.label.given(lang).map(str::to_owned));
                given.unwrap_or_else(|| words::attr(lang, kept.record.of, name))
            };
            let labels: Vec<String> = fields.iter().map(label).collect();
            words::text(lang, "import-kept-changed", &[("fields", words::list(lang, &labels).into())])
        }
        WhyKept::NotAllowed => words::text(lang, "import-kept-not-allowed", &[]),
    }
}
