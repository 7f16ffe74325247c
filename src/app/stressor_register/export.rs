//! The part of a person's export that is about the stressor register.

use serde::Serialize;

use crate::web::visitor::SignedIn;
use domain::Workday;
use store::{Store, StoreError};

/// A source that the person proposed or supports.
#[derive(Debug, Serialize)]
pub struct OwnSource {
    words: String,
    week: Workday,
    proposed: bool,
    named: bool,
    how_often: Option<&'static str>,
    since: Option<&'static str>,
    status: &'static str,
    hidden: Option<String>,
}

/// What the person proposed and supports, as far as the session leads to it.
///
/// # Errors
/// If the store cannot be read.
pub async fn sources(store: &Store, me: &SignedIn) -> Result<Vec<OwnSource>, StoreError> {
    let register = store.stressor_register();
    let parts = register.own_parts(me.own.clone()).await?;
    let own = register.all(me.today()).await?.into_iter().filter_map(|source| {
        let proposed = parts.iter().find(|part| part.source == source.id)?.proposed;
        Some(OwnSource {
            words: source.proposal.words,
            week: source.week,
            proposed,
            named: source.proposer == Some(me.viewer.person),
            how_often: proposed.then(|| source.proposal.how_often.key()),
            since: proposed.then(|| source.proposal.since.key()),
            status: source.status.key(),
            hidden: source.hidden,
        })
    });
    Ok(own.collect())
}
