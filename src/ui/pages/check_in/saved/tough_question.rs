//! How the person is with a tough call of an earlier shift: one tap answers or dismisses it.

use leptos::prelude::*;

use crate::app::tough_calls::question::ToughQuestion;
use crate::ui::components::{FieldError, Icon, ViewerField, form_state};
use domain::Locale;
use domain::tough_call::ToughCallAnswer;
use words::{t, tough_call};

/// The card. It is empty if the question was dismissed.
#[component]
pub fn ToughQuestionCard(asked: ToughQuestion, locale: Locale) -> impl IntoView {
    let ToughQuestion { title, calls, answer } = asked;
    if answer == Some(ToughCallAnswer::Dismissed) {
        return None;
    }
    let calls = calls.into_iter().map(|call| view! { <li class="aside">{call}</li> }).collect_view();
    let body = match answer {
        None => view! { <Answers locale=locale/> }.into_any(),
        Some(answer) => {
            let answer = tough_call::answer(locale, answer);
            view! { <p>{t!(locale, "tough-ask-answered", answer = answer)}</p> }.into_any()
        }
    };
    let talk = (answer == Some(ToughCallAnswer::Heavy)).then(|| {
        view! {
            <div class="buttons">
                <a class="button" href="/support#ask"><Icon name="speech"/>{t!(locale, "tough-reset-talk")}</a>
            </div>
        }
    });
    Some(view! {
        <section class="card suggestion" id="tough" aria-labelledby="tough-ask">
            <h2 id="tough-ask">{title}</h2>
            <ul class="plain-list">{calls}</ul>
            {body}
            {talk}
        </section>
    })
}

#[component]
fn Answers(locale: Locale) -> impl IntoView {
    let buttons = ToughCallAnswer::ALL.into_iter().map(|answer| {
        let class = if answer == ToughCallAnswer::Dismissed { "button plain" } else { "button quiet" };
        view! { <button class=class name="answer" value=answer.key()>{tough_call::answer(locale, answer)}</button> }
    });
    view! {
        <form novalidate method="post" action="/api/answer_tough_call">
            <ViewerField/>
            <fieldset class="field">
                <legend>{t!(locale, "tough-ask")}</legend>
                <FieldError field="answer" state=form_state("answer_tough_call")/>
                <div class="buttons">{buttons.collect_view()}</div>
            </fieldset>
        </form>
    }
}
