//! Recording a tough call with the second tap.

use jiff::Timestamp;
use serde::Deserialize;

use super::{PAGE, source_address};
use crate::app::check_in::NewerReaders;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::access::{Action, StatedFor, Subject};
use domain::person::TeamRole;
use domain::tough_call::{ToughCallContext, ToughCallFault, ToughCallInput};
use domain::{Locale, ToughCall, ToughCallId, ToughCallSource};
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
    /// When its page was shown, in RFC 3339; empty from a sender without a page.
    shown_at: String,
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

/// Records a tough call of the running shift, once. Only the person sees it, unless the form shares it with their
/// leads. Somebody without a team on that workday has no leads, so theirs is never shared.
///
/// # Errors
/// If a field is wrong, a lead would read it whom its page did not name (the page that follows does), or the call was
/// deleted before.
pub async fn record_tough_call(context: RequestContext, form: RecordToughCallForm) -> Result<Redirect, AppError> {
    let (app, locale) = (&context.app, context.visitor.locale);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let mut errors = ValidationErrors::default();
    let id = errors.keep("id", form.id.parse::<ToughCallId>().map_err(|_| t!(locale, "tough-id-wrong")));
    let input = ToughCallInput { source: &form.source, said: &form.said, audience: &form.audience };
    let content = input.read().map_err(|faults| {
        faults.into_iter().for_each(|fault| errors.add(fault.field(), sentence(locale, fault)));
    });
    let (id, content) = errors.finish((id, content.ok()))?;
    let shift = &signed_in.shift;
    let call = content.on(ToughCallContext {
        person: signed_in.viewer.person,
        id,
        workday: shift.workday,
        shift: shift.pattern.as_ref().map(|pattern| pattern.name.clone()),
        team: signed_in.viewer.teams(TeamRole::Member, shift.workday).next(),
        stated_at: context.visitor.now,
    });
    let newer = form.newer_readers(&context, signed_in, &call).await?;
    if !newer.is_empty() {
        return Err(AppError::field("audience", newer.sentence(locale)));
    }
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

impl RecordToughCallForm {
    /// Those who would read the call and were not named on its page.
    async fn newer_readers(
        &self,
        context: &RequestContext,
        signed_in: &SignedIn,
        call: &ToughCall,
    ) -> Result<NewerReaders, AppError> {
        let Ok(shown_at) = self.shown_at.trim().parse::<Timestamp>() else { return Ok(NewerReaders::default()) };
        let at = shown_at.min(call.stated_at);
        let told = StatedFor { workday: signed_in.person().shift_at(at).workday, at };
        let stated = StatedFor { workday: call.workday, at: call.stated_at };
        let newer = NewerReaders::load(&context.app, call.person, call.team, &[call.audience], told, stated).await?;
        if newer.is_empty() {
            return Ok(newer);
        }
        // One that is stored has its readers already: sent again, it changes nothing.
        let stored = context.app.store.tough_calls().get(signed_in.own.clone(), call.id).await?;
        Ok(if stored.is_some() { NewerReaders::default() } else { newer })
    }
}

fn sentence(locale: Locale, fault: ToughCallFault) -> String {
    match fault {
        ToughCallFault::Source => t!(locale, "tough-source-missing"),
        ToughCallFault::Said => t!(locale, "tough-said-missing"),
        ToughCallFault::Audience => t!(locale, "tough-audience-wrong"),
    }
}
