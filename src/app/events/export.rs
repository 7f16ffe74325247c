//! A person's own sign-ups and the events that they plan, for their own export.

use serde::Serialize;

use crate::web::visitor::SignedIn;
use store::{Store, StoreError};

/// Everything of it.
#[derive(Debug, Serialize)]
pub struct OwnEvents {
    signed_up: Vec<ExportedEventSignUp>,
    organised: Vec<ExportedOwnEvent>,
}

#[derive(Debug, Serialize)]
struct ExportedEventSignUp {
    title_en: String,
    title_zh: String,
    starts_at: jiff::Timestamp,
    named: bool,
}

#[derive(Debug, Serialize)]
struct ExportedOwnEvent {
    title_en: String,
    title_zh: String,
    text_en: String,
    text_zh: String,
    starts_at: jiff::Timestamp,
    minutes: u16,
    place: String,
}

/// Collects the events that the person signed up for or organises.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(store: &Store, me: &SignedIn) -> Result<OwnEvents, StoreError> {
    let signed_up = store.events().of_person(me.own.clone()).await?.into_iter();
    let organised = store.events().all().await?.into_iter();
    Ok(OwnEvents {
        signed_up: signed_up
            .map(|(event, sign_up)| ExportedEventSignUp {
                title_en: event.title.en,
                title_zh: event.title.zh,
                starts_at: event.starts_at,
                named: sign_up.is_named,
            })
            .collect(),
        organised: organised
            .filter(|event| event.organiser == Some(me.viewer.person))
            .map(|event| ExportedOwnEvent {
                title_en: event.title.en,
                title_zh: event.title.zh,
                text_en: event.text.en,
                text_zh: event.text.zh,
                starts_at: event.starts_at,
                minutes: event.minutes,
                place: event.place,
            })
            .collect(),
    })
}
