//! Recording a tough call with the second tap.

use serde::Deserialize;

use super::{PAGE, source_address};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::tough_call::{ToughCallContext, ToughCallFault, ToughCallInput};
use domain::{Locale, ToughCallId, ToughCallSource};
use store::ToughCallOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RecordToughCallForm {
    id: String,
    source: String,
    said: String,
    audience: String,
}

impl SubmittedForm for RecordToughCallForm {
    fn page(&self) -> String {
        match ToughCallSource::from_key(&self.source) {
            Some(source) => source_address(source.key()),
            None => PAGE.to_owned(),
        }
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("id", &self.id)
            .and("source", &self.source)
            .and("said", &self.said)
            .and("audience", &self.audience)
    }
}

/// Records a tough call of the running shift, once. Only the person sees it, unless the form shares it with their leads.
///
/// # Errors
/// If a field is wrong, or the call was deleted before.
pub async fn record_tough_call(context: RequestContext, form: RecordToughCallForm) -> Result<Redirect, AppError> {
    let (app, locale) = (&context.app, context.visitor.locale);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let mut errors = ValidationErrors::default();
    let id = errors.keep("id", form.id.parse::<ToughCallId>().map_err(|_| t!(locale, "tough-id-wrong")));
    let input = ToughCallInput { source: &form.source, said: &form.said, audience: &form.audience };
    let content = input.read().map_err(|faults| {
        faults.into_iter().for_each(|fault| errors.add(fault.field(), sentence(locale, fault)));
    });
    errors.check()?;
    let (Some(id), Ok(content)) = (id, content) else { return Err(AppError::Internal) };
    let shift = &signed_in.shift;
    let call = content.on(ToughCallContext {
        person: signed_in.viewer.person,
        id,
        workday: shift.workday,
        shift: shift.pattern.as_ref().map(|pattern| pattern.name.clone()),
        team: signed_in.viewer.teams(TeamRole::Member, shift.workday).next(),
        stated_at: context.visitor.now,
    });
    let to = Redirect::to(page_of(PAGE, &id.to_string()));
    match app.store.tough_calls().record(call.clone()).await? {
        ToughCallOutcome::New => {
            app.tough_call_changed(&call);
            Ok(to)
        }
        ToughCallOutcome::Known => Ok(to.with_message(t!(locale, "tough-known"))),
        ToughCallOutcome::Withdrawn => Err(AppError::field("id", t!(locale, "tough-withdrawn"))),
    }
}

fn sentence(locale: Locale, fault: ToughCallFault) -> String {
    match fault {
        ToughCallFault::Source => t!(locale, "tough-source-missing"),
        ToughCallFault::Said => t!(locale, "tough-said-missing"),
        ToughCallFault::Audience => t!(locale, "tough-audience-wrong"),
    }
}
