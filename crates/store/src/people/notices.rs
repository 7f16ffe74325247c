//! Notices for the next visit of a person: a new invitation for them, a new lead of their team. Most are kept when they
//! were put away.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::db::rows;
use crate::events::cancelled::CANCELLED;
use crate::keys::table;
use crate::{Store, StoreError};
use domain::{PersonId, Workday};

/// One notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The row; only its owner can dismiss it.
    pub id: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened; see `app::notices` for the sentence of each.
    pub kind: String,
    /// What a notice of an earlier version says of the person or thing it is about; empty in others.
    pub about: String,
    /// Whom it is about.
    pub subject: Option<NoticePerson>,
    /// The name of the team it is about.
    pub team: Option<String>,
    /// From which workday.
    pub from: Option<Workday>,
    /// Until which workday somebody leads the team, if that is known. The day on which they leave the centre is not
    /// given.
    pub until: Option<Workday>,
    /// Whether it tells of a lead whose time ended before the day on which it was to begin for those who are told.
    pub is_taken_back: bool,
    /// How much of it.
    pub amount: Option<u32>,
    /// Who did it; none for the command line, and in notices of an earlier version.
    pub by: Option<NoticePerson>,
    /// Whether the person has put it away.
    pub is_read: bool,
}

/// Somebody whom a notice names: by name and id, because two people may have one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticePerson {
    /// Their display name.
    pub name: String,
    /// Their `person_id`.
    pub key: String,
}

/// The kind of the notice that a psychologist closed the person's referral. It tells that there was one: it is deleted
/// when the person puts it away, and shows nothing while that time is locked after a reset of the password.
const REFERRAL_CLOSED: &str = "referral_closed";

/// Leaves the notice that a psychologist closed the person's referral.
pub(crate) fn tell_referral_closed(c: &Connection, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO notice (person_id, at, kind) VALUES (?1, ?2, ?3)";
    c.execute(sql, params![person.0, at.as_millisecond(), REFERRAL_CLOSED]).map_err(StoreError::named)?;
    Ok(())
}

/// Deletes such notices of a person up to a moment.
pub(crate) fn forget_referral_closed(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM notice WHERE person_id = ?1 AND kind = ?2 AND at <= ?3",
        params![person.0, REFERRAL_CLOSED, until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// Notices to people.
#[derive(Clone, Copy)]
pub struct Notices<'a>(pub(crate) &'a Store);

impl Notices<'_> {
    /// The notices that a person has not dismissed, oldest first; without those of what they signed up for or booked
    /// before a reset of their password that locks it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn unseen(self, person: PersonId) -> Result<Vec<Notice>, StoreError> {
        self.0.read(move |c| unseen(c, person)).await
    }

    /// All notices to a person that are kept, oldest first; after a reset of their password that locks them without
    /// those that [`Self::unseen`] leaves out, and those that the person had put away: no page shows these any more.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn kept(self, person: PersonId) -> Result<Vec<Notice>, StoreError> {
        self.0.read(move |c| list(c, person, "")).await
    }

    /// Dismisses what [`Self::unseen`] returns of a person, up to the moment `last`: later notices were not on the page
    /// yet. All of them, if there was no page.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark_seen(self, person: PersonId, last: Option<Timestamp>, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let is_shown = |notice: &Notice| last.is_none_or(|last| notice.at <= last);
                for notice in unseen(c, person)?.into_iter().filter(is_shown) {
                    match &*notice.kind {
                        REFERRAL_CLOSED => c.execute("DELETE FROM notice WHERE id = ?1", [notice.id]),
                        _ => c.execute(
                            "UPDATE notice SET seen_at = ?2 WHERE id = ?1",
                            params![notice.id, now.as_millisecond()],
                        ),
                    }
                    .map_err(StoreError::named)?;
                }
                Ok(())
            })
            .await
    }
}

fn unseen(c: &Connection, person: PersonId) -> Result<Vec<Notice>, StoreError> {
    list(c, person, "AND n.seen_at IS NULL")
}

fn list(c: &Connection, person: PersonId, condition: &str) -> Result<Vec<Notice>, StoreError> {
    let mut statement = c.prepare_cached(&format!(
        "SELECT n.id, n.at, n.kind, n.about, s.name, s.key, t.name, n.from_day, n.amount, b.name, b.key, \
         (SELECT m.ends_on FROM membership m WHERE m.person_id = n.subject AND m.team_id = n.team_id AND m.tie = 1 \
         AND n.from_day BETWEEN m.starts_on AND m.ends_on AND m.ends_on IS NOT s.ends_on LIMIT 1), \
         n.subject IS NOT NULL AND n.team_id IS NOT NULL AND n.from_day IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM membership m WHERE m.person_id = n.subject AND m.team_id = n.team_id AND m.tie = 1 \
         AND (m.ends_on IS NULL OR m.ends_on >= max(m.starts_on, n.from_day))), \
         n.seen_at IS NOT NULL FROM notice n \
         LEFT JOIN person s ON s.id = n.subject LEFT JOIN team t ON t.id = n.team_id \
         LEFT JOIN person b ON b.id = n.by_person WHERE n.person_id = ?1 {condition} ORDER BY n.id",
    ))?;
    let named = |row: &rusqlite::Row<'_>, column: usize| -> rusqlite::Result<Option<NoticePerson>> {
        let (name, key): (Option<String>, Option<String>) = (row.get(column)?, row.get(column + 1)?);
        Ok(name.zip(key).map(|(name, key)| NoticePerson { name, key }))
    };
    let mut found: Vec<Notice> = statement
        .query_map([person.0], |row| {
            Ok(Notice {
                id: row.get(0)?,
                at: rows::moment(row, 1)?,
                kind: row.get(2)?,
                about: row.get(3)?,
                subject: named(row, 4)?,
                team: row.get(6)?,
                from: row.get::<_, Option<i32>>(7)?.map(Workday::from_number),
                until: row.get::<_, Option<i32>>(11)?.map(Workday::from_number),
                is_taken_back: row.get(12)?,
                amount: row.get(8)?,
                by: named(row, 9)?,
                is_read: row.get(13)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let locks = table::locks(c, person)?;
    let is_confided = |kind: &str| kind == REFERRAL_CLOSED || CANCELLED.contains(&kind);
    found.retain(|notice| !locks.cover(notice.at) || !notice.is_read && !is_confided(&notice.kind));
    Ok(found)
}
