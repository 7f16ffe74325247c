//! Changing who sees an entry.

use serde::Deserialize;

use crate::app::check_in::visibility_change::entries_changed;
use crate::app::me::delete_entry::page_of_journal;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::{Audience, CheckIn, CheckInId, Workday};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SetAudienceForm {
    id: String,
    audience: String,
    back: String,
}

impl SubmittedForm for SetAudienceForm {
    fn page(&self) -> String {
        format!("{}#entry-{}", page_of_journal(&self.back), self.id)
    }

    fn values(&self) -> FormValues {
        FormValues::default().about("id", &self.id).and("audience", &self.audience)
    }
}

/// Gives an entry (`id`) another `audience`: narrower at any time, wider until its week has closed. `back` is the page
/// of the journal.
///
/// # Errors
/// No such entry, no audience chosen, or the week has closed.
pub async fn set_audience(context: RequestContext, form: SetAudienceForm) -> Result<Redirect, AppError> {
    let SetAudienceForm { id, audience, back } = form;
    let to = page_of_journal(&back);
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (app, locale, today) = (&context.app, context.visitor.locale, me.today());
    let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
    let audience: Audience =
        audience.parse().map_err(|_| AppError::field("audience", t!(locale, "me-audience-missing")))?;
    let person = me.person().id;
    let Some((before, changed)) =
        app.store.check_ins().set_audience(person, id, audience, may_become, today, context.visitor.now).await?
    else {
        return Err(AppError::NotFound);
    };
    if !changed {
        return Err(AppError::field("audience", t!(locale, "me-audience-closed")));
    }
    let after = before.clone().for_audience(audience);
    entries_changed(app, person, &[(before, Some(after))], today).await;
    Ok(Redirect::to(format!("{to}#journal")).with_message(t!(
        locale,
        "me-audience-saved",
        audience = words::audience(locale, audience)
    )))
}

fn may_become(entry: &CheckIn, wanted: Audience, today: Workday) -> bool {
    entry.audience.may_become(wanted, entry.workday.week_is_open(today))
}
