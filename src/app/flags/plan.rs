//! The plan of a follow-up in words, and the actions that a plan can name.

use crate::app::flags::status::VisibleFlag;
use content::{Card, interventions};
use domain::Locale;
use insight::suggestion::{FlagScope, InterventionKind};
use store::{FollowUpPlan, PlanQuestion};
use words::t;

/// A plan in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// The plan itself, for its form.
    pub plan: FollowUpPlan,
    /// What is planned: the title of the action and the words of the lead, where there are any.
    pub what: Vec<String>,
    /// The other questions with their answers.
    pub details: Vec<(String, String)>,
}

impl PlanView {
    /// The plan in words.
    #[must_use]
    pub fn new(locale: Locale, plan: &FollowUpPlan) -> Self {
        let title = plan.action.as_deref().map(|key| interventions().title(locale, key).to_owned());
        let what = title.into_iter().chain(plan.own_words.clone()).collect();
        let in_words = |(asked, answer): &(PlanQuestion, String)| (question(locale, *asked), answer.clone());
        Self { plan: plan.clone(), what, details: plan.details.iter().map(in_words).collect() }
    }
}

/// A question of the form.
#[must_use]
pub fn question(locale: Locale, question: PlanQuestion) -> String {
    match question {
        PlanQuestion::Who => t!(locale, "follow-up-who"),
        PlanQuestion::When => t!(locale, "follow-up-when"),
        PlanQuestion::Where => t!(locale, "follow-up-where"),
        PlanQuestion::Why => t!(locale, "follow-up-why"),
        PlanQuestion::How => t!(locale, "follow-up-how"),
        PlanQuestion::HowMuch => t!(locale, "follow-up-how-much"),
    }
}

/// An action that a plan can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionChoice {
    /// The key of the intervention.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Whether it is made for a flag of this kind.
    pub fits: bool,
}

/// The interventions for a lead and those between colleagues: first those that are made for flags of this kind.
#[must_use]
pub fn actions(locale: Locale, visible: &VisibleFlag) -> Vec<ActionChoice> {
    let scope = FlagScope::from(&visible.flag.kind);
    let choice = |card: &Card| ActionChoice {
        key: card.rule.key.clone(),
        title: card.title.get(locale).clone(),
        fits: card.rule.flags.contains(&scope),
    };
    let mut choices: Vec<ActionChoice> = interventions().iter().filter(|card| is_for_leads(card)).map(choice).collect();
    choices.sort_by_key(|choice| !choice.fits);
    choices
}

/// Whether this is the key of an action that a plan can name.
#[must_use]
pub fn is_action(key: &str) -> bool {
    interventions().get(key).is_some_and(is_for_leads)
}

fn is_for_leads(card: &Card) -> bool {
    matches!(card.rule.kind, InterventionKind::Team | InterventionKind::Peer)
}
