//! Exact discrete Laplace noise: integers only, no floating point (Canonne, Kamath and Steinke 2020, algorithms 1 and
//! 2).

use rand::{TryCryptoRng, TryRng};

use super::Epsilon;

/// The most that one person-week can change a histogram, summed over its bins: it leaves one bin and enters another.
pub const SENSITIVITY: u32 = 2;

/// Draws an integer `k` with probability proportional to `exp(-|k| epsilon / 2)`: the noise of one bin of a histogram
/// of [`SENSITIVITY`] 2.
///
/// # Errors
/// If there is no randomness, or epsilon is 0: no noise would be enough.
pub fn discrete_laplace<R: TryCryptoRng>(epsilon: Epsilon, random: &mut R) -> Result<i64, NoNoise<R::Error>> {
    // Epsilon over sensitivity as a fraction.
    let (s, t) = (u64::from(epsilon.0), u64::from(100 * SENSITIVITY));
    if s == 0 {
        return Err(NoNoise::Unbounded);
    }
    loop {
        let u = below(t, random)?;
        if !bernoulli_exp(u, t, random)? {
            continue;
        }
        let mut v = 0_u64;
        while bernoulli_exp(1, 1, random)? {
            v += 1;
        }
        let magnitude = (u + t * v) / s;
        let negative = below(2, random)? == 1;
        if negative && magnitude == 0 {
            continue;
        }
        let magnitude = i64::try_from(magnitude).unwrap_or(i64::MAX);
        return Ok(if negative { -magnitude } else { magnitude });
    }
}

/// True with probability `exp(-n/d)`; `n` is at most `d`.
fn bernoulli_exp<R: TryRng>(n: u64, d: u64, random: &mut R) -> Result<bool, R::Error> {
    let mut k = 1;
    while below(d * k, random)? < n {
        k += 1;
    }
    Ok(k % 2 == 1)
}

/// An integer below `bound`, each with the same probability; 0 if `bound` is 0.
///
/// # Errors
/// If there is no randomness.
pub fn below<R: TryRng>(bound: u64, random: &mut R) -> Result<u64, R::Error> {
    if bound <= 1 {
        return Ok(0);
    }
    // The largest multiple of `bound` that fits: what lies above it is drawn again, or small numbers would be more
    // probable.
    let limit = u64::MAX - (u64::MAX % bound + 1) % bound;
    loop {
        let drawn = random.try_next_u64()?;
        if drawn <= limit {
            return Ok(drawn % bound);
        }
    }
}

/// Why no noise could be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNoise<E> {
    /// The system gave no randomness.
    Randomness(E),
    /// Epsilon is 0.
    Unbounded,
}

impl<E> From<E> for NoNoise<E> {
    fn from(error: E) -> Self {
        Self::Randomness(error)
    }
}

impl<E: std::fmt::Display> std::fmt::Display for NoNoise<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Randomness(error) => write!(f, "the system gave no randomness: {error}"),
            Self::Unbounded => f.write_str("an epsilon of 0 allows no figure"),
        }
    }
}

impl<E: std::error::Error> std::error::Error for NoNoise<E> {}

#[cfg(test)]
mod tests;
