//! What is offered to somebody who just checked in: one thing or nothing, from their own entries and answers alone.

use jiff::Timestamp;

use crate::state::derived::{Derived, LOOK_BACK};
use domain::CheckIn;
use insight::flag::Flag;
use insight::suggestion::{FlagAbout, For, Situation, Tally, unasked};
use store::{Outcome, Range, Sight, Store, StoreError, SuggestionOffer};

/// "Less of this" holds for so many days: nobody wants to be asked again next week, and few mean for ever.
pub const LESS_DAYS: i32 = 90;

/// What is known of a person when something may be offered to them.
#[derive(Clone, Debug, Default)]
pub struct Offering {
    /// What their flags that last are about.
    pub flags: Vec<FlagAbout>,
    /// What was offered to them in the last [`LESS_DAYS`].
    pub before: Vec<SuggestionOffer>,
    /// What they said of each thing.
    pub tallies: Vec<Tally>,
}

impl Offering {
    /// What to offer on this entry.
    #[must_use]
    pub fn on(&self, entry: &CheckIn, now: Timestamp) -> Option<SuggestionOffer> {
        let is_less = |offer: &&SuggestionOffer| offer.outcome == Some(Outcome::Less);
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
        Some(SuggestionOffer {
            workday: entry.workday,
            shift: entry.shift.clone().unwrap_or_default(),
            intervention: chosen.key,
            why: chosen.why.to_string(),
            offered_at: now,
            outcome: None,
        })
    }
}

/// What to offer on this entry, whether it is stored already or not. None where something was offered in its shift before.
///
/// # Errors
/// Where the database cannot be read.
pub async fn on_check_in(
    store: &Store,
    entry: &CheckIn,
    now: Timestamp,
) -> Result<Option<SuggestionOffer>, StoreError> {
    let (person, workday) = (entry.person, entry.workday);
    let shift = entry.shift.clone().unwrap_or_default();
    if store.suggestions().in_shift(person, workday, shift).await?.is_some() {
        return Ok(None);
    }
    let mut entries = store.check_ins().own(person, Range { from: workday.plus(-LOOK_BACK), to: workday }).await?;
    entries.retain(|known| known.id != entry.id);
    entries.push(entry.clone());
    let settled = store.new_normals().list(person, Sight::OwnerAccess).await?;
    let derived = Derived::from_entries(person, &entries, &settled);
    let tallies = store.suggestions().outcome_counts(person).await?;
    let offering = Offering {
        flags: derived.flags.iter().filter(|flag| Flag::is_open(flag)).map(|flag| (&flag.kind).into()).collect(),
        before: store.suggestions().since(person, workday.plus(-LESS_DAYS)).await?,
        tallies: tallies.into_iter().map(|(key, helped, not)| Tally { key, helped, not }).collect(),
    };
    Ok(offering.on(entry, now))
}
