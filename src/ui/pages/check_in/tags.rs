//! The tags of the check-in form. The chosen weather decides which come first: uplifts on a good day, stressors on a
//! bad one.

use leptos::prelude::*;

use super::fields::error_ids;
use crate::app::check_in::{FormTags, Recipients, TagChoice};
use crate::state::flash::FormState;
use crate::ui::components::FieldError;
use domain::{Audience, Locale};
use words::t;

/// Uplifts and stressors. The style sheet orders the two by the weather and folds the one that matters less into one
/// line.
#[component]
pub fn TagFields(state: FormState, tags: FormTags, recipients: Recipients, locale: Locale) -> impl IntoView {
    let FormTags { stressors, more_stressors, unnamed, uplifts, more_uplifts } = tags;
    let (_, stressors_described) = error_ids(&state, "stressors");
    let (_, uplifts_described) = error_ids(&state, "uplifts");
    let group =
        |wrong: &Option<String>, name: &str| format!("tags {name}{}", if wrong.is_some() { " wrong" } else { "" });
    let asks = stressors.iter().chain(more_stressors.iter().flat_map(|(_, tags)| tags)).any(|tag| tag.about_lead);
    let question = asks.then(|| {
        view! { <LeadTagQuestion state=state.clone() recipients=recipients locale=locale/> }
    });
    view! {
        <div class="tag-fields">
            <fieldset class=group(&uplifts_described, "uplifts") aria-describedby=uplifts_described.clone()>
                <TagLegend title=t!(locale, "check-in-uplifts") show=t!(locale, "check-in-uplifts-show") locale=locale/>
                <div class="chips">
                    {options(&state, "uplifts", uplifts)}
                    <MoreTags field="uplifts" state=state.clone() groups=vec![(String::new(), more_uplifts)] locale=locale/>
                </div>
                <FieldError field="uplifts" state=state.clone()/>
            </fieldset>
            <fieldset class=group(&stressors_described, "stressors") aria-describedby=stressors_described.clone()>
                <TagLegend title=t!(locale, "check-in-stressors") show=t!(locale, "check-in-stressors-show") locale=locale/>
                <div class="chips">
                    {options(&state, "stressors", stressors)}
                    <MoreTags field="stressors" state=state.clone() groups=more_stressors locale=locale/>
                    <span class="unnamed">{options(&state, "stressors", unnamed)}</span>
                </div>
                <FieldError field="stressors" state=state.clone()/>
                {question}
            </fieldset>
        </div>
    }
}

/// The name of a group of tags, and the switch that unfolds the group on days on which it is one line. The switch is
/// not sent.
#[component]
fn TagLegend(title: String, show: String, locale: Locale) -> impl IntoView {
    view! {
        <legend class="label">{title} " " <span class="optional">{t!(locale, "check-in-optional")}</span></legend>
        <label class="unfold"><input type="checkbox" autocomplete="off"/><span>{show}</span></label>
    }
}

/// The tags that are not in the first row, by group; one group without a name is only a list.
#[component]
fn MoreTags(
    field: &'static str,
    state: FormState,
    groups: Vec<(String, Vec<TagChoice>)>,
    locale: Locale,
) -> impl IntoView {
    let open = groups.iter().flat_map(|(_, tags)| tags).any(|tag| state.chose(field, &tag.key));
    let groups = groups.into_iter().filter(|(_, tags)| !tags.is_empty()).map(|(name, tags)| {
        let heading = (!name.is_empty()).then(|| view! { <p class="group" aria-hidden="true">{name.clone()}</p> });
        let named = (!name.is_empty()).then_some(name);
        view! {
            <div role=named.as_ref().map(|_| "group") aria-label=named>
                {heading}
                <div class="chips">{options(&state, field, tags)}</div>
            </div>
        }
    });
    view! {
        <details class="more-tags" open=open>
            <summary>
                <span class="more">{t!(locale, "check-in-more")}</span><span class="less">{t!(locale, "check-in-fewer")}</span>
            </summary>
            <div class="tag-groups">{groups.collect_view()}</div>
        </details>
    }
}

fn options(state: &FormState, field: &'static str, tags: Vec<TagChoice>) -> impl IntoView + use<> {
    let options = tags.into_iter().map(|tag| {
        let checked = state.chose(field, &tag.key);
        let class = tag.about_lead.then_some("about-lead");
        view! {
            <label class="tag-chip">
                <input type="checkbox" name=format!("{field}[]") value=tag.key class=class checked=checked/>{tag.label}
            </label>
        }
    });
    options.collect_view()
}

/// Who may know of a tag about the lead. It appears as soon as such a tag is picked; the first answer is nobody.
#[component]
fn LeadTagQuestion(state: FormState, recipients: Recipients, locale: Locale) -> impl IntoView {
    let (_, described) = error_ids(&state, "tag_audience");
    let chosen: Audience = state.value("tag_audience").and_then(|key| key.parse().ok()).unwrap_or(Audience::Me);
    let leads = recipients.named_leads(locale);
    let names = leads.clone().map(|leads| {
        view! {
            <label>
                <input type="radio" name="tag_audience" value=Audience::Lead.key() checked=chosen != Audience::Me/>{leads}
            </label>
        }
    });
    let says = match leads {
        Some(leads) => t!(locale, "check-in-about-lead-says", leads = leads),
        None => t!(locale, "check-in-about-lead-alone"),
    };
    let nobody_chosen = chosen == Audience::Me || names.is_none();
    view! {
        <fieldset class="lead-tag" aria-describedby=described>
            <legend class="label">{t!(locale, "check-in-about-lead")}</legend>
            <div class="segments">
                <label>
                    <input type="radio" name="tag_audience" value=Audience::Me.key() checked=nobody_chosen/>
                    {t!(locale, "check-in-about-lead-nobody")}
                </label>
                {names}
            </div>
            <p class="aside">{says}</p>
            <p class="aside lead-tag-private">{t!(locale, "check-in-about-lead-private")}</p>
            <FieldError field="tag_audience" state=state/>
        </fieldset>
    }
}
