//! Checking in at a kiosk.

use serde::Deserialize;

use super::PAGE;
use crate::app::check_in::{context_of, recording};
use crate::state::flash::Flash;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject, may};
use domain::check_in::{CheckInContent, CheckInFault, CheckInInput, KnownTags};
use domain::kiosk::badge_code;
use domain::{Audience, CheckInId, Locale};
use store::{Profile, RecordOutcome};
use words::t;

/// The value of the audience that means "as the person chose for new check-ins".
pub const AS_USUAL: &str = "usual";

/// The name of the form.
pub const FORM: &str = "check_in_at_kiosk";

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckInAtKioskForm {
    id: String,
    badge: String,
    pin: String,
    weather: String,
    audience: String,
}

impl SubmittedForm for CheckInAtKioskForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    /// The choices wait a minute for the missing fields, together with a code that was scanned, which is not shown.
    /// Once code and PIN were tried, the next person at the kiosk must find nothing of them: by then somebody else may
    /// be there.
    fn values(&self) -> FormValues {
        let code = badge_code(&self.badge);
        if code.is_some() && !self.pin.trim().is_empty() && !self.weather.is_empty() {
            return FormValues::default();
        }
        let values = FormValues::default().and("weather", &self.weather).and("audience", &self.audience);
        if code.is_some() { values.and_secret("badge", &self.badge) } else { values }
    }
}

/// A check-in at a kiosk, before its author is known.
struct KioskCheckIn {
    id: CheckInId,
    /// The code of the badge.
    code: String,
    content: CheckInContent,
    /// Who may see it; none for the audience that the person chose for new check-ins.
    chosen: Option<Audience>,
}

impl CheckInAtKioskForm {
    fn read(&self, locale: Locale) -> Result<KioskCheckIn, AppError> {
        let mut errors = ValidationErrors::default();
        let id = errors.keep("id", self.id.parse::<CheckInId>().map_err(|_| t!(locale, "check-in-id-wrong")));
        let chosen = match self.audience.as_str() {
            AS_USUAL => None,
            key => errors.keep("audience", key.parse::<Audience>().map_err(|_| t!(locale, "kiosk-audience-missing"))),
        };
        let input = CheckInInput { weather: &self.weather, audience: Audience::Me.key(), ..CheckInInput::default() };
        let content = input.read(&KnownTags::default());
        if content.as_ref().is_err_and(|faults| faults.contains(&CheckInFault::Weather)) {
            errors.add("weather", t!(locale, "check-in-weather-missing"));
        }
        let code = errors.keep("badge", badge_code(&self.badge).ok_or_else(|| t!(locale, "kiosk-code-missing")));
        if self.pin.trim().is_empty() {
            errors.add("pin", t!(locale, "kiosk-pin-missing"));
        }
        let (id, code, content) = errors.finish((id, code, content.ok()))?;
        Ok(KioskCheckIn { id, code, content, chosen })
    }
}

/// Records a check-in of the person with this code and PIN. The answer does not depend on what they said before.
///
/// A scanner sends Enter after the code, and with it the form: a code without a PIN is half of a check-in, and the page
/// asks for the PIN. Nobody looks up the code before that, so the answer does not tell whether it exists.
///
/// # Errors
/// [`AppError::NotFound`] if this browser is not a kiosk. One sentence for a wrong code, a wrong PIN, and somebody who
/// does not check in at this site: it does not tell which codes exist. Too many attempts for this code or at this
/// kiosk.
pub async fn check_in_at_kiosk(context: RequestContext, form: CheckInAtKioskForm) -> Result<Redirect, AppError> {
    let kiosk = super::here(&context).await?;
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    if badge_code(&form.badge).is_some() && form.pin.trim().is_empty() {
        return Ok(Redirect::to(PAGE).with_flash(Flash::Form(form.values().of_form(FORM))));
    }
    let KioskCheckIn { id, code, mut content, chosen } = form.read(locale)?;
    if !app.limits.begin_at_kiosk(&code, kiosk.id, now) {
        return Err(AppError::TooMany);
    }
    let (owner, hash) = app.store.kiosks().badge(code.clone()).await?.unzip();
    let fits = app.passwords.fits(form.pin, hash).await?;
    let profile = match owner.filter(|_| fits) {
        Some(person) => app.store.people().profile(person).await?,
        None => None,
    };
    let checks_in_here = |profile: &Profile| {
        let person = &profile.person;
        person.is_here_on(person.today(now))
            && person.site.as_ref() == Some(&kiosk.site)
            && may(Some(&profile.viewer()), Action::OwnWeather, Subject::None)
    };
    let Some(profile) = profile.filter(checks_in_here) else {
        return Err(AppError::field("", t!(locale, "kiosk-wrong")));
    };
    app.limits.succeeded_at_kiosk(&code, kiosk.id, now);

    // Somebody who never chose an audience shares nothing by accident. Neither does an account after a reset that
    // nobody has confirmed: the person who opened it with the reset would read in the check-in with whom its owner
    // usually shares.
    let usual = profile.person.default_audience.filter(|_| profile.hiding_reset.is_none());
    content.audience = chosen.or(usual).unwrap_or(Audience::Me);
    let shift = profile.person.shift_at(now);
    let entry = content.on(context_of(&profile.viewer(), &shift, id, now));
    match recording::record(app, entry.person.into(), &entry, None).await? {
        RecordOutcome::New | RecordOutcome::Same => {}
        // The form was sent a second time with something else in it; the page that follows has a fresh id.
        RecordOutcome::Different(_) | RecordOutcome::Withdrawn => {
            return Err(AppError::field("", t!(locale, "kiosk-again")));
        }
    }
    let saved = Redirect::to(format!("{PAGE}?saved=1"));
    // The language that somebody chose was for them: the next person finds that of the kiosk.
    Ok(match context.visitor.kiosk_language {
        Some(language) => saved.with_cookie(app.cookies.language(language)),
        None => saved,
    })
}
