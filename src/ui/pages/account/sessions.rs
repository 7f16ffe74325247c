//! The list of a person's sessions, with buttons to end them.

use leptos::prelude::*;

use crate::app::account::SessionView;
use crate::ui::components::{TextField, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The list; the session of this browser comes first.
#[component]
pub fn SessionList(sessions: Vec<SessionView>, locale: Locale) -> impl IntoView {
    let others = sessions.iter().filter(|session| !session.here).count();
    let at_desk = sessions.iter().any(|session| session.here && session.kept_until.is_none());
    let rows = sessions.into_iter().map(|session| view! { <SessionItem session=session locale=locale/> });
    view! {
        <p class="aside">{t!(locale, "account-sessions-say")}</p>
        <ul class="rows">{rows.collect_view()}</ul>
        {at_desk.then(|| view! {
            <form class="stack" novalidate method="post" action="/api/keep_signed_in">
                <ViewerField/>
                <TextField field="phone_password" label=t!(locale, "account-phone-password") state=form_state("keep_signed_in")
                    kind="password" autocomplete="current-password" help=t!(locale, "sign-in-own-phone-help")/>
                <div><button class="button quiet">{t!(locale, "account-phone-keep")}</button></div>
            </form>
        })}
        {(others > 1).then(|| view! {
            <form novalidate method="post" action="/api/sign_out_elsewhere">
                <ViewerField/>
                <button class="button quiet">{t!(locale, "account-sessions-end-all", count = others)}</button>
            </form>
        })}
    }
}

#[component]
fn SessionItem(session: SessionView, locale: Locale) -> impl IntoView {
    let SessionView { mark, here, since, seen, kept_until } = session;
    let name = match (here, kept_until.is_some()) {
        (true, false) => t!(locale, "account-session-here"),
        (false, false) => t!(locale, "account-session-other"),
        (true, true) => t!(locale, "account-phone-here"),
        (false, true) => t!(locale, "account-phone-other"),
    };
    let until = kept_until.map(|day| t!(locale, "account-phone-until", day = day));
    view! {
        <li>
            <span>{name}<span class="aside">" "{t!(locale, "account-session-times", since = since, seen = seen)}{until.map(|until| format!(" {until}"))}</span></span>
            {(!here).then(|| view! {
                <form novalidate method="post" action="/api/sign_out_elsewhere">
                    <ViewerField/>
                    <button class="button quiet small" name="session" value=mark>{t!(locale, "account-session-end")}</button>
                </form>
            })}
        </li>
    }
}
