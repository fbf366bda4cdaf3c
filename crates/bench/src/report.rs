//! The figures as `docs/bench.md` shows them.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use crate::import::Imported;
use crate::measure::{Found, milliseconds};
use crate::options::Options;
use crate::{Result, while_doing};

/// Between these lines the file is the bench's; all else in it is written by people and stays.
const BEGIN: &str = "<!-- figures: written by `cargo xtask bench` -->";
const END: &str = "<!-- end of figures -->";

pub struct Report {
    text: String,
    grown: Vec<(u64, Found)>,
}

impl Report {
    pub fn new(options: &Options) -> Report {
        let mut report = Report { text: String::new(), grown: Vec::new() };
        let date = said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]);
        let commit = said("git", &["rev-parse", "--short=12", "HEAD"]);
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        report.line(&format!(
            "Taken {date} at {commit}, profile `{}`, on {cores} cores ({}), load {}.",
            options.profile,
            processor(),
            std::fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').next().unwrap_or("unknown"),
        ));
        report
    }

    /// The requests on a database.
    pub fn requests(&mut self, database: &str, companies: u64, found: Found) {
        self.line(&format!(
            "\n### Requests on {database}: {companies} companies, {} people, {} opportunities\n",
            companies * 3,
            companies / 2
        ));
        self.line("| request | as | statements | kB | CPU ms | limit ms | of the limit | direction ms | wall ms |");
        self.line("|---|---|---|---|---|---|---|---|---|");
        for line in &found.lines {
            let limit = line.limit.as_ref().map_or(String::new(), |limit| format!("{:.3}", milliseconds(limit.cpu)));
            let ratio = line
                .ratio()
                .map_or(String::new(), |ratio| format!("{ratio:.2}{}", if ratio < 0.5 { " below" } else { "" }));
            let over = if milliseconds(line.program.cpu) > line.direction { " over" } else { "" };
            self.line(&format!(
                "| {} | {} | {:.0} | {:.0} | {:.3}{over} | {limit} | {ratio} | {} | {:.2} |",
                line.errand,
                line.reader,
                line.statements,
                line.bytes / 1000.0,
                milliseconds(line.program.cpu),
                line.direction,
                milliseconds(line.program.wall),
            ));
        }
        let mebibytes = |kibibytes: u64| kibibytes as f64 / 1024.0;
        self.line(&format!(
            "\nStart to first answer: {:.0} ms (direction 50). Own memory: {:.0} MiB idle (direction 50), {:.0} MiB after the \
             requests.",
            milliseconds(found.start),
            mebibytes(found.memory.0),
            mebibytes(found.memory.1),
        ));
    }

    /// The same requests at another size.
    pub fn grown(&mut self, companies: u64, found: Found) {
        self.grown.push((companies, found));
    }

    pub fn imports(&mut self, database: &str, imports: Vec<Imported>) {
        self.line(&format!("\n### Import into {database}\n"));
        self.line("| file | rows | rows/s | limit rows/s | CPU s | limit CPU s | of the limit |");
        self.line("|---|---|---|---|---|---|---|");
        for one in imports {
            self.line(&format!(
                "| {} | {} | {:.0} | {:.0} | {:.2} | {:.2} | {:.2} |",
                one.name,
                one.rows,
                one.a_second(&one.program),
                one.a_second(&one.limit),
                one.program.cpu.as_secs_f64(),
                one.limit.cpu.as_secs_f64(),
                one.ratio(),
            ));
        }
    }

    /// Puts the figures into the file.
    pub fn write(mut self, path: &Path) -> Result<()> {
        self.growth();
        let old = std::fs::read_to_string(path).unwrap_or_else(|_| format!("# Bench\n\n{BEGIN}\n{END}\n"));
        let (before, rest) = old.split_once(BEGIN).unwrap_or((&old, ""));
        let after = rest.split_once(END).map_or("\n", |(_, after)| after);
        let text = format!("{before}{BEGIN}\n\n{}\n{END}{after}", self.text.trim());
        while_doing("writing the figures", std::fs::write(path, text))?;
        eprintln!("{} is written", path.display());
        Ok(())
    }

    fn growth(&mut self) {
        let grown = std::mem::take(&mut self.grown);
        let (Some((_, least)), Some((_, most))) = (grown.first(), grown.last()) else { return };
        self.line("\n### Growth on SQLite: CPU ms of the same request\n");
        let sizes: Vec<String> = grown.iter().map(|(companies, _)| format!("{companies} companies")).collect();
        self.line(&format!("| request | as | {} | times |", sizes.join(" | ")));
        self.line(&format!("|---|---|{}---|", "---|".repeat(sizes.len())));
        for (place, (first, last)) in least.lines.iter().zip(&most.lines).enumerate() {
            let figures: Vec<String> = grown
                .iter()
                .filter_map(|(_, found)| found.lines.get(place))
                .map(|line| format!("{:.3}", milliseconds(line.program.cpu)))
                .collect();
            let times = last.program.cpu.as_secs_f64() / first.program.cpu.as_secs_f64().max(1e-9);
            self.line(&format!("| {} | {} | {} | {times:.2} |", first.errand, first.reader, figures.join(" | ")));
        }
    }

    fn line(&mut self, line: &str) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }
}

fn said(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).trim().to_owned()
}

fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    name.map_or_else(|| "unknown".to_owned(), |(_, name)| name.trim().to_owned())
}
