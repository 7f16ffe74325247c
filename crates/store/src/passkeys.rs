//! Passkeys: with what people sign in without a password, and what of their own key each opens.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::keys::table::{self, WrapMethod, WrappedSecret, WrappingKey};
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use crate::seal::{OwnPublic, OwnSecret};
use crate::{Store, StoreError, db::rows};
use domain::{PersonId, Workday};

/// A passkey of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Its row.
    pub id: i64,
    /// Whose it is.
    pub person: PersonId,
    /// What the device names it.
    pub credential_id: Vec<u8>,
    /// By which the device knows the account.
    pub handle: [u8; 16],
    /// The public key and the counter, as the caller wrote them.
    pub credential: String,
    /// What the person calls it.
    pub label: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// The day on which it was last used.
    pub used_on: Option<Workday>,
    /// Names what it opens in the file of keys; none if it opens nothing there.
    pub salt: Option<Vec<u8>>,
}

/// A passkey to add.
pub struct NewPasskey {
    /// Whose it is.
    pub person: PersonId,
    /// What the device names it.
    pub credential_id: Vec<u8>,
    /// By which the device knows the account.
    pub handle: [u8; 16],
    /// The public key and the counter.
    pub credential: String,
    /// What the person calls it.
    pub label: String,
    /// The own key and what the device wraps it with, where the device can.
    pub opens: Option<(OwnSecret, WrappingKey)>,
}

/// What became of a passkey that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyOutcome {
    /// It was added.
    Added,
    /// It was added, and is the first one after the password was reset: it counts as a reset.
    AddedAfterReset,
    /// The device's passkey is known already. Nothing changed.
    Known,
}

/// Passkeys.
#[derive(Clone, Copy)]
pub struct Passkeys<'a>(pub(crate) &'a Store);

// The salt of a passkey is left out where the file of keys has nothing that it opens (the file may be from another
// time).
const PASSKEY: &str = "SELECT id, person_id, credential_id, webauthn_user, credential, label, added_at, used_on, \
     (SELECT w.salt FROM keys.wrapping w WHERE w.person_id = passkey.person_id AND w.by = 'passkey' AND w.salt = passkey.salt \
     AND w.generation = (SELECT max(k.generation) FROM keys.own_key k WHERE k.person_id = w.person_id)) FROM passkey";

impl Passkeys<'_> {
    /// The passkeys of a person, the oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, person: PersonId) -> Result<Vec<PasskeyRow>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!("{PASSKEY} WHERE person_id = ?1 ORDER BY id"))?;
                Ok(statement.query_map([person.0], row)?.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The passkey that a device names so.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(self, credential_id: Vec<u8>) -> Result<Option<PasskeyRow>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!("{PASSKEY} WHERE credential_id = ?1"))?;
                Ok(statement.query_row([credential_id], row).optional()?)
            })
            .await
    }

    /// Adds a passkey and announces it to its account. The first one after a reset of the password counts as a reset:
    /// it is announced to those who share something with the account, and what others said before is closed until
    /// somebody confirms the account.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(self, new: NewPasskey, now: Timestamp) -> Result<PasskeyOutcome, StoreError> {
        self.0.write(move |c| add(c, &new, now)).await
    }

    /// Stores that a passkey was used on a day, and what its counter says since. Returns false, and changes nothing, if
    /// the passkey was removed or used otherwise since it was read.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn used(self, read: PasskeyRow, credential: String, day: Workday) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let used = c
                    .execute(
                        "UPDATE passkey SET credential = ?3, used_on = ?4 WHERE id = ?1 AND credential = ?2",
                        params![read.id, read.credential, credential, day.number()],
                    )
                    .map_err(StoreError::named)?;
                Ok(used == 1)
            })
            .await
    }

    /// Removes a passkey of a person and what it opens. Returns false if they have no such passkey.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove(self, person: PersonId, id: i64) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "DELETE FROM keys.wrapping WHERE person_id = ?1 AND by = 'passkey' AND salt = \
                     (SELECT salt FROM passkey WHERE id = ?2 AND person_id = ?1)",
                    [person.0, id],
                )
                .map_err(StoreError::named)?;
                let removed = c
                    .execute("DELETE FROM passkey WHERE id = ?2 AND person_id = ?1", [person.0, id])
                    .map_err(StoreError::named)?;
                Ok(removed == 1)
            })
            .await
    }

    /// The newest own key of a person as the passkey with this salt wraps it; none if it opens nothing.
    ///
    /// # Errors
    /// If the keys cannot be read.
    pub async fn wrapped(
        self,
        person: PersonId,
        salt: Vec<u8>,
    ) -> Result<Option<(OwnPublic, WrappedSecret)>, StoreError> {
        self.0
            .read(move |c| {
                let Some(newest) = table::newest(c, person)? else { return Ok(None) };
                let all = table::wrapped(c, person, newest.generation, WrapMethod::Passkey)?;
                Ok(all.into_iter().find(|(its, _)| *its == salt).map(|wrapped| (newest, wrapped)))
            })
            .await
    }
}

