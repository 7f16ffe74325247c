//! The page after saving: the entry and who sees it, undo, and one suggestion.

use leptos::prelude::*;

use super::counted::CountedQuestion;
use super::form::FormErrorSummary;
use super::recent::RecentDays;
use crate::app::check_in::SavedView;
use crate::ui::components::{Icon, SuggestionCard, form_state};
use domain::Locale;
use words::{sentence_case, t};

/// The page after saving.
#[component]
pub fn SavedCheckIn(value: SavedView, locale: Locale) -> impl IntoView {
    let SavedView {
        id,
        weather,
        line,
        stressors,
        note,
        wish,
        unheard,
        until,
        suggestion,
        ask_counted,
        recent_days: lately,
    } = value;
    let refused = ["amend_check_in", "undo_check_in", "rate_suggestion"].map(form_state);
    let refused = refused.into_iter().find(|state| !state.wrong.is_empty()).unwrap_or_default();
    let chips = (wish || !stressors.is_empty()).then(|| {
        let stressors =
            stressors.into_iter().map(|name| view! { <span class="chip plain">{name}</span> }).collect_view();
        let wish =
            wish.then(|| view! { <span class="chip accent"><Icon name="speech"/>{t!(locale, "check-in-wish")}</span> });
        view! { <div class="chips">{stressors}{wish}</div> }
    });
    let unheard = unheard.then(|| {
        view! {
            <p class="notice"><Icon name="info"/><span>{t!(locale, "check-in-wish-unseen")}</span></p>
        }
    });
    let edit_buttons = until.is_some().then(|| view! {
        <form novalidate method="post" action="/api/undo_check_in">
            <input type="hidden" name="id" value=id.clone()/>
            <button class="button quiet"><Icon name="undo"/>{t!(locale, "check-in-undo")}</button>
        </form>
        <a class="button quiet" href=format!("/check-in?amend={id}")><Icon name="pencil"/>{t!(locale, "check-in-amend")}</a>
    });
    let until = match until {
        Some(until) => t!(locale, "check-in-until", time = until),
        None => t!(locale, "check-in-until-passed"),
    };
    view! {
        <div class=format!("columns saved {}", weather.key())>
            <div class="stack loose">
                <FormErrorSummary state=refused locale=locale/>
                <section class="card" aria-labelledby="saved-title">
                    <div class="saved-card">
                        <svg class="glyph" aria-hidden="true"><use_ href=format!("/weather.svg#{}", weather.key())></use_></svg>
                        <div>
                            <h1 id="saved-title">
                                {t!(locale, "check-in-saved", weather = sentence_case(&words::weather(locale, weather)))}
                            </h1>
                            <p class="aside">{line}</p>
                            {chips}
                            {note.map(|note| view! { <p class="note-own">{note}</p> })}
                        </div>
                    </div>
                    {unheard}
                    <div class="buttons saved-actions">
                        {edit_buttons}
                        <a class="button quiet" href="/check-in?change=1">{t!(locale, "check-in-change")}</a>
                    </div>
                    <p class="aside">{until}</p>
                </section>
                {suggestion.map(|card| view! { <SuggestionCard card=card locale=locale/> })}
                {ask_counted.map(|floor| view! { <CountedQuestion floor=floor locale=locale/> })}
            </div>
            <RecentDays lately=lately locale=locale/>
        </div>
    }
}
