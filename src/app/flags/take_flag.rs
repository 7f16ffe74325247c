//! Taking a flag, setting it aside, or handing it back.

use serde::Deserialize;

use crate::app::flags::status;
use crate::app::flags::status::{FOLLOW_UP, SET_ASIDE};
use crate::state::live::Topic;
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::{FlagId, FlagState, FlagWork};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TakeFlagForm {
    flag: String,
    step: String,
    back: String,
}

impl SubmittedForm for TakeFlagForm {
    fn page(&self) -> String {
        path_or(&self.back, "/flags")
    }
}

/// Says what the viewer will do about a flag: `step` is `take`, `not_now` or `hand_back`.
///
/// # Errors
/// If the flag does not follow from what the viewer may see, or there is no such step.
pub async fn take_flag(context: RequestContext, form: TakeFlagForm) -> Result<Redirect, AppError> {
    let TakeFlagForm { flag, step, back } = form;
    let back = path_or(&back, "/flags");
    let signed_in = context.allowed(Action::WorkOnFlag, Subject::None)?;
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let id: FlagId = flag.parse().map_err(|_| AppError::NotFound)?;
    let noticed = status::find(app, &signed_in.viewer, id, signed_in.today()).await?.ok_or(AppError::NotFound)?;
    context.allowed(Action::WorkOnFlag, Subject::Team(noticed.team, signed_in.today()))?;
    let me = signed_in.person().id;
    let (state, owner, due_at, said) = match step.as_str() {
        "take" => {
            (FlagState::Acknowledged, Some(me), now.checked_add(FOLLOW_UP).ok(), t!(locale, "flag-page-said-taken"))
        }
        "not_now" => (FlagState::NotNow, None, now.checked_add(SET_ASIDE).ok(), t!(locale, "flag-page-said-aside")),
        "hand_back" => (FlagState::Open, None, None, t!(locale, "flag-page-said-back")),
        _ => return Err(AppError::Unreadable),
    };
    let (team, person) = (noticed.team, noticed.person);
    let work = FlagWork { flag: id, team, person, state, owner, due_at, changed_at: now, what_was_done: None };
    app.store.flag_work().set(work, me).await?;
    app.hub.announce(Topic::Board(team));
    Ok(Redirect::to(back).with_message(said))
}
