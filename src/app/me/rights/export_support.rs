//! The part of a person's export that is about supporters: what they offer, their search, and their answers after
//! talks.

use serde::Serialize;

use crate::web::visitor::SignedIn;
use domain::supporter::SearchState;
use store::{Store, StoreError};

/// The part of the export.
#[derive(Debug, Serialize)]
pub(super) struct OwnSupport {
    volunteers: Option<Volunteers>,
    search: Option<Search>,
    was_it_good_to_talk: Vec<OwnTalkAnswer>,
}

/// What the person offers as a supporter.
#[derive(Debug, Serialize)]
struct Volunteers {
    languages: Vec<&'static str>,
    topics: Vec<String>,
    cap: u8,
    quiet_from: Option<String>,
    quiet_until: Option<String>,
    paused: bool,
    since: jiff::Timestamp,
}

/// The person's search for a supporter.
#[derive(Debug, Serialize)]
struct Search {
    asked_at: jiff::Timestamp,
    language: &'static str,
    topic: Option<String>,
    state: &'static str,
    when: String,
    line: Option<String>,
}

/// What the person answered after a talk.
#[derive(Debug, Serialize)]
struct OwnTalkAnswer {
    at: jiff::Timestamp,
    good: bool,
}

/// Loads the [`OwnSupport`].
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn own_support(store: &Store, me: &SignedIn) -> Result<OwnSupport, StoreError> {
    let offer = store.supporters().of(me.viewer.person).await?;
    let offer = offer.filter(|offer| offer.is_known_to_account(me.viewer.unconfirmed_reset));
    let volunteers = offer.map(|offer| Volunteers {
        languages: offer.languages.iter().map(|language| language.tag()).collect(),
        topics: offer.topics,
        cap: offer.cap,
        quiet_from: offer.quiet.map(|quiet| quiet.from.strftime("%H:%M").to_string()),
        quiet_until: offer.quiet.map(|quiet| quiet.until.strftime("%H:%M").to_string()),
        paused: offer.paused,
        since: offer.since,
    });
    let search = store.supporters().of_asker(me.own.clone()).await?.map(|search| Search {
        asked_at: search.asked_at,
        language: search.language.tag(),
        topic: search.topic,
        state: match search.state {
            // Whether a supporter has it now the page does not say either: it would tell when somebody declines.
            SearchState::Looking | SearchState::Offered(_) => "looking",
            SearchState::Willing(_) => "willing",
        },
        when: search.wanted.key().to_owned(),
        line: search.line,
    });
    let answers = store.supporters().answers_of(me.own.clone()).await?;
    let was_it_good_to_talk =
        answers.into_iter().map(|answer| OwnTalkAnswer { at: answer.at, good: answer.good }).collect();
    Ok(OwnSupport { volunteers, search, was_it_good_to_talk })
}
