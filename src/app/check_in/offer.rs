//! What is offered to a person who just checked in or noted a tough call: one thing or nothing, from their own entries
//! and answers and from released figures.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::state::derived::Derived;
use domain::check_in::RETENTION_DAYS;
use domain::shift::ShiftKey;
use domain::tough_call::question;
use domain::{CheckIn, PersonId, StressorKey, ToughCall, Weather, Workday};
use insight::flag::Flag;
use insight::suggestion::choice::{COOLDOWN_HOURS, ChoiceBasis, suggest_unrequested};
use insight::suggestion::prior::counting;
use insight::suggestion::{FlagScope, Intervention, OutcomeCounts, Situation, SuggestionFor, SuggestionReason};
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
        let stressors: Vec<StressorKey> = entry.own_stressors().cloned().collect();
        let situation = Situation {
            weather: Some(entry.weather),
            energy: entry.energy,
            stressors: &stressors,
            flags: &self.flags,
            ..nothing_known(entry.workday)
        };
        self.choose(OfferOccasion::CheckIn(entry), content::interventions().rules(), situation)
    }

    /// What to offer on this tough call: something that suits its stressor or any hard moment. The breath is not among
    /// it, because the page after a call guides it anyway.
    fn on_call(&self, call: &ToughCall) -> Option<SuggestionOffer> {
        let offers = content::tough_calls();
        let stressors: Vec<StressorKey> = offers.stressor(call.source).into_iter().collect();
        let rules = content::interventions().rules().iter().filter(|rule| rule.key != offers.breath);
        let catalogue: Vec<Intervention> = rules.cloned().collect();
        let situation = Situation {
            // In any weather of the day: this is done right after a hard call.
            weather: Some(Weather::Stormy),
            tough_call: Some(call.source),
            stressors: &stressors,
            ..nothing_known(call.workday)
        };
        self.choose(OfferOccasion::ToughCall(call), &catalogue, situation)
    }

    fn choose(
        &self,
        occasion: OfferOccasion<'_>,
        catalogue: &[Intervention],
        situation: Situation<'_>,
    ) -> Option<SuggestionOffer> {
        let (workday, shift) = occasion.shift();
        let cooldown = SignedDuration::from_hours(COOLDOWN_HOURS);
        let is_cooling = |offer: &SuggestionOffer| occasion.at().duration_since(offer.offered_at).abs() < cooldown;
        if self.before.iter().any(is_cooling) {
            return None;
        }
        let is_less = |offer: &&SuggestionOffer| offer.outcome == Some(Outcome::Less);
        let less_of: Vec<String> = self.before.iter().filter(is_less).map(|offer| offer.intervention.clone()).collect();
        let recently_offered: Vec<_> =
            self.before.iter().map(|offer| (offer.intervention.clone(), offer.workday)).collect();
        let situation = Situation { recently_offered: &recently_offered, less_of: &less_of, ..situation };
        let released = counting(self.choices.released.iter().map(|draw| &**draw), workday);
        let policy = self.choices.policy_at(occasion.at());
        let basis = ChoiceBasis { policy, released: &released, own: &self.tallies };
        let chance = self.choices.seed.chance(occasion.person(), workday, shift);
        let chosen = suggest_unrequested(catalogue, &situation, &basis, chance)?;
        Some(SuggestionOffer {
            workday,
            shift: shift.to_owned(),
            intervention: chosen.key,
            why: chosen.why.to_string(),
            offered_at: occasion.at(),
            outcome: None,
            answered_at: None,
            propensity: Some(chosen.propensity),
        })
    }
}

/// A situation of a person on a workday, of which nothing else is known.
fn nothing_known(workday: Workday) -> Situation<'static> {
    Situation {
        recipient: SuggestionFor::Agent,
        weather: None,
        tough_call: None,
        energy: None,
        stressors: &[],
        flags: &[],
        team_wide: false,
        recently_offered: &[],
        less_of: &[],
        workday,
    }
}

/// What something may be offered on.
#[derive(Clone, Copy, Debug)]
enum OfferOccasion<'a> {
    CheckIn(&'a CheckIn),
    ToughCall(&'a ToughCall),
}

impl<'a> OfferOccasion<'a> {
    const fn person(self) -> PersonId {
        match self {
            Self::CheckIn(entry) => entry.person,
            Self::ToughCall(call) => call.person,
        }
    }

    fn shift(self) -> ShiftKey<'a> {
        match self {
            Self::CheckIn(entry) => entry.shift_key(),
            Self::ToughCall(call) => call.shift_key(),
        }
    }

    const fn at(self) -> Timestamp {
        match self {
            Self::CheckIn(entry) => entry.said_at,
            Self::ToughCall(call) => call.stated_at,
        }
    }
}

