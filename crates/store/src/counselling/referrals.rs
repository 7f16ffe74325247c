//! Referrals: copies of check-ins that only one psychologist can read.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use super::attached;
use crate::check_ins::sights;
use crate::db::rows::moment;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::people::notices;
use crate::seal::{Sealer, Unsealer};
use crate::{Store, StoreError};
use domain::counselling::{Referral, ReferralId, ReferredEntry, SharedEntry};
use domain::self_test::SharedSelfTest;
use domain::{CheckInId, PersonId};

/// Referrals, each of one person to one psychologist.
#[derive(Clone, Copy)]
pub struct Referrals<'a>(pub(crate) &'a Store);

/// What became of a referral that was to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferralOutcome {
    /// It was sent.
    Sent(Referral),
    /// The person has one already.
    Exists,
    /// The psychologist has no key yet to which it could be sealed.
    NoKey,
    /// One of the check-ins is not the person's, or is locked for them.
    NoEntry,
}

/// A referral as its psychologist reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedReferral {
    /// The referral.
    pub referral: Referral,
    /// The copies that the psychologist's keys open, oldest first.
    pub entries: Vec<SharedEntry>,
    /// The scores of a self-test, if the person shared them.
    pub self_test: Option<SharedSelfTest>,
    /// How many stay locked: the psychologist's password was reset since.
    pub locked: usize,
}

impl Referrals<'_> {
    /// Sends a referral: copies the person's own check-ins, each sealed to the psychologist's own key.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was shared.
    pub async fn send(self, own: OwnerAccess, referral: Referral) -> Result<ReferralOutcome, StoreError> {
        self.send_with(own, referral, None).await
    }

    /// The same, with the scores of a self-test if there are any. What is stored has the same size with and without
    /// them.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was shared.
    pub async fn send_with(
        self,
        own: OwnerAccess,
        referral: Referral,
        self_test: Option<SharedSelfTest>,
    ) -> Result<ReferralOutcome, StoreError> {
        self.0.write(move |c| send(c, &own, referral, self_test.as_ref())).await
    }

    /// Attaches the scores of a self-test to a referral of the person, in place of earlier ones, sealed to the key that
    /// its psychologist has now. Returns false if it is not their open one, or the psychologist has no key.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was shared.
    pub async fn attach(
        self,
        own: impl Into<OwnerAccess>,
        id: ReferralId,
        self_test: SharedSelfTest,
    ) -> Result<bool, StoreError> {
        let person = own.into().person;
        self.0.write(move |c| attach(c, person, id, &self_test)).await
    }

    /// The referral of a person; none in a period that is locked after a reset of their password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, own: impl Into<OwnerAccess>) -> Result<Option<Referral>, StoreError> {
        let own = own.into();
        self.0.read(move |c| of_person(c, own.person)).await
    }

    /// The referrals to a psychologist, oldest first. Which of them they may still read: [`domain::access::attends`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_psychologist(self, psychologist: PersonId) -> Result<Vec<Referral>, StoreError> {
        self.0.read(move |c| list(c, "r.psychologist = ?1", [psychologist.0])).await
    }

    /// Opens a referral with the keys of its psychologist's session. None if there is no such referral to them.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn open(self, own: OwnerAccess, id: ReferralId) -> Result<Option<OpenedReferral>, StoreError> {
        self.0
            .read(move |c| {
                let values = params![id.0.as_bytes(), own.person.0];
                let found = list(c, "r.id = ?1 AND r.psychologist = ?2", values)?.pop();
                found.map(|referral| open(c, &own, referral)).transpose()
            })
            .await
    }

    /// Ends a referral, by its person or its psychologist, and deletes what it shared. If the psychologist closes it,
    /// leaves a notice for its person. Returns it as it was; none if it is neither's.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was deleted.
    pub async fn end(self, id: ReferralId, by: PersonId, now: Timestamp) -> Result<Option<Referral>, StoreError> {
        let ledger = self.0.ledger.clone();
        let ended = self
            .0
            .write(move |c| {
                let Some(found) = list(c, "r.id = ?1", [id.0.as_bytes()])?.pop() else { return Ok(None) };
                let is_person = by == found.person && !table::locks(c, by)?.cover(found.asked_at);
                if !is_person && by != found.psychologist {
                    return Ok(None);
                }
                c.execute("DELETE FROM referral WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
                if !is_person && !table::locks(c, found.person)?.cover(found.asked_at) {
                    notices::tell_referral_closed(c, found.person, now)?;
                }
                write_ledger(c, &ledger, found.person, [Erasure::Referral(id)], now)?;
                Ok::<_, StoreError>(Some(found))
            })
            .await?;
        if ended.is_some() {
            self.0.note_erased().await;
        }
        Ok(ended)
    }
}

/// The newest referral of a person that is not locked: a locked one must not become visible by blocking a new one.
fn of_person(c: &Connection, person: PersonId) -> Result<Option<Referral>, StoreError> {
    let locks = table::locks(c, person)?;
    let found = list(c, "r.person_id = ?1", [person.0])?;
    Ok(found.into_iter().rfind(|referral| !locks.cover(referral.asked_at)))
}

