//! A lasting downward shift of a team: an EWMA measures it, a CUSUM dates its start.

use super::limits::{AUTOCORRELATION, CLIP, LAMBDA, SLACK};
use crate::statistics::cusum::Cusum;
use crate::statistics::ewma;
use crate::statistics::ewma::Ewma;

/// An episode ends after this many days in a row at the usual level or better.
pub const RECOVERY_DAYS: u32 = 4;

/// The state of both charts. Depths are spreads below the usual level: positive is lower.
#[derive(Clone, Debug)]
pub struct DownwardShift {
    ewma: Ewma,
    cusum: Cusum,
    onset: Option<usize>,
    usual_run: u32,
}

impl Default for DownwardShift {
    fn default() -> Self {
        Self { ewma: Ewma::new(LAMBDA, 0.0), cusum: Cusum::new(0.0, SLACK), onset: None, usual_run: 0 }
    }
}

impl DownwardShift {
    /// Adds the day at `index`; `as_usual` says whether it is at the usual level or better.
    pub fn update(&mut self, index: usize, depth: f64, as_usual: bool) {
        let depth = depth.clamp(-CLIP, CLIP);
        self.ewma.update(Some(depth));
        self.cusum.update(Some(depth));
        self.onset = if self.cusum.above > 0.0 { self.onset.or(Some(index)) } else { None };
        self.usual_run = if as_usual { self.usual_run + 1 } else { 0 };
    }

    /// Returns the EWMA, in spreads below the usual level.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.ewma.value()
    }

    /// Returns the standard deviation of the EWMA without a change: that of the moving average, widened by the correlation of consecutive
    /// days, plus that of the baseline, which is estimated from `shifts` shifts.
    ///
    /// For a first-order autoregression, the variance of an EWMA is multiplied by (1 + φ(1−λ)) / (1 − φ(1−λ)) (Schmid 1997,
    /// asymptotically); the variance of a mean of n values by (1 + φ) / (1 − φ) / n.
    #[must_use]
    pub fn standard_deviation(&self, shifts: u32) -> f64 {
        let carried = AUTOCORRELATION * (1.0 - LAMBDA);
        let own = ewma::spread(LAMBDA, Some(self.ewma.seen())).powi(2) * (1.0 + carried) / (1.0 - carried);
        let reached = 1.0 - self.ewma.weight_of_target();
        let usual = (1.0 + AUTOCORRELATION) / (1.0 - AUTOCORRELATION) / f64::from(shifts.max(1));
        (own + reached * reached * usual).sqrt()
    }

    /// Returns the EWMA in its own standard deviations; 0 while the CUSUM is at zero.
    #[must_use]
    pub fn statistic(&self, shifts: u32) -> f64 {
        if self.onset.is_some() { self.mean() / self.standard_deviation(shifts) } else { 0.0 }
    }

    /// Returns the index of the first day after the last zero of the CUSUM; `None` while it is at zero.
    #[must_use]
    pub const fn onset(&self) -> Option<usize> {
        self.onset
    }

    /// Returns whether the shift has ended: the CUSUM is at zero, or the last [`RECOVERY_DAYS`] days were at the usual level or better.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.onset.is_none() || self.usual_run >= RECOVERY_DAYS
    }
}