/// Whether something was offered on a tough call, whose page shows it.
#[must_use]
pub fn is_on_tough_call(offer: &SuggestionOffer) -> bool {
    matches!(offer.why.parse::<SuggestionReason>(), Ok(SuggestionReason::ToughCall(_)))
}

/// The offers of the last [`OPEN_DAYS`] to a person, newest first, from one snapshot.
///
/// An offer is derived when a page shows it, as flags are. So a check-in waits for one write and for nothing else, a
/// page that is opened writes nothing, and an offer follows from what the check-ins and tough calls say now: changed,
/// undone or deleted ones take theirs along. Only an offer that the person answered is stored ([`answer`]); it stays as
/// it was. One shift has at most one offer: that of its last check-in, so that it suits the weather that the person has
/// now, or that of its first tough call, if that came before. A shift in which the person is asked about earlier tough
/// calls has none: it would not be shown.
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
    shift: ShiftKey<'_>,
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
    (workday, shift): ShiftKey<'_>,
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
    (workday, shift): ShiftKey<'_>,
    outcome: Outcome,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if workday <= today.plus(-OPEN_DAYS) {
        return Ok(false);
    }
    if store.suggestions().set_outcome(person, workday, shift.to_owned(), outcome, now).await? {
        return Ok(true);
    }
    let Some(offer) = in_shift(store, person, today, (workday, shift)).await? else { return Ok(false) };
    let answered = SuggestionOffer { outcome: Some(outcome), answered_at: Some(now), ..offer };
    store.suggestions().offer(person, answered).await?;
    Ok(true)
}

/// What offers are considered on from a workday on, in the order in which it happened: of each shift the last check-in,
/// which says what the weather is now, and the first tough call.
fn occasions<'a>(entries: &'a [CheckIn], calls: &'a [ToughCall], first: Workday) -> Vec<OfferOccasion<'a>> {
    let entries: Vec<&'a CheckIn> = entries.iter().filter(|entry| entry.workday >= first).collect();
    let (mut occasions, mut of_calls): (Vec<OfferOccasion<'a>>, Vec<OfferOccasion<'a>>) = (Vec::new(), Vec::new());
    for (index, entry) in entries.iter().copied().enumerate() {
        if !entries[index + 1..].iter().any(|later| later.shift_key() == entry.shift_key()) {
            occasions.push(OfferOccasion::CheckIn(entry));
        }
    }
    for call in calls.iter().filter(|call| call.workday >= first).map(OfferOccasion::ToughCall) {
        if !of_calls.iter().any(|earlier| earlier.shift() == call.shift()) {
            of_calls.push(call);
        }
    }
    occasions.append(&mut of_calls);
    occasions.sort_by_key(|occasion| (occasion.shift().0, occasion.at()));
    occasions
}

/// The stored offers and those that follow from the check-ins and tough calls of the last weeks, oldest first.
///
/// Each offer depends on those before it, so they are computed in the order of what they are about, from a Monday on:
/// within a week all of them begin at the same day and come out the same.
fn replayed(person: PersonId, basis: OfferBasis, today: Workday) -> Vec<SuggestionOffer> {
    let derived = Derived::from_entries(person, &basis.entries, &basis.settled);
    let first = today.week_start().plus(-7 * REPLAYED_WEEKS);
    let mut offers = basis.stored;
    offers.reverse();
    for occasion in occasions(&basis.entries, &basis.calls, first) {
        let (workday, shift) = occasion.shift();
        if offers.iter().any(|offer| offer.workday == workday && offer.shift == shift) {
            continue;
        }
        // The question about earlier tough calls comes with the first check-in of the shift, in the place of an offer.
        let checked_in = |entry: &CheckIn| entry.shift_key() == (workday, shift) && entry.said_at <= occasion.at();
        let asked_before = basis.entries.iter().any(checked_in);
        if asked_before && question(&basis.calls, &basis.entries, &basis.answers, (workday, shift)).is_some() {
            continue;
        }
        let open = |flag: &&Flag| flag.opened <= workday && flag.ended.is_none_or(|ended| ended > workday);
        let before: Vec<&SuggestionOffer> = offers.iter().filter(|offer| offer.workday <= workday).collect();
        let offering = Offering {
            flags: derived.flags.iter().filter(open).map(|flag| (&flag.kind).into()).collect(),
            // An answer that came later changes nothing that was offered before it.
            tallies: tallies(before.iter().copied().filter(|offer| answered_by(offer, occasion.at()))),
            choices: &basis.choices,
            before: before.into_iter().filter(|offer| offer.workday >= workday.plus(-LESS_DAYS)).cloned().collect(),
        };
        let offer = match occasion {
            OfferOccasion::CheckIn(entry) => offering.on(entry),
            OfferOccasion::ToughCall(call) => offering.on_call(call),
        };
        if let Some(offer) = offer {
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

/// How often the person said of each intervention that it helped, and that it did not. Interventions without such an
/// answer are left out.
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
