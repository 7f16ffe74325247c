//! Talks for groups, and who signed up for them.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use super::held::{held, is_held};
use crate::db::rows::moment;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::events::cancelled;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::sign_ups::GROUP_TALKS;
use crate::{Store, StoreError};
use domain::PersonId;
use domain::counselling::slot::ends_at;
use domain::counselling::{GroupTalk, GroupTalkId, InBothLanguages, SignUp};

/// Talks that psychologists hold for groups.
#[derive(Clone, Copy)]
pub struct GroupTalks<'a>(pub(crate) &'a Store);

/// A talk, and everybody who signed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkWithSignUps {
    /// The talk.
    pub talk: GroupTalk,
    /// Who signed up, in that order.
    pub sign_ups: Vec<SignUp>,
}

/// What became of a sign-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinOutcome {
    /// The person is signed up, with the choice about their name.
    Joined,
    /// All places are taken.
    Full,
    /// There is no such talk to come.
    Missing,
}

const COLUMNS: &str =
    "t.id, t.psychologist, t.title_en, t.title_zh, t.text_en, t.text_zh, t.starts_at, t.minutes, t.place, t.places";

impl GroupTalks<'_> {
    /// Stores a talk.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn hold(self, talk: GroupTalk) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "INSERT INTO group_talk (id, psychologist, title_en, title_zh, text_en, text_zh, starts_at, minutes, place, places) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                    params![
                        talk.id.0.as_bytes(),
                        talk.psychologist.0,
                        talk.title.en,
                        talk.title.zh,
                        talk.text.en,
                        talk.text.zh,
                        talk.starts_at.as_millisecond(),
                        talk.minutes,
                        talk.place,
                        talk.places
                    ],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The talks that have not ended, the next one first, without those of a psychologist who has left by then, or is
    /// no longer a psychologist. Who signed up is not part of them.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn ahead(self, now: Timestamp) -> Result<Vec<GroupTalk>, StoreError> {
        let ahead = "t.starts_at + t.minutes * 60000 > ?1";
        self.0.read(move |c| held(c, list(c, ahead, [now.as_millisecond()])?, offered)).await
    }

    /// The talks of a psychologist with everybody who signed up. Which sign-ups they may read:
    /// [`domain::access::attends`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_psychologist(self, psychologist: PersonId) -> Result<Vec<TalkWithSignUps>, StoreError> {
        self.0
            .read(move |c| {
                let talks = list(c, "t.psychologist = ?1", [psychologist.0])?;
                talks
                    .into_iter()
                    .map(|talk| Ok(TalkWithSignUps { sign_ups: GROUP_TALKS.list(c, talk.id.0)?, talk }))
                    .collect()
            })
            .await
    }

    /// The talks for which a person signed up, with their choice about their name; without what is locked after a reset
    /// of their password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, own: impl Into<OwnerAccess>) -> Result<Vec<(GroupTalk, SignUp)>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let locks = table::locks(c, own.person)?;
                let joined = "t.id IN (SELECT group_talk_id FROM sign_up WHERE person_id = ?1)";
                let mut found = Vec::new();
                for talk in list(c, joined, [own.person.0])? {
                    let own = GROUP_TALKS.list(c, talk.id.0)?.into_iter().find(|sign_up| sign_up.person == own.person);
                    found.extend(own.filter(|sign_up| !locks.cover(sign_up.at)).map(|sign_up| (talk, sign_up)));
                }
                Ok(found)
            })
            .await
    }

    /// The talks to come in which no place is left.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn full(self, now: Timestamp) -> Result<Vec<GroupTalkId>, StoreError> {
        self.0
            .read(move |c| {
                let full =
                    "t.starts_at > ?1 AND t.places <= (SELECT count(*) FROM sign_up s WHERE s.group_talk_id = t.id)";
                Ok(list(c, full, [now.as_millisecond()])?.into_iter().map(|talk| talk.id).collect())
            })
            .await
    }

    /// Signs a person up, or changes whether the psychologist may read their name.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn join(self, id: GroupTalkId, sign_up: SignUp) -> Result<JoinOutcome, StoreError> {
        self.0
            .write(move |c| {
                let known =
                    list(c, "t.id = ?1 AND t.starts_at > ?2", params![id.0.as_bytes(), sign_up.at.as_millisecond()])?;
                let known = held(c, known, offered)?;
                let Some(talk) = known.first() else { return Ok(JoinOutcome::Missing) };
                let others =
                    GROUP_TALKS.list(c, id.0)?.into_iter().filter(|other| other.person != sign_up.person).count();
                if others >= usize::from(talk.places) {
                    return Ok(JoinOutcome::Full);
                }
                GROUP_TALKS.put(c, id.0, sign_up)?;
                Ok(JoinOutcome::Joined)
            })
            .await
    }

    /// Takes a sign-up back. Returns whether there was one.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn leave(self, id: GroupTalkId, person: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let gone = GROUP_TALKS.remove(c, id.0, person)?;
                if gone {
                    write_ledger(c, &ledger, person, [Erasure::SignUp(id)], now)?;
                }
                Ok(gone)
            })
            .await
    }

    /// Cancels a talk of a psychologist, with its sign-ups. Unless it has ended, those who signed up get a notice.
    /// Returns the talk; none if it is not theirs.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn cancel(
        self,
        id: GroupTalkId,
        psychologist: PersonId,
        now: Timestamp,
    ) -> Result<Option<GroupTalk>, StoreError> {
        self.0
            .write(move |c| {
                let own = params![id.0.as_bytes(), psychologist.0];
                let Some(talk) = list(c, "t.id = ?1 AND t.psychologist = ?2", own)?.pop() else { return Ok(None) };
                if ends_at(talk.starts_at, talk.minutes) > now {
                    cancelled::tell_of_talk(c, &talk, now)?;
                }
                c.execute("DELETE FROM group_talk WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
                Ok(Some(talk))
            })
            .await
    }
}

/// Tells those who signed up for a talk that its psychologist does not come any more, as if it was cancelled, and
/// deletes their sign-ups. If somebody holds it after all, people sign up again.
pub(super) fn cancel_unheld(c: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let joined = "t.starts_at + t.minutes * 60000 > ?1 AND t.id IN (SELECT group_talk_id FROM sign_up)";
    for talk in list(c, joined, [now.as_millisecond()])? {
        if !is_held(c, talk.psychologist, talk.starts_at)? {
            cancelled::tell_of_talk(c, &talk, now)?;
            c.execute("DELETE FROM sign_up WHERE group_talk_id = ?1", [talk.id.0.as_bytes()])
                .map_err(StoreError::named)?;
        }
    }
    Ok(())
}

/// Who offered a talk, and when it begins.
fn offered(talk: &GroupTalk) -> (PersonId, Timestamp) {
    (talk.psychologist, talk.starts_at)
}

fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<GroupTalk>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM group_talk t WHERE {condition} ORDER BY t.starts_at, t.id");
    Ok(c.prepare_cached(&sql)?.query_map(values, talk)?.collect::<Result<_, _>>()?)
}

fn talk(row: &Row<'_>) -> rusqlite::Result<GroupTalk> {
    Ok(GroupTalk {
        id: GroupTalkId(Uuid::from_bytes(row.get(0)?)),
        psychologist: PersonId(row.get(1)?),
        title: InBothLanguages { en: row.get(2)?, zh: row.get(3)? },
        text: InBothLanguages { en: row.get(4)?, zh: row.get(5)? },
        starts_at: moment(row, 6)?,
        minutes: row.get(7)?,
        place: row.get(8)?,
        places: row.get(9)?,
    })
}
