//! What the choice of every suggestion in a centre is based on: its secret, when learning was switched off, and
//! released figures.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::Suggestions;
use crate::StoreError;
use crate::centre::settings::log;
use crate::climate::ledger::ClimateLedger;
use crate::db::rows;
use domain::{PersonId, hexadecimal};
use insight::climate::{Draw, Released, Stream};
use insight::suggestion::choice::{ChoicePolicy, ChoiceSeed};

/// What every choice in the centre is based on.
#[derive(Clone, Debug)]
pub struct ChoiceSettings {
    /// The centre's secret.
    pub seed: ChoiceSeed,
    /// Since when which policy chooses, oldest first. Before the first, choices are learned.
    pub policies: Vec<(Timestamp, ChoicePolicy)>,
    /// The released figures of what helped, of every site.
    pub released: Vec<Released<Draw>>,
}

impl ChoiceSettings {
    /// The policy that chose at this moment.
    #[must_use]
    pub fn policy_at(&self, moment: Timestamp) -> ChoicePolicy {
        let known = self.policies.iter().rev().find(|(since, _)| *since <= moment);
        known.map(|(_, policy)| *policy).unwrap_or_default()
    }
}

impl Default for ChoiceSettings {
    /// Of a centre without a secret, switches and figures.
    fn default() -> Self {
        Self { seed: ChoiceSeed([0; 32]), policies: Vec::new(), released: Vec::new() }
    }
}

impl Suggestions<'_> {
    /// What every choice in the centre is based on.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn choice_settings(self) -> Result<ChoiceSettings, StoreError> {
        let ledger = self.0.climate_ledger.clone();
        self.0.read(move |c| read(c, &ledger)).await
    }

    /// Chooses by this policy from now on. Changes nothing if it is in force already.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_policy(self, policy: ChoicePolicy, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if policies(c)?.last().map(|(_, policy)| *policy).unwrap_or_default() == policy {
                    return Ok(());
                }
                let learns = policy == ChoicePolicy::Learned;
                c.execute(
                    "INSERT INTO suggestion_policy (since, learns) VALUES (?1, ?2) ON CONFLICT (since) DO UPDATE SET learns = ?2",
                    params![now.as_millisecond(), learns],
                )
                .map_err(StoreError::named)?;
                log(c, Some(by), if learns { "learning_on" } else { "learning_off" }, "", now)
            })
            .await
    }

    /// Replaces the centre's secret, for a demo whose choices follow from its seed. Choices that nobody answered may
    /// come out otherwise.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_seed(self, seed: ChoiceSeed) -> Result<(), StoreError> {
        self.0.settings().set(SEED, hexadecimal::digits(&seed.0)).await
    }
}

/// The setting with the secret, in hexadecimal digits.
const SEED: &str = "suggestion_seed";

/// Reads the settings, with the figures of the ledger.
pub(super) fn read(c: &Connection, ledger: &ClimateLedger) -> Result<ChoiceSettings, StoreError> {
    let seed = secret(c)?;
    let released = ledger.with(|content| {
        let draws = content.draws.values().flatten();
        draws.filter(|draw| draw.stream == Stream::Helped).cloned().collect()
    });
    Ok(ChoiceSettings { seed, policies: policies(c)?, released })
}

/// The secret of the centre, from which nobody outside can compute.
pub(crate) fn secret(c: &Connection) -> Result<ChoiceSeed, StoreError> {
    let text: Option<String> =
        c.prepare_cached("SELECT value FROM setting WHERE key = ?1")?.query_row([SEED], |row| row.get(0)).optional()?;
    text.and_then(|text| seed(&text)).ok_or(StoreError::Damaged("seed of suggestions"))
}

fn seed(text: &str) -> Option<ChoiceSeed> {
    let digits = text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    digits.collect::<Option<Vec<u8>>>()?.try_into().ok().map(ChoiceSeed)
}

fn policies(c: &Connection) -> Result<Vec<(Timestamp, ChoicePolicy)>, StoreError> {
    let mut statement = c.prepare_cached("SELECT since, learns FROM suggestion_policy ORDER BY since")?;
    let found = statement
        .query_map([], |row| {
            let policy = if row.get(1)? { ChoicePolicy::Learned } else { ChoicePolicy::Uniform };
            Ok((rows::moment(row, 0)?, policy))
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DATABASE, Outcome, Store};
    use domain::Workday;

    #[tokio::test]
    async fn answers_of_earlier_versions_stay_without_a_time_and_a_propensity() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = Connection::open(directory.path().join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0024_learning");
        c.execute_batch(
            "INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'Chen Bo', 1);
             INSERT INTO suggestion (person_id, workday, shift, intervention, why, offered_at, outcome)
             VALUES (1, 20000, '', 'walk', 'weather:2', 5, 'helped');",
        )
        .expect("its rows");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let kept = store.suggestions().since(PersonId(1), Workday::from_number(0)).await.expect("a read");
        let kept: Vec<_> = kept.iter().map(|offer| (offer.outcome, offer.answered_at, offer.propensity)).collect();
        assert_eq!(kept, [(Some(Outcome::Helped), None, None)]);
        let settings = store.suggestions().choice_settings().await.expect("a read");
        assert_ne!(settings.seed, ChoiceSeed([0; 32]));
        assert_eq!(settings.policy_at(Timestamp::UNIX_EPOCH), ChoicePolicy::Learned);
    }
}