fn add(c: &Connection, new: &NewPasskey, now: Timestamp) -> Result<PasskeyOutcome, StoreError> {
    if c.prepare_cached("SELECT 1 FROM passkey WHERE credential_id = ?1")?.exists([&new.credential_id])? {
        return Ok(PasskeyOutcome::Known);
    }
    let salt = new.opens.as_ref().map(|(_, wrapper)| wrapper.salt.to_vec());
    c.execute(
        "INSERT INTO passkey (person_id, credential_id, webauthn_user, credential, label, added_at, salt) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![new.person.0, new.credential_id, new.handle, new.credential, new.label, now.as_millisecond(), salt],
    )
    .map_err(StoreError::named)?;
    if let Some((own, wrapper)) = &new.opens {
        table::wrap(c, new.person, own, WrapMethod::Passkey, wrapper)?;
    }
    let action = AdminAction::of_centre(c, None, now)?;
    announce::tell_account(c, Announcement::about("own_passkey_added", new.person), action)?;
    let reset: Option<(bool, Option<i64>)> = c
        .prepare_cached(
            "SELECT by_passkey, invited_by FROM account_reset WHERE person_id = ?1 ORDER BY at DESC, id DESC LIMIT 1",
        )?
        .query_row([new.person.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((false, invited_by)) = reset else { return Ok(PasskeyOutcome::Added) };
    // Somebody who made the invitation may be the one who adds it: they confirm neither.
    c.execute(
        "INSERT INTO account_reset (person_id, at, invited_by, by_passkey) VALUES (?1, ?2, ?3, 1)",
        params![new.person.0, now.as_millisecond(), invited_by],
    )
    .map_err(StoreError::named)?;
    let concerned = announce::concerned_by(c, new.person, action.today)?;
    announce::tell(c, concerned, Announcement::about("passkey_after_reset", new.person), action)?;
    Ok(PasskeyOutcome::AddedAfterReset)
}

/// Removes the passkeys of a person that were added since a moment, with what they open.
pub(crate) fn remove_since(c: &Connection, person: PersonId, since: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM keys.wrapping WHERE person_id = ?1 AND by = 'passkey' AND salt IN \
         (SELECT salt FROM passkey WHERE person_id = ?1 AND added_at >= ?2)",
        "DELETE FROM passkey WHERE person_id = ?1 AND added_at >= ?2",
    ] {
        c.execute(sql, params![person.0, since.as_millisecond()]).map_err(StoreError::named)?;
    }
    Ok(())
}

/// Removes the passkeys of a person that were added until a moment, with what they open.
pub(crate) fn remove_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM keys.wrapping WHERE person_id = ?1 AND by = 'passkey' AND salt IN \
         (SELECT salt FROM passkey WHERE person_id = ?1 AND added_at <= ?2)",
        "DELETE FROM passkey WHERE person_id = ?1 AND added_at <= ?2",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    Ok(())
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<PasskeyRow> {
    Ok(PasskeyRow {
        id: row.get(0)?,
        person: PersonId(row.get(1)?),
        credential_id: row.get(2)?,
        handle: row.get(3)?,
        credential: row.get(4)?,
        label: row.get(5)?,
        added_at: rows::moment(row, 6)?,
        used_on: row.get::<_, Option<i32>>(7)?.map(Workday::from_number),
        salt: row.get(8)?,
    })
}
