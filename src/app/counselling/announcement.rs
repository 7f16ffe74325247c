//! What a talk for a group and an event have in common: a title and a text in one or both languages, and when and
//! where.

use std::ops::RangeInclusive;

use jiff::Timestamp;

use super::{MeetingPlan, PlanFields, plan};
use crate::web::context::RequestContext;
use crate::web::form::{FormValues, ValidationErrors};
use crate::web::visitor::SignedIn;
use domain::counselling::InBothLanguages;
use domain::counselling::group_talk::{MAX_TEXT_LENGTH, MAX_TITLE_LENGTH};
use domain::text::cleaned;
use words::t;

/// The fields that both forms have.
#[derive(Clone, Copy)]
pub struct AnnouncementInput<'a> {
    /// Title and text: English, Chinese, English, Chinese.
    pub words: [&'a str; 4],
    /// When and where: date, time, minutes, place.
    pub planned: [&'a str; 4],
}

/// What is announced.
pub struct AnnouncedMeeting {
    /// In at least one language.
    pub title: InBothLanguages,
    /// What it is about.
    pub text: InBothLanguages,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// Where.
    pub place: String,
}

const WORDS: [&str; 4] = ["title_en", "title_zh", "text_en", "text_zh"];
const PLANNED: [&str; 4] = ["date", "time", "minutes", "place"];

impl AnnouncementInput<'_> {
    /// What was typed.
    #[must_use]
    pub fn values(&self) -> FormValues {
        let fields = WORDS.iter().zip(self.words).chain(PLANNED.iter().zip(self.planned));
        fields.fold(FormValues::default(), |values, (field, text)| values.and(field, text))
    }

    /// Reads the fields. Adds what is wrong to `errors`, and then returns none.
    pub fn read(
        &self,
        context: &RequestContext,
        signed_in: &SignedIn,
        minutes: RangeInclusive<u16>,
        errors: &mut ValidationErrors,
    ) -> Option<AnnouncedMeeting> {
        let locale = context.visitor.locale;
        let mut text = |index: usize, longest| {
            let text = cleaned(self.words[index], longest);
            errors.keep(WORDS[index], text.map_err(|long| t!(locale, "counselling-long", longest = long.0)))
        };
        let title = text(0, MAX_TITLE_LENGTH).zip(text(1, MAX_TITLE_LENGTH));
        let title = title.map(|(en, zh)| InBothLanguages { en, zh });
        let text = text(2, MAX_TEXT_LENGTH).zip(text(3, MAX_TEXT_LENGTH)).map(|(en, zh)| InBothLanguages { en, zh });
        if title.as_ref().is_some_and(InBothLanguages::is_empty) {
            errors.add(WORDS[0], t!(locale, "group-talk-title-missing"));
        }
        let [date, time, length, place] = self.planned;
        let fields = PlanFields { date, time, minutes: length, place, allowed: &minutes };
        let MeetingPlan { starts_at, minutes, place } = plan(context, signed_in, fields, errors)?;
        Some(AnnouncedMeeting { title: title?, text: text?, starts_at, minutes, place })
    }
}
