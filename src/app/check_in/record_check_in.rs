//! Checking in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use crate::app::check_in::context_of;
use crate::app::talk::new_request::{self, TalkInput};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::live_events::viewer_mark;
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::check_in::{CheckInContent, CheckInFault, CheckInInput};
use domain::stressor::MAX_STRESSORS;
use domain::text::MAX_NOTE_LENGTH;
use domain::uplift::MAX_UPLIFTS;
use domain::{Audience, CheckInId, Locale, Shift, TalkRole, Workday};
use store::RecordOutcome;
use words::{dates, t};

/// The fields of a check-in, whether it is new or amended.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckInForm {
    pub(super) id: String,
    weather: String,
    energy: String,
    stressors: Vec<String>,
    uplifts: Vec<String>,
    tag_audience: String,
    note: String,
    note_audience: String,
    audience: String,
    /// The workday of the shift; empty for the shift of this moment.
    workday: String,
    /// When it was made, in RFC 3339, if it waited for a network: it belongs to the shift of that moment.
    made_at: String,
    /// The mark of the person who made it, if it waited for a network: by then somebody else may be signed in on the phone.
    viewer: String,
    talk_to: String,
    talk_when: String,
    talk_line: String,
    talk_topic: String,
    /// The field of earlier clients: a tick asks the lead, unless the check-in is private.
    wish_to_talk: String,
    /// Not empty if the form is the one for a change of weather.
    change: String,
}

impl SubmittedForm for CheckInForm {
    fn page(&self) -> String {
        match self.workday.parse::<Workday>() {
            Ok(workday) => format!("/check-in?workday={workday}"),
            Err(_) if self.change.is_empty() => "/check-in".to_owned(),
            Err(_) => "/check-in?change=1".to_owned(),
        }
    }

    fn part(wrong: &BTreeMap<String, String>) -> Option<&'static str> {
        wrong.keys().all(|field| field.starts_with("talk_")).then_some("talk")
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("id", &self.id)
            .and("weather", &self.weather)
            .and("energy", &self.energy)
            .and_list("stressors", &self.stressors)
            .and_list("uplifts", &self.uplifts)
            .and("tag_audience", &self.tag_audience)
            .and("note", &self.note)
            .and("note_audience", &self.note_audience)
            .and("audience", &self.audience)
            .and("talk_to", &self.talk_to)
            .and("talk_when", &self.talk_when)
            .and("talk_line", &self.talk_line)
            .and("talk_topic", &self.talk_topic)
    }
}

/// Records a check-in, once, and with it the request to talk that it asks for. The store does one write for both; the page that
/// follows derives what is offered.
///
/// # Errors
/// If a field is wrong, or the shift of the named workday takes no check-ins any more; [`AppError::Conflict`] if an entry with this id and
/// other content exists, which stays; [`AppError::SignedOut`] if it waited on a phone and is of somebody else.
pub async fn record_check_in(context: RequestContext, form: CheckInForm) -> Result<Redirect, AppError> {
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    if !form.viewer.is_empty() && form.viewer != viewer_mark(signed_in.person().id) {
        return Err(AppError::SignedOut);
    }
    let mut errors = ValidationErrors::default();
    let id = errors.keep("id", form.id.parse::<CheckInId>().map_err(|_| t!(locale, "check-in-id-wrong")));
    let shift = errors.keep("workday", form.shift(signed_in, now).ok_or_else(|| t!(locale, "check-in-workday-over")));
    let content = form.read(&app.store.stressors().list(), locale, &mut errors);
    let asked = match form.asks(content.as_ref()) {
        Some(to) => new_request::read(&context, signed_in, form.talk(to), &mut errors).await?,
        None => None,
    };
    errors.check()?;
    let (Some(id), Some(shift), Some(content)) = (id, shift, content) else { return Err(AppError::Internal) };
    let entry = content.on(context_of(&signed_in.viewer, &shift, id, now));
    let own = signed_in.own.clone();
    let outcome = match &asked {
        Some(new) => new.send_with_check_in(app, own, entry.clone()).await?,
        None => app.store.check_ins().record_by_owner(own, entry.clone()).await?,
    };
    match outcome {
        RecordOutcome::New => app.check_in_changed(None, Some(&entry)),
        RecordOutcome::Same => {}
        RecordOutcome::Different(_) => {
            // The first version of the check-in stays, but a request to talk is never lost: it does not depend on a check-in.
            if let Some(new) = asked {
                new.send(app, locale).await?;
            }
            return Err(AppError::Conflict { to: format!("/check-in?amend={id}") });
        }
        RecordOutcome::Withdrawn => return Err(AppError::field("id", t!(locale, "check-in-withdrawn"))),
    }
    let to = Redirect::to("/check-in");
    // A late check-in is of a shift that the page no longer shows.
    Ok(if entry.belongs_to(&signed_in.shift) {
        to
    } else {
        to.with_message(t!(locale, "check-in-late-saved", day = dates::weekday_and_day(locale, entry.workday)))
    })
}

