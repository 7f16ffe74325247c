//! The table of budgets beside what was measured.

use std::fmt;

/// All rows, in the order in which they were measured.
#[derive(Default)]
pub struct Figures(Vec<Row>);

struct Row {
    what: &'static str,
    budget: String,
    measured: String,
    held: bool,
}

impl Figures {
    /// A figure that must stay below its budget.
    pub fn below(&mut self, what: &'static str, budget: f64, measured: f64, unit: &str) {
        self.add(what, format!("< {budget} {unit}"), format!("{measured:.2} {unit}"), measured < budget);
    }

    /// A figure that must reach its budget.
    pub fn at_least(&mut self, what: &'static str, budget: f64, measured: f64, unit: &str) {
        self.add(what, format!("≥ {budget} {unit}"), format!("{measured:.2} {unit}"), measured >= budget);
    }

    /// A figure that stands for itself.
    pub fn noted(&mut self, what: &'static str, measured: f64, unit: &str) {
        self.add(what, "—".to_owned(), format!("{measured:.2} {unit}"), true);
    }

    fn add(&mut self, what: &'static str, budget: String, measured: String, held: bool) {
        eprintln!("{what}: {measured} (budget {budget})");
        self.0.push(Row { what, budget, measured, held });
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| figure | budget | measured | |")?;
        writeln!(f, "|---|---|---|---|")?;
        for row in &self.0 {
            let verdict = if row.held { "" } else { "missed" };
            writeln!(f, "| {} | {} | {} | {verdict} |", row.what, row.budget, row.measured)?;
        }
        Ok(())
    }
}
