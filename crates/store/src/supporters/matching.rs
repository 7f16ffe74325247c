//! Matching: takes back what no longer fits, and offers the waiting searches to the supporters whom the assignment
//! chooses.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Supporters, erase, rows};
use crate::StoreError;
use crate::db::rows::{MEMBERSHIP, membership, moment};
use crate::erasures::ledger::{Erasure, Ledger};
use crate::erasures::record::write_ledger;
use crate::keys::table;
use crate::people::person::profile;
use crate::people::profile::Profile;
use crate::roster::today;
use domain::person::Membership;
use domain::supporter::{ReportingLine, SearchState, takes_part};
use domain::talk_request::{Presence, WantedTime};
use domain::{Locale, PersonId, Supporter, SupporterSearch, TalkRequestId};
use insight::supporters::{Seeker, Volunteer, assign, faded, may_meet};

impl Supporters<'_> {
    /// Ends searches that lasted too long, takes back offers that were not answered in time or no longer fit, and
    /// offers what waits to the supporters of the least costly assignment. Returns everybody for whom something
    /// changed.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn match_all(self, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let mut concerned = dissolve(c, &ledger, now)?;
                let waiting = rows::searches(c, "q.state = 'looking' OR q.supporter IS NULL", [])?;
                if waiting.is_empty() {
                    return Ok(concerned);
                }
                let pool = SupporterPool::load(c, now)?;
                let mut seekers = Vec::new();
                let mut sought = Vec::new();
                for search in &waiting {
                    if let Some(seeker) = pool.seeker(c, search, now)? {
                        seekers.push(seeker);
                        sought.push(search);
                    }
                }
                let volunteers = pool.volunteers(c, now)?;
                for (search, index) in sought.into_iter().zip(assign(&seekers, &volunteers)) {
                    let Some(volunteer) = index.and_then(|index| volunteers.get(index)) else { continue };
                    let supporter = volunteer.supporter.person;
                    let state = SearchState::Offered(supporter);
                    rows::write(c, &SupporterSearch { state, changed_at: now, ..search.clone() })?;
                    concerned.extend([search.asker, supporter]);
                }
                Ok(concerned)
            })
            .await
    }

    /// Whether there is a supporter for a person: one who takes new requests, outside the reporting line, in this
    /// language. What others asked, caps and quiet hours are not considered.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn are_there_for(self, asker: PersonId, language: Locale, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .read(move |c| {
                let Some(asker) = profile(c, asker)? else { return Ok(false) };
                let pool = SupporterPool::load(c, now)?;
                let (person, line) = (asker.person.id, pool.line(&asker, now));
                let seeker = Seeker { person, line, language, topic: None, can_wait: true, but: Vec::new() };
                Ok(pool.is_there_for(&seeker, now))
            })
            .await
    }

    /// Whether a search can still find somebody: there is a supporter as in [`Self::are_there_for`] whom it has not
    /// been offered to, or one has it now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn are_left_for(self, id: TalkRequestId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .read(move |c| {
                let Some(search) = rows::find(c, id)? else { return Ok(false) };
                let pool = SupporterPool::load(c, now)?;
                let seeker = pool.seeker(c, &search, now)?;
                Ok(seeker.is_some_and(|seeker| pool.is_there_for(&seeker, now)))
            })
            .await
    }
}

/// The supporters who are here, and the memberships of everybody.
struct SupporterPool {
    supporters: Vec<(Supporter, Profile)>,
    memberships: Vec<Membership>,
}

impl SupporterPool {
    fn load(c: &Connection, now: Timestamp) -> Result<Self, StoreError> {
        let mut supporters = Vec::new();
        for supporter in rows::supporters(c, "1", [])? {
            let Some(profile) = profile(c, supporter.person)? else { continue };
            let here = profile.person.is_here_on(profile.person.today(now));
            let known = supporter.is_known_to_account(profile.unconfirmed_reset);
            if here && known && takes_part(profile.person.roles) {
                supporters.push((supporter, profile));
            }
        }
        // A night shift belongs to the day before.
        let earliest = today::at_earliest(c, now)?.plus(-1);
        let mut statement = c.prepare_cached(&format!(
            "SELECT {MEMBERSHIP} FROM membership m WHERE m.ends_on IS NULL OR m.ends_on >= ?1"
        ))?;
        let memberships = statement.query_map([earliest.number()], membership)?.collect::<Result<_, _>>()?;
        Ok(Self { supporters, memberships })
    }

    fn is_there_for(&self, seeker: &Seeker, now: Timestamp) -> bool {
        let fits = |(supporter, profile): &(Supporter, Profile)| {
            !supporter.paused && may_meet(seeker, supporter, &self.line(profile, now))
        };
        self.supporters.iter().any(fits)
    }

    fn line(&self, profile: &Profile, now: Timestamp) -> ReportingLine {
        ReportingLine::of(profile.person.id, &self.memberships, profile.person.today(now))
    }

