//! Checking in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use crate::app::check_in::{NewerReaders, context_of, recording};
use crate::app::talk::new_request::{self, NewRequest, TalkInput};
use crate::state::AppState;
use crate::state::asked_check_ins::SENT_AGAIN_WITHIN;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, TypedField, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use content::Stressors;
use domain::access::{Action, StatedFor, Subject};
use domain::check_in::{CheckInContent, CheckInFault, CheckInInput};
use domain::stressor::MAX_STRESSORS;
use domain::text::MAX_NOTE_LENGTH;
use domain::uplift::MAX_UPLIFTS;
use domain::{Audience, CheckIn, CheckInId, Locale, Shift, TalkRole, Workday};
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
    /// When its page was shown, in RFC 3339; empty from a sender without a page.
    shown_at: String,
    talk_to: String,
    talk_when: String,
    talk_line: String,
    talk_topic: String,
    /// Whom the page named for each role.
    talk_named: Vec<String>,
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

/// Records a check-in, once, and with it the request to talk that it asks for. The store does one write for both; the
/// page that follows derives what is offered.
///
/// # Errors
/// If a field is wrong, the shift of the named workday takes no check-ins any more, or somebody would read it whom its
/// page did not name: the page that follows does. [`AppError::Conflict`] if an entry with this id and other content
/// exists, which stays.
pub async fn record_check_in(context: RequestContext, form: CheckInForm) -> Result<Redirect, AppError> {
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let mut errors = ValidationErrors::default();
    let id = errors.keep("id", form.id.parse::<CheckInId>().map_err(|_| t!(locale, "check-in-id-wrong")));
    let shift = errors.keep("workday", form.shift(signed_in, now).ok_or_else(|| t!(locale, "check-in-workday-over")));
    let content = form.read(&app.store.stressors().list(), locale, &mut errors);
    let asked = match form.asks(content.as_ref()) {
        Some(to) => new_request::read(&context, signed_in, form.talk(to), &mut errors).await?,
        None => None,
    };
    let (id, shift, content) = errors.finish((id, shift, content))?;
    let mut entry = content.on(context_of(&signed_in.viewer, &shift, id, now));
    let newer = form.newer_readers(app, signed_in, &entry).await?;
    let stays_private = !newer.is_empty() && form.has_waited();
    if !newer.is_empty() && !stays_private {
        return Err(AppError::field("audience", newer.sentence(locale)));
    }
    if stays_private {
        // Nobody is at the page to decide.
        (entry.audience, entry.note_audience, entry.tag_audience) = (Audience::Me, Audience::Me, Audience::Me);
    }
    let outcome = recording::record(app, signed_in.own.clone(), &entry, asked.as_ref()).await?;
    conclude(&context, signed_in, &entry, outcome, asked).await?;
    let to = Redirect::to("/check-in");
    if stays_private {
        return Ok(to.with_message_for_scripts(t!(locale, "check-in-kept-private")));
    }
    // A late check-in is of a shift that the page no longer shows.
    Ok(if entry.belongs_to(&signed_in.shift) {
        to
    } else {
        to.with_message(t!(locale, "check-in-late-saved", day = dates::weekday_and_day(locale, entry.workday)))
    })
}

/// Ends the request with which an entry was sent: one that the store knew before may still ask to talk.
async fn conclude(
    context: &RequestContext,
    signed_in: &SignedIn,
    entry: &CheckIn,
    outcome: RecordOutcome,
    asked: Option<NewRequest>,
) -> Result<(), AppError> {
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    match outcome {
        RecordOutcome::New => Ok(()),
        // Saved, then asked, then saved again: it may be the first time that the form asks. What a phone sends again
        // much later was answered in the meantime.
        RecordOutcome::Same => {
            let stored = app.store.check_ins().get(signed_in.own.clone(), entry.id).await?;
            if let (Some(new), Some(stored)) = (asked, stored)
                && now.duration_since(stored.said_at).unsigned_abs() < SENT_AGAIN_WITHIN
                && app.asked_check_ins.remember(entry.person, entry.id)
            {
                new.send(app, locale).await?;
            }
            Ok(())
        }
        RecordOutcome::Different(_) => {
            // The first version of the check-in stays, but a request to talk is never lost: it does not depend on a
            // check-in.
            if let Some(new) = asked {
                new.send(app, locale).await?;
            }
            Err(AppError::Conflict { to: format!("/check-in?amend={}", entry.id) })
        }
        RecordOutcome::Withdrawn => Err(AppError::field("id", t!(locale, "check-in-withdrawn"))),
    }
}

impl CheckInForm {
    /// Whether it waited for a network.
    fn has_waited(&self) -> bool {
        !self.made_at.trim().is_empty()
    }

    /// When the person last could read who reads it: when its page was shown, and not after it was made. The clock of a
    /// phone can be ahead. None if it came from no page.
    fn told_at(&self, now: Timestamp) -> Option<Timestamp> {
        let moments = [&self.shown_at, &self.made_at].into_iter();
        moments.filter_map(|moment| moment.trim().parse::<Timestamp>().ok()).min().map(|told_at| told_at.min(now))
    }

    /// Those who would read the entry only because it arrives now, and were not named where its readers were chosen.
    async fn newer_readers(
        &self,
        app: &AppState,
        signed_in: &SignedIn,
        entry: &CheckIn,
    ) -> Result<NewerReaders, AppError> {
        let Some(at) = self.told_at(entry.said_at) else { return Ok(NewerReaders::default()) };
        // The page for an earlier shift names those of its workday; the other one those of the shift in which it was
        // shown.
        let workday =
            if self.workday.trim().is_empty() { signed_in.person().shift_at(at).workday } else { entry.workday };
        let audiences = [entry.audience, entry.note_audience, entry.tag_audience];
        let (told, stated) = (StatedFor { workday, at }, StatedFor { workday: entry.workday, at: entry.said_at });
        let newer = NewerReaders::load(app, entry.person, entry.team, &audiences, told, stated).await?;
        if newer.is_empty() {
            return Ok(newer);
        }
        // One that is stored has its readers already, and one that was kept private stays so: sent again, it changes
        // nothing.
        let stored = app.store.check_ins().get(signed_in.own.clone(), entry.id).await?;
        let has_readers = |stored: CheckIn| !self.has_waited() || stored.widest_audience() > Audience::Me;
        Ok(if stored.is_some_and(has_readers) { NewerReaders::default() } else { newer })
    }

    /// The shift that the check-in is of: the one of this moment, or the last one that ended, until the next begins.
    /// None if the form names another workday, or was made in an earlier shift.
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
        let ended = signed_in.ended_shift();
        ended.into_iter().chain([signed_in.shift.clone()]).find(|shift| shift.workday == workday)
    }

    /// The role that is asked to talk, if one is. The field of earlier clients asks the lead, unless the check-in is
    /// private.
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
            to: TypedField::new("talk_to", to),
            // The earlier field spoke to everybody who leads the team.
            or_deputy: self.talk_to.trim().is_empty(),
            when: TypedField::new("talk_when", &self.talk_when),
            line: TypedField::new("talk_line", &self.talk_line),
            topic: TypedField::new("talk_topic", &self.talk_topic),
            but: None,
            named: &self.talk_named,
        }
    }

    /// The content of the check-in; what is wrong goes to `errors`. A stressor that is no longer offered is accepted:
    /// the page may have been open since before, and the check-in must not be lost.
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
