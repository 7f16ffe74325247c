//! What the check-in page shows: the form, or what was said in this shift and what follows from it.

pub mod amend_check_in;
pub mod offer;
pub mod recipients;
pub mod record_check_in;
pub mod recording;
pub mod set_audience;
pub mod undo_check_in;
pub mod visibility_change;

mod form;
mod newer_readers;
mod recent_days;
mod saved;
mod tags;

pub use form::{FormPurpose, FormView, MissedShift};
pub use newer_readers::NewerReaders;
pub use recent_days::{RecentDays, TodayEntry};
pub use recipients::Recipients;
pub use saved::{GoodMoment, PeopleFirst, SavedView};
pub use tags::{FormTags, TagChoice};

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject, Viewer};
use domain::check_in::CheckInContext;
use domain::person::TeamRole;
use domain::{CheckInId, Shift};
use jiff::Timestamp;
use store::Range;

/// What the address asks for.
#[derive(Clone, Debug, Default)]
pub struct CheckInQuery {
    /// A change of weather.
    pub change: bool,
    /// To correct this entry.
    pub amend: Option<String>,
    /// A late check-in for the shift of this workday.
    pub workday: Option<String>,
    /// The form comes back because something was wrong with it.
    pub returned: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub enum CheckInView {
    /// The person has not chosen yet who sees their check-ins: `/welcome` comes first.
    Welcome,
    /// A form.
    Form(Box<FormView>),
    /// What was said.
    Saved(Box<SavedView>),
}

/// Who checks in, when, and in which shift and team.
#[must_use]
pub fn context_of(viewer: &Viewer, shift: &Shift, id: CheckInId, now: Timestamp) -> CheckInContext {
    CheckInContext {
        person: viewer.person,
        id,
        workday: shift.workday,
        said_at: now,
        shift: shift.pattern.as_ref().map(|pattern| pattern.name.clone()),
        team: viewer.teams(TeamRole::Member, shift.workday).next(),
    }
}

/// Loads the [`CheckInView`].
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not check in, or the entry is not theirs.
pub async fn load(context: &RequestContext, wanted: CheckInQuery) -> Result<CheckInView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let store = &context.app.store;
    if signed_in.profile.chooses_audience_first() {
        return Ok(CheckInView::Welcome);
    }
    let today = signed_in.today();
    let entries =
        store.check_ins().own(signed_in.own.clone(), Range { from: today.plus(-form::USUAL_DAYS), to: today }).await?;
    if let Some(id) = wanted.amend {
        let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
        let entry = store.check_ins().get(signed_in.own.clone(), id).await?.ok_or(AppError::NotFound)?;
        if entry.belongs_to(&signed_in.shift) {
            return Ok(CheckInView::Form(Box::new(
                form::load(context, FormPurpose::Amend(Box::new(entry)), &entries).await?,
            )));
        }
    }
    if let Some(workday) = wanted.workday {
        let ended = signed_in.ended_shift();
        if let Some(shift) = ended.filter(|shift| shift.workday.to_string() == workday) {
            let late = FormPurpose::Late(Box::new(shift));
            return Ok(CheckInView::Form(Box::new(form::load(context, late, &entries).await?)));
        }
    }
    let last = entries.iter().rfind(|entry| entry.workday == today);
    // Between shifts what was said in the last one stays in view; a new shift begins with an empty form.
    let in_shift = last.filter(|entry| signed_in.shift.pattern.is_none() || entry.belongs_to(&signed_in.shift));
    let purpose = if last.is_some() { FormPurpose::Change } else { FormPurpose::First };
    Ok(match in_shift {
        Some(last) if !wanted.change && !wanted.returned => {
            CheckInView::Saved(Box::new(saved::load(context, last, &entries).await?))
        }
        _ => CheckInView::Form(Box::new(form::load(context, purpose, &entries).await?)),
    })
}
