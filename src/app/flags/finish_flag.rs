//! Following up on a flag: what was agreed, and when to ask again.

use jiff::Timestamp;
use serde::Deserialize;

use crate::app::flags;
use crate::app::flags::status::VisibleFlag;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::text::cleaned;
use domain::{Locale, Workday};
use store::{FlagState, FlagStepOutcome, FlagWork};
use words::t;

/// The longest account of what was agreed, in characters.
const MAX_ACCOUNT_LENGTH: usize = 1000;
/// A lead can plan to ask again within this many days.
const MAX_DAYS_UNTIL_ASKING: i32 = 90;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FinishFlagForm {
    flag: String,
    agreed: String,
    ask_again: String,
    shown: ShownOnPage,
}

impl SubmittedForm for FinishFlagForm {
    fn page(&self) -> String {
        format!("{}#act", flags::page_of(&self.flag))
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("agreed", &self.agreed).and("ask_again", &self.ask_again)
    }
}

/// Records what was agreed. With `ask_again`, a date, the flag returns to the list of those in progress on that day.
///
/// # Errors
/// If the flag does not follow from what the viewer may see, the text is empty or too long, or the date is not valid or
/// not in the next months; if the flag became more serious, or somebody did something about it, since the page was
/// shown.
pub async fn finish_flag(context: RequestContext, form: FinishFlagForm) -> Result<Redirect, AppError> {
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let (signed_in, visible) = flags::to_work_on(&context, &form.flag).await?;
    let mut errors = ValidationErrors::default();
    let agreed = form.agreed.trim();
    if agreed.is_empty() {
        errors.add("agreed", t!(locale, "flag-page-agreed-missing"));
    }
    let length = agreed.chars().count();
    let too_long = |_| t!(locale, "flag-page-agreed-too-long", length = length, longest = MAX_ACCOUNT_LENGTH);
    let account = errors.keep("agreed", cleaned(agreed, MAX_ACCOUNT_LENGTH).map_err(too_long));
    let due_at = errors.keep("ask_again", ask_again(locale, &visible, form.ask_again.trim(), now));
    errors.check()?;
    let (team, person, me) = (visible.team, visible.person, signed_in.person().id);
    let (flag, state, owner, due_at) = (visible.id, FlagState::Done, Some(me), due_at.flatten());
    let seen = Some(visible.seen());
    if !form.shown.is_still(&visible.mark()) {
        // Sent twice: it is done.
        let is_same = |work: &FlagWork| (work.state, work.owner, &work.what_was_done) == (state, owner, &account);
        return match visible.work.as_ref().is_some_and(is_same) {
            true => Ok(Redirect::to(flags::page_of(&form.flag)).with_message(t!(locale, "flag-page-said-done"))),
            false => Err(AppError::field("agreed", t!(locale, "flag-page-said-meanwhile"))),
        };
    }
    let work = FlagWork { flag, team, person, state, owner, due_at, changed_at: now, what_was_done: account, seen };
    let said = match app.store.flag_work().set(work, me, visible.last_step()).await? {
        FlagStepOutcome::Stored => {
            app.flag_work_changed(team);
            t!(locale, "flag-page-said-done")
        }
        FlagStepOutcome::LeftAlone => t!(locale, "follow-up-said-left-alone"),
        // The page shows what the other lead did, and what was typed stays in the form.
        FlagStepOutcome::ChangedMeanwhile => {
            return Err(AppError::field("agreed", t!(locale, "flag-page-said-meanwhile")));
        }
    };
    Ok(Redirect::to(flags::page_of(&form.flag)).with_message(said))
}

/// The days on which a lead can plan to ask again: from tomorrow on, by the clock of the site.
#[must_use]
pub fn days_to_ask_again(visible: &VisibleFlag, now: Timestamp) -> (Workday, Workday) {
    let today = Workday(visible.local(now).date());
    (today.plus(1), today.plus(MAX_DAYS_UNTIL_ASKING))
}

/// The moment at which the day begins on which to ask again; none if the field is empty.
fn ask_again(locale: Locale, visible: &VisibleFlag, said: &str, now: Timestamp) -> Result<Option<Timestamp>, String> {
    if said.is_empty() {
        return Ok(None);
    }
    let (first, last) = days_to_ask_again(visible, now);
    let day: Workday = said.parse().map_err(|_| t!(locale, "flag-page-ask-again-no-date"))?;
    if !(first..=last).contains(&day) {
        return Err(t!(locale, "flag-page-ask-again-range", days = MAX_DAYS_UNTIL_ASKING));
    }
    let begin = day.0.to_zoned(visible.zone.clone()).map_err(|_| t!(locale, "flag-page-ask-again-no-date"))?;
    Ok(Some(begin.timestamp()))
}
