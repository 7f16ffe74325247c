//! Taking a flag, asking another lead to take it, handing it back, or saying that it has passed.

use jiff::Timestamp;
use serde::Deserialize;

use crate::app::flags;
use crate::app::flags::colleagues::other_leads;
use crate::app::flags::status::{FlagStatus, SET_ASIDE, VisibleFlag};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::PersonId;
use store::{FlagState, FlagStepOutcome, FlagWork};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TakeFlagForm {
    flag: String,
    step: String,
    to: String,
    shown: ShownOnPage,
    back: String,
}

impl SubmittedForm for TakeFlagForm {
    fn page(&self) -> String {
        path_or(&self.back, "/flags")
    }
}

/// Says what happens about a flag: `step` is `take`, `ask` (the lead whose key is `to`), `hand_back`, `passed`,
/// `set_aside` or `put_back`, which undoes it.
///
/// A flag that another lead follows up is not taken over; it can be handed back, which its history shows. One that was
/// set aside returns after some days, or at once if it becomes more serious; one that somebody follows up is not set
/// aside. One that the person asked to leave alone stays closed. Of a flag that became more serious, or of which
/// somebody did something, since the page was shown, nothing is stored: what is news stays news.
///
/// # Errors
/// If the flag does not follow from what the viewer may see, there is no such step, or `to` does not lead the team
/// today.
pub async fn take_flag(context: RequestContext, form: TakeFlagForm) -> Result<Redirect, AppError> {
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let (signed_in, visible) = flags::to_work_on(&context, &form.flag).await?;
    let told = |said: String| Redirect::to(form.page()).with_message(said);
    let FlagDecision { state, owner, due_at, said } =
        match decision(&context, signed_in, &visible, &form.step, &form.to).await? {
            Ok(decided) => decided,
            Err(why_nothing) => return Ok(told(why_nothing)),
        };
    let (flag, team, person, seen) = (visible.id, visible.team, visible.person, Some(visible.seen()));
    let meanwhile = || t!(locale, "flag-page-said-meanwhile");
    if !form.shown.is_still(&visible.mark()) {
        // Sent twice: it is done.
        let is_same = |work: &FlagWork| (work.state, work.owner, work.seen) == (state, owner, seen);
        let is_done = visible.work.as_ref().is_some_and(is_same);
        return Ok(told(if is_done { said } else { meanwhile() }));
    }
    let work = FlagWork { flag, team, person, state, owner, due_at, changed_at: now, what_was_done: None, seen };
    let said = match app.store.flag_work().set(work, signed_in.person().id, visible.last_step()).await? {
        FlagStepOutcome::Stored => {
            app.flag_work_changed(team);
            said
        }
        FlagStepOutcome::LeftAlone => t!(locale, "follow-up-said-left-alone"),
        FlagStepOutcome::ChangedMeanwhile => meanwhile(),
    };
    Ok(told(said))
}

/// What a step makes of a flag.
struct FlagDecision {
    state: FlagState,
    owner: Option<PersonId>,
    due_at: Option<Timestamp>,
    /// What the lead is told once it is stored.
    said: String,
}

/// What a step makes of a flag. Inside, what the lead is told if it makes nothing of it.
///
/// # Errors
/// If there is no such step, or `to` does not lead the team today.
async fn decision(
    context: &RequestContext,
    signed_in: &SignedIn,
    visible: &VisibleFlag,
    step: &str,
    to: &str,
) -> Result<Result<FlagDecision, String>, AppError> {
    let (now, locale) = (context.visitor.now, context.visitor.locale);
    let (me, status, within) = (signed_in.person().id, visible.status(now), visible.follow_up_within());
    let owner = visible.work.as_ref().and_then(|work| work.owner);
    let taken_by_another = status == FlagStatus::Taken && owner.is_some_and(|owner| owner != me);
    let can_be_aside = matches!(status, FlagStatus::Open | FlagStatus::Aside(_));
    let (state, owner, due_at, said) = match step {
        _ if status == FlagStatus::LeftAlone => return Ok(Err(t!(locale, "follow-up-said-left-alone"))),
        "take" | "ask" if taken_by_another => return Ok(Err(t!(locale, "flag-page-said-others"))),
        "take" => {
            let said = t!(locale, "flag-page-said-taken", hours = within.as_hours());
            (FlagState::Acknowledged, Some(me), now.checked_add(within).ok(), said)
        }
        "ask" => {
            let leads = other_leads(context, signed_in, visible.team, visible.person).await?;
            let asked = leads.into_iter().find(|lead| lead.key == to).ok_or(AppError::NotFound)?;
            let said = t!(locale, "flag-page-said-asked", name = asked.name);
            (FlagState::Asked, Some(asked.id), now.checked_add(within).ok(), said)
        }
        "hand_back" => (FlagState::Open, None, None, t!(locale, "flag-page-said-back")),
        "set_aside" if can_be_aside => {
            (FlagState::NotNow, None, now.checked_add(SET_ASIDE).ok(), t!(locale, "flag-page-said-aside"))
        }
        "set_aside" => return Ok(Err(t!(locale, "flags-said-not-set-aside"))),
        "put_back" if matches!(status, FlagStatus::Aside(_)) => {
            (FlagState::Open, None, None, t!(locale, "flags-said-back-on-the-list"))
        }
        "put_back" => return Ok(Err(t!(locale, "flags-said-back-on-the-list"))),
        "passed" => (FlagState::Passed, Some(me), None, t!(locale, "flag-page-said-passed")),
        _ => return Err(AppError::Unreadable),
    };
    Ok(Ok(FlagDecision { state, owner, due_at, said }))
}