fn send(
    c: &Connection,
    own: &OwnerAccess,
    referral: Referral,
    self_test: Option<&SharedSelfTest>,
) -> Result<ReferralOutcome, StoreError> {
    if of_person(c, own.person)?.is_some() {
        return Ok(ReferralOutcome::Exists);
    }
    let Some(public) = table::newest(c, referral.psychologist)? else { return Ok(ReferralOutcome::NoKey) };
    let mut copies = Vec::with_capacity(referral.entries.len());
    for picked in &referral.entries {
        let Some(entry) = sights::find(c, own, picked.check_in)? else { return Ok(ReferralOutcome::NoEntry) };
        copies.push((*picked, SharedEntry::of(&entry, picked.with_note)));
    }
    let to = Sealer::new(&public);
    c.execute(
        "INSERT INTO referral (id, person_id, psychologist, asked_at, attached) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            referral.id.0.as_bytes(),
            own.person.0,
            referral.psychologist.0,
            referral.asked_at.as_millisecond(),
            attached::sealed(&to, &referral, self_test)?
        ],
    )
    .map_err(StoreError::named)?;
    let mut insert = c.prepare_cached(
        "INSERT INTO referral_entry (referral_id, person_id, check_in_id, with_note, content) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (picked, copy) in copies {
        let plain = zeroize::Zeroizing::new(serde_json::to_vec(&copy).map_err(std::io::Error::from)?);
        let content = to.seal(&about(referral.id, own.person, picked.check_in), &plain);
        let id = picked.check_in.0;
        insert
            .execute(params![referral.id.0.as_bytes(), own.person.0, id.as_bytes(), picked.with_note, content])
            .map_err(StoreError::named)?;
    }
    Ok(ReferralOutcome::Sent(referral))
}

fn attach(c: &Connection, person: PersonId, id: ReferralId, self_test: &SharedSelfTest) -> Result<bool, StoreError> {
    let Some(referral) = of_person(c, person)?.filter(|referral| referral.id == id) else { return Ok(false) };
    let Some(public) = table::newest(c, referral.psychologist)? else { return Ok(false) };
    let attached = attached::sealed(&Sealer::new(&public), &referral, Some(self_test))?;
    c.execute("UPDATE referral SET attached = ?2 WHERE id = ?1", params![id.0.as_bytes(), attached])
        .map_err(StoreError::named)?;
    Ok(true)
}

fn open(c: &Connection, own: &OwnerAccess, referral: Referral) -> Result<OpenedReferral, StoreError> {
    let mut opener = Unsealer::new(own.secrets(c)?);
    let mut statement =
        c.prepare_cached("SELECT content FROM referral_entry WHERE referral_id = ?1 AND check_in_id = ?2")?;
    let mut entries = Vec::new();
    for picked in &referral.entries {
        let content: Vec<u8> =
            statement.query_row(params![referral.id.0.as_bytes(), picked.check_in.0.as_bytes()], |row| row.get(0))?;
        let plain = opener.open(&about(referral.id, referral.person, picked.check_in), &content);
        entries.extend(plain.and_then(|plain| serde_json::from_slice(&plain).ok()));
    }
    let locked = referral.entries.len() - entries.len();
    let self_test = attached::open(c, &mut opener, &referral)?;
    Ok(OpenedReferral { referral, entries, self_test, locked })
}

/// The associated data: a copy that is moved to another referral, person or check-in does not decrypt.
fn about(id: ReferralId, person: PersonId, check_in: CheckInId) -> Vec<u8> {
    [b"weathervane referral".as_slice(), id.0.as_bytes(), &person.0.to_be_bytes(), check_in.0.as_bytes()].concat()
}

/// The referrals that fulfil a condition, oldest first.
fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<Referral>, StoreError> {
    let sql = format!(
        "SELECT r.id, r.person_id, r.psychologist, r.asked_at FROM referral r WHERE {condition} ORDER BY r.asked_at, r.id"
    );
    let mut found: Vec<Referral> = c.prepare_cached(&sql)?.query_map(values, referral)?.collect::<Result<_, _>>()?;
    let mut entries = c.prepare_cached(
        "SELECT e.check_in_id, e.with_note FROM referral_entry e JOIN check_in c ON c.person_id = e.person_id \
         AND c.id = e.check_in_id WHERE e.referral_id = ?1 ORDER BY c.workday, c.said_at, c.seq",
    )?;
    for referral in &mut found {
        let picked = entries.query_map([referral.id.0.as_bytes()], |row| {
            Ok(ReferredEntry { check_in: CheckInId(Uuid::from_bytes(row.get(0)?)), with_note: row.get(1)? })
        })?;
        referral.entries = picked.collect::<Result<_, _>>()?;
    }
    Ok(found)
}

fn referral(row: &Row<'_>) -> rusqlite::Result<Referral> {
    Ok(Referral {
        id: ReferralId(Uuid::from_bytes(row.get(0)?)),
        person: PersonId(row.get(1)?),
        psychologist: PersonId(row.get(2)?),
        asked_at: moment(row, 3)?,
        entries: Vec::new(),
    })
}