impl CheckInForm {
    /// The shift that the check-in is of: the one of this moment, or the last one that ended, until the next begins. None if the
    /// form names another workday, or was made in an earlier shift.
    fn shift(&self, signed_in: &SignedIn, now: Timestamp) -> Option<Shift> {
        let made_at: Option<Timestamp> = match self.made_at.trim() {
            "" => None,
            made_at => Some(made_at.parse().ok()?),
        };
        let workday = match (self.workday.trim(), made_at) {
            ("", None) => return Some(signed_in.shift.clone()),
            // The clock of a phone can be ahead.
            ("", Some(made_at)) => signed_in.person().shift_at(made_at.min(now)).workday,
            (workday, _) => workday.parse().ok()?,
        };
        let ended = signed_in.ended_shift(now);
        ended.into_iter().chain([signed_in.shift.clone()]).find(|shift| shift.workday == workday)
    }

    /// The role that is asked to talk, if one is. The field of earlier clients asks the lead, unless the check-in is private.
    fn asks(&self, content: Option<&CheckInContent>) -> Option<&str> {
        let is_private = content.is_some_and(|content| content.audience == Audience::Me);
        match self.talk_to.trim() {
            "" if matches!(self.wish_to_talk.trim(), "true" | "on" | "1") && !is_private => Some(TalkRole::Lead.key()),
            // A line without an addressee is not dropped: the form comes back and asks for one.
            "" if !self.talk_line.trim().is_empty() => Some(""),
            "" => None,
            role => Some(role),
        }
    }

    fn talk<'a>(&'a self, to: &'a str) -> TalkInput<'a> {
        TalkInput {
            to: ("talk_to", to),
            // The earlier field spoke to everybody who leads the team.
            or_deputy: self.talk_to.trim().is_empty(),
            when: ("talk_when", &self.talk_when),
            line: ("talk_line", &self.talk_line),
            topic: ("talk_topic", &self.talk_topic),
        }
    }

    /// The content of the check-in; what is wrong goes to `errors`. A stressor that is no longer offered is accepted: the page
    /// may have been open since before, and the check-in must not be lost.
    pub fn read(&self, stressors: &Stressors, locale: Locale, errors: &mut ValidationErrors) -> Option<CheckInContent> {
        let input = CheckInInput {
            weather: &self.weather,
            energy: &self.energy,
            stressors: &self.stressors,
            uplifts: &self.uplifts,
            tag_audience: &self.tag_audience,
            note: &self.note,
            note_audience: &self.note_audience,
            audience: &self.audience,
        };
        match input.read(&stressors.known_tags()) {
            Ok(content) => Some(content),
            Err(wrong) => {
                wrong.into_iter().for_each(|fault| errors.add(fault.field(), sentence(locale, fault)));
                None
            }
        }
    }
}

/// Says what is wrong with a check-in.
#[must_use]
pub fn sentence(locale: Locale, fault: CheckInFault) -> String {
    match fault {
        CheckInFault::Weather => t!(locale, "check-in-weather-missing"),
        CheckInFault::Energy => t!(locale, "check-in-energy-wrong"),
        CheckInFault::UnknownStressor => t!(locale, "check-in-stressor-unknown"),
        CheckInFault::TooManyStressors => t!(locale, "check-in-stressors-many", most = MAX_STRESSORS),
        CheckInFault::UnknownUplift => t!(locale, "check-in-uplift-unknown"),
        CheckInFault::TooManyUplifts => t!(locale, "check-in-uplifts-many", most = MAX_UPLIFTS),
        CheckInFault::TagAudience => t!(locale, "check-in-tag-audience-wrong"),
        CheckInFault::LongNote(length) => t!(locale, "check-in-note-long", length = length, longest = MAX_NOTE_LENGTH),
        CheckInFault::NoteAudience => t!(locale, "check-in-note-audience-wrong"),
        CheckInFault::Audience => t!(locale, "check-in-audience-missing"),
    }
}
