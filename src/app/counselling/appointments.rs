//! What `/appointments` shows a psychologist: referrals to them, the times that they offer, and their talks.

use crate::app::counselling::{cancel_slot, when};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, attends};
use domain::counselling::{Referral, Slot};
use domain::name_order::sorted_names;
use domain::{Role, Workday};
use words::{dates, t};

/// What it shows.
#[derive(Clone, Debug)]
pub struct AppointmentsView {
    /// Referrals, oldest first.
    pub referrals: Vec<ReceivedReferral>,
    /// Times that have not ended.
    pub times: Vec<OfferedTime>,
    /// Talks that have not ended.
    pub talks: Vec<HeldTalk>,
}

/// A referral in the list.
#[derive(Clone, Debug)]
pub struct ReceivedReferral {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub name: String,
    /// Since when, and how many check-ins it shares.
    pub about: String,
}

/// A time in the list.
#[derive(Clone, Debug)]
pub struct OfferedTime {
    /// Its id.
    pub id: String,
    /// When.
    pub when: String,
    /// Where.
    pub place: String,
    /// Who booked it, that it is free, or that it is free again.
    pub status: String,
    /// Whether somebody booked it.
    pub is_booked: bool,
    /// The same for the form that cancels it: it cancels nothing else.
    pub shown: String,
}

/// A talk in the list.
#[derive(Clone, Debug)]
pub struct HeldTalk {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When and where.
    pub about: String,
    /// How many signed up.
    pub count: String,
    /// The names of those who wished so.
    pub names: String,
}

/// Loads the [`AppointmentsView`].
///
/// # Errors
/// [`AppError::NotFound`] if the viewer is not a psychologist.
pub async fn load(context: RequestContext) -> Result<AppointmentsView, AppError> {
    let signed_in = context.allowed(Action::Counsel, Subject::None)?;
    Ok(AppointmentsView {
        referrals: referrals(&context, signed_in).await?,
        times: times(&context, signed_in).await?,
        talks: talks(&context, signed_in).await?,
    })
}

/// Counts the referrals that wait for the viewer, for the navigation.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(context: &RequestContext, signed_in: &SignedIn) -> Result<usize, AppError> {
    Ok(if signed_in.viewer.acts_as(Role::Psychologist) { received(context, signed_in).await?.len() } else { 0 })
}

/// The referrals that the viewer may read.
async fn received(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<Referral>, AppError> {
    let mut received = context.app.store.referrals().of_psychologist(signed_in.viewer.person).await?;
    received.retain(|referral| attends(&signed_in.viewer, referral.psychologist, referral.asked_at));
    Ok(received)
}

/// The referrals to the viewer, oldest first; none if they are not a psychologist.
///
/// # Errors
/// If the store cannot be read.
pub async fn referrals(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<ReceivedReferral>, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let received = received(context, signed_in).await?;
    let names = store.people().names(received.iter().map(|referral| referral.person).collect()).await?;
    let view = |referral: Referral| {
        let day = Workday(referral.asked_at.to_zoned(signed_in.person().time_zone.clone()).date());
        let (day, count) = (dates::weekday_and_day(locale, day), referral.entries.len());
        ReceivedReferral {
            id: referral.id.to_string(),
            name: names.get(&referral.person).cloned().unwrap_or_default(),
            about: t!(locale, "referral-received", day = day, count = count),
        }
    };
    Ok(received.into_iter().map(view).collect())
}

async fn times(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<OfferedTime>, AppError> {
    let (store, locale, own) = (&context.app.store, context.visitor.locale, signed_in.viewer.person);
    let zone = &signed_in.person().time_zone;
    let mut offered = store.slots().of_psychologist(own).await?;
    // A booking from before an unconfirmed reset waits: the time does not show at all, not even as free.
    offered.retain(|slot| {
        slot.ends_at() > context.visitor.now
            && slot.booking.is_none_or(|booking| attends(&signed_in.viewer, own, booking.at))
    });
    let people = offered.iter().filter_map(|slot| slot.booking).map(|booking| booking.person).collect();
    let names = store.people().names(people).await?;
    let view = |slot: Slot| {
        let booked_by = slot.booking.map(|booking| names.get(&booking.person).cloned().unwrap_or_default());
        OfferedTime {
            id: slot.id.to_string(),
            when: when(locale, slot.starts_at, slot.minutes, zone),
            is_booked: booked_by.is_some(),
            shown: cancel_slot::shown(&slot),
            status: match (booked_by, slot.freed_at) {
                (Some(name), _) => t!(locale, "slot-booked-by", name = name),
                (None, Some(at)) => {
                    let at = at.to_zoned(zone.clone());
                    t!(locale, "slot-free-again", at = dates::moment(locale, at.datetime()))
                }
                (None, None) => t!(locale, "slot-free"),
            },
            place: slot.place,
        }
    };
    Ok(offered.into_iter().map(view).collect())
}

async fn talks(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<HeldTalk>, AppError> {
    let (store, locale, own) = (&context.app.store, context.visitor.locale, signed_in.viewer.person);
    let held = store.group_talks().of_psychologist(own).await?;
    let mut talks = Vec::new();
    for store::TalkWithSignUps { talk, mut sign_ups } in held {
        if talk.ends_at() <= context.visitor.now {
            continue;
        }
        sign_ups.retain(|sign_up| attends(&signed_in.viewer, own, sign_up.at));
        let named = sign_ups.iter().filter(|sign_up| sign_up.is_named).map(|sign_up| sign_up.person).collect();
        let names = sorted_names(store.people().names(named).await?);
        let when = when(locale, talk.starts_at, talk.minutes, &signed_in.person().time_zone);
        talks.push(HeldTalk {
            id: talk.id.to_string(),
            title: talk.title.read_in(locale).to_owned(),
            about: format!("{when}{}{}", words::DOT, talk.place),
            count: t!(locale, "group-talk-count", count = sign_ups.len(), places = talk.places),
            names: if names.is_empty() { String::new() } else { words::list(locale, &names) },
        });
    }
    Ok(talks)
}
