//! What is offered to a person who just checked in: one thing or nothing, from their own entries and answers and from released figures.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::state::derived::Derived;
use domain::check_in::RETENTION_DAYS;
use domain::{CheckIn, PersonId, Workday};
use insight::flag::Flag;
use insight::suggestion::choice::{COOLDOWN_HOURS, ChoiceBasis, suggest_unrequested};
use insight::suggestion::prior::counting;
use insight::suggestion::{FlagScope, OutcomeCounts, Situation, SuggestionFor};
use store::{ChoiceSettings, OfferBasis, Outcome, Range, Store, StoreError, SuggestionOffer};

/// "Less of this" holds for this many days: nobody wants to be asked again next week, and few mean forever.
pub const LESS_DAYS: i32 = 90;
/// For this many days a person can answer an offer; one without an answer is gone afterwards.
pub const OPEN_DAYS: i32 = 7;
/// How many whole weeks before this one offers are computed for: more than any rule about recent offers looks back.
const REPLAYED_WEEKS: i32 = 3;

/// What is known of a person when something may be offered to them.
#[derive(Clone, Debug)]
pub struct Offering<'a> {
    /// What their flags that last are about.
    pub flags: Vec<FlagScope>,
    /// What was offered to them in the last [`LESS_DAYS`].
    pub before: Vec<SuggestionOffer>,
    /// What they said of each thing until then.
    pub tallies: Vec<OutcomeCounts>,
    /// What every choice in the centre is based on.
    pub choices: &'a ChoiceSettings,
}

impl Offering<'_> {
    /// What to offer on this entry.
    #[must_use]
    pub fn on(&self, entry: &CheckIn) -> Option<SuggestionOffer> {
        let cooldown = SignedDuration::from_hours(COOLDOWN_HOURS);
        let is_cooling = |offer: &SuggestionOffer| entry.said_at.duration_since(offer.offered_at).abs() < cooldown;
        if self.before.iter().any(is_cooling) {
            return None;
        }
        let is_less = |offer: &&SuggestionOffer| offer.outcome == Some(Outcome::Less);
        let less_of: Vec<String> = self.before.iter().filter(is_less).map(|offer| offer.intervention.clone()).collect();
        let recently_offered: Vec<_> =
            self.before.iter().map(|offer| (offer.intervention.clone(), offer.workday)).collect();
        let stressors: Vec<_> = entry.own_stressors().cloned().collect();
        let situation = Situation {
            recipient: SuggestionFor::Agent,
            weather: Some(entry.weather),
            energy: entry.energy,
            stressors: &stressors,
            flags: &self.flags,
            team_wide: false,
            recently_offered: &recently_offered,
            less_of: &less_of,
            workday: entry.workday,
        };
        let released = counting(self.choices.released.iter().map(|draw| &**draw), entry.workday);
        let policy = self.choices.policy_at(entry.said_at);
        let basis = ChoiceBasis { policy, released: &released, own: &self.tallies };
        let shift = entry.shift.clone().unwrap_or_default();
        let chance = self.choices.seed.chance(entry.person, entry.workday, &shift);
        let chosen = suggest_unrequested(content::interventions().rules(), &situation, &basis, chance)?;
        Some(SuggestionOffer {
            workday: entry.workday,
            shift,
            intervention: chosen.key,
            why: chosen.why.to_string(),
            offered_at: entry.said_at,
            outcome: None,
            answered_at: None,
            propensity: Some(chosen.propensity),
        })
    }
}

/// The offers of the last [`OPEN_DAYS`] to a person, newest first, from one snapshot.
///
/// An offer is derived when a page shows it, as flags are. So a check-in waits for one write and for nothing else, a page that is
/// opened writes nothing, and an offer follows from what the check-ins say now: changed, undone or deleted ones take theirs along.
/// Only an offer that the person answered is stored ([`answer`]); it stays as it was. One shift has at most one offer: that of its last
/// check-in, so that it suits the weather that the person has now.
///
/// # Errors
/// If the database cannot be read.
pub async fn recent(store: &Store, person: PersonId, today: Workday) -> Result<Vec<SuggestionOffer>, StoreError> {
    Ok(open(person, basis(store, person, today).await?, today))
}

/// The offers of the last [`OPEN_DAYS`], newest first, from what was read before; see [`recent`].
#[must_use]
pub fn open(person: PersonId, basis: OfferBasis, today: Workday) -> Vec<SuggestionOffer> {
    let mut offers = replayed(person, basis, today);
    offers.retain(|offer| offer.workday > today.plus(-OPEN_DAYS));
    offers.reverse();
    offers
}

