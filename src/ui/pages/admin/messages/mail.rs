//! The mail server of the centre.

use leptos::prelude::*;

use crate::app::messages::wording;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, TextField, ViewerField, form_state};
use domain::Locale;
use domain::message::MailSecurity;
use store::MailServer;
use words::t;

/// The card. The password is never shown.
#[component]
pub fn MailCard(
    /// What is set up.
    server: Option<MailServer>,
    /// Whether the viewer has an address for a test message.
    can_test: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("save_mail_server");
    let is_set = server.is_some();
    let kept = server.as_ref().is_some_and(|server| server.has_password);
    let chosen = state.value("security").map(str::to_owned);
    let chosen =
        chosen.unwrap_or_else(|| server.as_ref().map_or(MailSecurity::Tls, |server| server.security).key().to_owned());
    let choices = MailSecurity::ALL.map(|choice| {
        view! {
            <label>
                <input type="radio" name="security" value=choice.key() checked=choice.key() == chosen/>
                {wording::security(locale, choice)}
            </label>
        }
    });
    let port = server.as_ref().map_or(465, |server| server.port).to_string();
    let (host, sender, login) =
        server.map_or_else(Default::default, |server| (server.host, server.sender, server.login));
    let wrong = state.error("security").is_some();
    let optional = || t!(locale, "check-in-optional");
    let password_help = if kept { t!(locale, "mail-password-kept") } else { t!(locale, "mail-password-help") };
    view! {
        <section class="card" id="mail">
            <h2>{t!(locale, "mail-title")}</h2>
            <p>{t!(locale, "mail-say")}</p>
            <form id=main_form("save_mail_server") class="fields two" method="post" action="/api/save_mail_server" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="host" label=t!(locale, "mail-host") state=state.clone() begins=host help=t!(locale, "mail-host-help")/>
                <TextField field="port" label=t!(locale, "mail-port") state=state.clone() begins=port help=t!(locale, "mail-port-help")/>
                <fieldset class=if wrong { "field across wrong" } else { "field across" } aria-describedby=wrong.then_some("security-error")>
                    <legend>{t!(locale, "mail-security")}</legend>
                    <div class="segments">{choices.into_iter().collect_view()}</div>
                    <FieldError field="security" state=state.clone()/>
                </fieldset>
                <TextField field="sender" label=t!(locale, "mail-sender") state=state.clone() begins=sender autocomplete="email" across=true/>
                <TextField field="login" label=t!(locale, "mail-login") state=state.clone() begins=login optional=optional()/>
                <TextField field="password" label=t!(locale, "mail-password") state=state kind="password" autocomplete="new-password"
                    optional=optional() help=password_help/>
                <div class="across"><button class="button">{t!(locale, "mail-save")}</button></div>
            </form>
            {is_set.then(|| view! {
                <div class="buttons">
                    {can_test.then(|| view! {
                        <form method="post" action="/api/send_test_message" novalidate>
                            <button class="button quiet">{t!(locale, "mail-test")}</button>
                        </form>
                    })}
                    <form method="post" action="/api/remove_mail_server" novalidate>
                        <button class="button plain">{t!(locale, "mail-remove")}</button>
                    </form>
                </div>
                {(!can_test).then(|| view! { <p class="aside">{t!(locale, "message-no-own-address")}</p> })}
            })}
        </section>
    }
}