    /// None if the asker has left, or may not ask any more.
    fn seeker(&self, c: &Connection, search: &SupporterSearch, now: Timestamp) -> Result<Option<Seeker>, StoreError> {
        let asker = profile(c, search.asker)?;
        let may_ask =
            |asker: &Profile| asker.person.is_here_on(asker.person.today(now)) && takes_part(asker.person.roles);
        let Some(asker) = asker.filter(may_ask) else { return Ok(None) };
        let mut but: Vec<PersonId> = c
            .prepare_cached("SELECT person_id FROM supporter_offered WHERE search = ?1")?
            .query_map([search.id.0.as_bytes()], |row| row.get(0).map(PersonId))?
            .collect::<Result<_, _>>()?;
        let asked: Vec<(PersonId, Timestamp)> = c
            .prepare_cached(
                "SELECT addressee, asked_at FROM talk_request WHERE asker = ?1 AND addressee IS NOT NULL AND state <> 'talked'",
            )?
            .query_map([search.asker.0], |row| Ok((PersonId(row.get(0)?), moment(row, 1)?)))?
            .collect::<Result<_, _>>()?;
        // A request that is locked for a later search, after a reset of the password, makes room: otherwise the search
        // would tell with whom the person talks.
        let locks = table::locks(c, search.asker)?;
        let makes_room = |asked_at| locks.cover(asked_at) && !locks.cover(search.asked_at);
        but.extend(asked.into_iter().filter(|(_, asked_at)| !makes_room(*asked_at)).map(|(person, _)| person));
        Ok(Some(Seeker {
            person: search.asker,
            line: self.line(&asker, now),
            language: search.language,
            topic: search.topic.clone(),
            can_wait: search.wanted == WantedTime::Tomorrow,
            but,
        }))
    }

    fn volunteers(&self, c: &Connection, now: Timestamp) -> Result<Vec<Volunteer>, StoreError> {
        let mut held = c.prepare_cached(
            "SELECT (SELECT count(*) FROM supporter_search WHERE supporter = ?1) + (SELECT count(*) FROM talk_request \
             WHERE addressee = ?1 AND role = 'supporter' AND state <> 'talked')",
        )?;
        self.supporters
            .iter()
            .map(|(supporter, profile)| {
                let local = now.to_zoned(profile.person.time_zone.clone()).datetime();
                Ok(Volunteer {
                    supporter: supporter.clone(),
                    line: self.line(profile, now),
                    presence: Presence::at(&profile.person.plan(), local),
                    is_quiet: supporter.quiet.is_some_and(|quiet| quiet.cover(local.time())),
                    held: held.query_row([supporter.person.0], |row| row.get(0))?,
                    taken_on: taken_on(c, supporter.person, now)?,
                })
            })
            .collect()
    }
}

/// Ends searches that lasted too long, and takes back offers that were not answered in time or no longer fit. Returns
/// everybody for whom something changed.
pub(super) fn dissolve(c: &Connection, ledger: &Ledger, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
    let all = rows::searches(c, "1", [])?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let pool = SupporterPool::load(c, now)?;
    let mut concerned = Vec::new();
    for search in all {
        let holder = search.state.supporter();
        if search.is_over(now) {
            erase::delete_search(c, search.id)?;
            write_ledger(c, ledger, search.asker, [Erasure::Request(search.id)], now)?;
        } else if holder.is_some() && (search.offer_is_over(now) || !still_fits(c, &pool, &search, now)?) {
            erase::take_back(c, &search, now)?;
        } else {
            continue;
        }
        concerned.extend(holder.into_iter().chain([search.asker]));
    }
    Ok(concerned)
}

/// Whether the supporter who has a search may still have it.
fn still_fits(
    c: &Connection,
    pool: &SupporterPool,
    search: &SupporterSearch,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let holder = |(supporter, _): &&(Supporter, Profile)| Some(supporter.person) == search.state.supporter();
    let Some((supporter, profile)) = pool.supporters.iter().find(holder) else { return Ok(false) };
    let Some(seeker) = pool.seeker(c, search, now)? else { return Ok(false) };
    Ok(!supporter.paused && may_meet(&seeker, supporter, &pool.line(profile, now)))
}

/// How many talks a supporter took on, as it counts now.
fn taken_on(c: &Connection, person: PersonId, now: Timestamp) -> Result<f64, StoreError> {
    let stored = c
        .prepare_cached("SELECT taken_on, counted_at FROM supporter WHERE person_id = ?1")?
        .query_row([person.0], |row| Ok((row.get::<_, f64>(0)?, moment(row, 1)?)))
        .optional()?;
    Ok(stored.map_or(0.0, |(talks, at)| faded(talks, passed(at, now))))
}

/// The average over all supporters who take new requests, except one; 0 if there are none.
pub(super) fn mean_taken_on(c: &Connection, but: PersonId, now: Timestamp) -> Result<f64, StoreError> {
    let others = rows::supporters(c, "s.person_id <> ?1 AND s.paused = 0", [but.0])?;
    let mut counts = HashMap::new();
    for other in &others {
        counts.insert(other.person, taken_on(c, other.person, now)?);
    }
    let number = u32::try_from(counts.len()).unwrap_or(u32::MAX).max(1);
    Ok(counts.values().sum::<f64>() / f64::from(number))
}

/// Raises the count of a supporter's talks to at least this many.
pub(super) fn raise_taken_on(c: &Connection, person: PersonId, least: f64, now: Timestamp) -> Result<(), StoreError> {
    set_taken_on(c, person, taken_on(c, person, now)?.max(least), now)
}

/// Counts one more talk that a supporter took on.
pub(super) fn count_talk(c: &Connection, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
    set_taken_on(c, person, taken_on(c, person, now)? + 1.0, now)
}

fn set_taken_on(c: &Connection, person: PersonId, talks: f64, now: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "UPDATE supporter SET taken_on = ?2, counted_at = ?3 WHERE person_id = ?1",
        params![person.0, talks, now.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

fn passed(from: Timestamp, now: Timestamp) -> SignedDuration {
    now.duration_since(from)
}
