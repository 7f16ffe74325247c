//! Counting what passed and what failed, from the words of the programs that ran the tests.

use anyhow::Result;
use serde_json::Value;

/// Tests and checks so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// Adds one check, or a whole run of tests.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// A check that passed or failed as a whole.
    pub fn of_check(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into() }
    }

    /// A run that failed has a failure, even if it broke off before it could name one.
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

    /// Reads Playwright's report in JSON; a test that passed only when repeated did not pass.
    pub fn of_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report)?;
        let count = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
        Ok(Self { passed: count("expected"), failed: count("unexpected") + count("flaky") })
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn only_summaries_are_counted() {
        let mut tally = Tally::default();
        tally.add_cargo_line("test access::a_lead_sees_no_note ... ok");
        tally.add_cargo_line("test result: FAILED. 41 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out");
        let counted = Tally { passed: 41, failed: 2 };
        assert_eq!(tally, counted);
    }

    #[test]
    fn a_run_that_broke_off_is_a_failure() {
        let counted = Tally::default().and_succeeded(false);
        assert_eq!(counted.failed, 1);
    }

    #[test]
    fn a_flaky_test_has_failed() -> anyhow::Result<()> {
        let report = r#"{"stats": {"expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2}}"#;
        let counted = Tally { passed: 7, failed: 2 };
        assert_eq!(Tally::of_playwright(report)?, counted);
        Ok(())
    }
}
