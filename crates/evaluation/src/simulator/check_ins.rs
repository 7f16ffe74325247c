//! Converts the latent weather of a shift into check-ins: weather, energy, stressors, note, audience.

use jiff::civil::Time;

use super::calendar::WorkedShift;
use super::person_profile::PersonProfile;
use super::random_stream::RandomStream;
use super::{Setting, SimulatedCheckIn};
use domain::{Energy, StressorKey, Weather};

/// At most this many stressors in one check-in.
const MAX_NAMED: usize = 4;

/// The true state of one person on one shift.
pub(super) struct ShiftState<'a> {
    pub(super) person: usize,
    pub(super) shift: &'a WorkedShift,
    /// Latent weather, in levels.
    pub(super) latent: f64,
    /// Workload of the day, in standard deviations.
    pub(super) busy: f64,
    /// Stressor of an outage on this day.
    pub(super) outage: Option<&'a StressorKey>,
}

/// Returns the check-ins of a shift: one at its start, and sometimes a second one hours later.
pub(super) fn check_ins_of_shift(
    state: &ShiftState<'_>,
    profile: &PersonProfile,
    setting: &Setting,
    chance: &mut RandomStream,
) -> Vec<SimulatedCheckIn> {
    let minutes = chance.normal(4.0, 9.0).clamp(-20.0, 60.0);
    let mut entries = vec![entry(state, minutes, profile, setting, chance)];
    if chance.bernoulli(0.05) {
        let later = ShiftState { latent: state.latent + chance.normal(-0.2, 0.8), ..*state };
        let minutes = chance.uniform(150.0, 400.0);
        entries.push(entry(&later, minutes, profile, setting, chance));
    }
    entries
}

fn entry(
    state: &ShiftState<'_>,
    minutes: f64,
    profile: &PersonProfile,
    setting: &Setting,
    chance: &mut RandomStream,
) -> SimulatedCheckIn {
    let weather = Weather::nearest(state.latent);
    let energy = energy(state, profile, chance);
    let notes = if weather.is_low() { &setting.low_notes } else { &setting.good_notes };
    let writes = chance.bernoulli(profile.writes * if weather.is_low() { 0.3 } else { 0.05 });
    let note = notes.get(chance.uniform_integer(0, notes.len().max(1) - 1)).filter(|_| writes).cloned();
    SimulatedCheckIn {
        person: state.person,
        workday: state.shift.workday,
        time: after(state.shift.pattern.starts, minutes),
        weather,
        energy: energy.filter(|_| chance.bernoulli(profile.says_energy)),
        stressors: causes(state, weather, energy, profile, setting, chance),
        // Picked afterwards, from another stream.
        uplifts: Vec::new(),
        note,
        audience: profile.audience(weather, chance),
    }
}

fn energy(state: &ShiftState<'_>, profile: &PersonProfile, chance: &mut RandomStream) -> Option<Energy> {
    let night = if state.shift.pattern.crosses_midnight() { -0.6 } else { 0.0 };
    let bars = 3.2 + night + 0.6 * (state.latent - profile.level) + chance.normal(0.0, 0.7);
    Energy::try_from(bars.round().clamp(1.0, 5.0) as u8).ok()
}

fn causes(
    state: &ShiftState<'_>,
    weather: Weather,
    energy: Option<Energy>,
    profile: &PersonProfile,
    setting: &Setting,
    chance: &mut RandomStream,
) -> Vec<StressorKey> {
    let tired = energy.is_some_and(|energy| energy.bars() <= 2);
    let mut named: Vec<StressorKey> = Vec::new();
    for (index, cause) in setting.stressors.iter().enumerate() {
        let by_group = match cause.group.as_str() {
            "demands" => 1.0 + 0.6 * state.busy.max(0.0),
            "body" if tired => 1.6,
            _ => 1.0,
        };
        if cause.only_at_night && !state.shift.pattern.crosses_midnight() {
            continue;
        }
        let failed = state.outage == Some(&cause.key);
        let planned = setting.changes.times(&cause.key, state.shift.workday);
        let rate = if failed { 0.65 } else { profile.rate(index, weather) * by_group * planned };
        if chance.bernoulli(rate) && (named.len() < MAX_NAMED || failed) {
            named.push(cause.key.clone());
        }
    }
    named
}

/// The time `minutes` later, rounded to minutes, past midnight if necessary.
fn after(time: Time, minutes: f64) -> Time {
    time.wrapping_add(jiff::Span::new().minutes(minutes.round() as i64))
}
