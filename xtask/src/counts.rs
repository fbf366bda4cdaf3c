//! What the runners say about how many tests passed.

use std::fmt;
use std::ops::AddAssign;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
    /// Of those that passed, how many failed first.
    pub retried: u32,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)?;
        if self.retried > 0 {
            write!(f, "; {} of those that passed failed first and are to be mended", self.retried)?;
        }
        Ok(())
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.retried += other.retried;
    }
}

/// Reads nextest's closing line: `Summary [ 1.2s] 12 tests run: 11 passed (1 slow), 1 failed, 2 skipped`.
pub fn of_nextest(output: &str) -> Option<Counts> {
    let line = output.lines().rfind(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, results) = line.split_once("run: ")?;
    let count = |word: &str| number_before(results, word).unwrap_or(0);
    Some(Counts {
        passed: count("passed"),
        // A test that ran out of time or could not be started is counted beside those that failed.
        failed: count("failed") + count("timed out") + count("exec failed") + count("exec-failed"),
        skipped: count("skipped"),
        retried: count("flaky"),
    })
}

/// Adds up the lines with which each test program closes: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
pub fn of_cargo_test(output: &str) -> Option<Counts> {
    let mut sum = None;
    for line in output.lines().filter(|line| line.starts_with("test result: ")) {
        let count = |word: &str| number_before(line, word).unwrap_or(0);
        *sum.get_or_insert_with(Counts::default) +=
            Counts { passed: count("passed"), failed: count("failed"), skipped: count("ignored"), retried: 0 };
    }
    sum
}

/// Reads the first line of a JUnit report that has sums: `<testsuite … tests="9" errors="0" failures="1" skipped="0">`.
pub fn of_junit(report: &str) -> Option<Counts> {
    let line = report.split('<').find(|tag| tag.starts_with("testsuite "))?;
    let count =
        |name: &str| -> Option<u32> { line.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok() };
    let failed = count("failures")? + count("errors")?;
    let skipped = count("skipped").unwrap_or(0);
    Some(Counts { passed: count("tests")?.checked_sub(failed + skipped)?, failed, skipped, retried: 0 })
}

/// Reads the closing lines of Node's runner: `ℹ pass 5`, `ℹ fail 0`, `ℹ cancelled 0`, `ℹ skipped 0`, `ℹ todo 0`.
pub fn of_node(output: &str) -> Option<Counts> {
    let count = |word: &str| {
        let mut lines = output.lines().rev().filter_map(|line| line.strip_prefix("ℹ ")?.strip_prefix(word));
        lines.next()?.trim().parse::<u32>().ok()
    };
    Some(Counts {
        passed: count("pass ")?,
        // A test still to be written is not a test that passed.
        failed: count("fail ")? + count("cancelled ")? + count("todo ")?,
        skipped: count("skipped ")?,
        retried: 0,
    })
}

/// Reads the closing lines of Python's unittest: `Ran 4 tests in 1.2s`, then `OK` or `FAILED (failures=1, errors=2)`.
pub fn of_unittest(output: &str) -> Option<Counts> {
    let mut lines = output.lines().rev();
    let ran: u32 = lines.find_map(|line| line.strip_prefix("Ran ")?.split(' ').next()?.parse().ok())?;
    let closing = output.lines().rev().find(|line| line.starts_with("OK") || line.starts_with("FAILED"))?;
    let count = |word: &str| {
        let mut pieces = closing.split(['(', ')', ',']).map(str::trim);
        pieces.find_map(|piece| piece.strip_prefix(word)?.strip_prefix('=')?.parse::<u32>().ok()).unwrap_or(0)
    };
    let (failed, skipped) = (count("failures") + count("errors"), count("skipped"));
    Some(Counts { passed: ran.saturating_sub(failed + skipped), failed, skipped, retried: 0 })
}

/// The number that stands before `word`, itself at a piece's end or before a bracket: `2 exec failed` is not `failed`.
fn number_before(text: &str, word: &str) -> Option<u32> {
    text.split([',', ';', '.', '(', ')']).find_map(|piece| piece.trim().strip_suffix(word)?.trim_end().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Option<Counts> {
        Some(Counts { passed, failed, skipped, retried: 0 })
    }

    #[test]
    fn unittest() {
        assert_eq!(of_unittest("x ... ok\n\nRan 4 tests in 1.2s\n\nOK\n"), counts(4, 0, 0));
        let failed = "Ran 5 tests in 0.1s\n\nFAILED (failures=1, errors=1, skipped=2)";
        assert_eq!(of_unittest(failed), counts(1, 2, 2));
        assert_eq!(of_unittest("Traceback"), None);
    }

    #[test]
    fn nextest() {
        let all = "   PASS x\n     Summary [   6.262s] 12 tests run: 12 passed, 0 skipped\n";
        assert_eq!(of_nextest(all), counts(12, 0, 0));
        let mixed = "Summary [ 9.1s] 20 tests run: 14 passed (2 slow, 1 leaky), 3 failed, 2 timed out, 1 exec failed, \
                     4 skipped\n  FAIL y\n";
        assert_eq!(of_nextest(mixed), counts(14, 6, 4));
        let twice = "Summary [ 9.1s] 20 tests run: 20 passed (1 slow, 2 flaky), 1 skipped";
        assert_eq!(of_nextest(twice), Some(Counts { retried: 2, ..counts(20, 0, 1).unwrap() }));
        let cut = "Summary [ 9.1s] 3/20 tests run: 2 passed, 1 failed, 4 skipped";
        assert_eq!(of_nextest(cut), counts(2, 1, 4));
        assert_eq!(of_nextest("error: could not compile"), None);
    }

    #[test]
    fn cargo_test() {
        let two = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                   test result: FAILED. 8 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 3.41s\n";
        assert_eq!(of_cargo_test(two), counts(11, 2, 1));
        assert_eq!(of_cargo_test("error: could not compile"), None);
    }

    #[test]
    fn node() {
        let report = "✔ a page\nℹ tests 9\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\nℹ \
                      duration_ms 12\n";
        assert_eq!(of_node(report), counts(5, 2, 2));
        assert_eq!(of_node("Error: Cannot find module"), None);
    }

    #[test]
    fn a_report_of_junit_is_read() {
        let report = "<?xml version=\"1.0\"?><testsuites tests=\"9\"><testsuite name=\"api\" errors=\"1\" failures=\"2\" \
                      skipped=\"1\" tests=\"9\" time=\"3\">";
        assert_eq!(of_junit(report), counts(5, 3, 1));
        assert_eq!(of_junit("<testsuites>"), None);
    }
}
