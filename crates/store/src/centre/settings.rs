//! Settings of the centre as a whole, and the log of what admins did.

use std::sync::PoisonError;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::climate::ledger::ClimateLedger;
use crate::db::rows;
use crate::messages::secrets;
use crate::seal::Key;
use crate::{Store, StoreError};
use domain::PersonId;
use insight::climate::{Budget, Epsilon};
use insight::detectors::rules::TeamRule;

/// One action of an admin.
#[derive(Clone, Debug)]
pub struct AdminStep {
    /// When.
    pub at: Timestamp,
    /// The name of the admin; none for the command line, or if the admin was removed since.
    pub admin: Option<String>,
    /// What: `invited`, `withdrew_invitation`, `imported_roster`, `imported_schedule`, `added_person`,
    /// `changed_person`, `named_lead`, `ended_lead`, `granted_psychologist`, `granted_admin`, `withdrew_psychologist`,
    /// `withdrew_admin`, `changed_team`, `stated_site`, and before there was `named_lead`: `changed_leads`;
    /// `added_phone_number`, `removed_phone_number`, `set_mail_server`, `removed_mail_server`, `added_chat_group`,
    /// `removed_chat_group`,
    /// `allowed_push_hosts`, `added_event_webhook`, `removed_event_webhook`, `mailed_reset`, `set_identity_provider`,
    /// `removed_identity_provider`, `allowed_passwords`, `ended_provider_subject`, `provider_adds_people` (about: the
    /// domains), `provider_adds_nobody`, `provider_grants_roles` (about: the claim), `provider_grants_no_roles`; what
    /// the provider itself did ends in `_by_provider`, and what it could not do is `kept_admin_by_provider`,
    /// `refused_psychologist_by_provider` and `added_too_many_by_provider`; `added_stressor`, `offered_stressor`,
    /// `put_stressor_away`, `marked_stressor`, `raised_floor` (earlier versions), `lowered_privacy_budget`,
    /// `chose_breakdown`, `allowed_hanging_up`, `disallowed_hanging_up`, `learning_on`, `learning_off`,
    /// `second_factor_on`, `second_factor_off`, `ended_second_factor`, `second_factor_required`,
    /// `second_factor_optional`, `chose_rules` (about: the keys of those that are on from then, none if none is).
    pub what: String,
    /// The person or thing that it concerned.
    pub about: String,
    /// The team, if the action is about its leads; empty otherwise.
    pub team: String,
    /// Whether it concerned somebody who was removed since.
    pub is_about_removed: bool,
}

/// How a step ends in [`AdminStep::what`] whose admin was removed since.
pub const BY_REMOVED: &str = "_by_removed";

/// Steps of which `about` begins with the row of a person.
const ABOUT_PEOPLE: &str = "('invited', 'added_person', 'changed_person', 'changed_leads', 'named_lead', 'ended_lead', \
     'granted_psychologist', 'granted_admin', 'withdrew_psychologist', 'withdrew_admin', 'withdrew_invitation', \
     'second_factor_on', 'second_factor_off', 'ended_second_factor', 'mailed_reset', 'ended_provider_subject', \
     'kept_admin', 'refused_psychologist')";

/// Settings of the centre as a whole, and the log of what admins did.
#[derive(Clone, Copy)]
pub struct Settings<'a>(pub(crate) &'a Store);

