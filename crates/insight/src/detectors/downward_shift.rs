//! A lasting downward shift of a team: an EWMA measures it, a CUSUM dates its start.

use super::limits::{AUTOCORRELATION, CLIP, LAMBDA, SLACK};
use crate::statistics::cusum::Cusum;
use crate::statistics::ewma;
use crate::statistics::ewma::Ewma;

/// The state of the charts. Depths are spreads below the usual level: positive is lower.
#[derive(Clone, Debug)]
pub struct DownwardShift {
    /// The mean for a watch. It falls when a flag ends.
    ewma: Ewma,
    /// The mean for talk and act.
    lasting: Ewma,
    cusum: Cusum,
    onset: Option<usize>,
}

impl Default for DownwardShift {
    fn default() -> Self {
        let ewma = Ewma::new(LAMBDA, 0.0);
        Self { ewma, lasting: ewma, cusum: Cusum::new(0.0, SLACK), onset: None }
    }
}

impl DownwardShift {
    /// Adds the day at `index`.
    pub fn update(&mut self, index: usize, depth: f64) {
        let depth = depth.clamp(-CLIP, CLIP);
        self.ewma.update(Some(depth));
        self.lasting.update(Some(depth));
        self.cusum.update(Some(depth));
        self.onset = if self.cusum.above > 0.0 { self.onset.or(Some(index)) } else { None };
    }

    /// Lowers the mean for a watch to a statistic of `statistic` standard deviations, unless it is lower already.
    pub fn lower_to(&mut self, statistic: f64, shifts: u32) {
        let mean = statistic * self.standard_deviation(shifts);
        self.ewma.set(self.ewma.value().min(mean));
    }

    /// Returns the standard deviation of the EWMA without a change: that of the moving average, widened by the
    /// correlation of consecutive days, plus that of the baseline, which is estimated from `shifts` shifts.
    ///
    /// For a first-order autoregression, the variance of an EWMA is multiplied by (1 + φ(1−λ)) / (1 − φ(1−λ)) (Schmid
    /// 1997, asymptotically); the variance of a mean of n values by (1 + φ) / (1 − φ) / n.
    #[must_use]
    pub fn standard_deviation(&self, shifts: u32) -> f64 {
        let carried = AUTOCORRELATION * (1.0 - LAMBDA);
        let own = ewma::spread(LAMBDA, Some(self.ewma.seen())).powi(2) * (1.0 + carried) / (1.0 - carried);
        let reached = 1.0 - self.ewma.weight_of_target();
        let usual = (1.0 + AUTOCORRELATION) / (1.0 - AUTOCORRELATION) / f64::from(shifts.max(1));
        (own + reached * reached * usual).sqrt()
    }

    /// Returns the mean for a watch in its own standard deviations; 0 while the CUSUM is at zero.
    #[must_use]
    pub fn statistic(&self, shifts: u32) -> f64 {
        if self.onset.is_some() { self.ewma.value() / self.standard_deviation(shifts) } else { 0.0 }
    }

    /// Returns the mean for talk and act in its own standard deviations.
    #[must_use]
    pub fn lasting_statistic(&self, shifts: u32) -> f64 {
        self.lasting.value() / self.standard_deviation(shifts)
    }

    /// Returns the index of the first day after the last zero of the CUSUM; `None` while it is at zero.
    #[must_use]
    pub const fn onset(&self) -> Option<usize> {
        self.onset
    }
}
