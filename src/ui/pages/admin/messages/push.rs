//! The push services that reminders to devices may go to.

use leptos::prelude::*;

use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, TextField, ViewerField, form_state};
use domain::push_hosts::KNOWN_PUSH_HOSTS;
use domain::{Locale, PushHosts};
use words::t;

/// The card: the services of the usual browsers to tick, and a field for others.
#[component]
pub fn PushCard(
    /// Those that are allowed.
    hosts: PushHosts,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("allow_push_hosts");
    // A rejected form keeps the choice, even if nothing was ticked.
    let again = !state.typed.is_empty();
    let on = |host: &str| if again { state.chose("known", host) } else { hosts.contains(host) };
    let names = [
        t!(locale, "push-host-chrome"),
        t!(locale, "push-host-firefox"),
        t!(locale, "push-host-safari"),
        t!(locale, "push-host-edge"),
    ];
    let ticks = KNOWN_PUSH_HOSTS.into_iter().zip(names).map(|(host, name)| {
        view! {
            <label class="tick">
                <input type="checkbox" name="known[]" value=host checked=on(host)/>
                <span>{name}" "<span class="aside">{host}</span></span>
            </label>
        }
    });
    let ticks = ticks.collect_view();
    let others: Vec<&str> = hosts.iter().filter(|host| !KNOWN_PUSH_HOSTS.contains(host)).collect();
    let others = others.join(" ");
    view! {
        <section class="card" id="push">
            <h2>{t!(locale, "push-admin-title")}</h2>
            <p>{t!(locale, "push-admin-say")}</p>
            <form id=main_form("allow_push_hosts") class="stack" method="post" action="/api/allow_push_hosts" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <fieldset class="field">
                    <legend>{t!(locale, "push-hosts")}</legend>
                    {ticks}
                </fieldset>
                <TextField field="others" label=t!(locale, "push-others") state=state begins=others
                    optional=t!(locale, "check-in-optional") help=t!(locale, "push-others-help")/>
                <div><button class="button quiet">{t!(locale, "push-hosts-save")}</button></div>
            </form>
            <p class="aside">{t!(locale, "push-admin-failures")}</p>
        </section>
    }
}
