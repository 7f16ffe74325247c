//! What is offered to somebody who just checked in: one thing or nothing, from their own entries and answers alone.

use jiff::Timestamp;

use super::content;
use super::derived::{Derived, LOOK_BACK};
use super::store::{Offered, Outcome, Range, Sight, Store, StoreError};
use crate::domain::CheckIn;
use crate::insight::flag::Flag;
use crate::insight::suggestion::{FlagAbout, For, Situation, Tally, unasked};

/// "Less of this" holds for so many days: nobody wants to be asked again next week, and few mean for ever.
const LESS_DAYS: i32 = 90;

/// What to offer on this entry, whether it is stored already or not. None where something was offered in its shift before.
///
/// # Errors
/// Where the database cannot be read.
pub async fn on_check_in(store: &Store, entry: &CheckIn, now: Timestamp) -> Result<Option<Offered>, StoreError> {
    let (person, workday) = (entry.person, entry.workday);
    let shift = entry.shift.clone().unwrap_or_default();
    if store.offered_in(person, workday, shift.clone()).await?.is_some() {
        return Ok(None);
    }
    let mut entries = store.own(person, Range { from: workday.plus(-LOOK_BACK), to: workday }).await?;
    entries.retain(|known| known.id != entry.id);
    entries.push(entry.clone());
    let settled = store.new_normals(person, Sight::Own).await?;
    let derived = Derived::from_entries(person, &entries, &settled);
    let flags: Vec<FlagAbout> =
        derived.flags.iter().filter(|flag| Flag::is_open(flag)).map(|flag| (&flag.kind).into()).collect();
    let before = store.offered_since(person, workday.plus(-LESS_DAYS)).await?;
    let less_of: Vec<String> = before
        .iter()
        .filter(|offer| offer.outcome == Some(Outcome::Less))
        .map(|offer| offer.intervention.clone())
        .collect();
    let recently_offered: Vec<_> = before.into_iter().map(|offer| (offer.intervention, offer.workday)).collect();
    let tallies: Vec<Tally> =
        store.tallies(person).await?.into_iter().map(|(key, helped, not)| Tally { key, helped, not }).collect();
    let situation = Situation {
        asker: For::Agent,
        weather: Some(entry.weather),
        energy: entry.energy,
        stressors: &entry.stressors,
        flags: &flags,
        team_wide: false,
        recently_offered: &recently_offered,
        less_of: &less_of,
        workday,
    };
    let chosen = unasked(content::interventions().rules(), &situation, &tallies);
    Ok(chosen.map(|chosen| Offered {
        workday,
        shift,
        intervention: chosen.key,
        why: chosen.why.to_string(),
        offered_at: now,
        outcome: None,
    }))
}
