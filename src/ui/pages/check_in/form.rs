//! The check-in form. The style sheet alone shows what depends on choices in the form.

use leptos::prelude::*;

use super::audience::AudienceChoice;
use super::fields::{OptionalFields, WeatherChoice};
use super::recent::RecentDays;
use super::tags::TagFields;
use crate::app::check_in::{FormPurpose, FormView};
use crate::state::flash::FormState;
use crate::ui::components::talk::TalkFieldsInCheckIn;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{Icon, ViewerField, form_state};
use crate::ui::islands::offline_notice::OfflineNotice;
use domain::Locale;
use words::t;

/// The form, and recent days next to it.
#[component]
pub fn CheckInForm(value: FormView, locale: Locale) -> impl IntoView {
    let FormView { purpose, greeting, fresh_id, start, tags, missed, talk, recipients, .. } = value;
    let FormView { recent_days, waits_offline, shown_at, .. } = value;
    // A rejected form comes back as it was filled in. If its id is already used by another entry, it comes back as a
    // correction.
    let returned = form_state(purpose.function());
    let returned = if matches!(purpose, FormPurpose::Amend(_)) && !returned.came_back() {
        form_state("record_check_in")
    } else {
        returned
    };
    let state = if returned.came_back() { returned } else { start };
    // A rejected id cannot be used again.
    let id = match (&purpose, state.value("id"), state.error("id")) {
        (FormPurpose::Amend(entry), ..) => entry.id.to_string(),
        (_, Some(id), None) => id.to_owned(),
        _ => fresh_id,
    };
    let (title, save) = match &purpose {
        FormPurpose::First => (t!(locale, "check-in-title"), t!(locale, "check-in-save")),
        FormPurpose::Change => (t!(locale, "check-in-title-change"), t!(locale, "check-in-save-change")),
        FormPurpose::Amend(_) => (t!(locale, "check-in-title-amend"), t!(locale, "check-in-save-amend")),
        FormPurpose::Late(_) => (t!(locale, "check-in-title-late"), t!(locale, "check-in-save")),
    };
    let change =
        matches!(purpose, FormPurpose::Change).then(|| view! { <input type="hidden" name="change" value="1"/> });
    let workday = if let FormPurpose::Late(shift) = &purpose { Some(shift.workday.to_string()) } else { None };
    let workday = workday.map(|workday| view! { <input type="hidden" name="workday" value=workday/> });
    // Who reads a correction was settled when the entry was said.
    let shown_at = (!matches!(purpose, FormPurpose::Amend(_)))
        .then(|| view! { <input type="hidden" name="shown_at" value=shown_at/> });
    let missed = missed.map(|missed| {
        view! { <p class="aside missed"><a href=missed.link>{t!(locale, "check-in-late", shift = missed.name)}</a></p> }
    });
    let back = (!matches!(purpose, FormPurpose::First)).then(|| {
        view! {
            <a class="button quiet small" href="/check-in">{t!(locale, "check-in-leave")}</a>
        }
    });
    view! {
        <div class="columns">
            <div>
                <div class="page-head"><div><p class="aside">{greeting}</p><h1>{title}</h1></div>{back}</div>
                {missed}
                <form novalidate id=main_form(purpose.function()) class="check-in-form" method="post"
                    action=format!("/api/{}", purpose.function())>
                    <ViewerField/>
                    <input type="hidden" name="id" value=id/>
                    {shown_at}
                    {change}
                    {workday}
                    <FormErrorSummary state=state.clone() locale=locale/>
                    <WeatherChoice state=state.clone() locale=locale/>
                    <TagFields state=state.clone() tags=tags recipients=recipients.clone() locale=locale/>
                    <OptionalFields state=state.clone() locale=locale/>
                    {talk.map(|choices| view! { <TalkFieldsInCheckIn choices=choices state=state.clone() locale=locale/> })}
                    <div class="save-bar">
                        // On a phone of one's own, public/own-phone.js keeps it instead.
                        {(!waits_offline).then(|| view! { <OfflineNotice sentence=t!(locale, "check-in-away")/> })}
                        <div class="save-row">
                            <AudienceChoice state=state recipients=recipients locale=locale/>
                            <button class="button" type="submit">{save}</button>
                        </div>
                    </div>
                </form>
            </div>
            <RecentDays recent=recent_days locale=locale/>
        </div>
    }
}

/// The error of the form as a whole; of one field, with a link to it; or the number of fields with errors.
#[component]
pub fn FormErrorSummary(state: FormState, locale: Locale) -> impl IntoView {
    let whole = state.error("").or_else(|| state.error("id")).or_else(|| state.error("workday"));
    let only = if state.wrong.len() == 1 { state.wrong.iter().next() } else { None };
    let content = match (whole, only, state.wrong.len()) {
        (Some(wrong), ..) => Some(view! { <p>{wrong}</p> }.into_any()),
        (None, Some((field, wrong)), _) => {
            let sentence = t!(locale, "check-in-not-saved-field", wrong = wrong.as_str());
            Some(view! { <p><a href=format!("#{field}-error")>{sentence}</a></p> }.into_any())
        }
        (None, None, 0) => None,
        (None, None, places) => Some(view! { <p>{t!(locale, "check-in-not-saved", places = places)}</p> }.into_any()),
    };
    content.map(|content| view! { <div class="notice wrong" role="alert"><Icon name="problem"/>{content}</div> })
}