/// The offer of one shift; `None` if nothing was offered in it, or more than [`OPEN_DAYS`] ago.
///
/// # Errors
/// If the database cannot be read.
pub async fn in_shift(
    store: &Store,
    person: PersonId,
    today: Workday,
    shift: (Workday, &str),
) -> Result<Option<SuggestionOffer>, StoreError> {
    Ok(of_shift(person, basis(store, person, today).await?, today, shift))
}

/// What the offers to a person follow from: their entries of the last [`RETENTION_DAYS`] days among it, oldest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn basis(store: &Store, person: PersonId, today: Workday) -> Result<OfferBasis, StoreError> {
    store.suggestions().basis(person, Range { from: today.plus(-RETENTION_DAYS), to: today }).await
}

/// The offer of one shift, from what was read before; see [`in_shift`].
#[must_use]
pub fn of_shift(
    person: PersonId,
    basis: OfferBasis,
    today: Workday,
    (workday, shift): (Workday, &str),
) -> Option<SuggestionOffer> {
    open(person, basis, today).into_iter().find(|offer| offer.workday == workday && offer.shift == shift)
}

/// Stores what a person says of the offer of one shift. False if there was none, or more than [`OPEN_DAYS`] ago.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn answer(
    store: &Store,
    person: PersonId,
    today: Workday,
    (workday, shift): (Workday, String),
    (outcome, now): (Outcome, Timestamp),
) -> Result<bool, StoreError> {
    if workday <= today.plus(-OPEN_DAYS) {
        return Ok(false);
    }
    if store.suggestions().set_outcome(person, workday, shift.clone(), outcome, now).await? {
        return Ok(true);
    }
    let Some(offer) = in_shift(store, person, today, (workday, &shift)).await? else { return Ok(false) };
    let answered = SuggestionOffer { outcome: Some(outcome), answered_at: Some(now), ..offer };
    store.suggestions().offer(person, answered).await?;
    Ok(true)
}

/// The stored offers and those that follow from the check-ins of the last weeks, oldest first.
///
/// Each offer depends on those before it, so they are computed in the order of the check-ins, from a Monday on: within a week all
/// of them begin at the same day and come out the same.
fn replayed(person: PersonId, basis: OfferBasis, today: Workday) -> Vec<SuggestionOffer> {
    let derived = Derived::from_entries(person, &basis.entries, &basis.settled);
    let first = today.week_start().plus(-7 * REPLAYED_WEEKS);
    let mut offers = basis.stored;
    offers.reverse();
    let considered = |entry: &&CheckIn| entry.workday >= first;
    let entries: Vec<&CheckIn> = basis.entries.iter().filter(considered).collect();
    for (index, entry) in entries.iter().enumerate() {
        // A later check-in of the same shift says what the weather is now.
        let same_shift = |later: &&CheckIn| later.workday == entry.workday && later.shift == entry.shift;
        if entries[index + 1..].iter().any(same_shift) {
            continue;
        }
        let shift = entry.shift.as_deref().unwrap_or_default();
        if offers.iter().any(|offer| offer.workday == entry.workday && offer.shift == shift) {
            continue;
        }
        let open = |flag: &&Flag| flag.opened <= entry.workday && flag.ended.is_none_or(|ended| ended > entry.workday);
        let before: Vec<&SuggestionOffer> = offers.iter().filter(|offer| offer.workday <= entry.workday).collect();
        let offering = Offering {
            flags: derived.flags.iter().filter(open).map(|flag| (&flag.kind).into()).collect(),
            // An answer that came later changes nothing that was offered before it.
            tallies: tallies(before.iter().copied().filter(|offer| answered_by(offer, entry.said_at))),
            choices: &basis.choices,
            before: before
                .into_iter()
                .filter(|offer| offer.workday >= entry.workday.plus(-LESS_DAYS))
                .cloned()
                .collect(),
        };
        if let Some(offer) = offering.on(entry) {
            let position = offers.partition_point(|known| known.workday <= offer.workday);
            offers.insert(position, offer);
        }
    }
    offers
}

/// Whether an offer was answered by this moment. Answers of earlier versions have no moment of their own.
fn answered_by(offer: &SuggestionOffer, moment: Timestamp) -> bool {
    offer.answered_at.unwrap_or(offer.offered_at) <= moment
}

/// How often the person said of each intervention that it helped, and that it did not. Interventions without such an answer are left out.
#[must_use]
pub fn tallies<'a>(offers: impl IntoIterator<Item = &'a SuggestionOffer>) -> Vec<OutcomeCounts> {
    let mut tallies: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for offer in offers {
        match offer.outcome {
            Some(Outcome::Helped) => tallies.entry(&offer.intervention).or_default().0 += 1,
            Some(Outcome::NotHelped) => tallies.entry(&offer.intervention).or_default().1 += 1,
            _ => {}
        }
    }
    tallies.into_iter().map(|(key, (helped, not))| OutcomeCounts { key: key.to_owned(), helped, not }).collect()
}
