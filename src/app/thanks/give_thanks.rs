//! Giving thanks to a colleague or to a team.

use serde::Deserialize;
use uuid::Uuid;

use super::{PAGE, read_words};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, TypedField, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::canonical::search_form;
use domain::thanks::{ARRIVES_AFTER, MAX_THANKS_A_DAY, ThanksFrom, ThanksLimit, ThanksTo};
use domain::{ThankYou, ThankYouId};
use store::GiveOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct GiveThanksForm {
    to: String,
    glyph: String,
    line: String,
    with_name: String,
}

impl SubmittedForm for GiveThanksForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("to", &self.to)
            .and("glyph", &self.glyph)
            .and("line", &self.line)
            .and("with_name", &self.with_name)
    }
}

/// Gives thanks. It arrives after ten minutes; until then it can be taken back, and a form that is sent again gives
/// nothing more and is answered as the first time.
///
/// # Errors
/// If a field is wrong, or the giver has reached a limit.
pub async fn give_thanks(context: RequestContext, form: GiveThanksForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::GiveThanks, Subject::None)?;
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let mut errors = ValidationErrors::default();
    let found = receiver(&context, signed_in, &form.to).await?;
    let found = errors.keep("to", found);
    let (glyph, line) = (TypedField::new("glyph", &form.glyph), TypedField::new("line", &form.line));
    let words = read_words(locale, glyph, line, &mut errors);
    let ((to, name), (glyph, line)) = errors.finish((found, words))?;
    let from = ThanksFrom::Colleague(Some(signed_in.viewer.person));
    let with_name = form.with_name == "yes";
    let thanks =
        ThankYou { id: ThankYouId(Uuid::new_v4()), to, from, with_name, glyph, line, given_at: now, shown: None };
    match context.app.store.thanks().give(thanks).await? {
        GiveOutcome::Given | GiveOutcome::SentAgain => {
            let said = t!(locale, "thanks-given", name = name, minutes = ARRIVES_AFTER.as_mins());
            Ok(Redirect::to(PAGE).with_message(said))
        }
        GiveOutcome::Limited(ThanksLimit::SameReceiver) => {
            Err(AppError::field("", t!(locale, "thanks-limit-same", name = name)))
        }
        GiveOutcome::Limited(ThanksLimit::Day | ThanksLimit::Praise) => {
            Err(AppError::field("", t!(locale, "thanks-limit-day", most = MAX_THANKS_A_DAY)))
        }
    }
}

/// The receiver that a text names, with their name; a sentence if it names nobody, or several.
async fn receiver(
    context: &RequestContext,
    signed_in: &SignedIn,
    text: &str,
) -> Result<Result<(ThanksTo, String), String>, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let wanted = search_form(text);
    if wanted.is_empty() {
        return Ok(Err(t!(locale, "thanks-to-missing")));
    }
    let people = store.thanks().people_called(text.to_owned(), signed_in.today()).await?;
    let teams = store.teams().all().await?.into_iter();
    let is_it = |team: &store::Team| [&team.label, &team.name, &team.key].iter().any(|t| search_form(t) == wanted);
    let people = people.into_iter().map(|profile| (ThanksTo::Person(profile.person.id), profile.person.name));
    let found: Vec<_> = people.chain(teams.filter(is_it).map(|team| (ThanksTo::Team(team.id), team.label))).collect();
    Ok(match <[_; 1]>::try_from(found) {
        Ok([(to, _)]) if to == ThanksTo::Person(signed_in.viewer.person) => Err(t!(locale, "thanks-to-oneself")),
        Ok([found]) => Ok(found),
        Err(found) if found.is_empty() => Err(t!(locale, "thanks-to-unknown")),
        Err(_) => Err(t!(locale, "thanks-to-several")),
    })
}
