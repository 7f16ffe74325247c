//! Seeing a flag through: what was done.

use serde::Deserialize;

use crate::app::flags::status;
use crate::state::live::Topic;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use store::{FlagId, FlagState, FlagWork};
use words::t;

/// The longest account of what was done, in characters, with all that was added.
pub const MAX_ACCOUNT_LENGTH: usize = 1000;
/// The longest of what may be added, each by itself, in characters.
pub const MAX_ADDITION_LENGTH: usize = 200;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FinishFlagForm {
    flag: String,
    what: String,
    why: String,
    who: String,
    by_when: String,
    place: String,
    how: String,
    how_much: String,
}

impl FinishFlagForm {
    /// The page of the flag; the list if the id is none.
    fn flag_page(&self) -> String {
        self.flag.parse::<FlagId>().map_or_else(|_| "/flags".to_owned(), |id| format!("/flags/{id}"))
    }

    /// The optional parts, by the names of their fields.
    fn parts(&self) -> [(&'static str, &str); 6] {
        [
            ("why", &self.why),
            ("who", &self.who),
            ("by_when", &self.by_when),
            ("place", &self.place),
            ("how", &self.how),
            ("how_much", &self.how_much),
        ]
    }
}

impl SubmittedForm for FinishFlagForm {
    fn page(&self) -> String {
        format!("{}#act", self.flag_page())
    }

    fn values(&self) -> FormValues {
        let what = FormValues::default().and("what", &self.what);
        self.parts().into_iter().fold(what, |values, (field, text)| values.and(field, text))
    }
}

/// Says what was done about a flag; `why` to `how_much` are the optional rest of a 5W2H, and fold into the same text.
///
/// # Errors
/// If the flag does not follow from what the viewer may see, or the text is empty or too long.
pub async fn finish_flag(context: RequestContext, form: FinishFlagForm) -> Result<Redirect, AppError> {
    let (what, parts) = (form.what.trim(), form.parts());
    let signed_in = context.allowed(Action::WorkOnFlag, Subject::None)?;
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let id: FlagId = form.flag.parse().map_err(|_| AppError::NotFound)?;
    let noticed = status::find(app, &signed_in.viewer, id, signed_in.today()).await?.ok_or(AppError::NotFound)?;
    context.allowed(Action::WorkOnFlag, Subject::Team(noticed.team, signed_in.today()))?;
    let mut errors = ValidationErrors::default();
    if what.is_empty() {
        errors.add("what", t!(locale, "flag-page-what-missing"));
    }
    let whole = parts.iter().fold(what.to_owned(), |text, (field, said)| with_part(locale, text, field, said));
    for (field, said) in parts {
        let too_long = |_| t!(locale, "text-too-long", longest = MAX_ADDITION_LENGTH);
        errors.keep(field, cleaned(said, MAX_ADDITION_LENGTH).map_err(too_long));
    }
    let length = whole.chars().count();
    let too_long = |_| t!(locale, "flag-page-what-too-long", length = length, longest = MAX_ACCOUNT_LENGTH);
    let account = errors.keep("what", cleaned(&whole, MAX_ACCOUNT_LENGTH).map_err(too_long));
    errors.check()?;
    let (team, person, me) = (noticed.team, noticed.person, signed_in.person().id);
    let (state, due_at) = (FlagState::Done, None);
    let work =
        FlagWork { flag: id, team, person, state, owner: Some(me), due_at, changed_at: now, what_was_done: account };
    app.store.flag_work().set(work, me).await?;
    app.hub.announce(Topic::Board(team));
    Ok(Redirect::to(form.flag_page()).with_message(t!(locale, "flag-page-said-done")))
}

/// What one field of the form is called.
#[must_use]
pub fn part(locale: Locale, field: &str) -> String {
    match field {
        "why" => t!(locale, "flag-page-why"),
        "who" => t!(locale, "flag-page-who"),
        "by_when" => t!(locale, "flag-page-by-when"),
        "place" => t!(locale, "flag-page-place"),
        "how" => t!(locale, "flag-page-how"),
        _ => t!(locale, "flag-page-how-much"),
    }
}

fn with_part(locale: Locale, text: String, field: &str, said: &str) -> String {
    match said.trim() {
        "" => text,
        said => format!("{text}\n{}", t!(locale, "flag-page-part", part = part(locale, field), said = said)),
    }
}
