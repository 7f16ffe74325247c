//! The fields of a request to talk: with whom, roughly when, and a line.

use leptos::prelude::*;

use crate::app::talk::support::TalkChoice;
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, Icon};
use domain::Locale;
use domain::talk_request::WantedTime;
use words::t;

/// The names of the fields.
#[derive(Clone, Copy, Debug)]
pub struct TalkFieldNames {
    to: &'static str,
    when: &'static str,
    line: &'static str,
    topic: &'static str,
    named: &'static str,
}

impl TalkFieldNames {
    /// In a form of their own.
    pub const ALONE: Self = Self { to: "to", when: "when", line: "line", topic: "topic", named: "named[]" };
    /// Inside the check-in form.
    pub const IN_CHECK_IN: Self =
        Self { to: "talk_to", when: "talk_when", line: "talk_line", topic: "talk_topic", named: "talk_named[]" };
}

/// The fields inside the check-in form, folded until somebody wants them. Nothing if nobody can be asked.
#[component]
pub fn TalkFieldsInCheckIn(choices: Vec<TalkChoice>, state: FormState, locale: Locale) -> impl IntoView {
    let names = TalkFieldNames::IN_CHECK_IN;
    let fields = [names.to, names.when, names.line, names.topic];
    let open = fields
        .iter()
        .any(|field| state.error(field).is_some() || state.value(field).is_some_and(|value| !value.is_empty()));
    (!choices.is_empty() || open).then(|| {
        view! {
            <details class="talk-in-check-in" id="talk" open=open>
                <summary><Icon name="speech"/><span>{t!(locale, "talk-ask")}</span></summary>
                <TalkFields names=names choices=choices state=state optional=true locale=locale/>
            </details>
        }
    })
}

/// The fields. Each role that can be asked is one choice that names one person.
#[component]
pub fn TalkFields(
    names: TalkFieldNames,
    choices: Vec<TalkChoice>,
    state: FormState,
    /// Whether nobody may be chosen; then that is the first choice.
    #[prop(optional)]
    optional: bool,
    locale: Locale,
) -> impl IntoView {
    let chosen = state.value(names.to).unwrap_or_default().to_owned();
    let nobody = optional.then(|| {
        view! {
            <label class="tick">
                <input type="radio" name=names.to value="" checked=chosen.is_empty()/><span>{t!(locale, "talk-to-nobody")}</span>
            </label>
        }
    });
    let topics = choices.iter().find(|choice| !choice.topics.is_empty()).map(|choice| choice.topics.clone());
    let topic =
        topics.map(|topics| view! { <TopicField field=names.topic topics=topics state=state.clone() locale=locale/> });
    let choices = choices.into_iter().map(|choice| {
        let named = choice.named().map(|named| view! { <input type="hidden" name=names.named value=named/> });
        let presence = choice.presence.map(|presence| view! { " "<span class="aside">{presence}</span> });
        view! {
            <label class="tick">
                <input type="radio" name=names.to value=choice.role.key() checked=chosen == choice.role.key()/>
                <span>{choice.label}{presence}</span>
            </label>
            {named}
        }
    });
    let to_wrong = state.error(names.to).is_some();
    let wanted = state.value(names.when).unwrap_or_default().to_owned();
    let times = WantedTime::CHOICES.into_iter().map(|choice| {
        let selected = choice.key() == wanted;
        view! { <option value=choice.key().to_owned() selected=selected>{time(locale, &choice)}</option> }
    });
    // A time in the asker's own words, which another client sent, is not lost if the form comes back.
    let own_words = (!WantedTime::CHOICES.iter().any(|choice| choice.key() == wanted))
        .then(|| view! { <option value=wanted.clone() selected>{wanted.clone()}</option> });
    let invalid = |field| state.error(field).map(|_| "true");
    let described = |field: &'static str| state.error(field).map(|_| format!("{field}-error"));
    view! {
        <div class="talk-fields">
            <fieldset class=if to_wrong { "field wrong" } else { "field" } aria-describedby=described(names.to)>
                <legend>{t!(locale, "talk-to")}</legend>
                {nobody}
                {choices.collect_view()}
                <FieldError field=names.to state=state.clone()/>
            </fieldset>
            <div class=if state.error(names.when).is_some() { "field wrong" } else { "field" }>
                <label for=names.when>{t!(locale, "talk-when")}</label>
                <select class="select" id=names.when name=names.when
                    aria-invalid=invalid(names.when) aria-describedby=described(names.when)>
                    {times.collect_view()}
                    {own_words}
                </select>
                <FieldError field=names.when state=state.clone()/>
            </div>
            {topic}
            <div class=if state.error(names.line).is_some() { "field wrong" } else { "field" }>
                <label for=names.line>{t!(locale, "talk-line")}" "<span class="optional">{t!(locale, "check-in-optional")}</span></label>
                <input class="input" id=names.line name=names.line type="text" autocomplete="off"
                    value=state.value(names.line).unwrap_or_default().to_owned()
                    aria-invalid=invalid(names.line) aria-describedby=described(names.line)/>
                <FieldError field=names.line state=state.clone()/>
            </div>
            <p class="aside talk-sight"><Icon name="lock" small=true/><span>{t!(locale, "talk-who-sees")}</span></p>
        </div>
    }
}

/// What it is about, for a supporter.
#[component]
fn TopicField(field: &'static str, topics: Vec<(String, String)>, state: FormState, locale: Locale) -> impl IntoView {
    let chosen = state.value(field).unwrap_or_default().to_owned();
    let wrong = state.error(field).is_some();
    let options = topics.into_iter().map(|(key, label)| {
        let selected = key == chosen;
        view! { <option value=key selected=selected>{label}</option> }
    });
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=field>{t!(locale, "supporter-about")}" "<span class="optional">{t!(locale, "supporter-about-optional")}</span></label>
            <select class="select" id=field name=field
                aria-invalid=wrong.then_some("true") aria-describedby=wrong.then(|| format!("{field}-error"))>
                <option value="" selected=chosen.is_empty()>{t!(locale, "supporter-topic-any")}</option>
                {options.collect_view()}
            </select>
            <FieldError field=field state=state/>
        </div>
    }
}

fn time(locale: Locale, wanted: &WantedTime) -> String {
    match wanted {
        WantedTime::Soon => t!(locale, "talk-when-soon"),
        WantedTime::Break => t!(locale, "talk-when-break"),
        WantedTime::AfterShift => t!(locale, "talk-when-after-shift"),
        WantedTime::Tomorrow => t!(locale, "talk-when-tomorrow"),
        WantedTime::Any | WantedTime::Words(_) => t!(locale, "talk-when-any"),
    }
}
