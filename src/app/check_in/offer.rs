//! What is offered to a person who just checked in: one thing or nothing, from their own entries and answers alone.

use jiff::Timestamp;

use crate::state::derived::{Derived, LOOK_BACK};
use domain::{CheckIn, PersonId};
use insight::flag::Flag;
use insight::suggestion::{FlagAbout, For, Situation, Tally, unasked};
use store::{OfferBasis, Offered, Outcome, Range, Store, StoreError};

/// "Less of this" holds for so many days: nobody wants to be asked again next week, and few mean for ever.
pub const LESS_DAYS: i32 = 90;

/// What is known of a person when something may be offered to them.
#[derive(Clone, Debug, Default)]
pub struct Offering {
    /// What their flags that last are about.
    pub flags: Vec<FlagAbout>,
    /// What was offered to them in the last [`LESS_DAYS`].
    pub before: Vec<Offered>,
    /// What they said of each thing.
    pub tallies: Vec<Tally>,
}

impl Offering {
    fn from_basis(person: PersonId, basis: OfferBasis) -> Self {
        let derived = Derived::from_entries(person, &basis.entries, &basis.settled);
        Self {
            flags: derived.flags.iter().filter(|flag| Flag::is_open(flag)).map(|flag| (&flag.kind).into()).collect(),
            before: basis.before,
            tallies: basis.tallies.into_iter().map(|(key, helped, not)| Tally { key, helped, not }).collect(),
        }
    }

    /// What to offer on this entry.
    #[must_use]
    pub fn on(&self, entry: &CheckIn, now: Timestamp) -> Option<Offered> {
        let is_less = |offer: &&Offered| offer.outcome == Some(Outcome::Less);
        let less_of: Vec<String> = self.before.iter().filter(is_less).map(|offer| offer.intervention.clone()).collect();
        let recently_offered: Vec<_> =
            self.before.iter().map(|offer| (offer.intervention.clone(), offer.workday)).collect();
        let situation = Situation {
            asker: For::Agent,
            weather: Some(entry.weather),
            energy: entry.energy,
            stressors: &entry.stressors,
            flags: &self.flags,
            team_wide: false,
            recently_offered: &recently_offered,
            less_of: &less_of,
            workday: entry.workday,
        };
        let chosen = unasked(content::interventions().rules(), &situation, &self.tallies)?;
        Some(Offered {
            workday: entry.workday,
            shift: entry.shift.clone().unwrap_or_default(),
            intervention: chosen.key,
            why: chosen.why.to_string(),
            offered_at: now,
            outcome: None,
        })
    }
}

/// What is offered in the shift of an entry that the person looks at. The first time, this computes the offer and records it.
///
/// An offer needs a year of entries, so it is computed here and not when a check-in is recorded: the check-in waits for one write
/// and for nothing else. It is recorded when it is first shown, like an entry of the access log and as the only write of the page,
/// because later offers depend on it ("not the same thing within five days") and because the person can answer it. The
/// store keeps one offer a shift, so loading the page twice, or two pages at once, changes nothing.
///
/// # Errors
/// If the database cannot be read. If the offer cannot be recorded, nothing is offered.
pub async fn shown(store: &Store, entry: &CheckIn, now: Timestamp) -> Result<Option<Offered>, StoreError> {
    let (person, workday, shift) = (entry.person, entry.workday, entry.shift.clone().unwrap_or_default());
    let known = store.offered_in(person, workday, shift.clone()).await?;
    if known.is_some() {
        return Ok(known);
    }
    let range = Range { from: workday.plus(-LOOK_BACK), to: workday };
    let basis = store.offer_basis(person, range, workday.plus(-LESS_DAYS)).await?;
    let Some(offer) = Offering::from_basis(person, basis).on(entry, now) else { return Ok(None) };
    if let Err(error) = store.offer(person, offer).await {
        tracing::warn!(%error, "an offer could not be recorded");
        return Ok(None);
    }
    // Another page may have recorded one first, and one that is locked stays hidden.
    store.offered_in(person, workday, shift).await
}
