//! The optional energy level of a check-in: one to five bars.

use serde::{Deserialize, Serialize};

/// Bars of energy, 1 (empty) to 5 (full).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Energy(u8);

impl Energy {
    /// Returns the number of bars, 1 to 5.
    #[must_use]
    pub const fn bars(self) -> u8 {
        self.0
    }
}

/// The value is not a number from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEnergy;

impl std::fmt::Display for NotAnEnergy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("energy is a number of bars from 1 to 5")
    }
}

impl std::error::Error for NotAnEnergy {}

impl TryFrom<u8> for Energy {
    type Error = NotAnEnergy;

    fn try_from(bars: u8) -> Result<Self, NotAnEnergy> {
        if (1..=5).contains(&bars) { Ok(Self(bars)) } else { Err(NotAnEnergy) }
    }
}

impl From<Energy> for u8 {
    fn from(energy: Energy) -> Self {
        energy.0
    }
}

impl std::str::FromStr for Energy {
    type Err = NotAnEnergy;

    fn from_str(text: &str) -> Result<Self, NotAnEnergy> {
        text.trim().parse::<u8>().map_err(|_| NotAnEnergy).and_then(Self::try_from)
    }
}
