//! Lower and lower, for a person or a team: an EWMA says that it is so, a CUSUM beside it says since when.

use super::limits::{AUTOCORRELATION, CLIP, LAMBDA, SLACK};
use crate::statistics::cusum::Cusum;
use crate::statistics::ewma;
use crate::statistics::ewma::Ewma;

/// How many shifts in a row at the usual or better end an episode.
pub const CALM: u32 = 4;

/// The state of one downward_shift. Depths are spreads below the usual: positive is lower.
#[derive(Clone, Debug)]
pub struct DownwardShift {
    ewma: Ewma,
    cusum: Cusum,
    onset: Option<usize>,
    calm: u32,
}

impl Default for DownwardShift {
    fn default() -> Self {
        Self { ewma: Ewma::new(LAMBDA, 0.0), cusum: Cusum::new(0.0, SLACK), onset: None, calm: 0 }
    }
}

impl DownwardShift {
    /// Takes in the shift at `index`; `as_usual` where it is at the usual or better.
    pub fn see(&mut self, index: usize, depth: f64, as_usual: bool) {
        let depth = depth.clamp(-CLIP, CLIP);
        self.ewma.see(Some(depth));
        self.cusum.see(Some(depth));
        self.onset = if self.cusum.above > 0.0 { self.onset.or(Some(index)) } else { None };
        self.calm = if as_usual { self.calm + 1 } else { 0 };
    }

    /// The moving mean, in spreads below the usual.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.ewma.value()
    }

    /// One standard deviation of the moving mean where nothing has changed: of the mean itself, widened by the correlation of
    /// neighbouring days, and of the usual, which is known from `shifts` shifts only.
    ///
    /// For a first-order autoregression: variance of an EWMA times (1 + φ(1−λ)) / (1 − φ(1−λ)) (Schmid 1997, asymptotically);
    /// of a mean of n, (1 + φ) / (1 − φ) / n.
    #[must_use]
    pub fn deviation(&self, shifts: u32) -> f64 {
        let carried = AUTOCORRELATION * (1.0 - LAMBDA);
        let own = ewma::spread(LAMBDA, Some(self.ewma.seen())).powi(2) * (1.0 + carried) / (1.0 - carried);
        let reached = 1.0 - self.ewma.weight_of_target();
        let usual = (1.0 + AUTOCORRELATION) / (1.0 - AUTOCORRELATION) / f64::from(shifts.max(1));
        (own + reached * reached * usual).sqrt()
    }

    /// The statistic: the moving mean in standard deviations of itself. Zero where nothing has onset.
    #[must_use]
    pub fn statistic(&self, shifts: u32) -> f64 {
        if self.onset.is_some() { self.mean() / self.deviation(shifts) } else { 0.0 }
    }

    /// The index of the first shift after the CUSUM's last zero; none where it is at zero.
    #[must_use]
    pub const fn onset(&self) -> Option<usize> {
        self.onset
    }

    /// Whether what there was is over: the CUSUM is used up, or the last [`CALM`] shifts were at the usual or better.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.onset.is_none() || self.calm >= CALM
    }
}
