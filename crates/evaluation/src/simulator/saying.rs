//! From how somebody is to what they say: a level of weather, energy, causes, a note, an audience.

use jiff::civil::Time;

use super::calendar::Worked;
use super::chance::Chance;
use super::temper::Temper;
use super::{Entry, Setting};
use domain::{Energy, StressorKey, Weather};

/// More causes are seldom named at once.
const MAX_NAMED: usize = 4;

/// One shift of one person, as it is.
pub(super) struct Moment<'a> {
    pub(super) person: usize,
    pub(super) shift: &'a Worked,
    /// How the person is, on the scale of the weather.
    pub(super) latent: f64,
    /// How busy the day is.
    pub(super) busy: f64,
    /// What failed on this day.
    pub(super) outage: Option<&'a StressorKey>,
}

/// What is said: at the start of the shift, and now and then a change of weather hours later.
pub(super) fn said(moment: &Moment<'_>, temper: &Temper, setting: &Setting, chance: &mut Chance) -> Vec<Entry> {
    let minutes = chance.normal(4.0, 9.0).clamp(-20.0, 60.0);
    let mut entries = vec![entry(moment, minutes, temper, setting, chance)];
    if chance.happens(0.05) {
        let later = Moment { latent: moment.latent + chance.normal(-0.2, 0.8), ..*moment };
        let minutes = chance.between(150.0, 400.0);
        entries.push(entry(&later, minutes, temper, setting, chance));
    }
    entries
}

fn entry(moment: &Moment<'_>, minutes: f64, temper: &Temper, setting: &Setting, chance: &mut Chance) -> Entry {
    let weather = Weather::nearest(moment.latent);
    let energy = energy(moment, temper, chance);
    let notes = if weather.is_low() { &setting.low_notes } else { &setting.good_notes };
    let writes = chance.happens(temper.writes * if weather.is_low() { 0.3 } else { 0.05 });
    let note = notes.get(chance.whole(0, notes.len().max(1) - 1)).filter(|_| writes).cloned();
    Entry {
        person: moment.person,
        workday: moment.shift.workday,
        time: after(moment.shift.pattern.starts, minutes),
        weather,
        energy: energy.filter(|_| chance.happens(temper.says_energy)),
        stressors: causes(moment, weather, energy, temper, setting, chance),
        note,
        audience: temper.audience(weather, chance),
    }
}

fn energy(moment: &Moment<'_>, temper: &Temper, chance: &mut Chance) -> Option<Energy> {
    let night = if moment.shift.pattern.crosses_midnight() { -0.6 } else { 0.0 };
    let bars = 3.2 + night + 0.6 * (moment.latent - temper.level) + chance.normal(0.0, 0.7);
    Energy::try_from(bars.round().clamp(1.0, 5.0) as u8).ok()
}

fn causes(
    moment: &Moment<'_>,
    weather: Weather,
    energy: Option<Energy>,
    temper: &Temper,
    setting: &Setting,
    chance: &mut Chance,
) -> Vec<StressorKey> {
    let tired = energy.is_some_and(|energy| energy.bars() <= 2);
    let mut named: Vec<StressorKey> = Vec::new();
    for (place, cause) in setting.stressors.iter().enumerate() {
        let by_group = match cause.group.as_str() {
            "demands" => 1.0 + 0.6 * moment.busy.max(0.0),
            "body" if tired => 1.6,
            _ => 1.0,
        };
        if cause.only_at_night && !moment.shift.pattern.crosses_midnight() {
            continue;
        }
        let failed = moment.outage == Some(&cause.key);
        let rate = if failed { 0.65 } else { temper.rate(place, weather) * by_group };
        if chance.happens(rate) && (named.len() < MAX_NAMED || failed) {
            named.push(cause.key.clone());
        }
    }
    named
}

/// A time of day so many minutes later, to the minute, past midnight where it comes to that.
fn after(time: Time, minutes: f64) -> Time {
    time.wrapping_add(jiff::Span::new().minutes(minutes.round() as i64))
}
