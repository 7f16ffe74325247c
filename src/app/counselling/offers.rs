//! What `/psychologist` shows: the viewer's referral, times to book, and talks for groups.

use crate::app::counselling::{referral_form, when};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::Workday;
use domain::access::{Action, Subject, may};
use domain::counselling::GroupTalkId;
use words::{dates, t};

/// What it shows.
#[derive(Clone, Debug)]
pub struct OffersView {
    /// About referrals; none for those who do not check in.
    pub referral: Option<ReferralPart>,
    /// About times; none for those who can book none and have booked none.
    pub times: Option<TimesPart>,
    /// Talks to come.
    pub talks: Vec<OfferedTalk>,
}

/// About referrals.
#[derive(Clone, Debug)]
pub enum ReferralPart {
    /// The person has one.
    Sent {
        /// Its id.
        id: String,
        /// To whom, and since when.
        sentence: String,
        /// What it shares.
        shared: String,
    },
    /// The person can ask for one.
    CanAsk,
    /// There is no psychologist whom they can ask.
    Nobody,
}

/// About times.
#[derive(Clone, Debug)]
pub struct TimesPart {
    /// What the person booked.
    pub booked: Vec<BookedTime>,
    /// What they can book; none for those who lead or administer: from what is free they would see that somebody else
    /// has booked.
    pub free: Option<Vec<FreeTime>>,
}

/// A time that the person booked.
#[derive(Clone, Debug)]
pub struct BookedTime {
    /// Its id.
    pub id: String,
    /// With whom and when, or that it was cancelled.
    pub sentence: String,
    /// Where.
    pub place: String,
    /// Whether the psychologist cancelled it.
    pub is_cancelled: bool,
}

/// A time that can be booked.
#[derive(Clone, Debug)]
pub struct FreeTime {
    /// Its id.
    pub id: String,
    /// When.
    pub when: String,
    /// With whom and where.
    pub about: String,
}

/// A talk to come.
#[derive(Clone, Debug)]
pub struct OfferedTalk {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// When.
    pub when: String,
    /// Where, and by whom.
    pub about: String,
    /// How the viewer relates to it.
    pub step: TalkPlace,
}

/// How a viewer relates to a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TalkPlace {
    /// They are signed up, with or without their name.
    Joined {
        /// Whether the psychologist may read their name.
        is_named: bool,
        /// Whether they can change that: those who can sign up.
        can_change: bool,
    },
    /// They can sign up.
    Open,
    /// No place is left.
    Full,
    /// They lead or administer: the program does not show them whether there is a place.
    Unknown,
}

/// Loads the [`OffersView`].
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn load(context: RequestContext) -> Result<OffersView, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let is_allowed = |action| may(Some(&signed_in.viewer), action, Subject::None);
    let books = is_allowed(Action::BookPsychologist);
    Ok(OffersView {
        referral: match is_allowed(Action::OwnWeather) {
            true => Some(referral(&context, signed_in).await?),
            false => None,
        },
        times: Some(times(&context, signed_in, books).await?)
            .filter(|times| times.free.is_some() || !times.booked.is_empty()),
        talks: talks(&context, signed_in, books).await?,
    })
}

async fn referral(context: &RequestContext, signed_in: &SignedIn) -> Result<ReferralPart, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let Some(sent) = store.referrals().of_person(signed_in.own.clone()).await? else {
        let nobody = referral_form::psychologists(context, signed_in).await?.is_empty();
        return Ok(if nobody { ReferralPart::Nobody } else { ReferralPart::CanAsk });
    };
    let name = super::name(context, sent.psychologist).await?;
    let day = Workday(sent.asked_at.to_zoned(signed_in.person().time_zone.clone()).date());
    let notes = sent.entries.iter().filter(|entry| entry.with_note).count();
    let day = dates::weekday_and_day(locale, day);
    // Somebody who has left will not answer: the page offers to ask again.
    let sentence = match referral_form::open_to(context, signed_in).await? {
        Some(_) => t!(locale, "referral-status", name = name.as_str(), day = day),
        None => t!(locale, "referral-gone", name = name.as_str(), day = day),
    };
    Ok(ReferralPart::Sent {
        id: sent.id.to_string(),
        sentence,
        shared: t!(locale, "referral-shares", name = name, count = sent.entries.len(), notes = notes),
    })
}

/// What the person booked, which is theirs in any role, and what they can book if they may know it.
async fn times(context: &RequestContext, signed_in: &SignedIn, books: bool) -> Result<TimesPart, AppError> {
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let zone = &signed_in.person().time_zone;
    let booked = store.slots().of_person(signed_in.own.clone()).await?;
    let mut free = if books { store.slots().free(now).await? } else { Vec::new() };
    free.retain(|slot| slot.psychologist != signed_in.viewer.person);
    let people = booked.iter().chain(&free).map(|slot| slot.psychologist).collect();
    let names = store.people().names(people).await?;
    let name = |person| names.get(&person).cloned().unwrap_or_default();
    let booked = booked.into_iter().filter(|slot| slot.ends_at() > now).map(|slot| {
        let (name, when) = (name(slot.psychologist), when(locale, slot.starts_at, slot.minutes, zone));
        BookedTime {
            id: slot.id.to_string(),
            sentence: match slot.cancelled_at {
                None => t!(locale, "slot-is-booked", name = name, when = when),
                Some(_) => t!(locale, "slot-is-cancelled", name = name, when = when),
            },
            place: slot.place,
            is_cancelled: slot.cancelled_at.is_some(),
        }
    });
    let free = free.into_iter().map(|slot| FreeTime {
        id: slot.id.to_string(),
        when: when(locale, slot.starts_at, slot.minutes, zone),
        about: format!("{}{}{}", name(slot.psychologist), words::DOT, slot.place),
    });
    Ok(TimesPart { booked: booked.collect(), free: books.then(|| free.collect()) })
}

async fn talks(context: &RequestContext, signed_in: &SignedIn, books: bool) -> Result<Vec<OfferedTalk>, AppError> {
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let talks = store.group_talks().ahead(now).await?;
    let names = store.people().names(talks.iter().map(|talk| talk.psychologist).collect()).await?;
    let own = store.group_talks().of_person(signed_in.own.clone()).await?;
    // What depends on the sign-ups of others is read only for those who may know it.
    let full = if books { store.group_talks().full(now).await? } else { Vec::new() };
    let step = |id: GroupTalkId, began: bool| match own.iter().find(|(talk, _)| talk.id == id) {
        Some((_, sign_up)) => TalkPlace::Joined { is_named: sign_up.is_named, can_change: books },
        None if !books || began => TalkPlace::Unknown,
        None if full.contains(&id) => TalkPlace::Full,
        None => TalkPlace::Open,
    };
    let view = |talk: domain::counselling::GroupTalk| OfferedTalk {
        id: talk.id.to_string(),
        title: talk.title.read_in(locale).to_owned(),
        text: talk.text.read_in(locale).to_owned(),
        when: when(locale, talk.starts_at, talk.minutes, &signed_in.person().time_zone),
        about: format!("{}{}{}", names.get(&talk.psychologist).map_or("", String::as_str), words::DOT, talk.place),
        step: step(talk.id, talk.starts_at <= now),
    };
    Ok(talks.into_iter().map(view).collect())
}
