//! `/invitation/{token}`: an invited person chooses a password.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::sign_in::ask_for_reset::PAGE;
use crate::app::sign_in::invitation;
use crate::app::sign_in::invitation::InvitationView;
use crate::ui::components::{FormErrors, form_state, page, page_key};
use crate::ui::pages::set_up::TwoPasswords;
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use domain::Locale;
use store::InvitationState;
use words::t;

/// The page.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = page_key("/invitation").unwrap_or_default();
    let response = expect_context::<ResponseOptions>();
    page("single-card-page", invitation::load(RequestContext::here(), token), move |value, locale| match value {
        InvitationView::Ended { state, by_mail } => {
            response.set_status(StatusCode::GONE);
            (
                if by_mail { t!(locale, "forgotten-ended-title") } else { t!(locale, "invitation-ended-title") },
                view! { <EndedInvitation state=state by_mail=by_mail locale=locale/> }.into_any(),
            )
        }
        InvitationView::Open { token, name, key, places, again, locks, until, by_mail } => {
            let title = if again {
                t!(locale, "invitation-again-title", name = name)
            } else {
                t!(locale, "invitation-title", name = name)
            };
            let lead = match (again, locks) {
                (true, true) => t!(locale, "invitation-again-own"),
                (true, false) => t!(locale, "invitation-again-lead"),
                (false, _) => t!(locale, "invitation-lead"),
            };
            let foot = match by_mail {
                true => t!(locale, "forgotten-foot", time = until),
                false => t!(locale, "invitation-foot", day = until),
            };
            let view = view! { <OpenInvitation title=title.clone() token=token key_name=key places=places lead=lead foot=foot locale=locale/> };
            (title, view.into_any())
        }
    })
}

#[component]
fn OpenInvitation(
    title: String,
    token: String,
    key_name: String,
    places: Vec<String>,
    lead: String,
    /// How long it can be used.
    foot: String,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("accept_invitation");
    let places = words::items(locale, &places);
    view! {
        <section class="single-card wide">
            <WeatherRow/>
            <h1>{title}</h1>
            {(!places.is_empty()).then(|| view! { <p class="aside">{places}</p> })}
            <p>{lead}</p>
            <FormErrors state=state.clone() locale=locale/>
            <form novalidate method="post" action="/api/accept_invitation">
                <input type="hidden" name="token" value=token/>
                <div class="fields">
                    <div class="field">
                        <label for="username">{t!(locale, "invitation-sign-in-name")}</label>
                        <input class="input" id="username" value=key_name autocomplete="username" readonly aria-describedby="username-help"/>
                        <p class="help" id="username-help">{t!(locale, "invitation-sign-in-name-help")}</p>
                    </div>
                </div>
                <div class="fields two"><TwoPasswords state=state locale=locale/></div>
                <button class="button wide">{t!(locale, "invitation-button")}</button>
            </form>
            <p class="aside foot-note">{foot}</p>
        </section>
    }
}

#[component]
fn EndedInvitation(state: InvitationState, by_mail: bool, locale: Locale) -> impl IntoView {
    if by_mail {
        return view! {
            <section class="single-card">
                <WeatherRow/>
                <h1>{t!(locale, "forgotten-ended-title")}</h1>
                <p>{t!(locale, "forgotten-ended")}</p>
                <p class="buttons">
                    <a class="button" href=PAGE>{t!(locale, "forgotten-again")}</a>
                    <a class="button quiet" href="/sign-in">{t!(locale, "sign-in-title")}</a>
                </p>
            </section>
        }
        .into_any();
    }
    let why = match state {
        InvitationState::Used => t!(locale, "invitation-used"),
        InvitationState::Replaced => t!(locale, "invitation-replaced"),
        InvitationState::Withdrawn => t!(locale, "invitation-withdrawn"),
        InvitationState::Expired | InvitationState::Open => t!(locale, "invitation-expired"),
    };
    view! {
        <section class="single-card">
            <WeatherRow/>
            <h1>{t!(locale, "invitation-ended-title")}</h1>
            <p>{why}</p>
            <p>{t!(locale, "invitation-ended-next")}</p>
            <p class="buttons"><a class="button quiet" href="/sign-in">{t!(locale, "sign-in-title")}</a></p>
        </section>
    }
    .into_any()
}
