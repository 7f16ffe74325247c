//! The stressors of this centre: those built in, those it added, and which of them are offered.

use std::sync::{Arc, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::settings;
use crate::{Store, StoreError};
use content::Stressors;
use domain::{PersonId, StressorKey};

/// The stressors that people may name.
#[derive(Clone, Copy)]
pub struct StressorList<'a>(pub(crate) &'a Store);

impl StressorList<'_> {
    /// The list as it is now. Kept in memory because it is short and nearly every page needs it.
    #[must_use]
    pub fn list(self) -> Arc<Stressors> {
        self.0.stressors.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds a stressor with names in both languages; `about_lead` if it is about the person's lead. Returns its key.
    ///
    /// # Errors
    /// [`StoreError::Taken`] with the language in which the name is taken; or if the database cannot be written.
    pub async fn add(
        self,
        group: String,
        en: String,
        zh: String,
        about_lead: bool,
        by: PersonId,
        now: Timestamp,
    ) -> Result<StressorKey, StoreError> {
        let key = self
            .0
            .write(move |c| {
                let list = read(c)?;
                if let Some(field) = list.called(&en, &zh) {
                    return Err(StoreError::Taken(field));
                }
                let key = list.free_key(&en).map_err(|_| StoreError::Damaged("stressor"))?;
                c.execute(
                    "INSERT INTO stressor (key, grouping, en, zh, about_lead) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![key.as_str(), group, en, zh, about_lead],
                )
                .map_err(StoreError::named)?;
                settings::log(c, Some(by), "added_stressor", key.as_str(), now)?;
                Ok::<_, StoreError>(key)
            })
            .await?;
        self.reload().await?;
        Ok(key)
    }

    /// Offers a stressor in new check-ins, or no longer. Returns whether there is one of this key.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_offered(
        self,
        key: StressorKey,
        offered: bool,
        by: PersonId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let known = self
            .0
            .write(move |c| {
                let Some(before) = read(c)?.get(&key).map(|one| one.offered) else { return Ok(false) };
                if before != offered {
                    c.execute(
                        "INSERT INTO stressor (key, offered) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET offered = ?2",
                        params![key.as_str(), offered],
                    )
                    .map_err(StoreError::named)?;
                    let what = if offered { "offered_stressor" } else { "put_stressor_away" };
                    settings::log(c, Some(by), what, key.as_str(), now)?;
                }
                Ok::<_, StoreError>(true)
            })
            .await?;
        self.reload().await?;
        Ok(known)
    }

    /// Marks a stressor of the centre as one about the lead, for good: past entries that name it are for their person
    /// alone in this respect from now on, and widening that again is not the centre's to decide. Returns whether there
    /// is such a stressor.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark_about_lead(self, key: StressorKey, by: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let known = self
            .0
            .write(move |c| {
                let Some(before) = read(c)?.get(&key).filter(|one| one.own).map(|one| one.about_lead) else {
                    return Ok(false);
                };
                if !before {
                    for sql in [
                        "UPDATE stressor SET about_lead = 1 WHERE key = ?1",
                        "UPDATE check_in SET about_lead = trim(about_lead || ';' || ?1, ';'), \
                         stressors = trim(replace(';' || stressors || ';', ';' || ?1 || ';', ';'), ';') \
                         WHERE instr(';' || stressors || ';', ';' || ?1 || ';') > 0",
                    ] {
                        c.execute(sql, [key.as_str()]).map_err(StoreError::named)?;
                    }
                    settings::log(c, Some(by), "marked_stressor", key.as_str(), now)?;
                }
                Ok::<_, StoreError>(true)
            })
            .await?;
        self.reload().await?;
        Ok(known)
    }

    async fn reload(self) -> Result<(), StoreError> {
        let kept = self.0.stressors.clone();
        // Through the writer: the later of two changes is kept last.
        self.0
            .write(move |c| {
                *kept.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(read(c)?);
                Ok(())
            })
            .await
    }
}

/// The list as the database has it.
pub(crate) fn read(c: &Connection) -> Result<Stressors, StoreError> {
    let mut list = content::stressors().clone();
    // A database of an earlier version that is only read has no such table.
    let there: Option<i64> =
        c.query_row("SELECT 1 FROM sqlite_schema WHERE name = 'stressor'", [], |row| row.get(0)).optional()?;
    if there.is_none() {
        return Ok(list);
    }
    // Nor has one of a later version this column.
    let marks = c.prepare("SELECT 1 FROM pragma_table_info('stressor') WHERE name = 'about_lead'")?.exists([])?;
    let about_lead = if marks { "about_lead" } else { "0" };
    let mut statement =
        c.prepare(&format!("SELECT key, grouping, en, zh, offered, {about_lead} FROM stressor ORDER BY id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let Ok(key) = key.parse::<StressorKey>() else { return Err(StoreError::Damaged("stressor")) };
        if let Some(group) = row.get::<_, Option<String>>(1)? {
            list.add(key.clone(), group, row.get(2)?, row.get(3)?);
        }
        if row.get::<_, bool>(5)? {
            list.mark_about_lead(&key);
        }
        if !row.get::<_, bool>(4)? {
            list.put_away(&key);
        }
    }
    Ok(list)
}
