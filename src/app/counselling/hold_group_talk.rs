//! Announcing a talk for a group.

use serde::Deserialize;
use uuid::Uuid;

use crate::app::counselling::announcement::AnnouncementInput;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::group_talk::PLACES;
use domain::counselling::slot::MINUTES;
use domain::counselling::{GroupTalk, GroupTalkId};
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

impl HoldGroupTalkForm {
    fn input(&self) -> AnnouncementInput<'_> {
        AnnouncementInput {
            words: [&self.title_en, &self.title_zh, &self.text_en, &self.text_zh],
            planned: [&self.date, &self.time, &self.minutes, &self.place],
        }
    }
}

impl SubmittedForm for HoldGroupTalkForm {
    fn page(&self) -> String {
        "/appointments#talks".to_owned()
    }

    fn values(&self) -> FormValues {
        self.input().values().and("places", &self.places)
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
    let announced = form.input().read(&context, signed_in, MINUTES, &mut errors);
    let places = form.places.trim().parse::<u16>().ok().filter(|places| PLACES.contains(places));
    let (least, most) = (*PLACES.start(), *PLACES.end());
    let places = places.ok_or_else(|| t!(locale, "group-talk-places-wrong", least = least, most = most));
    let places = errors.keep("places", places);
    let (announced, places) = errors.finish((announced, places))?;
    let said = t!(locale, "group-talk-held", title = announced.title.read_in(locale));
    let talk = GroupTalk {
        id: GroupTalkId(Uuid::new_v4()),
        psychologist: signed_in.viewer.person,
        title: announced.title,
        text: announced.text,
        starts_at: announced.starts_at,
        minutes: announced.minutes,
        place: announced.place,
        places,
    };
    context.app.store.group_talks().hold(talk).await?;
    Ok(Redirect::to("/appointments#talks").with_message(said))
}
