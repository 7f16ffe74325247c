//! Declaring a lasting change of weather as the new usual.

use serde::Deserialize;

use crate::app::check_in::visibility_change::in_sight_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::check_in::RETENTION_DAYS;
use domain::person::TeamRole;
use domain::{CheckIn, Sight, Workday};
use insight::detectors::person::{NewNormal, analyse};
use insight::series::series;
use store::Range;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SettleWeatherForm {
    since: String,
    sight: String,
}

impl SubmittedForm for SettleWeatherForm {
    fn page(&self) -> String {
        "/me#noticed".to_owned()
    }
}

/// Keeps that the change `since` a day is to stay, in one's own sight or in that of one's leads: what is usual is
/// learned from it, and its flag closes with the next shift.
///
/// # Errors
/// If there is no open flag since that day in that sight, or it has not lasted long enough.
pub async fn settle_weather(context: RequestContext, form: SettleWeatherForm) -> Result<Redirect, AppError> {
    let SettleWeatherForm { since, sight } = form;
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (app, person, today) = (&context.app, me.person().id, me.today());
    let since: Workday = since.parse().map_err(|_| AppError::NotFound)?;
    let sight: Sight = sight.parse().map_err(|()| AppError::NotFound)?;
    let range = Range { from: today.plus(-RETENTION_DAYS), to: today };
    let (entries, leads) = app.store.check_ins().own_with_leads(person, range).await?;
    let settled = app.store.new_normals().list(person, sight).await?;
    let is_offered = |entries: &[CheckIn]| {
        let days = series(entries);
        let flags = analyse(person, &days, &settled).flags;
        flags.iter().any(|flag| flag.since == since && flag.can_be_settled(&days))
    };
    let is_offered = match sight {
        Sight::Own => is_offered(&entries),
        Sight::Shared => leads.iter().any(|membership| is_offered(&in_sight_of(membership.person, &leads, &entries))),
    };
    if !is_offered {
        return Err(AppError::NotFound);
    }
    app.store.new_normals().add(person, sight, NewNormal { since, said_on: today }).await?;
    if sight == Sight::Shared {
        app.baseline_changed(person, me.viewer.teams(TeamRole::Member, today));
    }
    Ok(Redirect::to("/me#noticed").with_message(t!(context.visitor.locale, "me-noticed-settled")))
}
