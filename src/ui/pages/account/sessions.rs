//! The list of a person's sessions, with buttons to end them.

use leptos::prelude::*;

use crate::app::account::SessionView;
use domain::Locale;
use words::t;

/// The list; the session of this browser comes first.
#[component]
pub fn SessionList(sessions: Vec<SessionView>, locale: Locale) -> impl IntoView {
    let others = sessions.iter().filter(|session| !session.here).count();
    let rows = sessions.into_iter().map(|session| view! { <SessionItem session=session locale=locale/> });
    view! {
        <p class="aside">{t!(locale, "account-sessions-say")}</p>
        <ul class="rows">{rows.collect_view()}</ul>
        {(others > 1).then(|| view! {
            <form novalidate method="post" action="/api/sign_out_elsewhere">
                <button class="button quiet">{t!(locale, "account-sessions-end-all", count = others)}</button>
            </form>
        })}
    }
}

#[component]
fn SessionItem(session: SessionView, locale: Locale) -> impl IntoView {
    let SessionView { mark, here, since, seen } = session;
    let name = if here { t!(locale, "account-session-here") } else { t!(locale, "account-session-other") };
    view! {
        <li>
            <span>{name}<span class="aside">" "{t!(locale, "account-session-times", since = since, seen = seen)}</span></span>
            {(!here).then(|| view! {
                <form novalidate method="post" action="/api/sign_out_elsewhere">
                    <button class="button quiet small" name="session" value=mark>{t!(locale, "account-session-end")}</button>
                </form>
            })}
        </li>
    }
}
