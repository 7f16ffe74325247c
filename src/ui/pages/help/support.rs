//! `/support`: phone numbers to call right away, the viewer's own requests to talk, and the form for a new one.

use leptos::prelude::*;

use crate::app::breaks::requests::BreakRequestsView;
use crate::app::breaks::status::BreakStatusView;
use crate::app::supporters::page::SupporterAsked;
use crate::app::talk::asked::AskedView;
use crate::app::talk::status::TalkStatusView;
use crate::app::talk::support;
use crate::app::talk::support::{SupportView, TalkChoice};
use crate::ui::components::breaks::{break_requests_part, break_status_part};
use crate::ui::components::talk::{
    PhoneNumbers, TalkFieldNames, TalkFields, TalkStatus, asked_part, status_part, supporter_part,
};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, Icon, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use crate::web::kept_pages::KeptPage;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn SupportPage() -> impl IntoView {
    page("support reading", support::load(RequestContext::here()), |value, locale| {
        let SupportView { phone_numbers, status, choices, takes_part, asks_for_breaks } = value;
        let about_numbers =
            (!phone_numbers.is_empty()).then(|| view! { <p class="aside">{t!(locale, "support-now-say")}</p> });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "support-title")}</h1>
                <p class="aside">{t!(locale, "support-lead")}</p>
            </div></div>
            <section class="card help-now" aria-labelledby="help-now">
                <h2 id="help-now">{t!(locale, "support-now")}</h2>
                <PhoneNumbers numbers=phone_numbers locale=locale/>
                {about_numbers}
                <p class="aside">
                    <a href=KeptPage::HELP_NOW.address(locale)>{t!(locale, "support-now-page")}</a>{words::gap(locale)}{t!(locale, "help-now-keep")}
                </p>
            </section>
            <TalkStatus status=status locale=locale/>
            <section class="card" id="ask" aria-labelledby="ask-h">
                <h2 id="ask-h">{t!(locale, "talk-ask")}</h2>
                <AskForm choices=choices locale=locale/>
            </section>
            <section class="card" aria-labelledby="psychologist-h">
                <h2 id="psychologist-h">{t!(locale, "psychologist-title")}</h2>
                <p>{t!(locale, "psychologist-lead")}</p>
                <p><a class="button quiet" href="/psychologist"><Icon name="calendar"/>{t!(locale, "psychologist-link")}</a></p>
            </section>
            {asks_for_breaks.then(|| view! {
                <section class="card" aria-labelledby="break-h">
                    <h2 id="break-h">{t!(locale, "support-break")}</h2>
                    <p>{t!(locale, "support-break-say")}</p>
                    <div class="buttons"><a class="button quiet" href="/breaks"><Icon name="clock"/>{t!(locale, "break-see-times")}</a></div>
                </section>
            })}
            {takes_part.then(|| view! {
                <section class="card" aria-labelledby="volunteer-h">
                    <h2 id="volunteer-h">{t!(locale, "supporter-title")}</h2>
                    <p>{t!(locale, "supporter-invite")}</p>
                    <p><a href="/supporter">{t!(locale, "supporter-invite-see")}</a></p>
                </section>
            })}
            <p><a href="/library">{t!(locale, "library-support")}</a></p>
        };
        (t!(locale, "support-title"), view)
    })
}

#[component]
fn AskForm(choices: Vec<TalkChoice>, locale: Locale) -> impl IntoView {
    if choices.is_empty() {
        return view! { <p>{t!(locale, "support-nobody")}</p> }.into_any();
    }
    let state = form_state("ask_to_talk");
    view! {
        <form id=main_form("ask_to_talk") class="stack" method="post" action="/api/ask_to_talk" novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <TalkFields names=TalkFieldNames::ALONE choices=choices state=state locale=locale/>
            <div class="buttons"><button class="button">{t!(locale, "talk-send")}</button></div>
        </form>
    }
    .into_any()
}

/// Returns an update for somebody who follows their talk requests and breaks: those that they sent, those that they
/// answer, and what they are asked as a supporter. A page shows the parts that it has.
#[must_use]
pub fn live_html(
    status: TalkStatusView,
    asked: AskedView,
    own_break: BreakStatusView,
    requests: BreakRequestsView,
    supporter: SupporterAsked,
    locale: Locale,
) -> String {
    Owner::new().with(|| {
        let talk = (status_part(status, locale), asked_part(asked, "/requests".to_owned(), locale));
        let breaks = (break_status_part(own_break, locale), break_requests_part(requests, "/floor".to_owned(), locale));
        (talk, breaks, supporter_part(supporter, locale)).into_view().to_html()
    })
}
