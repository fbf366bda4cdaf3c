//! `kilit import`.

use std::path::PathBuf;

use ::import::jobs::{IMPORT, ImportJob, OwnFile, forget, keep};
use ::import::mappings;
use ::import::plan::{Existing, Kind, Likely, Plan, Target, likeliest_kind};
use ::import::run::{Course, begin_in};
use ::import::source::{Encoding, Given, Source};
use clap::Args;
use kernel::{Actor, AnyId, Error, Face, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Store;

use crate::output::Voice;

/// What is imported, and how.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Args)]
pub struct Import {
    /// The file.
    #[arg(required_unless_present = "undo")]
    pub file: Option<PathBuf>,
    /// What its rows are: companies, people, products, invoice-lines, invoices, or the plural of any record type [default:
    /// the likeliest].
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<String>,
    /// Book rows without a customer to a customer of this name; without it they are rejected.
    #[arg(long, value_name = "NAME")]
    pub collective: Option<String>,
    /// What each column feeds, from left to right, such as `company.name,,invoice.date`; empty: nothing.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// The sheet of a workbook [default: the first with rows].
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The file in a ZIP archive [default: the first table].
    #[arg(long, value_name = "NAME")]
    pub entry: Option<String>,
    /// Keep the columns under this name, for everybody: the next file with the same header is read so by itself.
    #[arg(long, value_name = "NAME")]
    pub keep: Option<String>,
    /// Reject rows that name what is not known here, such as a colleague, or that have any cell that cannot be read, instead
    /// of leaving the field empty.
    #[arg(long)]
    pub strict: bool,
    /// The encoding, such as windows-1254.
    #[arg(long)]
    pub encoding: Option<String>,
    /// The order of dates: dmy, mdy or ymd.
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<String>,
    /// The decimal sign: point or comma.
    #[arg(long, value_name = "SIGN")]
    pub decimal: Option<String>,
    /// The currency of amounts without one [default: the company's].
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// What happens to records that are there already: update, fill (empty fields only) or leave.
    #[arg(long, value_name = "HOW", default_value = "update")]
    pub existing: String,
    /// What happens to rows that are likely a record that is there, but share no key with it: review (make them and note
    /// them down among the duplicates), update (take them for it when that is nearly certain) or create.
    #[arg(long, value_name = "HOW", default_value = "review")]
    pub likely: String,
    /// Take the invoices as still to be paid, though the file says nothing of it.
    #[arg(long)]
    pub open: bool,
    /// Only say how the file would be read.
    #[arg(long)]
    pub dry_run: bool,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
    /// Undo the import with this id instead.
    #[arg(long, value_name = "ID", conflicts_with_all = ["file", "kind"])]
    pub undo: Option<String>,
}

impl Import {
    /// A server that does this stands in a folder of its own, so the file is named from the root.
    pub fn name_from_the_root(&mut self) -> Result<()> {
        if let Some(file) = &mut self.file {
            *file = std::path::absolute(&*file).map_err(Error::internal)?;
        }
        Ok(())
    }
}

pub fn run(store: &Store, asked: &Import, voice: &mut Voice<'_>) -> Result<()> {
    let actor = Actor { lang: voice.lang, ..Actor::system(Face::Command) };
    if let Some(run) = &asked.undo {
        return undo(store, &actor, run.parse::<AnyId>().map_err(|error| error.on("undo"))?, asked.json, voice);
    }
    let file = asked.file.as_deref().ok_or_else(|| Error::invalid("import-error-no-file"))?;
    let source = Source::open(file)?;
    let (plan, mapping) = plan(store, &source, asked)?;
    if let Some(name) = mapping.filter(|_| !asked.json) {
        voice.say("import-pages-mapping-applied", &[("name", name.as_str().into())])?;
    } else if let Some(system) = plan.system.as_deref().filter(|_| !asked.json) {
        voice.say("import-pages-system", &[("system", system.into())])?;
    }
    plan.check(&store.catalogue())?;
    if let Some(told) = plan.either_order_in_words(voice.lang).filter(|_| !asked.json && asked.dates.is_none()) {
        voice.line(told)?;
    }
    if asked.dry_run {
        return show(store, &source, &plan, &actor, asked.json, voice);
    }
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if let Some(keep) = asked.keep.clone() {
        let plan = plan.clone();
        store.write_blocking(actor.clone(), move |tx| mappings::keep(tx, None, &plan, &keep, true).map(|_| ()))?;
    }
    let kind = plan.kind.clone();
    let (own, planned) = (OwnFile::at(file), plan.clone());
    let begin = move |tx: &mut store::Tx<'_>| {
        let run = begin_in(tx, &name, &kind)?;
        let (own, plan) = (own.clone(), Some(planned.clone()));
        Ok(ImportJob { run, file: None, own, plan, rows: None, reached: None })
    };
    // As a job, so that somebody goes on with it when this program is killed.
    let (mut begun, mut read) = (None, 0);
    let done = store.do_as_job(&actor, IMPORT, begin, |work, job| {
        let course = Course { keep: Some(keep(work, job)), ..Course::default() };
        begun = Some(job.run);
        let go = &mut |progress: ::import::Progress| {
            read = progress.read;
            !work.should_stop()
        };
        let outcome = ::import::run::run_on(store, &actor, job.run, &source, &plan, course, go);
        forget(work, job);
        Ok((job.run, outcome?))
    });
    let (run, summary) = match done {
        Ok(done) => done,
        Err(error) => {
            // What had come in before the file broke off is there.
            if let Some(run) = begun.filter(|_| read > 0 && !asked.json) {
                voice.say("import-told-part", &[("count", (read as i64).into()), ("id", run.to_string().into())])?;
            }
            return Err(error);
        }
    };
    if asked.json {
        return voice.line(serde_json::to_value(&summary).map_err(Error::internal)?);
    }
    let kind = Kind::named(&store.catalogue(), &plan.kind).ok();
    voice.line(summary.in_words(kind.as_ref(), actor.lang))?;
    for refused in summary.first_refused.iter().chain(&summary.first_remarks) {
        let args = [("line", (refused.line as i64).into()), ("reason", refused.reason.as_str().into())];
        voice.say("import-told-line", &args)?;
    }
    if let Some(report) = &summary.report {
        let path = report.display().to_string();
        voice.say("import-told-report", &[("path", path.as_str().into())])?;
    }
    voice.say("import-told-undo", &[("id", run.to_string().into())])
}

