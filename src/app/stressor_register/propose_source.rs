//! Proposing a source for the register.

use serde::Deserialize;

use super::REGISTER;
use super::proposal::{alike, read_about};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::stressor_register::{MAX_OPEN_PROPOSALS, MAX_SOURCE_WORDS, SourceProposal};
use domain::text::cleaned;
use store::{NewSource, ProposeOutcome};
use words::t;

/// The page of the form.
pub const PROPOSE: &str = "/stressors/propose";

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ProposeSourceForm {
    id: String,
    words: String,
    about: String,
    how_often: String,
    since: String,
    named: String,
    even_so: String,
}

impl SubmittedForm for ProposeSourceForm {
    fn page(&self) -> String {
        PROPOSE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("id", &self.id)
            .and("words", &self.words)
            .and("about", &self.about)
            .and("how_often", &self.how_often)
            .and("since", &self.since)
            .and("named", &self.named)
            .and("even_so", &self.even_so)
    }
}

/// Puts a proposal into the register; if there are sources like it, only after the person has seen them.
///
/// # Errors
/// If a field is missing or wrong, sources like it were not shown yet, too many proposals of the person are undecided,
/// or the person's own key is missing in this session.
pub async fn propose_source(context: RequestContext, form: ProposeSourceForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::UseRegister, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let words = errors.keep("words", read_words(locale, &form.words));
    let about = read_about(&store.stressors().list(), &form.about);
    let about = errors.keep("about", about.ok_or_else(|| t!(locale, "register-about-missing")));
    let how_often = form.how_often.parse().map_err(|_| t!(locale, "register-choose"));
    let how_often = errors.keep("how_often", how_often);
    let since = errors.keep("since", form.since.parse().map_err(|_| t!(locale, "register-choose")));
    let named = match form.named.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.add("named", t!(locale, "register-choose"));
            None
        }
    };
    let (words, (kind, stressor), how_often, since, named) = errors.finish((words, about, how_often, since, named))?;
    let id = form.id.parse().map_err(|_| AppError::Unreadable)?;
    let register = store.stressor_register();
    let all = register.all(signed_in.today()).await?;
    let is_known = all.iter().any(|source| source.id == id);
    if !is_known && form.even_so.is_empty() && !alike(&all, &words, stressor.as_ref()).is_empty() {
        return Err(AppError::field("even_so", t!(locale, "register-alike-first")));
    }
    let proposal = SourceProposal { words, kind, stressor, how_often, since };
    let new = NewSource { id, proposal, named };
    match register.propose(signed_in.own.clone(), new, signed_in.today()).await? {
        ProposeOutcome::Kept | ProposeOutcome::Known => {
            let page = page_of(REGISTER, &id.to_string());
            Ok(Redirect::to(page).with_message(t!(locale, "register-proposal-kept")))
        }
        ProposeOutcome::TooMany => Err(AppError::field("", t!(locale, "register-too-many", most = MAX_OPEN_PROPOSALS))),
        ProposeOutcome::Locked => Err(AppError::field("named", t!(locale, "register-locked"))),
    }
}

fn read_words(locale: Locale, text: &str) -> Result<String, String> {
    match cleaned(text, MAX_SOURCE_WORDS) {
        Ok(words) if words.is_empty() => Err(t!(locale, "register-words-missing")),
        Ok(words) => Ok(words),
        Err(long) => Err(t!(locale, "register-words-long", longest = long.0)),
    }
}
