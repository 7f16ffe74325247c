//! Taking a flag, asking another lead to take it, handing it back, or saying that it has passed.

use serde::Deserialize;

use crate::app::flags;
use crate::app::flags::colleagues::other_leads;
use crate::app::flags::status::{FlagStatus, SET_ASIDE};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
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
    let TakeFlagForm { flag, step, to, shown, back } = form;
    let back = path_or(&back, "/flags");
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let (signed_in, visible) = flags::to_work_on(&context, &flag).await?;
    let me = signed_in.person().id;
    let owner = visible.work.as_ref().and_then(|work| work.owner);
    let status = visible.status(now);
    let taken_by_another = status == FlagStatus::Taken && owner.is_some_and(|owner| owner != me);
    let can_be_aside = matches!(status, FlagStatus::Open | FlagStatus::Aside(_));
    let left_alone = || Redirect::to(back.clone()).with_message(t!(locale, "follow-up-said-left-alone"));
    if status == FlagStatus::LeftAlone {
        return Ok(left_alone());
    }
    let within = visible.follow_up_within();
    let (state, owner, due_at, said) = match step.as_str() {
        "take" | "ask" if taken_by_another => {
            return Ok(Redirect::to(back).with_message(t!(locale, "flag-page-said-others")));
        }
        "take" => {
            let said = t!(locale, "flag-page-said-taken", hours = within.as_hours());
            (FlagState::Acknowledged, Some(me), now.checked_add(within).ok(), said)
        }
        "ask" => {
            let leads = other_leads(&context, signed_in, visible.team, visible.person).await?;
            let asked = leads.into_iter().find(|lead| lead.key == to).ok_or(AppError::NotFound)?;
            let said = t!(locale, "flag-page-said-asked", name = asked.name);
            (FlagState::Asked, Some(asked.id), now.checked_add(within).ok(), said)
        }
        "hand_back" => (FlagState::Open, None, None, t!(locale, "flag-page-said-back")),
        "set_aside" if can_be_aside => {
            (FlagState::NotNow, None, now.checked_add(SET_ASIDE).ok(), t!(locale, "flag-page-said-aside"))
        }
        "set_aside" => return Ok(Redirect::to(back).with_message(t!(locale, "flags-said-not-set-aside"))),
        "put_back" if matches!(status, FlagStatus::Aside(_)) => {
            (FlagState::Open, None, None, t!(locale, "flags-said-back-on-the-list"))
        }
        "put_back" => return Ok(Redirect::to(back).with_message(t!(locale, "flags-said-back-on-the-list"))),
        "passed" => (FlagState::Passed, Some(me), None, t!(locale, "flag-page-said-passed")),
        _ => return Err(AppError::Unreadable),
    };
    let (team, person) = (visible.team, visible.person);
    let (flag, seen) = (visible.id, Some(visible.seen()));
    if !shown.is_still(&visible.mark()) {
        // Sent twice: it is done.
        let is_same = |work: &FlagWork| (work.state, work.owner, work.seen) == (state, owner, seen);
        let said =
            if visible.work.as_ref().is_some_and(is_same) { said } else { t!(locale, "flag-page-said-meanwhile") };
        return Ok(Redirect::to(back).with_message(said));
    }
    let work = FlagWork { flag, team, person, state, owner, due_at, changed_at: now, what_was_done: None, seen };
    match app.store.flag_work().set(work, me, visible.last_step()).await? {
        FlagStepOutcome::Stored => {
            app.flag_work_changed(team);
            Ok(Redirect::to(back).with_message(said))
        }
        FlagStepOutcome::LeftAlone => Ok(left_alone()),
        FlagStepOutcome::ChangedMeanwhile => {
            Ok(Redirect::to(back).with_message(t!(locale, "flag-page-said-meanwhile")))
        }
    }
}
