//! What the program offers after a tough call: a guided breath, cards for its source, and the stressor that it counts
//! as.

use serde::Deserialize;

use domain::{StressorKey, ToughCallSource};

/// One source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceContent {
    key: ToughCallSource,
    /// The stressor that such a call counts as in the climate; none if it counts as none.
    pub stressor: Option<StressorKey>,
    /// Keys of the interventions that the page after the call offers, the best first.
    pub cards: Vec<String>,
    /// The key of the library's reframing card that the page shows in full; none if the first of `cards` is one itself.
    #[serde(default)]
    pub reframing: Option<String>,
}

/// What the program offers after a tough call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToughCallOffers {
    /// How many minutes the timer runs at least: longer if the card next to it takes longer.
    pub minutes: u32,
    /// The key of the intervention with the guided breath.
    pub breath: String,
    /// The key of the intervention for a caller in distress.
    pub distress: String,
    #[serde(rename = "source")]
    sources: Vec<SourceContent>,
}

impl ToughCallOffers {
    /// Returns what there is for a source.
    #[must_use]
    pub fn source(&self, source: ToughCallSource) -> Option<&SourceContent> {
        self.sources.iter().find(|content| content.key == source)
    }

    /// Returns the stressor that a call of this source counts as in the climate; none if it counts as none.
    #[must_use]
    pub fn stressor(&self, source: ToughCallSource) -> Option<StressorKey> {
        self.source(source)?.stressor.clone()
    }
}
