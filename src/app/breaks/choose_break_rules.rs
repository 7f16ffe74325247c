//! The rules of a team for breaks: its queues, how many people at once, and what is granted without a lead.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::app::board::team_led;
use crate::app::floor;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::viewer_mark::shown_mark;
use domain::access::Action;
use domain::break_request::limits::{MAX_AT_ONCE, MAX_PATIENCE, MAX_POINTS, MAX_WITHIN};
use domain::{BreakRules, Locale};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseBreakRulesForm {
    team: String,
    queues: Vec<String>,
    at_once: String,
    granted_up_to: String,
    within_seconds: String,
    patience_seconds: String,
    shown: ShownOnPage,
}

impl SubmittedForm for ChooseBreakRulesForm {
    fn page(&self) -> String {
        page_of("/floor", &self.team)
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and_list("queues", &self.queues)
            .and("at_once", &self.at_once)
            .and("granted_up_to", &self.granted_up_to)
            .and("within_seconds", &self.within_seconds)
            .and("patience_seconds", &self.patience_seconds)
            .and("shown", &self.shown.0)
    }
}

/// Returns a mark of the rules: two sets of rules have the same mark only if they are equal.
#[must_use]
pub fn shown(rules: &BreakRules) -> String {
    shown_mark(&format!("{rules:?}"))
}

/// Sets the rules of a team that the viewer leads.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not lead the team; if a field is wrong; if somebody else has changed the
/// rules since the page was shown.
pub async fn choose_break_rules(context: RequestContext, form: ChooseBreakRulesForm) -> Result<Redirect, AppError> {
    let team = team_led(&context, Action::RunFloor, form.team.clone()).await?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let rules = rules(locale, &form, &mut errors);
    let known = floor::known_queues(&context, &team).await?;
    if form.queues.iter().any(|queue| !known.contains(queue)) {
        errors.add("queues", t!(locale, "floor-queue-unknown"));
    }
    let (rules, before) = (errors.finish(rules)?, store.breaks().rules(team.id).await?);
    // What is stored already was sent twice.
    if !form.shown.is_still(&shown(&before)) && rules != before {
        return Err(AppError::field("", t!(locale, "floor-rules-changed")));
    }
    store.breaks().set_rules(team.id, rules).await?;
    Ok(Redirect::to(form.page()).with_message(t!(locale, "floor-rules-saved")))
}

/// Reads the fields; what is wrong goes to `errors`.
fn rules(locale: Locale, form: &ChooseBreakRulesForm, errors: &mut ValidationErrors) -> Option<BreakRules> {
    let at_once = whole(&form.at_once, MAX_AT_ONCE);
    let at_once = errors.keep("at_once", at_once.ok_or_else(|| t!(locale, "floor-at-once-wrong", most = MAX_AT_ONCE)));
    let within = whole(&form.within_seconds, MAX_WITHIN);
    let within =
        errors.keep("within_seconds", within.ok_or_else(|| t!(locale, "floor-within-wrong", most = MAX_WITHIN)));
    let patience = optional(&form.patience_seconds, |text| whole(text, MAX_PATIENCE));
    let patience =
        errors.keep("patience_seconds", patience.map_err(|()| t!(locale, "floor-patience-wrong", most = MAX_PATIENCE)));
    let points =
        |text: &str| text.replace(',', ".").parse::<f64>().ok().filter(|points| (0.0..=MAX_POINTS).contains(points));
    let granted_up_to = optional(&form.granted_up_to, points);
    let granted_up_to = errors.keep(
        "granted_up_to",
        granted_up_to.map_err(|()| t!(locale, "floor-granted-wrong", most = MAX_POINTS.to_string())),
    );
    // In the order in which they are stored.
    let queues: BTreeSet<String> = form.queues.iter().cloned().collect();
    Some(BreakRules {
        queues: queues.into_iter().collect(),
        at_once: at_once?,
        granted_up_to: granted_up_to?,
        within_seconds: within?,
        patience_seconds: patience?,
    })
}

fn whole(text: &str, most: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|number| (1..=most).contains(number))
}

/// Returns none for blank text, and an error if `read` returns none.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(()),
    }
}
