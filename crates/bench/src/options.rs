//! What the bench is asked for.

use std::path::PathBuf;
use std::time::Duration;

use crate::Result;

pub const HELP: &str = "\
cargo xtask bench [OPTIONS]

    --companies N     companies of the set; people are three times, opportunities half, activities three times as many
                      [default: 100000]
    --only PART       sqlite, postgres, growth or import; repeat it for several [default: all]
    --growth N        measures growth up to N companies too, in steps of ten [default: up to --companies]
    --lines N         invoice lines that are made and imported [default: 200000]
    --file FILE       invoice lines of your own that are imported too
    --seconds S       time for each measurement [default: 1]
    --data FOLDER     keeps the sets there for the next run [default: a temporary folder]
    --out FILE        where the figures go [default: docs/bench.md]
    --explain FILE    writes the statements with their times and plans there, and measures nothing; on PostgreSQL with
                      --only postgres
    --server FOLDER   where a PostgreSQL server of your own has its socket and `data`; its database `kilit` is taken as it is
                      [default: a private server]
    --kilit FILE      the program to measure [default: the one beside this one]
    --profile NAME    how both are built [default: dist]
";

/// A part of the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Sqlite,
    Postgres,
    Growth,
    Import,
}

#[derive(Clone, Debug)]
pub struct Options {
    pub companies: u64,
    parts: Vec<Part>,
    growth: u64,
    pub lines: u64,
    pub file: Option<PathBuf>,
    /// Time for each measurement.
    pub time: Duration,
    pub data: Option<PathBuf>,
    pub out: PathBuf,
    pub explain: Option<PathBuf>,
    /// The folder of a server's socket.
    pub server: Option<PathBuf>,
    pub kilit: PathBuf,
    pub profile: String,
}

impl Options {
    /// Reads the words behind the command; nothing when help is wanted.
    pub fn parse(words: &[String]) -> Result<Option<Options>> {
        let mut options = Options {
            companies: 100_000,
            parts: Vec::new(),
            growth: 0,
            lines: 200_000,
            file: None,
            time: Duration::from_secs(1),
            data: None,
            out: PathBuf::from("docs/bench.md"),
            explain: None,
            server: None,
            kilit: std::env::current_exe().map_err(|error| error.to_string())?.with_file_name("kilit"),
            profile: "dist".to_owned(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if matches!(word.as_str(), "--help" | "-h") {
                return Ok(None);
            }
            let value = words.next().ok_or_else(|| format!("{word}: a value is missing"))?;
            match word.as_str() {
                "--companies" => options.companies = number(word, value)?,
                "--only" => options.parts.push(part(value)?),
                "--growth" => options.growth = number(word, value)?,
                "--lines" => options.lines = number(word, value)?,
                "--file" => options.file = Some(PathBuf::from(value)),
                "--seconds" => {
                    let seconds: f64 = value.parse().map_err(|_| format!("{word}: {value} is no number"))?;
                    options.time = Duration::from_secs_f64(seconds.clamp(0.05, 600.0));
                }
                "--data" => options.data = Some(PathBuf::from(value)),
                "--out" => options.out = PathBuf::from(value),
                "--explain" => options.explain = Some(PathBuf::from(value)),
                "--server" => options.server = Some(PathBuf::from(value)),
                "--kilit" => options.kilit = PathBuf::from(value),
                "--profile" => options.profile.clone_from(value),
                other => return Err(format!("there is no option {other}\n\n{HELP}")),
            }
        }
        Ok(Some(options))
    }

    pub fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }

    /// Whether this part alone is wanted.
    pub fn only(&self, part: Part) -> bool {
        self.parts == [part]
    }

    /// The sizes at which the same requests are measured, from small to large.
    pub fn growth(&self) -> Vec<u64> {
        let most = self.growth.max(self.companies);
        let mut sizes = vec![most];
        while sizes.last().is_some_and(|size| *size > 10_000) && sizes.len() < 3 {
            sizes.push(sizes.last().unwrap_or(&0) / 10);
        }
        sizes.reverse();
        sizes
    }
}

fn number(word: &str, value: &str) -> Result<u64> {
    value.replace('_', "").parse().map_err(|_| format!("{word}: {value} is no whole number"))
}

fn part(name: &str) -> Result<Part> {
    match name {
        "sqlite" => Ok(Part::Sqlite),
        "postgres" => Ok(Part::Postgres),
        "growth" => Ok(Part::Growth),
        "import" => Ok(Part::Import),
        other => Err(format!("there is no part {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_goes_in_steps_of_ten_up_to_the_greatest() {
        let sizes = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            Options::parse(&words).map(|options| options.map(|options| options.growth()))
        };
        assert_eq!(sizes(&[]), Ok(Some(vec![10_000, 100_000])));
        assert_eq!(sizes(&["--growth", "1_000_000"]), Ok(Some(vec![10_000, 100_000, 1_000_000])));
        assert_eq!(sizes(&["--companies", "2000"]), Ok(Some(vec![2_000])));
        assert!(sizes(&["--companies"]).is_err() && sizes(&["--mystery", "1"]).is_err());
    }
}
