//! Signing up for a talk for a group or an event, with or without one's name.

use leptos::prelude::*;

use crate::app::counselling::offers::TalkPlace;
use crate::ui::components::{Icon, ViewerField};
use domain::Locale;
use words::t;

/// The forms of one kind of sign-up, and what they say.
#[derive(Clone, Debug)]
pub struct SignUpForms {
    /// The address of the form to sign up.
    pub join: &'static str,
    /// The address of the form to take that back.
    pub leave: &'static str,
    /// The field with the id.
    pub field: &'static str,
    /// What the choice about one's name says; none for somebody who organises it, who is not urged to sign up either.
    pub named: Option<String>,
    /// What the button says.
    pub button: String,
    /// What somebody reads who is signed up: without and with their name.
    pub joined: [String; 2],
    /// What it is called.
    pub title: String,
}

/// What the viewer can do about one sign-up.
#[component]
pub fn SignUpStep(step: TalkPlace, id: String, forms: SignUpForms, locale: Locale) -> impl IntoView {
    match step {
        TalkPlace::Open => view! { <Join id=id is_named=false forms=forms locale=locale/> }.into_any(),
        TalkPlace::Joined { is_named, can_change } => {
            let [without, with] = forms.joined.clone();
            let (leave, field) = (forms.leave, forms.field);
            let label = t!(locale, "group-talk-leave");
            let which = words::labelled(locale, &label, &forms.title);
            let change = (can_change && forms.named.is_some()).then(|| {
                view! { <Join id=id.clone() is_named=is_named joined=true forms=forms locale=locale/> }
            });
            view! {
                <p class="talk-sentence"><Icon name="check"/><strong>{if is_named { with } else { without }}</strong></p>
                {change}
                <form method="post" action=leave novalidate>
                    <ViewerField/>
                    <input type="hidden" name=field value=id/>
                    <button class="button quiet small" aria-label=which>{label}</button>
                </form>
            }
            .into_any()
        }
        TalkPlace::Full => view! { <p class="aside">{t!(locale, "group-talk-full")}</p> }.into_any(),
        TalkPlace::Unknown => ().into_any(),
    }
}

/// The form to sign up, or to change the choice about one's name.
#[component]
fn Join(
    id: String,
    is_named: bool,
    #[prop(optional)] joined: bool,
    forms: SignUpForms,
    locale: Locale,
) -> impl IntoView {
    let (button, which) = match joined {
        true => {
            let which = t!(locale, "group-talk-change-name-of", title = forms.title);
            (t!(locale, "group-talk-change-name"), which)
        }
        false => {
            let which = words::labelled(locale, &forms.button, &forms.title);
            (forms.button, which)
        }
    };
    let class = if joined || forms.named.is_none() { "button quiet small" } else { "button small" };
    let named = forms.named.map(|named| {
        view! {
            <label class="tick">
                <input type="checkbox" name="named" value="yes" checked=is_named/>
                <span>{named}</span>
            </label>
        }
    });
    view! {
        <form class="group-talk-join" method="post" action=forms.join novalidate>
            <ViewerField/>
            <input type="hidden" name=forms.field value=id/>
            {named}
            <button class=class aria-label=which>{button}</button>
        </form>
    }
}
