//! Which supporter is offered to whom: the least costly assignment of everybody who looks for one, and a fair share
//! over time.

use domain::supporter::{ReportingLine, Supporter};
use domain::talk_request::Presence;
use domain::{Locale, PersonId};
use jiff::SignedDuration;
use pathfinding::kuhn_munkres::kuhn_munkres_min;
use pathfinding::matrix::Matrix;

/// What a topic costs that the supporter did not name: as much as two talks that they took on more than somebody else.
const OTHER_TOPIC: i64 = 100;
/// What it costs if the shift of the supporter is not known, and if none of their shifts is running.
const UNKNOWN_SHIFT: i64 = 30;
const OFF_SHIFT: i64 = 60;
/// What each talk costs that the supporter took on lately, and each that they have now.
const PER_TALK: f64 = 50.0;
/// The most that one pair costs. Leaving somebody without a supporter costs more than any pair, a pair that must not be
/// more than that.
const MAX_COST: f64 = 1e6;
const NOBODY: i64 = 1_000_000_000;
const NEVER: i64 = 1_000_000_000_000;
/// After this long, a talk counts half.
const HALF_LIFE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Somebody who looks for a supporter.
#[derive(Clone, Debug)]
pub struct Seeker {
    /// Who.
    pub person: PersonId,
    /// Their reporting line.
    pub line: ReportingLine,
    /// In which language they would like to talk.
    pub language: Locale,
    /// The key of the stressor group; absent if left open.
    pub topic: Option<String>,
    /// Whether the talk can wait until another day, so that it does not matter who is at work now.
    pub can_wait: bool,
    /// The supporters who are not asked: those who were offered already, and those with whom the person talks already.
    pub but: Vec<PersonId>,
}

/// A supporter at this moment.
#[derive(Clone, Debug)]
pub struct Volunteer {
    /// What they offer.
    pub supporter: Supporter,
    /// Their reporting line.
    pub line: ReportingLine,
    /// Whether they are at work.
    pub presence: Presence,
    /// Whether it is in their quiet hours.
    pub is_quiet: bool,
    /// How many people they have now: offers and talks.
    pub held: u8,
    /// How many talks they took on, the older ones counting less: [`faded`].
    pub taken_on: f64,
}

/// Returns for each seeker the index of the volunteer who is offered the search; none if nobody may be.
///
/// It is the assignment with the most pairs and, among those, the least cost (Kuhn 1955, Munkres 1957), in which nobody
/// exceeds their cap. The same input gives the same assignment.
#[must_use]
pub fn assign(seekers: &[Seeker], volunteers: &[Volunteer]) -> Vec<Option<usize>> {
    if seekers.is_empty() {
        return Vec::new();
    }
    // A volunteer has one column for each person whom they can still take on; the last columns are for nobody.
    let slots: Vec<(usize, u8)> = volunteers
        .iter()
        .enumerate()
        .flat_map(|(index, one)| (0..one.supporter.cap.saturating_sub(one.held)).map(move |others| (index, others)))
        .collect();
    let columns = slots.len() + seekers.len();
    let costs = Matrix::from_fn(seekers.len(), columns, |(row, column)| match slots.get(column) {
        Some((index, others)) => cost(&seekers[row], &volunteers[*index], *others),
        None => NOBODY,
    });
    let (_, assigned) = kuhn_munkres_min(&costs);
    let fitting = |(row, column): (usize, usize)| {
        let (index, others) = slots.get(column)?;
        (cost(&seekers[row], &volunteers[*index], *others) < NOBODY).then_some(*index)
    };
    assigned.into_iter().enumerate().map(fitting).collect()
}

/// Returns true if this supporter may be offered to the seeker at all: outside the reporting line, in a language that
/// both speak, and not asked before.
#[must_use]
pub fn may_meet(seeker: &Seeker, supporter: &Supporter, line: &ReportingLine) -> bool {
    seeker.person != supporter.person
        && !seeker.but.contains(&supporter.person)
        && !seeker.line.meets(line)
        && supporter.languages.contains(&seeker.language)
}

/// What the pair costs, if the volunteer gets `others` other people in the same assignment.
fn cost(seeker: &Seeker, volunteer: &Volunteer, others: u8) -> i64 {
    let supporter = &volunteer.supporter;
    if supporter.paused || volunteer.is_quiet || !may_meet(seeker, supporter, &volunteer.line) {
        return NEVER;
    }
    let topic = match &seeker.topic {
        Some(topic) if !supporter.topics.is_empty() && !supporter.topics.contains(topic) => OTHER_TOPIC,
        _ => 0,
    };
    let shift = match volunteer.presence {
        _ if seeker.can_wait => 0,
        Presence::OnShift => 0,
        Presence::Unknown => UNKNOWN_SHIFT,
        Presence::OffShift => OFF_SHIFT,
    };
    let talks = volunteer.taken_on.max(0.0) + f64::from(volunteer.held) + f64::from(others);
    #[expect(clippy::cast_possible_truncation, reason = "it is between 0 and a million")]
    let talks = (PER_TALK * talks).min(MAX_COST).round() as i64;
    topic + shift + talks
}

/// Returns what a number of talks counts after `passed`: half of it every ninety days, so that what somebody did long
/// ago does not spare them for good.
#[must_use]
pub fn faded(talks: f64, passed: SignedDuration) -> f64 {
    talks * 0.5_f64.powf((passed.as_secs_f64() / HALF_LIFE.as_secs_f64()).max(0.0))
}

#[cfg(test)]
mod tests;