/// The plan, and the name of the mapping that it follows, if one was kept for such files.
fn plan(store: &Store, source: &Source, asked: &Import) -> Result<(Plan, Option<String>)> {
    let encoding = asked.encoding.as_deref().map(Encoding::for_label).transpose()?;
    let given = Given { encoding, sheet: asked.sheet.clone(), entry: asked.entry.clone(), ..Given::default() };
    let mut guess = source.guess(&given)?;
    for column in &mut guess.columns {
        if let Some(order) = &asked.dates {
            column.date_order = named(order, "dates")?;
        }
        if let Some(sign) = &asked.decimal {
            column.decimal = named(sign, "decimal")?;
        }
    }
    let catalogue = store.catalogue();
    let known = mappings::find(store, None, &guess)?
        .filter(|known| asked.columns.is_empty() && asked.kind.as_ref().is_none_or(|kind| *kind == known.kind));
    let applied = known.and_then(|known| Some((known.kept?.plan(&catalogue, &guess)?, known.name)));
    let (mut plan, mapping) = match applied {
        Some((plan, name)) => (plan, Some(name)),
        None => {
            let kind = asked.kind.clone().unwrap_or_else(|| likeliest_kind(&catalogue, &guess));
            (Plan::propose(&catalogue, &kind, guess)?, None)
        }
    };
    if !asked.columns.is_empty() {
        let given = asked.columns.iter().map(|target| target.trim().to_owned());
        plan.targets = given.chain(std::iter::repeat(String::new())).take(plan.guess.columns.len()).collect();
    }
    if asked.collective.is_some() {
        plan.options.collective.clone_from(&asked.collective);
    }
    if let Some(currency) = &asked.currency {
        plan.options.currency = Some(currency.parse()?);
    }
    plan.options.refuse_unknown |= asked.strict;
    plan.options.existing = Existing::from_code(&asked.existing)
        .ok_or_else(|| Error::invalid("error-choice").with("value", &asked.existing).on("existing"))?;
    plan.options.likely = Likely::from_code(&asked.likely)
        .ok_or_else(|| Error::invalid("error-choice").with("value", &asked.likely).on("likely"))?;
    if asked.open {
        plan.options.paid = false;
    }
    Ok((plan, mapping))
}

/// A word of the guess by the word that files keep of it.
fn named<T: serde::de::DeserializeOwned>(word: &str, flag: &str) -> Result<T> {
    serde_json::from_value(json!(word)).map_err(|_| Error::invalid("error-choice").with("value", word).on(flag))
}

/// Says how the file would be read.
fn show(store: &Store, source: &Source, plan: &Plan, actor: &Actor, json: bool, voice: &mut Voice<'_>) -> Result<()> {
    let survey = ::import::run::survey(store, source, plan, u64::MAX, 0, actor.lang)?;
    if json {
        return voice.line(json!({
            "plan": plan,
            "rows": survey.rows,
            "refused": survey.refused,
            "without_customer": survey.without_customer,
            "remarks": survey.remarks,
        }));
    }
    let kind = Kind::named(&store.catalogue(), &plan.kind)?;
    for (column, text) in plan.guess.columns.iter().zip(&plan.targets) {
        let target = if text.is_empty() { String::new() } else { Target::parse(&kind, text)?.label(&kind, actor.lang) };
        voice.line(format_args!("{:<28} {:<32} {target}", column.name, text))?;
    }
    let args = |count: u64| [("count", (count as i64).into())];
    for line in ::import::run::left_in_words(&kind, &survey.left_empty, actor.lang) {
        voice.line(line)?;
    }
    voice.say("import-told-read", &args(survey.rows))?;
    if survey.remarks > 0 {
        voice.say("import-told-remarks", &args(survey.remarks))?;
    }
    voice.say("import-told-refused", &args(survey.refused + survey.without_customer))
}

fn undo(store: &Store, actor: &Actor, run: AnyId, json: bool, voice: &mut Voice<'_>) -> Result<()> {
    let undone = ::import::undo(store, actor, run.of(), &mut |_, _| true)?;
    if !json {
        return voice.line(::import::undone_in_words(store, actor, &undone)?);
    }
    let kept: Vec<_> = undone
        .kept
        .iter()
        .map(|kept| {
            json!({
                "type": kept.record.of,
                "id": kept.record.id,
                "reason": ::import::why_kept(store, actor.lang, kept),
            })
        })
        .collect();
    let (removed, back, count) = (&undone.removed, undone.turned_back, undone.kept_count);
    voice.line(json!({"removed": removed, "turned_back": back, "kept_count": count, "kept": kept}))
}
