//! Announcing a talk for a group.

use serde::Deserialize;

use crate::app::counselling::{Planned, fresh_id, plan};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::group_talk::{MAX_TEXT_LENGTH, MAX_TITLE_LENGTH, PLACES};
use domain::counselling::{GroupTalk, GroupTalkId, InBothLanguages};
use domain::text::cleaned;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HoldGroupTalkForm {
    title_en: String,
    title_zh: String,
    text_en: String,
    text_zh: String,
    date: String,
    time: String,
    minutes: String,
    place: String,
    places: String,
}

impl SubmittedForm for HoldGroupTalkForm {
    fn page(&self) -> String {
        "/appointments#talks".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("title_en", &self.title_en)
            .and("title_zh", &self.title_zh)
            .and("text_en", &self.text_en)
            .and("text_zh", &self.text_zh)
            .and("date", &self.date)
            .and("time", &self.time)
            .and("minutes", &self.minutes)
            .and("place", &self.place)
            .and("places", &self.places)
    }
}

/// Announces a talk. Title and text are in one or both languages.
///
/// # Errors
/// If a field is wrong.
pub async fn hold_group_talk(context: RequestContext, form: HoldGroupTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Counsel, Subject::None)?;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let mut text = |field, text: &str, longest| {
        let text = cleaned(text, longest).map_err(|long| t!(locale, "counselling-long", longest = long.0));
        errors.keep(field, text)
    };
    let title_en = text("title_en", &form.title_en, MAX_TITLE_LENGTH);
    let title_zh = text("title_zh", &form.title_zh, MAX_TITLE_LENGTH);
    let text_en = text("text_en", &form.text_en, MAX_TEXT_LENGTH);
    let text_zh = text("text_zh", &form.text_zh, MAX_TEXT_LENGTH);
    let title = title_en.zip(title_zh).map(|(en, zh)| InBothLanguages { en, zh });
    if title.as_ref().is_some_and(InBothLanguages::is_empty) {
        errors.add("title_en", t!(locale, "group-talk-title-missing"));
    }
    let planned = Planned { date: &form.date, time: &form.time, minutes: &form.minutes, place: &form.place };
    let plan = plan(&context, signed_in, planned, &mut errors);
    let places = form.places.trim().parse::<u16>().ok().filter(|places| PLACES.contains(places));
    let (least, most) = (*PLACES.start(), *PLACES.end());
    let places = places.ok_or_else(|| t!(locale, "group-talk-places-wrong", least = least, most = most));
    let places = errors.keep("places", places);
    errors.check()?;
    let (Some(title), Some((starts_at, minutes, place)), Some(places)) = (title, plan, places) else {
        return Err(AppError::Internal);
    };
    let text = InBothLanguages { en: text_en.unwrap_or_default(), zh: text_zh.unwrap_or_default() };
    let (id, psychologist) = (GroupTalkId(fresh_id()), signed_in.viewer.person);
    let said = t!(locale, "group-talk-held", title = title.read_in(locale));
    let talk = GroupTalk { id, psychologist, title, text, starts_at, minutes, place, places };
    context.app.store.group_talks().hold(talk).await?;
    Ok(Redirect::to("/appointments#talks").with_message(said))
}
