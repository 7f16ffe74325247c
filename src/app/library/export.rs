//! The part of a person's export that is about the library.

use serde::Serialize;

use crate::web::visitor::SignedIn;
use domain::library_case::{CaseState, LibraryMarkKind};
use domain::{StressorKey, ToughCallSource};
use store::{Store, StoreError};

/// What the person marked on an item of the library.
#[derive(Debug, Serialize)]
pub struct ExportedMark {
    item: String,
    mark: &'static str,
    made_at: jiff::Timestamp,
}

/// A case that the person wrote for the library, with their words while it waits.
#[derive(Debug, Serialize)]
pub struct ExportedCase {
    written_at: jiff::Timestamp,
    state: &'static str,
    stressor: Option<StressorKey>,
    source: Option<&'static str>,
    happened: Option<String>,
    tried: Option<String>,
    say: Option<String>,
    reply: Option<String>,
}

/// What the person said helped, and what did not.
///
/// # Errors
/// If the store cannot be read.
pub async fn marks(store: &Store, me: &SignedIn) -> Result<Vec<ExportedMark>, StoreError> {
    let marks = store.library().marks(me.own.clone()).await?.into_iter();
    Ok(marks
        .map(|mark| {
            let kind = if mark.helped { LibraryMarkKind::Helped } else { LibraryMarkKind::NotHelped };
            ExportedMark { item: mark.item, mark: kind.key(), made_at: mark.made_at }
        })
        .collect())
}

/// The items of courses that the person read, as far as their session opens the list.
///
/// # Errors
/// If the store cannot be read.
pub async fn read(store: &Store, me: &SignedIn) -> Result<Vec<String>, StoreError> {
    Ok(store.library().read_items(me.own.clone()).await?.ids().map(str::to_owned).collect())
}

/// The cases that the person wrote.
///
/// # Errors
/// If the store cannot be read.
pub async fn cases(store: &Store, me: &SignedIn) -> Result<Vec<ExportedCase>, StoreError> {
    let own = |case: store::OwnCase| {
        let (written_at, state) = (case.written_at, case.state.key());
        let (stressor, source) = (case.stressor, case.source.map(ToughCallSource::key));
        let bare =
            ExportedCase { written_at, state, stressor, source, happened: None, tried: None, say: None, reply: None };
        match case.state {
            CaseState::Waiting(words) => {
                ExportedCase { happened: Some(words.happened), tried: Some(words.tried), say: Some(words.say), ..bare }
            }
            CaseState::Declined(reply) => ExportedCase { reply: Some(reply), ..bare },
            CaseState::Released => bare,
        }
    };
    Ok(store.library().own_cases(me.own.clone()).await?.into_iter().map(own).collect())
}
