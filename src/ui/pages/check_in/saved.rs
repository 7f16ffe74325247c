//! The page after saving: the entry and who sees it, the people to turn to, one suggestion, a good day's fact, the
//! week.

mod good_moment;
mod people_first;
mod tough_question;
mod week;

use leptos::prelude::*;

use super::counted::CountedQuestion;
use super::form::FormErrorSummary;
use super::recent::{RecentDays, TodaySoFar};
use crate::app::check_in::SavedView;
use crate::ui::components::{SuggestionCard, form_state};
use domain::Locale;
use words::{sentence_case, t};

/// The page after saving.
#[component]
pub fn SavedCheckIn(value: SavedView, locale: Locale) -> impl IntoView {
    let SavedView {
        id,
        weather,
        line,
        tags,
        note,
        until,
        people,
        tough,
        suggestion,
        good,
        week,
        ask_counted,
        recent_days,
    } = value;
    let refused = ["amend_check_in", "undo_check_in", "rate_suggestion"].map(form_state);
    let refused = refused.into_iter().find(|state| !state.wrong.is_empty()).unwrap_or_default();
    let chips = (!tags.is_empty()).then(|| {
        let tags = tags.into_iter().map(|name| view! { <span class="chip plain">{name}</span> }).collect_view();
        view! { <div class="chips">{tags}</div> }
    });
    // The week's card shows the days of the side column.
    let side = if week.is_some() {
        view! { <aside class="stack side"><TodaySoFar entries=recent_days.today locale=locale/></aside> }.into_any()
    } else {
        view! { <RecentDays recent=recent_days locale=locale/> }.into_any()
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
                    <Changes id=id until=until locale=locale/>
                </section>
                {people.map(|people| view! { <people_first::PeopleFirstCard people=people locale=locale/> })}
                {tough.map(|asked| view! { <tough_question::ToughQuestionCard asked=asked locale=locale/> })}
                {suggestion.map(|card| view! { <SuggestionCard card=card locale=locale/> })}
                {good.map(|good| view! { <good_moment::GoodMomentCard good=good locale=locale/> })}
                {week.map(|week| view! { <week::WeekCard week=week locale=locale/> })}
                {ask_counted.map(|loss| view! { <CountedQuestion loss=loss locale=locale/> })}
            </div>
            {side}
        </div>
    }
}

/// One line: undo and correct, until the shift ends, change, and where to share with fewer people.
#[component]
fn Changes(id: String, until: Option<String>, locale: Locale) -> impl IntoView {
    let in_shift = until.is_some().then(|| {
        view! {
            <form novalidate method="post" action="/api/undo_check_in">
                <input type="hidden" name="id" value=id.clone()/>
                <button class="button plain small">{t!(locale, "check-in-undo")}</button>
            </form>
            <a class="button plain small" href=format!("/check-in?amend={id}")>{t!(locale, "check-in-amend")}</a>
        }
    });
    let until = until.unwrap_or_else(|| t!(locale, "check-in-until-passed"));
    view! {
        <div class="saved-actions">
            {in_shift}
            <a class="button plain small" href="/check-in?change=1">{t!(locale, "check-in-change")}</a>
            <a class="button plain small" href="/me#journal">{t!(locale, "check-in-who-sees")}</a>
            <span class="aside">{until}</span>
        </div>
    }
}