impl Settings<'_> {
    /// The privacy budget of one person-week in this centre: the lower of what the database says and what the ledger of
    /// the climate says, because a restored backup may be from before it was lowered.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn privacy_budget(self) -> Result<Budget, StoreError> {
        let ledger = self.0.climate_ledger.clone();
        self.0.read(move |c| privacy_budget(c, &ledger)).await
    }

    /// Lowers the privacy budget. It is never raised: a wanted value above the one in force changes nothing. Returns
    /// the budget now.
    ///
    /// # Errors
    /// If the database or the ledger of the climate cannot be written.
    pub async fn lower_privacy_budget(
        self,
        wanted: Epsilon,
        by: PersonId,
        now: Timestamp,
    ) -> Result<Budget, StoreError> {
        let ledger = self.0.climate_ledger.clone();
        self.0
            .write(move |c| {
                let (before, wanted) = (privacy_budget(c, &ledger)?, Budget::of(wanted));
                if wanted.total() >= before.total() {
                    return Ok(before);
                }
                ledger.lower_budget(wanted.total(), now)?;
                c.execute(
                    "INSERT INTO setting (key, value) VALUES ('privacy_budget', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
                    [wanted.total().0.to_string()],
                )
                .map_err(StoreError::named)?;
                log(c, Some(by), "lowered_privacy_budget", &wanted.total().to_string(), now)?;
                Ok(wanted)
            })
            .await
    }

    /// The published rules of thumb that are switched on; none by default. Kept in memory because every board needs
    /// them.
    #[must_use]
    pub fn team_rules(self) -> Vec<TeamRule> {
        self.0.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Switches on these rules, and the others off.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_team_rules(self, chosen: Vec<TeamRule>, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        let kept = self.0.rules.clone();
        self.0
            .write(move |c| {
                let keys = |rules: &[TeamRule]| rules.iter().map(|rule| rule.key()).collect::<Vec<_>>().join(" ");
                let chosen = in_order(|rule| chosen.contains(rule));
                if rules(c)? == chosen {
                    return Ok(());
                }
                c.execute(
                "INSERT INTO setting (key, value) VALUES ('team_rules', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
                [keys(&chosen)],
            )
            .map_err(StoreError::named)?;
                log(c, Some(by), "chose_rules", &keys(&chosen), now)
            })
            .await?;
        // Through the writer once more: only committed values are kept in memory, and the later of two changes is kept
        // last.
        self.0
            .write(move |c| {
                *kept.write().unwrap_or_else(PoisonError::into_inner) = rules(c)?;
                Ok(())
            })
            .await
    }

    /// A setting.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, key: &'static str) -> Result<Option<String>, StoreError> {
        self.0.read(move |c| stored(c, key)).await
    }

    /// Stores a setting.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set(self, key: &'static str, value: String) -> Result<(), StoreError> {
        self.0.write(move |c| store(c, key, &value)).await
    }

    /// Stores what `change` makes of a setting; nothing if it returns none. No other change comes between, so that of
    /// two at the same time neither is lost. Returns true if something was stored.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn change(
        self,
        key: &'static str,
        change: impl FnOnce(Option<String>) -> Option<String> + Send + 'static,
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| match change(stored(c, key)?) {
                Some(value) => store(c, key, &value).map(|()| true),
                None => Ok(false),
            })
            .await
    }

    /// A key of the centre for one purpose, the same after every start. No backup contains it.
    ///
    /// # Errors
    /// If the keys cannot be read or written.
    pub async fn key_for(self, purpose: &'static str) -> Result<Key, StoreError> {
        self.0.write(move |c| secrets::key_for(c, purpose)).await
    }

    /// What admins did, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn admin_log(self, limit: u32) -> Result<Vec<AdminStep>, StoreError> {
        self.0.read(move |c| {
            let is_about = format!("replace(replace(l.what, '_by_provider', ''), '{BY_REMOVED}', '') IN {ABOUT_PEOPLE}");
            let mut statement = c.prepare_cached(&format!(
                "SELECT l.at, p.name, l.what, coalesce(q.name, l.about), \
                 CASE WHEN l.what IN ('named_lead', 'ended_lead', 'named_lead{BY_REMOVED}', 'ended_lead{BY_REMOVED}') \
                 THEN substr(l.about, instr(l.about, ' ') + 1) ELSE '' END, \
                 q.id IS NULL AND l.about GLOB '[0-9]*' AND {is_about} FROM admin_log l LEFT JOIN person p ON p.id = l.admin \
                 LEFT JOIN person q ON q.id = CAST(l.about AS INTEGER) AND {is_about} ORDER BY l.id DESC LIMIT ?1",
            ))?;
            let found = statement
                .query_map([limit], |row| {
                    Ok(AdminStep {
                        at: rows::moment(row, 0)?,
                        admin: row.get(1)?,
                        what: row.get(2)?,
                        about: row.get(3)?,
                        team: row.get(4)?,
                        is_about_removed: row.get(5)?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(found)
        })
        .await
    }
}

fn stored(c: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(c.prepare_cached("SELECT value FROM setting WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
}

fn store(c: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    c.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![key, value],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

fn privacy_budget(c: &Connection, ledger: &ClimateLedger) -> Result<Budget, StoreError> {
    let known = [stored_budget(c)?, ledger.with(|content| content.lowered_to)];
    Ok(known.into_iter().flatten().min().map_or(Budget::FULL, Budget::of))
}

/// The lowered budget that the database knows; none if it never was lowered.
pub(crate) fn stored_budget(c: &Connection) -> Result<Option<Epsilon>, StoreError> {
    let kept: Option<String> = c
        .prepare_cached("SELECT value FROM setting WHERE key = 'privacy_budget'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    kept.map(|text| text.parse().map(Epsilon).map_err(|_| StoreError::Damaged("privacy budget"))).transpose()
}

/// The rules that the database has switched on.
pub(crate) fn rules(c: &Connection) -> Result<Vec<TeamRule>, StoreError> {
    let kept: Option<String> = c
        .prepare_cached("SELECT value FROM setting WHERE key = 'team_rules'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let kept = kept.unwrap_or_default();
    Ok(in_order(|rule| kept.split(' ').any(|key| key == rule.key())))
}

fn in_order(wanted: impl Fn(&TeamRule) -> bool) -> Vec<TeamRule> {
    TeamRule::ALL.into_iter().filter(wanted).collect()
}

/// Removes a person from the log: the steps stay, but somebody who joins later may get the same row.
pub(crate) fn forget_person(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    for sql in [
        // No row has the number 0.
        format!(
            "UPDATE admin_log SET about = '0' || substr(about, instr(about || ' ', ' ')) \
             WHERE CAST(about AS INTEGER) = ?1 AND replace(replace(what, '_by_provider', ''), '{BY_REMOVED}', '') IN {ABOUT_PEOPLE}"
        ),
        format!("UPDATE admin_log SET what = what || '{BY_REMOVED}' WHERE admin = ?1"),
    ] {
        c.execute(&sql, [person.0]).map_err(StoreError::named)?;
    }
    Ok(())
}

pub(crate) fn log(
    c: &Connection,
    admin: Option<PersonId>,
    what: &str,
    about: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    c.prepare_cached("INSERT INTO admin_log (at, admin, what, about) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![now.as_millisecond(), admin.map(|p| p.0), what, about])
        .map_err(StoreError::named)?;
    Ok(())
}
