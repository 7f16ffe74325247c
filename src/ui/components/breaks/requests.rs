//! What a lead sees of breaks: requests with their cost and the possible answers, and the granted breaks that are not
//! over.

use leptos::prelude::*;

use crate::app::breaks::requests::{BreakRequestsView, WaitingBreak};
use crate::app::breaks::status::declined;
use crate::ui::components::{FormErrors, Icon, form_state};
use domain::Locale;
use domain::break_request::Decline;
use words::t;

/// The live part of a page that shows requests for breaks. An update of the stream replaces its content.
pub fn break_requests_part(requests: BreakRequestsView, back: String, locale: Locale) -> impl IntoView + use<> {
    view! { <div id="break-requests" data-live><BreakRequests requests=requests back=back locale=locale/></div> }
}

/// The requests and the granted breaks. Nothing if there are none.
#[component]
fn BreakRequests(
    requests: BreakRequestsView,
    /// The address that forms return to.
    back: String,
    locale: Locale,
) -> impl IntoView {
    let BreakRequestsView { waiting, granted } = requests;
    let some = !waiting.is_empty() || !granted.is_empty();
    some.then(|| {
        let waiting = waiting.into_iter().map(|request| view! { <Waiting request=request back=back.clone() locale=locale/> });
        let waiting = waiting.collect_view();
        let granted = (!granted.is_empty()).then(|| {
            let lines = granted.into_iter().map(|(name, time)| t!(locale, "break-granted-line", name = name, time = time));
            let lines = lines.map(|line| view! { <li>{line}</li> });
            view! { <ul class="breaks-granted" aria-label=t!(locale, "break-granted-title")>{lines.collect_view()}</ul> }
        });
        view! {
            <section class="band breaks" aria-labelledby="breaks-h">
                <div class="band-head"><h2 id="breaks-h">{t!(locale, "break-requests-title")}</h2></div>
                <ul class="asked-list">{waiting}</ul>
                {granted}
            </section>
        }
    })
}

#[component]
fn Waiting(request: WaitingBreak, back: String, locale: Locale) -> impl IntoView {
    let WaitingBreak { id, name, time, cost, cost_key } = request;
    let refused = form_state("answer_break");
    let refused = if refused.value("request") == Some(&id) { refused } else { Default::default() };
    let declines = Decline::ALL.map(|why| {
        view! {
            <button class="button quiet small" id=format!("decline-{}-{id}", why.key()) name="answer" value=why.key()>
                {declined(locale, why, time.clone())}
            </button>
        }
    });
    view! {
        <li class="asked-request" id=format!("asked-break-{id}") tabindex="-1">
            <div class="asked-head">
                <h3><Icon name="clock"/>{name}</h3>
                <span class="chip plain">{time.clone()}</span>
                <p class="asked-status">{cost}</p>
            </div>
            <FormErrors state=refused locale=locale/>
            <form method="post" action="/api/answer_break" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                <input type="hidden" name="cost" value=cost_key/>
                <input type="hidden" name="back" value=back.clone()/>
                <button class="button" id=format!("grant-{id}") name="answer" value="grant">{t!(locale, "break-grant")}</button>
            </form>
            <details class="fold">
                <summary id=format!("not-then-{id}")>{t!(locale, "break-not-then")}</summary>
                <form class="break-declines" method="post" action="/api/answer_break" novalidate>
                    <p class="aside">{t!(locale, "break-not-then-say")}</p>
                    <input type="hidden" name="request" value=id.clone()/>
                    <input type="hidden" name="back" value=back/>
                    {declines.collect_view()}
                </form>
            </details>
        </li>
    }
}
