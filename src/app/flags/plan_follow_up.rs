//! Planning a follow-up: an action from the catalogue or own words, and the other questions of 5W2H.

use serde::Deserialize;

use crate::app::flags;
use crate::app::flags::plan::is_action;
use crate::app::flags::status::FlagStatus;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Locale;
use domain::text::cleaned;
use store::{FollowUpPlan, PlanQuestion};
use words::t;

/// The longest plan in own words, in characters.
const MAX_OWN_WORDS: usize = 500;
/// The longest answer to one of the other questions, in characters.
const MAX_ANSWER: usize = 200;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PlanFollowUpForm {
    flag: String,
    chosen: String,
    own_words: String,
    who: String,
    when: String,
    r#where: String,
    why: String,
    how: String,
    how_much: String,
}

impl PlanFollowUpForm {
    fn answer(&self, question: PlanQuestion) -> &str {
        match question {
            PlanQuestion::Who => &self.who,
            PlanQuestion::When => &self.when,
            PlanQuestion::Where => &self.r#where,
            PlanQuestion::Why => &self.why,
            PlanQuestion::How => &self.how,
            PlanQuestion::HowMuch => &self.how_much,
        }
    }

    fn read(&self, locale: Locale) -> Result<FollowUpPlan, AppError> {
        let mut errors = ValidationErrors::default();
        let mut read = |field: &str, text: &str, longest| {
            let length = text.trim().chars().count();
            let too_long = |_| t!(locale, "follow-up-too-long", length = length, longest = longest);
            errors.keep(field, cleaned(text, longest).map_err(too_long)).filter(|text| !text.is_empty())
        };
        let own_words = read("own_words", &self.own_words, MAX_OWN_WORDS);
        let answer = |question: PlanQuestion| {
            read(question.key(), self.answer(question), MAX_ANSWER).map(|answer| (question, answer))
        };
        let details = PlanQuestion::ALL.into_iter().filter_map(answer).collect();
        let chosen = self.chosen.trim();
        if !chosen.is_empty() && !is_action(chosen) {
            errors.add("chosen", t!(locale, "follow-up-no-such-action"));
        } else if chosen.is_empty() && self.own_words.trim().is_empty() {
            errors.add("own_words", t!(locale, "follow-up-nothing-planned"));
        }
        errors.check()?;
        let action = Some(chosen.to_owned()).filter(|key| !key.is_empty());
        Ok(FollowUpPlan { action, own_words, details })
    }
}

impl SubmittedForm for PlanFollowUpForm {
    fn page(&self) -> String {
        format!("{}#plan", flags::page_of(&self.flag))
    }

    fn values(&self) -> FormValues {
        let values = FormValues::default().and("chosen", &self.chosen).and("own_words", &self.own_words);
        PlanQuestion::ALL.into_iter().fold(values, |values, question| values.and(question.key(), self.answer(question)))
    }
}

/// Stores what the viewer plans to do about a flag that they follow up.
///
/// # Errors
/// If the flag does not follow from what the viewer may see, nothing is planned, the action is none of the catalogue,
/// or a text is too long.
pub async fn plan_follow_up(context: RequestContext, form: PlanFollowUpForm) -> Result<Redirect, AppError> {
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let (signed_in, visible) = flags::to_work_on(&context, &form.flag).await?;
    if visible.status(now) == FlagStatus::LeftAlone {
        return Ok(Redirect::to(flags::page_of(&form.flag)).with_message(t!(locale, "follow-up-said-left-alone")));
    }
    let plan = form.read(locale)?;
    let said = if app.store.follow_ups().plan(visible.id, signed_in.person().id, plan).await? {
        t!(locale, "follow-up-said-planned")
    } else {
        t!(locale, "follow-up-said-not-yours")
    };
    Ok(Redirect::to(flags::page_of(&form.flag)).with_message(said))
}
