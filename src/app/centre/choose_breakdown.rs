//! Choosing the climate's breakdown of the coming quarter.

use serde::Deserialize;

use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::Workday;
use domain::access::{Action, Subject};
use insight::climate::{Breakdown, Quarter};
use words::{dates, t};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseBreakdownForm {
    breakdown: String,
}

impl SubmittedForm for ChooseBreakdownForm {
    fn page(&self) -> String {
        "/admin/centre#breakdown".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("breakdown", &self.breakdown)
    }
}

/// The first quarter that has begun at no site yet.
///
/// # Errors
/// If the store cannot be read.
pub async fn coming_quarter(app: &AppState) -> Result<Quarter, AppError> {
    let sites = app.store.org_units().tree().await?;
    let today = sites.iter().map(|site| Workday(site.local(app.clock.now()).date())).max();
    let today = today.unwrap_or_else(|| Workday(app.clock.local(&jiff::tz::TimeZone::UTC).date()));
    Ok(Quarter::of(today.week_start()).after())
}

/// The first day of a quarter.
#[must_use]
pub fn first_day(quarter: Quarter) -> Option<Workday> {
    quarter.mondays().first().copied()
}

/// Chooses it: `weekday`, `shift`, `hour` or `tenure`. The running quarter keeps the one with which it began.
///
/// # Errors
/// If there is no such breakdown.
pub async fn choose_breakdown(context: RequestContext, form: ChooseBreakdownForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let chosen = Breakdown::from_key(&form.breakdown);
    let chosen = chosen.ok_or_else(|| AppError::field("breakdown", t!(locale, "breakdown-unknown")))?;
    let coming = coming_quarter(&context.app).await?;
    store.climate().set_breakdown(coming, chosen, signed_in.person().id, context.visitor.now).await?;
    let date = first_day(coming).map(|day| dates::full_day(locale, day)).unwrap_or_default();
    Ok(Redirect::to("/admin/centre").with_message(t!(locale, "breakdown-chosen", date = date)))
}
