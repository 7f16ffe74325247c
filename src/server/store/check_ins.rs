//! Check-ins: recorded once, read within a sight, narrowed, withdrawn.

use rusqlite::{Connection, OptionalExtension, params};

use super::rows::{self, CHECK_IN, audience_number};
use super::{Offered, Store, StoreError, looks, suggestions};
use crate::domain::person::Membership;
use crate::domain::{Audience, CheckIn, CheckInId, PersonId, TeamId, Viewer, Workday};

/// What became of a check-in that was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    /// It is stored now.
    New,
    /// The very same was stored before; nothing changed.
    Same,
    /// Another saying stands under this id and was left as it is.
    Different(Box<CheckIn>),
    /// It was undone or deleted before and does not come back.
    Withdrawn,
}

/// An interval of workdays, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// First workday.
    pub from: Workday,
    /// Last workday.
    pub to: Workday,
}

impl Store {
    /// Stores a check-in, durably, unless its id is known for this person.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Held`]: then nothing was stored.
    pub async fn record(&self, check_in: CheckIn) -> Result<Recorded, StoreError> {
        self.write(move |c| record(c, &check_in, false)).await
    }

    /// The same, and in the same commit what is offered on it, if the check-in is new and nothing was offered in this shift before.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn record_and_offer(&self, check_in: CheckIn, offer: Option<Offered>) -> Result<Recorded, StoreError> {
        self.write(move |c| {
            let recorded = record(c, &check_in, false)?;
            if let (Recorded::New, Some(offer)) = (&recorded, offer) {
                suggestions::offer(c, check_in.person, &offer)?;
            }
            Ok(recorded)
        })
        .await
    }

    /// Whether an entry of this id was undone or deleted.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn was_withdrawn(&self, person: PersonId, id: CheckInId) -> Result<bool, StoreError> {
        self.read(move |c| is_withdrawn(c, person, id)).await
    }

    /// Replaces what an entry of the person says, if it still exists. Its workday, team and moment stay.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn amend(&self, said: CheckIn) -> Result<Option<CheckIn>, StoreError> {
        self.write(move |c| {
            let Some(before) = find(c, said.person, said.id)? else { return Ok(None) };
            c.prepare_cached(
                "UPDATE check_in SET weather = ?3, energy = ?4, stressors = ?5, note = ?6, wish_to_talk = ?7, audience = ?8, \
                 note_audience = ?9 WHERE person_id = ?1 AND id = ?2",
            )?
            .execute(params![
                said.person.0,
                said.id.0.as_bytes(),
                said.weather.level(),
                said.energy.map(|e| e.bars()),
                rows::stored_stressors(&said.stressors),
                said.note,
                said.wish_to_talk,
                audience_number(said.audience),
                audience_number(said.note_audience),
            ])
            .map_err(StoreError::named)?;
            Ok(Some(before))
        })
        .await
    }

    /// Removes an entry for good and remembers its id. Gives what it was.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn withdraw(&self, person: PersonId, id: CheckInId) -> Result<Option<CheckIn>, StoreError> {
        self.write(move |c| {
            let before = find(c, person, id)?;
            if before.is_some() {
                c.execute("DELETE FROM check_in WHERE person_id = ?1 AND id = ?2", params![person.0, id.0.as_bytes()])
                    .map_err(StoreError::named)?;
                c.execute(
                    "INSERT OR IGNORE INTO withdrawn (person_id, id) VALUES (?1, ?2)",
                    params![person.0, id.0.as_bytes()],
                )
                .map_err(StoreError::named)?;
            }
            Ok(before)
        })
        .await
    }

    /// Removes every entry of a person, with what followed from them and who looked at them. Gives the entries as they were.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn withdraw_all(&self, person: PersonId) -> Result<Vec<CheckIn>, StoreError> {
        self.write(move |c| {
            let all = format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 ORDER BY c.seq");
            let before = list(c, &all, [person.0])?;
            for sql in [
                "INSERT OR IGNORE INTO withdrawn (person_id, id) SELECT person_id, id FROM check_in WHERE person_id = ?1",
                "DELETE FROM check_in WHERE person_id = ?1",
                "DELETE FROM suggestion WHERE person_id = ?1",
                "DELETE FROM flag_work WHERE person_id = ?1",
                "DELETE FROM new_normal WHERE person_id = ?1",
            ] {
                c.execute(sql, [person.0]).map_err(StoreError::named)?;
            }
            // Who looked on which day says on which days something was shared.
            looks::forget::subject(c, person)?;
            Ok(before)
        })
        .await
        .inspect(|_| self.seen.clear())
    }

    /// Gives an entry another audience, if `allowed` agrees to the change. Gives the entry as it was, and whether it changed.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn set_audience(
        &self,
        person: PersonId,
        id: CheckInId,
        audience: Audience,
        allowed: fn(&CheckIn, Audience, Workday) -> bool,
        today: Workday,
    ) -> Result<Option<(CheckIn, bool)>, StoreError> {
        self.write(move |c| {
            let Some(before) = find(c, person, id)? else { return Ok(None) };
            if !allowed(&before, audience, today) {
                return Ok(Some((before, false)));
            }
            let after = before.clone().for_audience(audience);
            c.execute(
                "UPDATE check_in SET audience = ?3, note_audience = ?4 WHERE person_id = ?1 AND id = ?2",
                params![
                    person.0,
                    id.0.as_bytes(),
                    audience_number(after.audience),
                    audience_number(after.note_audience)
                ],
            )
            .map_err(StoreError::named)?;
            Ok(Some((before, true)))
        })
        .await
    }

    /// Narrows every entry of the person up to `until` to at most `audience`. Gives those that were wider, as they were.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn narrow_all(
        &self,
        person: PersonId,
        until: Workday,
        audience: Audience,
    ) -> Result<Vec<CheckIn>, StoreError> {
        self.write(move |c| {
            let wanted = audience_number(audience);
            let values = params![person.0, until.number(), wanted];
            let wider = "person_id = ?1 AND workday <= ?2 AND audience > ?3";
            let before = list(c, &format!("SELECT {CHECK_IN} FROM check_in c WHERE {wider} ORDER BY c.seq"), values)?;
            let narrow =
                format!("UPDATE check_in SET audience = ?3, note_audience = min(note_audience, ?3) WHERE {wider}");
            c.execute(&narrow, values).map_err(StoreError::named)?;
            Ok(before)
        })
        .await
    }

    /// Every entry of one person in an interval, oldest first: the person's own sight.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn own(&self, person: PersonId, range: Range) -> Result<Vec<CheckIn>, StoreError> {
        self.read(move |c| {
            list(
                c,
                &format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 AND c.workday BETWEEN ?2 AND ?3 ORDER BY c.workday, c.said_at, c.seq"),
                params![person.0, range.from.number(), range.to.number()],
            )
        })
        .await
    }

    /// Every entry of one person in an interval, oldest first, and every tie, past and present, of whoever leads the teams that
    /// they were said in or that the person works in: what shows a person, in one snapshot, what each lead may see of them.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn own_and_leads(
        &self,
        person: PersonId,
        range: Range,
    ) -> Result<(Vec<CheckIn>, Vec<Membership>), StoreError> {
        self.read(move |c| {
            let entries = list(
                c,
                &format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 AND c.workday BETWEEN ?2 AND ?3 ORDER BY c.workday, c.said_at, c.seq"),
                params![person.0, range.from.number(), range.to.number()],
            )?;
            let mut statement = c.prepare_cached(
                "SELECT person_id, team_id, tie, starts_on, ends_on FROM membership WHERE tie = 1 AND person_id <> ?1 AND team_id IN \
                 (SELECT team_id FROM check_in WHERE person_id = ?1 UNION SELECT team_id FROM membership WHERE person_id = ?1 AND tie = 0) \
                 ORDER BY starts_on, id",
            )?;
            let leads = statement.query_map([person.0], rows::membership)?.collect::<Result<_, _>>()?;
            Ok((entries, leads))
        })
        .await
    }

    /// One entry of a person, in their own sight.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn entry(&self, person: PersonId, id: CheckInId) -> Result<Option<CheckIn>, StoreError> {
        self.read(move |c| find(c, person, id)).await
    }

    /// What `viewer` may see of one person as a lead: entries shared with the lead or the team, of workdays on which the viewer
    /// led the entry's team. Oldest first.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn in_lead_sight(
        &self,
        viewer: PersonId,
        person: PersonId,
        range: Range,
    ) -> Result<Vec<CheckIn>, StoreError> {
        self.read(move |c| {
            list(
                c,
                &format!(
                    "SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 AND c.workday BETWEEN ?2 AND ?3 AND c.audience > 0 \
                     AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = ?4 AND m.tie = 1 AND m.team_id = c.team_id \
                     AND m.starts_on <= c.workday AND (m.ends_on IS NULL OR c.workday <= m.ends_on)) \
                     ORDER BY c.workday, c.said_at, c.seq"
                ),
                params![person.0, range.from.number(), range.to.number(), viewer.0],
            )
        })
        .await
    }

    /// What `viewer` may see of one team on one workday by `tie`: a lead what is shared with lead or team, a member what is
    /// shared with the team. Oldest first; empty where the viewer had no such tie on that day.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn team_day(
        &self,
        viewer: &Viewer,
        tie: crate::domain::person::Tie,
        team: TeamId,
        day: Workday,
    ) -> Result<Vec<CheckIn>, StoreError> {
        if !viewer.teams(tie, day).any(|t| t == team) {
            return Ok(Vec::new());
        }
        let least = match tie {
            crate::domain::person::Tie::Lead => Audience::Lead,
            crate::domain::person::Tie::Member => Audience::Team,
        };
        self.shared_on(team, day, least).await
    }

    /// What a team shared on one workday with at least this audience. Oldest first.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn shared_on(&self, team: TeamId, day: Workday, least: Audience) -> Result<Vec<CheckIn>, StoreError> {
        self.read(move |c| {
            list(
                c,
                &format!(
                    "SELECT {CHECK_IN} FROM check_in c WHERE c.team_id = ?1 AND c.workday = ?2 AND c.audience > 0 \
                     AND c.audience >= ?3 ORDER BY c.said_at, c.seq"
                ),
                params![team.0, day.number(), audience_number(least)],
            )
        })
        .await
    }
}

