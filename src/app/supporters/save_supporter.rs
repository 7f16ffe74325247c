//! Volunteering, and changing what one offers.

use serde::Deserialize;

use crate::app::supporters::{matching, own_offer};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::supporter::{MAX_CAP, QuietHours};
use domain::{Locale, Supporter};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SaveSupporterForm {
    languages: Vec<String>,
    topics: Vec<String>,
    cap: String,
    quiet_from: String,
    quiet_until: String,
}

impl SubmittedForm for SaveSupporterForm {
    fn page(&self) -> String {
        "/supporter".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and_list("languages", &self.languages)
            .and_list("topics", &self.topics)
            .and("cap", &self.cap)
            .and("quiet_from", &self.quiet_from)
            .and("quiet_until", &self.quiet_until)
    }
}

/// Stores what the viewer offers as a supporter. Nobody is told: only somebody whom they agree to talk with learns it.
///
/// # Errors
/// If a field is wrong.
pub async fn save_supporter(context: RequestContext, form: SaveSupporterForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let person = signed_in.viewer.person;
    let known = own_offer(&context, signed_in).await?;
    let mut errors = ValidationErrors::default();
    let languages = errors.keep("languages", form.languages().ok_or_else(|| t!(locale, "supporter-language-missing")));
    let topics = form.topics(&app.store.stressors().list());
    let topics = errors.keep("topics", topics.ok_or_else(|| t!(locale, "supporter-topic-unknown")));
    let cap = form.cap.trim().parse().ok().filter(|cap| (1..=MAX_CAP).contains(cap));
    let cap = errors.keep("cap", cap.ok_or_else(|| t!(locale, "supporter-cap-wrong", most = MAX_CAP)));
    let quiet = QuietHours::parse(&form.quiet_from, &form.quiet_until);
    let quiet = errors.keep("quiet_from", quiet.map_err(|_| t!(locale, "supporter-quiet-wrong")));
    let (languages, topics, cap, quiet) = errors.finish((languages, topics, cap, quiet))?;
    let (paused, since) = known.as_ref().map_or((false, now), |known| (known.paused, known.since));
    let supporter = Supporter { person, languages, topics, cap, quiet, paused, since };
    app.store.supporters().save(supporter, now).await?;
    app.talk_changed([person]);
    matching::run(app).await;
    let said = match known {
        Some(_) => t!(locale, "supporter-saved"),
        None => t!(locale, "supporter-welcome"),
    };
    Ok(Redirect::to("/supporter").with_message(said))
}

impl SaveSupporterForm {
    /// The languages; none if none is chosen, or one is unknown.
    fn languages(&self) -> Option<Vec<Locale>> {
        let languages: Vec<Locale> = self.languages.iter().map(|tag| tag.parse().ok()).collect::<Option<_>>()?;
        let chosen: Vec<_> = Locale::ALL.into_iter().filter(|locale| languages.contains(locale)).collect();
        (!chosen.is_empty()).then_some(chosen)
    }

    /// The topics in the order of the screen; none if one is unknown.
    fn topics(&self, stressors: &Stressors) -> Option<Vec<String>> {
        let known = |key: &String| stressors.has_group(key);
        let keys = stressors.by_group().map(|(group, _)| group.key.clone());
        self.topics.iter().all(known).then(|| keys.filter(|key| self.topics.contains(key)).collect())
    }
}
