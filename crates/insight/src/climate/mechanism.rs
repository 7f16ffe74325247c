//! The mechanism: adds noise to one histogram, once. Nothing else creates a released figure.

use std::collections::HashMap;

use rand::rngs::{SysError, SysRng};

use super::account::Permit;
use super::noise::{NoNoise, discrete_laplace};
use super::{Draw, PersonWeek, Released, Stream};

/// Counts before the noise. They cannot be read, printed or serialised: [`draw`] is the only use.
pub struct Histogram {
    keys: Vec<String>,
    counts: HashMap<String, i64>,
}

impl Histogram {
    /// An empty histogram. The bins must not depend on anybody's answers; what is stated of none of them counts nowhere.
    #[must_use]
    pub fn new(keys: Vec<String>) -> Self {
        Self { keys, counts: HashMap::new() }
    }

    /// Counts a person-week in at most one bin.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub fn count(&mut self, stream: Stream, week: &PersonWeek) -> Result<(), SysError> {
        if let Some(bin) = week.bin(stream, &mut SysRng)? {
            *self.counts.entry(bin).or_default() += 1;
        }
        Ok(())
    }
}

/// Draws: every bin gets noise of its own from the operating system's randomness. The permit is used up.
///
/// # Errors
/// If the system gives no randomness, or the permit has no epsilon. The budget stays spent.
pub fn draw(permit: Permit, histogram: Histogram) -> Result<Released<Draw>, NoNoise<SysError>> {
    let charge = permit.into_charge();
    let Histogram { keys, counts } = histogram;
    let noisy = |key: String| {
        let noise = discrete_laplace(charge.epsilon, &mut SysRng)?;
        let count = counts.get(&key).copied().unwrap_or(0);
        Ok((key, count.saturating_add(noise)))
    };
    let bins = keys.into_iter().map(noisy).collect::<Result<_, NoNoise<SysError>>>()?;
    let (stream, site, departments) = (charge.stream, charge.site, charge.departments);
    Ok(Released::new(Draw { stream, site, departments, period: charge.period, epsilon: charge.epsilon, bins }))
}
