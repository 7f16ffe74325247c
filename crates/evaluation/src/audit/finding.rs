//! What an audit finds.

use insight::climate::{Charge, Epsilon, Period, Stream};

use super::attacks::Attack;

/// Something that breaks the promise, or leaves it unproven. All numbers are of made-up people or of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A closing failed, in technical words.
    Failed(String),
    /// The ledger charges a person-week more than the limit.
    OverBudget(Epsilon, Epsilon),
    /// This many figures have no charge of their histogram and epsilon.
    Unpaid(usize),
    /// This many histograms were paid for or drawn more than once.
    Twice(usize),
    /// A figure tells neighbours apart by more than its charge.
    Figure(Charge, f64),
    /// All figures together tell neighbours apart by more than the budget.
    PersonWeek(f64, Epsilon),
    /// The noise of a figure is not exact discrete Laplace noise of its charge: how far it is off, in standard
    /// deviations.
    Shape(Charge, f64),
    /// The noise of two figures is not independent: their correlation.
    Shared(Box<(Charge, Charge)>, f64),
    /// A program that was started again draws the same noise.
    Repeats,
    /// Whether figures exist depends on what was said.
    Existence,
    /// Closing again, after a restart, a restore, a crash, an erasure, an import or with a lower budget, changed the
    /// ledger.
    Redrawn,
    /// With a database other people or check-ins are counted in a week than should be: numbers of people and of their
    /// check-ins, as counted and as expected.
    Miscounted(Period, (usize, usize), (usize, usize)),
    /// Something is wrong with the ledger file, in technical words.
    Ledger(String),
    /// With a database the closing charges something else than what was audited.
    Elsewhere,
    /// An attacker is right more often than the budget allows: the logarithm of the odds.
    Attacked(Attack, f64, Epsilon),
    /// The audit could not have seen an epsilon that is a quarter too large.
    Blind(f64, Epsilon),
}

/// What an audit measured.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditReport {
    /// The promise: the most that a person-week may lose.
    pub limit: Epsilon,
    /// The most that the closing of the simulated neighbours charges a person-week.
    pub charged: Epsilon,
    /// Draws of each of the two neighbours whose figures were compared.
    pub draws: usize,
    /// The lower bound of what all figures of a person-week reveal.
    pub measured: f64,
    /// For every histogram of one person-week: what was charged, and the lower bound of what it reveals.
    pub streams: Vec<(Stream, Epsilon, f64)>,
    /// For every attack: guesses, right ones, and the lower bound of the logarithm of the odds.
    pub attacks: Vec<(Attack, usize, usize, f64)>,
    /// Figures whose noise was tested, and draws of each.
    pub figures: (usize, usize),
    /// What is wrong; nothing if all is well.
    pub findings: Vec<Finding>,
}

impl AuditReport {
    /// Whether the promise holds as far as the audit can see.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.findings.is_empty()
    }

    /// The largest lower bound that was measured.
    #[must_use]
    pub fn most_measured(&self) -> f64 {
        self.attacks.iter().map(|(_, _, _, bound)| *bound).fold(self.measured, f64::max).max(0.0)
    }
}
