//! `/account`: language and theme, the audience of new check-ins, password, recovery code, sessions, rights over one's
//! data.

mod badge;
mod calendar_link;
mod data_rights;
mod messages;
mod passkeys;
mod password;
mod provider;
mod push;
mod recovery;
mod second_factor;
mod sessions;
mod tokens;

use leptos::prelude::*;

use super::counted::CountedForm;
use crate::app::account;
use crate::app::account::AccountView;
use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use crate::web::visitor::Theme;
use domain::{Audience, Locale};
use words::t;

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    page("reading settings", account::load(RequestContext::here()), |account, locale| {
        (t!(locale, "account-title"), show(account, locale))
    })
}

fn show(account: AccountView, locale: Locale) -> impl IntoView {
    let AccountView {
        about,
        key,
        theme,
        checks_in,
        hides_choices,
        audience,
        counted,
        loss,
        sessions,
        badge,
        second_factor,
        messages,
        push,
        calendar_since,
        tokens,
        passkeys,
        provider,
        own,
        entries,
    } = account;
    let locked = own.locked.is_some();
    view! {
        <div class="page-head"><div><h1>{t!(locale, "account-title")}</h1><p class="aside">{about}</p></div></div>
        {hides_choices.then(|| view! { <div class="notice" role="note"><Icon name="lock"/><p>{t!(locale, "account-choices-hidden")}</p></div> })}
        <section class="card">
            <h2>{t!(locale, "account-language")}</h2>
            <LanguageForm locale=locale/>
        </section>
        <section class="card">
            <h2>{t!(locale, "account-theme")}</h2>
            <ThemeForm theme=theme locale=locale/>
        </section>
        {checks_in.then(|| view! {
            <section class="card" id="audience">
                <h2>{t!(locale, "account-audience")}</h2>
                <AudienceForm audience=audience locale=locale/>
            </section>
            <section class="card" id="counted">
                <h2>{t!(locale, "counted-title")}</h2>
                <CountedForm counted=counted loss=loss back="/account#counted" locale=locale/>
            </section>
        })}
        <section class="card" id="password">
            <h2>{t!(locale, "account-password")}</h2>
            <password::PasswordForm key_name=key locale=locale/>
        </section>
        {second_factor.map(|is_on| view! { <second_factor::SecondFactorCard is_on=is_on locale=locale/> })}
        <passkeys::PasskeysCard view=passkeys locale=locale/>
        {provider.map(|binding| view! { <provider::ProviderLinkCard binding=binding locale=locale/> })}
        {badge.map(|code| view! { <badge::BadgeCard code=code locale=locale/> })}
        {messages.map(|choice| view! { <messages::MessagesCard choice=choice locale=locale/> })}
        {push.map(|view| view! { <push::PushCard view=view locale=locale/> })}
        <calendar_link::CalendarLinkCard since=calendar_since locale=locale/>
        <recovery::RecoveryCards own=own locale=locale/>
        <section class="card" id="sessions">
            <h2>{t!(locale, "account-sessions")}</h2>
            <sessions::SessionList sessions=sessions locale=locale/>
        </section>
        {tokens.map(|value| view! { <tokens::TokensCard value=value locale=locale/> })}
        {checks_in.then(|| view! { <data_rights::DataRights entries=entries locked=locked locale=locale/> })}
    }
}

#[component]
fn LanguageForm(locale: Locale) -> impl IntoView {
    let choices = Locale::ALL.map(|choice| {
        view! {
            <label lang=choice.tag()><input type="radio" name="language" value=choice.tag() checked=choice == locale/>{choice.name()}</label>
        }
    });
    view! {
        <form novalidate method="post" action="/api/switch_language">
            <input type="hidden" name="back" value="/account"/>
            <fieldset class="field">
                <legend class="visually-hidden">{t!(locale, "account-language")}</legend>
                <div class="segments">{choices.into_iter().collect_view()}</div>
            </fieldset>
            <button class="button quiet" data-redraw="">{t!(locale, "account-save")}</button>
        </form>
    }
}

#[component]
fn ThemeForm(theme: Option<Theme>, locale: Locale) -> impl IntoView {
    let choices = [
        (None, "auto", t!(locale, "account-theme-auto")),
        (Some(Theme::Light), "light", t!(locale, "theme-light")),
        (Some(Theme::Dark), "dark", t!(locale, "theme-dark")),
    ];
    let choices = choices.map(|(choice, value, name)| {
        view! {
            <label><input type="radio" name="theme" value=value checked=choice == theme/>{name}</label>
        }
    });
    view! {
        <form novalidate method="post" action="/api/switch_theme">
            <input type="hidden" name="back" value="/account"/>
            <fieldset class="field">
                <legend class="visually-hidden">{t!(locale, "account-theme")}</legend>
                <div class="segments">{choices.into_iter().collect_view()}</div>
                <p class="help">{t!(locale, "account-theme-help")}</p>
            </fieldset>
            <button class="button quiet" data-redraw="">{t!(locale, "account-save")}</button>
        </form>
    }
}

#[component]
fn AudienceForm(audience: Option<Audience>, locale: Locale) -> impl IntoView {
    let state = form_state("choose_audience");
    let wrong = state.error("audience").is_some();
    let audience = state.value("audience").map_or(audience, |key| key.parse().ok());
    let choices = Audience::ALL.map(|choice| {
        view! {
            <label>
                <input type="radio" name="audience" value=choice.key() checked=audience == Some(choice) required/>
                {words::audience(locale, choice)}
            </label>
        }
    });
    view! {
        <form novalidate method="post" action="/api/choose_audience">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="back" value="/account"/>
            <fieldset class=if wrong { "field wrong" } else { "field" }>
                <legend class="visually-hidden">{t!(locale, "account-audience")}</legend>
                <div class="segments">{choices.into_iter().collect_view()}</div>
                <p class="help">{t!(locale, "account-audience-help")}</p>
                <FieldError field="audience" state=state/>
            </fieldset>
            <button class="button quiet">{t!(locale, "account-save")}</button>
        </form>
    }
}
