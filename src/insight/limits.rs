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
pub type Steps = [f64; 3];

/// Sudden: −log₁₀ of the chance of a day as low.
pub const SUDDEN: Steps = [1.9, 2.6, 3.3];
/// Sliding: the moving mean in standard deviations of itself.
pub const SLIDING: Steps = [1.7, 2.45, 3.1];
/// Stuck: −log₁₀ of the chance of a run as long.
pub const STUCK: Steps = [2.0, 2.7, 3.4];
/// A team's mean sliding: as for a person.
pub const TEAM_MEAN: Steps = [2.0, 2.5, 3.0];
/// Low days in a team: −log₁₀ of the chance of as many.
pub const TEAM_LOW: Steps = [1.9, 2.7, 3.5];
/// A stressor: −log₁₀ of the chance that as many people name it.
pub const STRESSOR: Steps = [3.0, 3.6, 4.2];

/// A team day counts where so many people shared it.
pub const FEWEST_PEOPLE: u32 = 5;
/// A stressor is a matter of the team where so many people name it on one day.
pub const FEWEST_NAMING: usize = 3;
