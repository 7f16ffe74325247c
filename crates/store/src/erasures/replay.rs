//! Replaying the ledger on a restored backup.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::erase::{erase, is_erased_since};
use super::ledger::{Erasure, LedgerLine, mark_of};
use crate::StoreError;
use crate::check_ins::withdraw::{remove, remove_until};
use crate::check_ins::{good_things, notes};
use crate::climate::counted::uncount_until;
use crate::counselling;
use crate::db::rows::audience_number;
use crate::events;
use crate::flags::follow_ups;
use crate::keys::table;
use crate::library;
use crate::people::usual_audience;
use crate::stressor_register;
use crate::supporters;
use crate::talk_requests;
use crate::thanks;
use domain::{Audience, CheckInId, PersonId};

/// Erases again what a ledger says was erased. Returns how many of its lines concern a person of this database.
pub(crate) fn replay(c: &Connection, lines: &[LedgerLine]) -> Result<usize, StoreError> {
    let mut people = std::collections::HashMap::new();
    let mut statement = c.prepare("SELECT id, key FROM person")?;
    for person in statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))? {
        let (id, key) = person?;
        people.insert(mark_of(&key), PersonId(id));
    }
    let mut concerned = 0;
    for line in lines {
        if let Erasure::Everything(marks) | Erasure::Person(marks) = &line.erased {
            table::delete_by_fingerprint(c, marks)?;
        }
        if let Erasure::Source(id) = &line.erased {
            stressor_register::forget::remove_author(c, *id)?;
        }
        let Some(person) = people.get(&line.whose).copied() else { continue };
        concerned += 1;
        match &line.erased {
            Erasure::Entry(id) => remove(c, person, *id)?,
            Erasure::Referral(_) | Erasure::Booking(_) | Erasure::SignUp(_) => {
                counselling::replay(c, person, &line.erased, line.at)?;
            }
            // A search becomes a talk request with the same id.
            Erasure::Request(id) => {
                talk_requests::rows::delete(c, *id)?;
                supporters::delete_search(c, *id)?;
            }
            Erasure::Volunteering => {
                supporters::dismiss(c, person, line.at)?;
                supporters::stop_until(c, person, line.at)?;
            }
            Erasure::Uncounted => uncount_until(c, person, line.at)?,
            Erasure::Thanks(id) => thanks::erase::delete(c, *id)?,
            Erasure::HiddenThanks(id) => thanks::erase::hide(c, *id, line.at)?,
            Erasure::EventSignUp(id) => events::erase::replay(c, person, *id, line.at)?,
            Erasure::Case(id) => library::cases::delete(c, *id)?,
            // A line of nobody, repeated above.
            Erasure::Source(_) => {}
            Erasure::Everything(_) => remove_until(c, person, line.at)?,
            // A backup from after it has what the person did since, or somebody who came later and got the same id.
            Erasure::Person(_) if is_erased_since(c, person, line.at)? || has_come_since(c, person, line.at)? => {}
            Erasure::Person(_) => erase(c, person, line.at)?,
            Erasure::Narrowed(id, audience) => narrow(c, person, *id, *audience)?,
            Erasure::NarrowedUsual(audience) => usual_audience::narrow(c, person, *audience)?,
            Erasure::Note(id, fingerprint) => notes::remove(c, person, *id, fingerprint)?,
            Erasure::GoodThing(id, fingerprint) => good_things::remove(c, person, *id, fingerprint)?,
            Erasure::NarrowedNote(id, audience) => narrow_note(c, person, *id, *audience)?,
            Erasure::LeadTags(id) => make_lead_tags_private(c, person, *id)?,
            Erasure::Stopped(flag) => follow_ups::leave_alone(c, person, *flag, line.at)?,
        }
    }
    Ok(concerned)
}

/// Whether somebody was put into a team after this moment, so that the database is from after it.
fn has_come_since(c: &Connection, person: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM membership WHERE person_id = ?1 AND granted_at > ?2";
    Ok(c.prepare_cached(sql)?.exists(params![person.0, at.as_millisecond()])?)
}

/// Lets at most `audience` see an entry or a tough call.
fn narrow(c: &Connection, person: PersonId, id: CheckInId, audience: Audience) -> Result<(), StoreError> {
    let values = params![person.0, id.0.as_bytes(), audience_number(audience)];
    c.execute(
        "UPDATE check_in SET audience = min(audience, ?3), note_audience = min(note_audience, ?3), \
         tag_audience = min(tag_audience, ?3) WHERE person_id = ?1 AND id = ?2",
        values,
    )
    .map_err(StoreError::named)?;
    c.execute("UPDATE tough_moment SET audience = min(audience, ?3) WHERE person_id = ?1 AND id = ?2", values)
        .map_err(StoreError::named)?;
    Ok(())
}

/// Lets at most `audience` see the note of an entry.
fn narrow_note(c: &Connection, person: PersonId, id: CheckInId, audience: Audience) -> Result<(), StoreError> {
    c.execute(
        "UPDATE check_in SET note_audience = min(note_audience, ?3) WHERE person_id = ?1 AND id = ?2",
        params![person.0, id.0.as_bytes(), audience_number(audience)],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

fn make_lead_tags_private(c: &Connection, person: PersonId, id: CheckInId) -> Result<(), StoreError> {
    c.execute(
        "UPDATE check_in SET tag_audience = 0 WHERE person_id = ?1 AND id = ?2",
        params![person.0, id.0.as_bytes()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}
