//! `/sign-in`: name and password.

use leptos::prelude::*;

use crate::app::kiosk;
use crate::app::sign_in::ask_for_reset::PAGE;
use crate::app::sign_in::{self, SignInView};
use crate::ui::components::passkey_form::{PasskeyFields, PasskeyScript, passkey_host};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, form_state, page};
use crate::ui::components::{frame::PageFlash, page_query};
use crate::web::context::RequestContext;
use domain::access::Assurance;
use domain::{Locale, Weather};
use words::t;

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let then = page_query("then").unwrap_or_default();
    page("single-card-page", sign_in::load(RequestContext::here()), move |view, locale| {
        let SignInView { mails_links, provider, is_kiosk } = view;
        let state = form_state("sign_in");
        // Without another message, a person whose session ended is told why.
        let lapsed = RequestContext::here().visitor.lapsed
            && use_context::<PageFlash>().is_none_or(|waiting| waiting.0.is_empty());
        // If the name is known, the password has the focus.
        let signed_in = RequestContext::here().visitor.signed_in;
        let again = signed_in.as_ref().map(|here| here.viewer.assurance);
        let on_own_phone = signed_in.as_ref().is_some_and(|here| here.on_own_phone);
        let here = signed_in.map(|here| here.person().key.clone());
        // A passkey or the identity provider led here: the same one leads no further.
        let keyless = matches!(again, Some(Assurance::Passkey | Assurance::Provider));
        let by_provider = again == Some(Assurance::Provider);
        let name = state.value("name").map(str::to_owned).or(here).unwrap_or_default();
        let named = !name.trim().is_empty();
        let own_phone = state.value("own_phone").map_or(on_own_phone, |value| !value.is_empty());
        let view = view! {
            <section class="single-card">
                <WeatherRow/>
                <h1>{t!(locale, "sign-in-title")}</h1>
                {lapsed.then(|| view! {
                    <div class="notice" role="status"><Icon name="info"/><p>{t!(locale, "sign-in-lapsed")}</p></div>
                })}
                {again.map(|_| match keyless {
                    true if by_provider => view! { <p>{t!(locale, "sign-in-again-provider")}</p> },
                    true => view! { <p>{t!(locale, "sign-in-again-keyless")}</p> },
                    false => view! { <p>{t!(locale, "sign-in-again")}</p> },
                })}
                {provider.label.clone().filter(|_| !keyless).map(|label| view! {
                    <ProviderSignIn label=label is_only=provider.is_only then=then.clone() locale=locale/>
                })}
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                <form novalidate id=main_form("sign_in") method="post" action="/api/sign_in">
                    <input type="hidden" name="then" value=then.clone()/>
                    <div class="field">
                        <label for="name">{t!(locale, "sign-in-name")}</label>
                        <input class="input" id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false"
                            required autofocus=!named value=name
                            aria-describedby="name-help name-error" aria-invalid=state.error("name").map(|_| "true")/>
                        <p class="help" id="name-help">{t!(locale, "sign-in-name-help")}</p>
                        <FieldError field="name" state=state.clone()/>
                    </div>
                    <div class="field">
                        <label for="password">{t!(locale, "sign-in-password")}</label>
                        <input class="input" id="password" name="password" type="password" autocomplete="current-password" required autofocus=named
                            aria-describedby="password-error" aria-invalid=state.error("password").map(|_| "true")/>
                        <FieldError field="password" state=state.clone()/>
                    </div>
                    <div class="field">
                        <label class="tick">
                            <input type="checkbox" name="own_phone" value="yes" checked=own_phone aria-describedby="own-phone-help"/>
                            <span>{t!(locale, "sign-in-own-phone")}</span>
                        </label>
                        <p class="help" id="own-phone-help">{t!(locale, "sign-in-own-phone-help")}</p>
                    </div>
                    <button class="button wide">{t!(locale, "sign-in-button")}</button>
                </form>
                {passkey_host().filter(|_| !keyless).map(|host| view! { <PasskeySignIn host=host then=then locale=locale/> })}
                {match mails_links {
                    true => view! { <p class="foot-note"><a href=PAGE>{t!(locale, "forgotten-link")}</a></p> }.into_any(),
                    false => view! { <p class="aside foot-note">{t!(locale, "sign-in-forgotten")}</p> }.into_any(),
                }}
                {is_kiosk.then(|| view! { <p class="foot-note"><a href=kiosk::PAGE>{t!(locale, "kiosk-back")}</a></p> })}
            </section>
        };
        (t!(locale, "sign-in-title"), view)
    })
}

/// Signing in with a passkey, in browsers that have them.
#[component]
fn PasskeySignIn(host: String, then: String, locale: Locale) -> impl IntoView {
    let state = form_state("sign_in_with_passkey");
    view! {
        {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
        <form hidden class="passkey-sign-in" method="post" action="/api/sign_in_with_passkey" novalidate data-passkey="sign_in" data-host=host>
            <input type="hidden" name="then" value=then/>
            <input type="hidden" name="own_phone"/>
            <PasskeyFields failed=t!(locale, "passkey-sign-in-failed")/>
            <button class="button quiet wide">{t!(locale, "passkey-sign-in")}</button>
        </form>
        <PasskeyScript/>
    }
}

/// Signing in through the identity provider.
#[component]
fn ProviderSignIn(label: String, is_only: bool, then: String, locale: Locale) -> impl IntoView {
    let state = form_state("sign_in_with_provider");
    let below = if is_only { t!(locale, "provider-sign-in-only") } else { t!(locale, "provider-sign-in-or") };
    view! {
        {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
        <form class="stack" method="post" action="/api/sign_in_with_provider" novalidate>
            <input type="hidden" name="then" value=then/>
            <button class="button wide">{t!(locale, "provider-sign-in", provider = label)}</button>
        </form>
        <p class="aside">{below}</p>
    }
}

/// The five weathers in a row, as a decoration.
#[component]
pub fn WeatherRow() -> impl IntoView {
    let glyphs = Weather::ALL.map(|weather| {
        view! {
            <svg class="glyph" aria-hidden="true"><use_ href=format!("/weather.svg#{}", weather.key())></use_></svg>
        }
    });
    view! { <div class="weather-row" aria-hidden="true">{glyphs.into_iter().collect_view()}</div> }
}
