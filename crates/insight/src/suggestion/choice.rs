//! Chooses one unrequested suggestion, or nothing, among what the rules allow.

use sha2::{Digest, Sha256};

use super::bandit::Propensities;
use super::prior::{ReleasedCounts, of_centre, of_person};
use super::{Beta, Intervention, OutcomeCounts, Situation, SuggestionReason};
use crate::climate::Draw;
use domain::{PersonId, Weather, Workday};

/// With fewer interventions of the strongest reason, those of the next reason are options too.
const MIN_OPTIONS: usize = 3;
/// With little energy, what takes longer is an option only if nothing shorter fits.
const SHORT_MINUTES: u32 = 5;
/// A person's own answers decide from this many on. Before, one or two answers would outweigh what is known of
/// everybody.
pub const MIN_OWN_ANSWERS: u32 = 5;
/// Hours from one unrequested suggestion to the next.
pub const COOLDOWN_HOURS: i64 = 24;

/// How one of the options is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChoicePolicy {
    /// By how often it helped, with clipped probabilities.
    #[default]
    Learned,
    /// Every option alike: learning is switched off.
    Uniform,
}

/// What a choice is based on, apart from the situation. Nothing in it is another person's unreleased answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChoiceBasis<'a> {
    /// Learned or uniform.
    pub policy: ChoicePolicy,
    /// Released figures of what helped that count on the workday, see [`counting`](super::prior::counting).
    pub released: &'a [&'a Draw],
    /// What the person said of each intervention before.
    pub own: &'a [OutcomeCounts],
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenIntervention {
    /// Key of the intervention.
    pub key: String,
    /// The reason for the suggestion.
    pub why: SuggestionReason,
    /// With which probability it was chosen.
    pub propensity: f64,
}

/// The centre's secret, from which choices follow. Nobody can predict one without it, and with it the same choice comes
/// out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceSeed(pub [u8; 32]);

impl ChoiceSeed {
    /// Returns a number from 0 up to 1 for one shift of a person: always the same for the same shift, uniform over
    /// shifts.
    #[must_use]
    pub fn chance(&self, person: PersonId, workday: Workday, shift: &str) -> f64 {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(person.0.to_le_bytes());
        hash.update(workday.number().to_le_bytes());
        hash.update(shift.as_bytes());
        let mut first = [0; 8];
        first.copy_from_slice(&hash.finalize()[..8]);
        // 53 bits are as many as a number between 0 and 1 keeps.
        (u64::from_le_bytes(first) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Returns one suggestion for a person who did not ask for one, or `None` for nothing.
///
/// Returns `None` on a sunny or fair day without stressors. On such a day open flags do not count: what is offered
/// suits the weather that the person has now, not that of the days before. Otherwise [`options`] are chosen from with
/// clipped probabilities; `chance` is a number from 0 up to 1.
#[must_use]
pub fn suggest_unrequested(
    catalogue: &[Intervention],
    situation: &Situation<'_>,
    basis: &ChoiceBasis<'_>,
    chance: f64,
) -> Option<ChosenIntervention> {
    let good = situation.weather.is_some_and(|weather| weather >= Weather::Fair);
    if good && situation.stressors.is_empty() {
        return None;
    }
    let situation = if good { Situation { flags: &[], ..*situation } } else { *situation };
    let options = options(catalogue, &situation);
    let propensities = basis.propensities(&options);
    let index = propensities.choose(chance)?;
    let (intervention, why) = options.into_iter().nth(index)?;
    Some(ChosenIntervention { key: intervention.key.clone(), why, propensity: *propensities.options.get(index)? })
}

/// Returns the interventions that one is chosen from, in the order of their keys.
///
/// They are those that fit for the strongest reason (a stressor, then a flag, then the weather), and for the next one
/// if they are fewer than three. What was offered within the last three shifts is left out if anything else fits, and
/// so is what takes longer than five minutes for a person with little energy.
#[must_use]
pub fn options<'a>(
    catalogue: &'a [Intervention],
    situation: &Situation<'_>,
) -> Vec<(&'a Intervention, SuggestionReason)> {
    let mut fitting: Vec<_> =
        catalogue.iter().filter_map(|intervention| Some((intervention, situation.why(intervention)?))).collect();
    prefer(&mut fitting, |intervention| !situation.is_recent(intervention));
    if situation.has_little_energy() {
        prefer(&mut fitting, |intervention| intervention.minutes <= SHORT_MINUTES);
    }
    fitting.sort_by_key(|(_, why)| why.rank());
    let third = fitting.get(MIN_OPTIONS - 1).or(fitting.last());
    if let Some(last) = third.map(|(_, why)| why.rank()) {
        fitting.retain(|(_, why)| why.rank() <= last);
    }
    fitting.sort_by(|(one, _), (other, _)| one.key.cmp(&other.key));
    fitting
}

/// Keeps the interventions that are `better`, if there are any.
fn prefer(fitting: &mut Vec<(&Intervention, SuggestionReason)>, better: impl Fn(&Intervention) -> bool) {
    if fitting.iter().any(|(intervention, _)| better(intervention)) {
        fitting.retain(|(intervention, _)| better(intervention));
    }
}

impl ChoiceBasis<'_> {
    /// Returns what is believed of the share of "it helped" of an intervention for this person.
    #[must_use]
    pub fn share(&self, intervention: &Intervention) -> Beta {
        let released = ReleasedCounts::of(self.released, &intervention.key);
        let prior = of_person(of_centre(intervention.prior, released));
        let answers: u32 = self.own.iter().map(|counts| counts.helped + counts.not).sum();
        let own = self.own.iter().find(|counts| counts.key == intervention.key && answers >= MIN_OWN_ANSWERS);
        own.map_or(prior, |counts| prior.after(counts.helped, counts.not))
    }

    /// Returns how likely each of these options is chosen.
    #[must_use]
    pub fn propensities(&self, options: &[(&Intervention, SuggestionReason)]) -> Propensities {
        match self.policy {
            ChoicePolicy::Uniform => Propensities::uniform(options.len()),
            ChoicePolicy::Learned => {
                let shares: Vec<Beta> = options.iter().map(|(intervention, _)| self.share(intervention)).collect();
                Propensities::learned(&shares)
            }
        }
    }
}

#[cfg(test)]
mod tests;
