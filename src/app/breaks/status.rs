//! What an agent sees of their own request for a break.

use crate::app::breaks::{minutes_at, presenter, team};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, may};
use domain::break_request::{BreakState, Decline};
use domain::{BreakRequest, Locale};
use words::t;

/// The viewer's own request.
#[derive(Clone, Debug, Default)]
pub struct BreakStatusView {
    /// The open one, or the last one if it was declined or nobody answered it.
    pub request: Option<OwnBreak>,
}

impl BreakStatusView {
    /// Whether it waits for an answer, or is granted and not over.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.request.as_ref().is_some_and(|request| request.is_open)
    }
}

/// One request, as the person who asked sees it.
#[derive(Clone, Debug)]
pub struct OwnBreak {
    /// Its id.
    pub id: String,
    /// What came of it.
    pub sentence: String,
    /// What it costs, in words; none if it was declined or nobody answered it.
    pub cost: Option<String>,
    /// Whether it waits for an answer, or is granted and not over.
    pub is_open: bool,
    /// If it is granted: how many seconds from now it begins (negative while it goes on), and how many it lasts.
    pub countdown: Option<(i64, i64)>,
}

/// Loads the [`BreakStatusView`].
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, signed_in: &SignedIn) -> Result<BreakStatusView, AppError> {
    if !may(Some(&signed_in.viewer), Action::AskForBreak, Subject::None) {
        return Ok(BreakStatusView::default());
    }
    let (app, now) = (&context.app, context.visitor.now);
    let own = app.store.breaks().of_person(signed_in.person().id, now).await?;
    let Some(newest) = own.iter().max_by_key(|request| request.asked_at) else {
        return Ok(BreakStatusView::default());
    };
    let team = team(app, newest.team).await?;
    let minute = minutes_at(&team, now);
    // The second within the minute: every time zone differs from UTC by whole minutes.
    let second = now.as_second().rem_euclid(60);
    let shown = own.iter().find(|request| request.is_open(minute)).or(Some(newest));
    let shown = shown.filter(|request| request.state != BreakState::Granted || request.is_open(minute));
    let shown = shown.filter(|request| request.is_unanswered(minute) || minute < request.ends());
    Ok(BreakStatusView {
        request: shown.map(|request| view(context.visitor.locale, request, minute, minute * 60 + second)),
    })
}

fn view(locale: Locale, request: &BreakRequest, minute: i64, second: i64) -> OwnBreak {
    let time = presenter::time_range(locale, request.starts, request.minutes);
    let sentence = match request.state {
        BreakState::Asked if request.is_unanswered(minute) => t!(locale, "break-unanswered", time = time),
        BreakState::Asked => t!(locale, "break-is-asked", time = time),
        BreakState::Granted => t!(locale, "break-is-granted", time = time),
        BreakState::Declined(why) => declined(locale, why, time),
    };
    OwnBreak {
        id: request.id.to_string(),
        sentence,
        cost: request.is_open(minute).then(|| presenter::cost(locale, request.cost)),
        is_open: request.is_open(minute),
        countdown: (request.state == BreakState::Granted).then(|| (request.starts * 60 - second, request.minutes * 60)),
    }
}

/// What the person who asked reads if a lead declined.
#[must_use]
pub fn declined(locale: Locale, why: Decline, time: String) -> String {
    match why {
        Decline::Busy => t!(locale, "break-declined-busy", time = time),
        Decline::OthersAway => t!(locale, "break-declined-others-away", time = time),
        Decline::Together => t!(locale, "break-declined-together", time = time),
    }
}
