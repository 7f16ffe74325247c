//! The chat groups of teams.

use leptos::prelude::*;

use crate::app::messages::wording::chat_name;
use crate::state::flash::FormState;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, TextField, ViewerField, form_state};
use domain::Locale;
use domain::message::ChatKind;
use store::ChatGroup;
use words::t;

/// The card: the groups, each with buttons that try it out and remove it, and the form for another.
#[component]
pub fn ChatCard(
    groups: Vec<ChatGroup>,
    /// The teams that can have one: id and name.
    teams: Vec<(String, String)>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("add_chat_group");
    let has_groups = !groups.is_empty();
    let rows = groups.into_iter().map(|group| {
        let program = chat_name(locale, group.kind);
        let line = [group.team_name.clone(), program.clone(), group.host].join(words::DOT);
        let which = (group.team_name, program);
        view! {
            <li>
                <span>{line}</span>
                <span class="buttons">
                    <form method="post" action="/api/send_test_message" novalidate>
                        <input type="hidden" name="group" value=group.id.to_string()/>
                        <button class="button quiet small"
                            aria-label=t!(locale, "chat-test-which", team = which.0.as_str(), program = which.1.as_str())>
                            {t!(locale, "chat-test")}
                        </button>
                    </form>
                    <form method="post" action="/api/remove_chat_group" novalidate>
                        <input type="hidden" name="group" value=group.id.to_string()/>
                        <button class="button plain small"
                            aria-label=t!(locale, "chat-remove-which", team = which.0.as_str(), program = which.1.as_str())>
                            {t!(locale, "chat-remove")}
                        </button>
                    </form>
                </span>
            </li>
        }
    });
    let programs = ChatKind::ALL.map(|kind| (kind.key().to_owned(), chat_name(locale, kind))).to_vec();
    let languages = Locale::ALL.map(|language| (language.tag().to_owned(), language.name().to_owned())).to_vec();
    view! {
        <section class="card" id="chat">
            <h2>{t!(locale, "chat-title")}</h2>
            <p>{t!(locale, "chat-say")}</p>
            {has_groups.then(|| view! { <ul class="rows">{rows.collect_view()}</ul> })}
            <form id=main_form("add_chat_group") class="fields two" method="post" action="/api/add_chat_group" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <Choice field="team" label=t!(locale, "chat-team") options=teams begins="" state=state.clone()/>
                <Choice field="program" label=t!(locale, "chat-program") options=programs begins="" state=state.clone()/>
                <TextField field="webhook" label=t!(locale, "chat-webhook") state=state.clone() help=t!(locale, "chat-webhook-help") across=true/>
                <TextField field="secret" label=t!(locale, "chat-secret") state=state.clone() kind="password" autocomplete="off"
                    optional=t!(locale, "check-in-optional") help=t!(locale, "chat-secret-help")/>
                <Choice field="language" label=t!(locale, "chat-language") options=languages begins=locale.tag() state=state/>
                <div class="across"><button class="button quiet">{t!(locale, "chat-add")}</button></div>
            </form>
        </section>
    }
}

/// A list from which one value is chosen.
#[component]
fn Choice(
    field: &'static str,
    label: String,
    /// Values and what they are called.
    options: Vec<(String, String)>,
    /// The value that is chosen at first; the first one if it is empty.
    begins: &'static str,
    state: FormState,
) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let chosen = state.value(field).unwrap_or(begins).to_owned();
    let options = options.into_iter().map(|(value, name)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{name}</option> }
    });
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=field>{label}</label>
            <select class="select" id=field name=field aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("{field}-error"))>{options.collect_view()}</select>
            <FieldError field=field state=state/>
        </div>
    }
}
