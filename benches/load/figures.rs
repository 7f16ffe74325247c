//! The table of measured figures and their budgets.

use std::fmt;

/// All figures, in the order in which they were measured.
#[derive(Default)]
pub struct LoadFigures(Vec<Figure>);

struct Figure {
    name: &'static str,
    budget: String,
    measured: String,
    within_budget: bool,
}

impl LoadFigures {
    /// A figure that must stay below its budget.
    pub fn below(&mut self, name: &'static str, budget: f64, measured: f64, unit: &str) {
        self.add(name, format!("< {budget} {unit}"), format!("{measured:.2} {unit}"), measured < budget);
    }

    /// A figure that must reach its budget.
    pub fn at_least(&mut self, name: &'static str, budget: f64, measured: f64, unit: &str) {
        self.add(name, format!("≥ {budget} {unit}"), format!("{measured:.2} {unit}"), measured >= budget);
    }

    /// A figure without a budget.
    pub fn info(&mut self, name: &'static str, measured: f64, unit: &str) {
        self.add(name, "—".to_owned(), format!("{measured:.2} {unit}"), true);
    }

    fn add(&mut self, name: &'static str, budget: String, measured: String, within_budget: bool) {
        eprintln!("{name}: {measured} (budget {budget})");
        self.0.push(Figure { name, budget, measured, within_budget });
    }
}

impl fmt::Display for LoadFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| figure | budget | measured | |")?;
        writeln!(f, "|---|---|---|---|")?;
        for row in &self.0 {
            let verdict = if row.within_budget { "" } else { "missed" };
            writeln!(f, "| {} | {} | {} | {verdict} |", row.name, row.budget, row.measured)?;
        }
        Ok(())
    }
}
