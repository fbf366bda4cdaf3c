//! The tasks: which parts run, and the closing lines.

use std::path::Path;
use std::time::{Duration, Instant};

use testing::Cluster;

use crate::api::api;
use crate::assistant::assistant;
use crate::browser::browser;
use crate::counts::Counts;
use crate::extras;
use crate::rust::{doc, format, lint, unit};
use crate::setup::{CHROMIUM, FONTS, NODE_AND_NPM, Need, POSTGRES, PYTHON, ensure};

/// What a part counted, or why it could not run.
pub type Outcome = Result<Counts, String>;

/// A part of the tests. The program's build bundles scripts, so every part needs Node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Unit,
    Doc,
    Assistant,
    Browser,
    Api,
}

impl Part {
    const ALL: [Part; 5] = [Part::Unit, Part::Doc, Part::Assistant, Part::Browser, Part::Api];

    fn name(self) -> &'static str {
        match self {
            Part::Unit => "unit",
            Part::Doc => "doc",
            Part::Assistant => "assistant",
            Part::Browser => "browser",
            Part::Api => "api",
        }
    }

    fn needs(self) -> &'static [&'static Need] {
        match self {
            Part::Unit | Part::Doc => &[&POSTGRES, &NODE_AND_NPM],
            Part::Assistant => &[&POSTGRES, &NODE_AND_NPM, &PYTHON],
            Part::Browser => &[&POSTGRES, &NODE_AND_NPM, &CHROMIUM, &FONTS],
            Part::Api => &[&POSTGRES, &NODE_AND_NPM, &PYTHON],
        }
    }

    fn run(self, filter: Option<&str>, postgres: &Path) -> Outcome {
        let mut counts = match self {
            Part::Unit => unit(filter, postgres),
            Part::Doc => doc(filter, postgres),
            Part::Assistant => assistant(filter, postgres),
            Part::Browser => browser(filter, postgres),
            Part::Api => api(filter),
        }?;
        // The runners count the tests that a filter leaves out as skipped, though nobody skipped them.
        if filter.is_some() {
            counts.skipped = 0;
        }
        Ok(counts)
    }
}

/// What `cargo xtask test` was asked for.
#[derive(Debug)]
pub struct Options {
    parts: Vec<Part>,
    filter: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { parts: Part::ALL.to_vec(), filter: None }
    }
}

impl Options {
    /// Reads the words after `test`.
    ///
    /// # Errors
    ///
    /// Names the word that is not understood.
    pub fn parse(words: &[&str]) -> Result<Options, String> {
        let (mut parts, mut filter) = (Vec::new(), None);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("{word}: a value is missing"))?;
            match *word {
                "--only" => parts.push(part_named(value)?),
                "--filter" => filter = Some((*value).to_owned()),
                other => return Err(format!("there is no option {other}")),
            }
        }
        if parts.is_empty() {
            parts = Part::ALL.to_vec();
        }
        Ok(Options { parts, filter })
    }
}

/// Runs the tests and prints the counts; true when all is well.
pub fn test(options: &Options) -> bool {
    close(&run_parts(options), options.filter.is_some())
}

/// Checks everything that has to hold before a change lands; true when all is well.
pub fn ci() -> bool {
    // A failed check does not keep the tests from running: one run tells all there is to mend.
    let mut rows = vec![timed("format", format), timed("lint", lint)];
    rows.extend(run_parts(&Options::default()));
    close(&rows, false)
}

/// A line of the closing table.
struct Row {
    name: &'static str,
    outcome: Outcome,
    time: Duration,
}

fn run_parts(options: &Options) -> Vec<Row> {
    let needs: Vec<&Need> = options.parts.iter().flat_map(|part| part.needs()).copied().collect();
    let postgres = ensure(&needs).and_then(|()| Postgres::find());
    let filter = options.filter.as_deref();
    options
        .parts
        .iter()
        .map(|part| {
            timed(part.name(), || match &postgres {
                Ok(postgres) => part.run(filter, postgres.folder()),
                Err(error) => Err(error.clone()),
            })
        })
        .collect()
}

/// The server for this run: one that was handed over, or one of our own.
enum Postgres {
    Theirs(std::path::PathBuf),
    Ours(Cluster),
}

