//! What supporters offer, and what is offered to them: a search without the name and the words of the asker.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::matching::mean_taken_on;
use super::{Supporters, erase, rows};
use crate::StoreError;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use domain::supporter::SearchState;
use domain::talk_request::WantedTime;
use domain::{Locale, PersonId, Supporter, TalkRequestId};

/// A search as the supporter sees it to whom it is offered. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupporterOffer {
    /// The id of the search.
    pub id: TalkRequestId,
    /// In which language the person would like to talk.
    pub language: Locale,
    /// The key of the stressor group; absent if left open.
    pub topic: Option<String>,
    /// Roughly when: one of the choices of the form. The asker's own words are not shown.
    pub wanted: WantedTime,
    /// Since when the supporter has it.
    pub since: Timestamp,
    /// Whether the supporter has agreed, and the asker decides.
    pub agreed: bool,
}

impl Supporters<'_> {
    /// The searches that are offered to a person, the oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn offered_to(self, person: PersonId) -> Result<Vec<SupporterOffer>, StoreError> {
        self.0
            .read(move |c| {
                let found = rows::searches(c, "q.supporter = ?1 AND q.state <> 'looking'", [person.0])?;
                let offer = |search: domain::SupporterSearch| SupporterOffer {
                    id: search.id,
                    language: search.language,
                    topic: search.topic,
                    wanted: match search.wanted {
                        WantedTime::Words(_) => WantedTime::Any,
                        choice => choice,
                    },
                    since: search.changed_at,
                    agreed: matches!(search.state, SearchState::Willing(_)),
                };
                Ok(found.into_iter().map(offer).collect())
            })
            .await
    }

    /// Stores what a person offers. A person who volunteers, or takes requests again after a pause, counts as having
    /// taken at least as many talks as the others on average: otherwise all new requests would go to them first.
    /// Returns the askers whose offer they no longer have.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn save(self, supporter: Supporter, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        self.0
            .write(move |c| {
                let before = rows::supporters(c, "s.person_id = ?1", [supporter.person.0])?.pop();
                let returns = !supporter.paused && before.is_none_or(|before| before.paused);
                write(c, &supporter, now)?;
                if returns {
                    let mean = mean_taken_on(c, supporter.person, now)?;
                    super::matching::raise_taken_on(c, supporter.person, mean, now)?;
                }
                if supporter.paused { erase::dismiss(c, supporter.person, now) } else { Ok(Vec::new()) }
            })
            .await
    }

    /// Ends the volunteering of a person. Their talks stay; what was only offered goes to others. Returns the askers of
    /// those offers.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn stop(self, person: PersonId, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let askers = erase::dismiss(c, person, now)?;
                erase::stop_until(c, person, now)?;
                write_ledger(c, &ledger, person, [Erasure::Volunteering], now)?;
                Ok(askers)
            })
            .await
    }
}

fn write(c: &Connection, supporter: &Supporter, now: Timestamp) -> Result<(), StoreError> {
    let languages: Vec<_> = supporter.languages.iter().map(|language| language.tag()).collect();
    c.prepare_cached(
        "INSERT INTO supporter (person_id, languages, topics, cap, quiet_from, quiet_until, paused, since, taken_on, counted_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0.0, ?9) \
         ON CONFLICT (person_id) DO UPDATE SET languages = ?2, topics = ?3, cap = ?4, quiet_from = ?5, quiet_until = ?6, paused = ?7, \
         since = ?8",
    )?
    .execute(params![
        supporter.person.0,
        languages.join(";"),
        supporter.topics.join(";"),
        supporter.cap,
        supporter.quiet.map(|quiet| quiet.from.to_string()),
        supporter.quiet.map(|quiet| quiet.until.to_string()),
        supporter.paused,
        supporter.since.as_millisecond(),
        now.as_millisecond(),
    ])
    .map_err(StoreError::named)?;
    Ok(())
}
