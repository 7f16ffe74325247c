//! Choosing anew who sees an entry.

use leptos::prelude::server;

use crate::app::check_in::visibility_change::entries_changed;
use crate::app::me::delete_entry::page_of_journal;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use domain::{Audience, CheckIn, CheckInId, Workday};
use words::t;

/// Gives an entry (`id`) another `audience`: narrower at any time, wider until its week has closed. `back` is the page of the
/// journal.
///
/// # Errors
/// No such entry, no audience chosen, or the week has closed.
#[server(prefix = "/api", endpoint = "set_audience")]
pub async fn set_audience(
    #[server(default)] id: String,
    #[server(default)] audience: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let typed = FormValues::default().and("id", &id).and("audience", &audience);
    let page = page_of_journal(&back);
    let to = page.clone();
    answer("set_audience", format!("{page}#entry-{id}"), typed, async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (app, locale, today) = (&context.app, context.visitor.locale, me.today());
        let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
        let audience: Audience =
            audience.parse().map_err(|_| AppError::field("audience", t!(locale, "me-audience-missing")))?;
        let person = me.person().id;
        let Some((before, changed)) =
            app.store.check_ins().set_audience(person, id, audience, may_become, (today, context.visitor.now)).await?
        else {
            return Err(AppError::NotFound);
        };
        if !changed {
            return Err(AppError::field("audience", t!(locale, "me-audience-closed")));
        }
        let after = before.clone().for_audience(audience);
        entries_changed(app, person, &[(before, Some(after))], today).await;
        Ok(Next::to(format!("{to}#journal")).saying(t!(
            locale,
            "me-audience-saved",
            audience = words::audience(locale, audience)
        )))
    })
    .await
}

fn may_become(entry: &CheckIn, wanted: Audience, today: Workday) -> bool {
    entry.audience.may_become(wanted, entry.workday.week_is_open(today))
}