impl Postgres {
    fn find() -> Result<Postgres, String> {
        match std::env::var_os(testing::CLUSTER_VARIABLE) {
            Some(folder) => Ok(Postgres::Theirs(folder.into())),
            None => Cluster::start().map(Postgres::Ours),
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Postgres::Theirs(folder) => folder,
            Postgres::Ours(cluster) => cluster.socket_folder(),
        }
    }
}

fn timed(name: &'static str, part: impl FnOnce() -> Outcome) -> Row {
    let started = Instant::now();
    let outcome = part();
    Row { name, outcome, time: started.elapsed() }
}

/// Prints the closing lines; true when something passed, nothing failed and everything ran.
fn close(rows: &[Row], filtered: bool) -> bool {
    let mut sum = Counts::default();
    println!("\n{:<10}{:>8}{:>8}{:>9}{:>9}", "part", "passed", "failed", "skipped", "seconds");
    for row in rows {
        let counts = row.counts(filtered);
        let Counts { passed, failed, skipped, .. } = counts;
        println!("{:<10}{passed:>8}{failed:>8}{skipped:>9}{:>9.1}", row.name, row.time.as_secs_f32());
        sum += counts;
    }
    for row in rows {
        match &row.outcome {
            Err(reason) => println!("{} could not run: {reason}", row.name),
            Ok(_) if row.is_empty(filtered) => println!("{} found no tests", row.name),
            Ok(_) => {}
        }
    }
    if sum == Counts::default() {
        println!("no test has such a name");
    }
    if rows.iter().any(|row| row.name == Part::Unit.name()) {
        extras::left_out().iter().for_each(|line| println!("{line}"));
    }
    println!("{sum}");
    sum.failed == 0 && sum.passed > 0
}

impl Row {
    /// What counts in the end: a part that could not run, or found nothing to run, has failed.
    fn counts(&self, filtered: bool) -> Counts {
        match self.outcome {
            Ok(counts) if !self.is_empty(filtered) => counts,
            _ => Counts { failed: 1, ..Counts::default() },
        }
    }

    /// No test at all, though no filter asked for few. Documentation may do without examples.
    fn is_empty(&self, filtered: bool) -> bool {
        self.outcome == Ok(Counts::default()) && !filtered && self.name != Part::Doc.name()
    }
}

fn part_named(name: &str) -> Result<Part, String> {
    let part = Part::ALL.into_iter().find(|part| part.name() == name);
    part.ok_or_else(|| format!("there is no part {name}: unit, doc, assistant, browser or api"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &'static str, outcome: Outcome) -> Row {
        Row { name, outcome, time: Duration::ZERO }
    }

    fn passed(passed: u32) -> Outcome {
        Ok(Counts { passed, ..Counts::default() })
    }

    #[test]
    fn without_options_everything_runs() {
        let options = Options::parse(&[]).unwrap();
        assert_eq!((options.parts, options.filter), (Part::ALL.to_vec(), None));
    }

    #[test]
    fn one_part_and_a_filter() {
        let options = Options::parse(&["--only", "unit", "--filter", "gate"]).unwrap();
        assert_eq!((options.parts, options.filter.as_deref()), (vec![Part::Unit], Some("gate")));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert_eq!(
            Options::parse(&["--only", "all"]).unwrap_err(),
            "there is no part all: unit, doc, assistant, browser or api"
        );
        assert_eq!(Options::parse(&["--fast", "yes"]).unwrap_err(), "there is no option --fast");
        assert_eq!(Options::parse(&["--only"]).unwrap_err(), "--only: a value is missing");
    }

    #[test]
    fn all_is_well_only_when_every_part_ran_and_passed() {
        assert!(close(&[row("unit", passed(3)), row("browser", passed(1))], false));
        assert!(!close(&[row("unit", passed(3)), row("browser", Err("no browser".into()))], false));
        assert!(!close(&[row("unit", Ok(Counts { passed: 3, failed: 1, ..Counts::default() }))], false));
    }

    #[test]
    fn a_part_without_tests_has_failed() {
        assert_eq!(row("browser", passed(0)).counts(false).failed, 1);
        assert_eq!(row("browser", passed(0)).counts(true).failed, 0);
        assert_eq!(row("doc", passed(0)).counts(false).failed, 0);
    }

    #[test]
    fn a_filter_that_finds_nothing_is_no_success() {
        assert!(!close(&[row("unit", passed(0)), row("browser", passed(0))], true));
    }
}
