//! Tokens for programs: the list, the form for another one, and a new token, which is shown once.

use leptos::prelude::*;

use super::frame::PageFlash;
use super::unsent::main_form;
use super::{FieldError, FormErrors, TextField, ViewerField, form_state};
use crate::app::tokens::{TokenView, TokensView, scope_name};
use crate::state::flash::{Flash, LinkKind};
use crate::ui::islands::copy_button::CopyButton;
use domain::Locale;
use domain::api_token::DEFAULT_TOKEN_DAYS;
use words::t;

/// The days that can be chosen.
const DAYS: [u16; 4] = [30, 90, DEFAULT_TOKEN_DAYS, 2 * DEFAULT_TOKEN_DAYS];

/// The list with a button that ends each token, the new token, and the form.
#[component]
pub fn Tokens(
    value: TokensView,
    /// The form that makes a token: the last part of its address.
    make: &'static str,
    /// The form that ends one.
    end: &'static str,
    /// Whether the form asks for the password.
    #[prop(optional)]
    asks_password: bool,
    locale: Locale,
) -> impl IntoView {
    let new = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Links(LinkKind::Token, links) => links.into_iter().next(),
            _ => None,
        })
    });
    let rows = value.tokens.into_iter().map(|token| view! { <TokenRow token=token end=end locale=locale/> });
    let rows = rows.collect_view();
    let state = form_state(make);
    let wrong = state.error("scopes").is_some();
    let again = state.clone();
    let ticks = value.scopes.into_iter().map(move |scope| {
        let checked = again.chose("scopes", scope.key());
        view! {
            <label class="tick">
                <input type="checkbox" name="scopes[]" value=scope.key() checked=checked/>
                <span>{scope_name(locale, scope)}</span>
            </label>
        }
    });
    let ticks = ticks.collect_view();
    let chosen = state.value("token_days").and_then(|days| days.parse().ok()).unwrap_or(DEFAULT_TOKEN_DAYS);
    let days = DAYS.map(|days| {
        view! { <option value=days.to_string() selected=days == chosen>{t!(locale, "tokens-days", days = days)}</option> }
    });
    view! {
        {new.map(|(label, secret)| view! { <NewToken label=label secret=secret locale=locale/> })}
        <ul class="rows">{rows}</ul>
        <form id=main_form(make) class="fields" method="post" action=format!("/api/{make}") novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <TextField field="token_name" label=t!(locale, "tokens-name") state=state.clone() help=t!(locale, "tokens-name-help")/>
            <fieldset class=if wrong { "field wrong" } else { "field" }>
                <legend>{t!(locale, "tokens-scopes")}</legend>
                {ticks}
                <FieldError field="scopes" state=state.clone()/>
            </fieldset>
            <div class="field">
                <label for="token_days">{t!(locale, "tokens-lasts")}</label>
                <select class="select" id="token_days" name="token_days" aria-describedby="token_days-error">{days.collect_view()}</select>
                <FieldError field="token_days" state=state.clone()/>
            </div>
            {asks_password.then(|| view! {
                <TextField field="token_password" label=t!(locale, "account-current") state=state.clone() kind="password"
                    autocomplete="current-password"/>
            })}
            <div><button class="button quiet">{t!(locale, "tokens-make")}</button></div>
        </form>
    }
}

#[component]
fn TokenRow(token: TokenView, end: &'static str, locale: Locale) -> impl IntoView {
    let TokenView { id, label, lines } = token;
    view! {
        <li>
            <span><strong>{label.clone()}</strong><br/><span class="aside">{lines.join(words::DOT)}</span></span>
            <form method="post" action=format!("/api/{end}") novalidate>
                <input type="hidden" name="token" value=id.to_string()/>
                <button class="button quiet small" aria-label=t!(locale, "tokens-end-which", token = label)>{t!(locale, "tokens-end")}</button>
            </form>
        </li>
    }
}

/// A new token, shown once.
#[component]
fn NewToken(label: String, secret: String, locale: Locale) -> impl IntoView {
    view! {
        <div class="field">
            <label for="new-token">{t!(locale, "tokens-new", token = label)}</label>
            <input class="input" id="new-token" readonly value=secret.clone()/>
            <p class="help">{t!(locale, "tokens-once")}</p>
        </div>
        <div class="buttons">
            <CopyButton text=secret label=t!(locale, "copy-token") copied=t!(locale, "copied")/>
        </div>
    }
}
