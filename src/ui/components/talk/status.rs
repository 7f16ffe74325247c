//! What the asker sees of their requests: who has it, when they come, and how to end it.

use leptos::prelude::*;

use crate::app::talk::own_request::{OwnRequest, OwnStep};
use crate::app::talk::status::TalkStatusView;
use crate::ui::components::live_address::{live_address, viewer_time};
use crate::ui::components::{FormErrors, Icon, form_state};
use crate::ui::islands::live_board::LiveBoard;
use domain::Locale;
use words::t;

/// The viewer's own requests, updated while the page is open. Nothing if there are none.
#[component]
pub fn TalkStatus(status: TalkStatusView, locale: Locale) -> impl IntoView {
    (!status.requests.is_empty()).then(|| {
        let refused = ["end_talk", "answer_hand_on", "answer_supporter", "answer_talk"].map(form_state);
        let awaits = status.requests.iter().any(|request| request.awaits_answer);
        let refused = refused.into_iter().find(|state| !state.wrong.is_empty()).unwrap_or_default();
        view! {
            <FormErrors state=refused locale=locale/>
            <LiveBoard
                url=live_address(&[("of", "talk")])
                time=viewer_time()
                as_of=String::new()
                lost=t!(locale, "talk-lost", time = "{time}")
            >
                {status_part(status, locale)}
            </LiveBoard>
            {awaits.then(|| view! { <noscript><p class="aside talk-reload">{t!(locale, "talk-reload")}</p></noscript> })}
        }
    })
}

/// The live part of a page that shows [`TalkStatus`]. An update of the stream replaces its content.
pub fn status_part(status: TalkStatusView, locale: Locale) -> impl IntoView + use<> {
    let requests = status.requests.into_iter().map(|request| view! { <Request request=request locale=locale/> });
    view! { <div id="talk-status" class="stack" data-live aria-live="polite">{requests.collect_view()}</div> }
}

#[component]
fn Request(request: OwnRequest, locale: Locale) -> impl IntoView {
    let id = request.id;
    let words: Vec<String> = request.wanted.into_iter().chain(request.line).collect();
    let words = (!words.is_empty()).then(|| view! { <p class="aside talk-words">{words.join(words::DOT)}</p> });
    let others = request.offers_others.then(|| {
        view! { <a class="button small" id=format!("others-{id}") href="/support#ask">{t!(locale, "talk-ask-others")}</a> }
    });
    let end = |label: String| {
        view! {
            <form method="post" action="/api/end_talk" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                <button class="button quiet small" id=format!("end-{id}")>{label}</button>
            </form>
        }
    };
    let step = match request.step {
        OwnStep::Withdraw => end(t!(locale, "talk-withdraw")).into_any(),
        OwnStep::Close => end(t!(locale, "talk-close")).into_any(),
        OwnStep::AnswerHandOn(person, name, next) => view! {
            <form class="buttons" method="post" action="/api/answer_hand_on" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                <input type="hidden" name="named" value=person.to_string()/>
                <button class="button small" id=format!("agree-{id}") name="answer" value="yes">{t!(locale, "talk-agree", next = next)}</button>
                <button class="button quiet small" id=format!("decline-{id}") name="answer" value="no">{t!(locale, "talk-decline", name = name)}</button>
            </form>
            {end(t!(locale, "talk-withdraw"))}
        }
        .into_any(),
        OwnStep::AnswerSupporter(person, name) => view! {
            <form class="buttons" method="post" action="/api/answer_supporter" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                <input type="hidden" name="named" value=person.to_string()/>
                <button class="button small" id=format!("agree-{id}") name="answer" value="yes">{t!(locale, "supporter-agree-with", name = name)}</button>
                <button class="button quiet small" id=format!("decline-{id}") name="answer" value="no">{t!(locale, "supporter-rather-another")}</button>
            </form>
            {end(t!(locale, "talk-withdraw"))}
        }
        .into_any(),
    };
    let good = request.asks_if_good.then(|| {
        view! {
            <form class="talk-good" method="post" action="/api/answer_talk" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                <p id=format!("good-{id}")><strong>{t!(locale, "supporter-good")}</strong>" "<span class="aside">{t!(locale, "supporter-good-sight")}</span></p>
                <div class="buttons" role="group" aria-labelledby=format!("good-{id}")>
                    <button class="button small" id=format!("good-yes-{id}") name="good" value="yes">{t!(locale, "supporter-good-yes")}</button>
                    <button class="button quiet small" id=format!("good-no-{id}") name="good" value="no">{t!(locale, "supporter-good-no")}</button>
                </div>
            </form>
        }
    });
    view! {
        <section class="card talk-status" id=format!("talk-{id}") tabindex="-1">
            <p class="talk-sentence"><Icon name="speech"/><strong>{request.sentence}</strong></p>
            {words}
            {good}
            <div class="buttons">{others}{step}</div>
        </section>
    }
}
