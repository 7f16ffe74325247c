//! How much is too much: the limits of every detector in one place.

/// Weight of the newest day in the moving mean: about nine days of memory.
pub const LAMBDA: f64 = 0.2;
/// Slack of the CUSUM that dates a slide, in spreads: half of the drop it is tuned to.
pub const SLACK: f64 = 0.5;
/// No one day counts for more than so many spreads in a slide: one bad day is a sudden day, not a slide.
pub const CLIP: f64 = 3.0;
/// Day-to-day correlation of a person's weather, by which limits are widened. Median of Rowland 2020: 0.29; a diary of
/// 775 days: 0.40.
pub const AUTOCORRELATION: f64 = 0.3;

/// Limits for watch, talk and act of one detector.
///
/// Severity is meant as a frequency where nothing has changed: a person's watch once in 60 shifts, talk in 240, act in 960. The
/// limits were set by simulation of five-level people with a day-to-day correlation of 0.3 and 15 % of days missing, over
/// 260 days: on average over levels 2.6–4.5 and spreads 0.5–1.2 they give 0.8, 0.9 and 1.1 times those rates; for a person of
/// level 3.8 and spread 0.8 0.9, 1.0 and 0.7 times. They do not hold for every kind of person (watch 0.3–1.3, talk 0.3–2.4,
/// act 0.3–3.7 times over that grid; at a correlation of 0.5 act reaches 7 times), so no sentence names a frequency.
/// `docs/flags.md` has the table.
pub type Steps = [f64; 3];

/// Sudden: −log₁₀ of the chance of a day as low.
pub const SUDDEN: Steps = [1.9, 2.6, 3.3];
/// Sliding: the moving mean in standard deviations of itself.
pub const SLIDING: Steps = [1.7, 2.45, 3.1];
/// Stuck: −log₁₀ of the chance of a run as long.
pub const STUCK: Steps = [2.0, 2.7, 3.4];

/// A team's mean sliding: as [`SLIDING`]. Together with [`TEAM_LOW`] and [`STRESSOR`] set for about one flag of a team a month.
pub const TEAM_MEAN: Steps = [2.0, 2.5, 3.0];
/// Low days in a team: −log₁₀ of the chance of as many.
pub const TEAM_LOW: Steps = [1.9, 2.7, 3.5];
/// A stressor: −log₁₀ of the chance that as many people name it, one of two dozen stressors.
pub const STRESSOR: Steps = [3.0, 3.6, 4.2];

/// A team day counts where so many people shared it.
pub const FEWEST_PEOPLE: u32 = 5;
/// A stressor is a matter of the team where so many people name it on one day.
pub const FEWEST_NAMING: usize = 3;
