//! Counts of passed and failed tests, read from the output of the programs that ran them.

use anyhow::Result;
use serde_json::Value;

/// How many tests and checks passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    /// Adds one check, or a whole run of tests.
    pub fn add(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Prints whether the check with this name passed, and counts it.
    pub fn of_check(name: &str, passed: bool) -> Self {
        println!("{name}: {}", if passed { "ok" } else { "FAILED" });
        Self { passed: passed.into(), failed: (!passed).into() }
    }

    /// The same for a check that fails with an error, which is printed before.
    pub fn of_result(name: &str, result: Result<()>) -> Self {
        if let Err(error) = &result {
            println!("{error:#}");
        }
        Self::of_check(name, result.is_ok())
    }

    /// Adds a failure if the run failed before it could report one.
    pub fn and_succeeded(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// Adds a line of `cargo test` if it is a summary: `test result: ok. 3 passed; 0 failed; ...`.
    pub fn add_cargo_line(&mut self, line: &str) {
        let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
            return;
        };
        for count in counts.split("; ") {
            match count.split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Reads Playwright's JSON report. A test that passed only when it was repeated counts as failed. Fails on invalid
    /// JSON.
    pub fn of_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report)?;
        let count = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
        Ok(Self { passed: count("expected"), failed: count("unexpected") + count("flaky") })
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn only_summaries_are_counted() {
        let mut counts = Counts::default();
        counts.add_cargo_line("test access::a_lead_sees_no_note ... ok");
        counts.add_cargo_line("test result: FAILED. 41 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out");
        let counted = Counts { passed: 41, failed: 2 };
        assert_eq!(counts, counted);
    }

    #[test]
    fn a_run_that_broke_off_is_a_failure() {
        let counted = Counts::default().and_succeeded(false);
        assert_eq!(counted.failed, 1);
    }

    #[test]
    fn a_flaky_test_has_failed() -> anyhow::Result<()> {
        let report = r#"{"stats": {"expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2}}"#;
        let counted = Counts { passed: 7, failed: 2 };
        assert_eq!(Counts::of_playwright(report)?, counted);
        Ok(())
    }
}