/// Stores one entry inside a transaction; used by imports too.
pub(super) fn record(c: &Connection, check_in: &CheckIn, imported: bool) -> Result<Recorded, StoreError> {
    if is_withdrawn(c, check_in.person, check_in.id)? {
        return Ok(Recorded::Withdrawn);
    }
    let added = c
        .prepare_cached(
            "INSERT INTO check_in (person_id, id, workday, said_at, shift, team_id, weather, energy, stressors, note, \
             wish_to_talk, audience, note_audience, imported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) \
             ON CONFLICT (person_id, id) DO NOTHING",
        )?
        .execute(params![
            check_in.person.0,
            check_in.id.0.as_bytes(),
            check_in.workday.number(),
            check_in.said_at.as_millisecond(),
            check_in.shift,
            check_in.team.map(|t| t.0),
            check_in.weather.level(),
            check_in.energy.map(|e| e.bars()),
            rows::stored_stressors(&check_in.stressors),
            check_in.note,
            check_in.wish_to_talk,
            audience_number(check_in.audience),
            audience_number(check_in.note_audience),
            imported,
        ])
        .map_err(StoreError::named)?;
    if added == 1 {
        return Ok(Recorded::New);
    }
    Ok(match find(c, check_in.person, check_in.id)? {
        Some(known) if !known.says_the_same_as(check_in) => Recorded::Different(Box::new(known)),
        _ => Recorded::Same,
    })
}

fn is_withdrawn(c: &Connection, person: PersonId, id: CheckInId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM withdrawn WHERE person_id = ?1 AND id = ?2")?
        .exists(params![person.0, id.0.as_bytes()])?)
}

fn find(c: &Connection, person: PersonId, id: CheckInId) -> Result<Option<CheckIn>, StoreError> {
    Ok(c.prepare_cached(&format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 AND c.id = ?2"))?
        .query_row(params![person.0, id.0.as_bytes()], rows::check_in)
        .optional()?)
}

fn list(c: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<CheckIn>, StoreError> {
    let mut statement = c.prepare_cached(sql)?;
    let found = statement.query_map(values, rows::check_in)?.collect::<Result<_, _>>()?;
    Ok(found)
}
