//! What a person received and gave, for their own export.

use serde::Serialize;

use super::page::{from, names_of};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::thanks::ThanksTo;

/// All of it.
#[derive(Debug, Serialize)]
pub struct OwnThanks {
    received: Vec<ExportedThanks>,
    /// What has not arrived.
    on_their_way: Vec<ExportedPendingThanks>,
    /// To whom and when, as far as the limits still count it. The words of what has arrived are the receiver's.
    given: Vec<ExportedGivenThanks>,
}

#[derive(Debug, Serialize)]
struct ExportedThanks {
    given_at: jiff::Timestamp,
    from: String,
    glyph: &'static str,
    line: String,
    shown_to: Option<&'static str>,
    shown_since: Option<jiff::Timestamp>,
}

#[derive(Debug, Serialize)]
struct ExportedPendingThanks {
    given_at: jiff::Timestamp,
    glyph: &'static str,
    line: String,
}

#[derive(Debug, Serialize)]
struct ExportedGivenThanks {
    at: jiff::Timestamp,
    to: Option<String>,
}

/// Collects what the person received and gave.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(context: &RequestContext, me: &SignedIn) -> Result<OwnThanks, AppError> {
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let received = store.thanks().received(me.own.clone(), now).await?;
    let on_their_way = store.thanks().on_their_way(me.own.clone(), now).await?;
    let given = store.thanks().given(me.own.clone(), now).await?;
    let names = names_of(context, &received).await?;
    let (mut people, mut teams) = (Vec::new(), Vec::new());
    for given in &given {
        match given.to {
            ThanksTo::Person(person) => people.push(person),
            ThanksTo::Team(team) => teams.push(team),
        }
    }
    let people = store.people().names(people).await?;
    let teams = store.teams().by_id(teams).await?;
    let name = |to| match to {
        ThanksTo::Person(person) => people.get(&person).cloned(),
        ThanksTo::Team(id) => teams.iter().find(|team| team.id == id).map(|team| team.label.clone()),
    };
    Ok(OwnThanks {
        received: received
            .into_iter()
            .map(|thanks| ExportedThanks {
                given_at: thanks.given_at,
                from: from(locale, &thanks, &names),
                glyph: thanks.glyph.key(),
                shown_to: thanks.shown.map(|shown| shown.audience.key()),
                shown_since: thanks.shown.map(|shown| shown.since),
                line: thanks.line,
            })
            .collect(),
        on_their_way: on_their_way
            .into_iter()
            .map(|thanks| ExportedPendingThanks {
                given_at: thanks.given_at,
                glyph: thanks.glyph.key(),
                line: thanks.line,
            })
            .collect(),
        given: given.into_iter().map(|given| ExportedGivenThanks { at: given.at, to: name(given.to) }).collect(),
    })
}
