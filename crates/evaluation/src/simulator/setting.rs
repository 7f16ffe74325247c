//! What a simulation is made of: names, texts, stressors, and what changes on purpose.

use super::planned_changes::PlannedChanges;
use domain::{StressorKey, UpliftKey};

/// Names and texts that the simulation uses.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Names of people, used in order and repeated if there are too few.
    pub people: Vec<String>,
    /// Names of teams, used in order.
    pub teams: Vec<String>,
    /// Names of departments, each for five teams.
    pub departments: Vec<String>,
    /// Name of the site.
    pub site: String,
    /// Time zone of the site.
    pub time_zone: String,
    /// The names of the shifts.
    pub shifts: ShiftNames,
    /// Stressors that may be picked.
    pub stressors: Vec<SimulatedStressor>,
    /// Uplifts that may be picked.
    pub uplifts: Vec<UpliftKey>,
    /// Notes for low days.
    pub low_notes: Vec<String>,
    /// Notes for good days.
    pub good_notes: Vec<String>,
    /// What changes on purpose.
    pub changes: PlannedChanges,
}

/// The names of the shifts.
#[derive(Clone, Debug)]
pub struct ShiftNames {
    /// 07:00-15:00.
    pub early: String,
    /// 09:00-17:00.
    pub day: String,
    /// 14:00-22:00.
    pub late: String,
    /// 22:00-06:00.
    pub night: String,
}

/// A stressor as the simulator needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedStressor {
    /// Its key.
    pub key: StressorKey,
    /// Key of its group.
    pub group: String,
    /// Whether many people pick it.
    pub common: bool,
    /// Whether only people on night shifts pick it.
    pub only_at_night: bool,
}
