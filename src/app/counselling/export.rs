//! What a person shared with psychologists, for their own export.

use serde::Serialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;

/// All of it.
#[derive(Debug, Serialize)]
pub struct OwnCounselling {
    referral: Option<OwnReferral>,
    bookings: Vec<OwnBooking>,
    talks: Vec<ExportedTalkSignUp>,
}

#[derive(Debug, Serialize)]
struct OwnReferral {
    to: Option<String>,
    asked_at: jiff::Timestamp,
    /// The ids of the check-ins.
    entries: Vec<String>,
    /// The ids of those whose note is shared, too.
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OwnBooking {
    with: Option<String>,
    starts_at: jiff::Timestamp,
    minutes: u16,
    place: String,
    cancelled: bool,
}

#[derive(Debug, Serialize)]
struct ExportedTalkSignUp {
    title_en: String,
    title_zh: String,
    starts_at: jiff::Timestamp,
    named: bool,
}

/// Collects what the person shared with psychologists.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(context: &RequestContext, me: &SignedIn) -> Result<OwnCounselling, AppError> {
    let store = &context.app.store;
    let referral = store.referrals().of_person(me.own.clone()).await?;
    let booked = store.slots().of_person(me.own.clone()).await?;
    let talks = store.group_talks().of_person(me.own.clone()).await?;
    let people = booked.iter().map(|slot| slot.psychologist).chain(referral.iter().map(|sent| sent.psychologist));
    let names = store.people().names(people.collect()).await?;
    let name = |person| names.get(&person).cloned();
    Ok(OwnCounselling {
        referral: referral.map(|sent| OwnReferral {
            to: name(sent.psychologist),
            asked_at: sent.asked_at,
            entries: sent.entries.iter().map(|entry| entry.check_in.to_string()).collect(),
            notes: sent.entries.iter().filter(|e| e.with_note).map(|entry| entry.check_in.to_string()).collect(),
        }),
        bookings: booked
            .into_iter()
            .map(|slot| OwnBooking {
                with: name(slot.psychologist),
                starts_at: slot.starts_at,
                minutes: slot.minutes,
                cancelled: slot.cancelled_at.is_some(),
                place: slot.place,
            })
            .collect(),
        talks: talks
            .into_iter()
            .map(|(talk, sign_up)| ExportedTalkSignUp {
                title_en: talk.title.en,
                title_zh: talk.title.zh,
                starts_at: talk.starts_at,
                named: sign_up.is_named,
            })
            .collect(),
    })
}
