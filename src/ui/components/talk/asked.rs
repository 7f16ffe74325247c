//! "Asked to talk": the requests to the viewer, each with its possible answers.

use leptos::prelude::*;

use crate::app::talk::asked::{AskedRequest, AskedView};
use crate::state::flash::FormState;
use crate::ui::components::{FormErrors, Icon, form_state};
use domain::Locale;
use words::t;

/// The live part of a page that shows [`AskedToTalk`]. An update of the stream replaces its content.
pub fn asked_part(asked: AskedView, back: String, locale: Locale) -> impl IntoView + use<> {
    view! { <div id="asked-to-talk" data-live><AskedToTalk asked=asked back=back locale=locale/></div> }
}

/// The requests, those that wait first. Nothing if there are none.
#[component]
pub fn AskedToTalk(
    asked: AskedView,
    /// The address that forms return to.
    back: String,
    locale: Locale,
) -> impl IntoView {
    let count = asked.requests.len();
    (count > 0).then(|| {
        let requests = asked.requests.into_iter().map(|request| {
            view! { <Request request=request back=back.clone() locale=locale/> }
        });
        view! {
            <section class="band asked" aria-labelledby="asked-h">
                <div class="band-head">
                    <h2 id="asked-h">{t!(locale, "asked-title")}</h2>
                    <span class="aside">{t!(locale, "asked-count", count = count)}</span>
                </div>
                <ul class="asked-list">{requests.collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Request(request: AskedRequest, back: String, locale: Locale) -> impl IntoView {
    let id = request.id.clone();
    let refused = refused(&id);
    let is_refused = refused.value("request").is_some();
    let wanted =
        request.wanted.map(|wanted| view! { <span class="chip plain"><Icon name="clock" small=true/>{wanted}</span> });
    let line = request.line.map(|line| view! { <blockquote class="talk-line">{line}</blockquote> });
    let answers = (!request.is_proposed).then(|| {
        let hand_on = request.hand_on.into_iter().map(|(role, label)| {
            view! {
                <form method="post" action="/api/hand_on_talk" novalidate>
                    <Hidden id=id.clone() back=back.clone()/>
                    <button class="button quiet small" id=format!("hand-on-{}-{id}", role.key()) name="to" value=role.key()>{label}</button>
                </form>
            }
        });
        view! {
            <ComeForms request_id=id.clone() comes_at=request.comes_at refused=refused.clone() back=back.clone() locale=locale/>
            <div class="buttons">
                {hand_on.collect_view()}
                <form method="post" action="/api/end_talk" novalidate>
                    <Hidden id=id.clone() back=back.clone()/>
                    <button class="button quiet small" id=format!("talked-{id}")>{t!(locale, "asked-talked")}</button>
                </form>
            </div>
        }
    });
    let proposed_only = request.is_proposed.then(|| {
        view! {
            <form method="post" action="/api/accept_talk" novalidate>
                <Hidden id=request.id.clone() back=back.clone()/>
                <button class="button quiet small" id=format!("now-{}", request.id) name="at" value="now">{t!(locale, "asked-come-after-all")}</button>
            </form>
        }
    });
    view! {
        <li class=if request.is_late { "asked-request late" } else { "asked-request" } id=format!("talk-{}", request.id)
            tabindex="-1" data-refused=is_refused>
            <div class="asked-head">
                <h3><Icon name="speech"/>{request.name}</h3>
                {wanted}
                <p class="asked-status">{request.status}</p>
                {request.overdue.map(|overdue| view! { <p class="aside">{overdue}</p> })}
            </div>
            {line}
            <FormErrors state=refused locale=locale/>
            {answers}
            {proposed_only}
        </li>
    }
}

/// "I'll come now", and a time at which the addressee comes.
#[component]
fn ComeForms(
    request_id: String,
    comes_at: Option<String>,
    refused: FormState,
    back: String,
    locale: Locale,
) -> impl IntoView {
    let field = format!("at-{request_id}");
    let wrong = refused.error("at");
    let error = wrong.clone().map(|wrong| {
        view! { <p class="field-error" id=format!("at-error-{request_id}")><Icon name="problem"/><span>{wrong}</span></p> }
    });
    let described = wrong.is_some().then(|| format!("at-error-{request_id}"));
    let accepted = comes_at.is_some();
    let (label, button) = match accepted {
        true => (t!(locale, "asked-change-to-label"), t!(locale, "asked-come-other-time")),
        false => (t!(locale, "asked-come-at-label"), t!(locale, "asked-come-at")),
    };
    let typed = refused.value("at").filter(|at| *at != "now").map(str::to_owned);
    let value = typed.or(comes_at).unwrap_or_default();
    let now = (!accepted).then(|| {
        view! {
            <form method="post" action="/api/accept_talk" novalidate>
                <Hidden id=request_id.clone() back=back.clone()/>
                <button class="button" id=format!("now-{request_id}") name="at" value="now">{t!(locale, "asked-come-now")}</button>
            </form>
        }
    });
    view! {
        <div class="asked-answers">
            {now}
            <form class="asked-at" method="post" action="/api/accept_talk" novalidate>
                <Hidden id=request_id.clone() back=back/>
                <label for=field.clone()>{label}</label>
                <input class="input" id=field name="at" type="time" value=value
                    aria-invalid=described.is_some().then_some("true") aria-describedby=described/>
                <button class="button quiet" id=format!("at-button-{request_id}")>{button}</button>
            </form>
            {error}
        </div>
    }
}

/// The request that a form is about, and the address that it returns to.
#[component]
fn Hidden(id: String, back: String) -> impl IntoView {
    view! {
        <input type="hidden" name="request" value=id/>
        <input type="hidden" name="back" value=back/>
    }
}

/// The state of the form that was just refused for this request.
fn refused(id: &str) -> FormState {
    let forms = ["accept_talk", "hand_on_talk", "end_talk"].map(form_state);
    let of_this = |state: &FormState| state.value("request") == Some(id);
    forms.into_iter().find(of_this).unwrap_or_default()
}
