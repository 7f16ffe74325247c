//! What one may do with one's own data: take it along, keep the past to oneself, delete it, have oneself erased.

use leptos::prelude::*;

use crate::t;
use crate::ui::components::{FieldError, FormErrors, Icon, form_state};
use crate::words::Locale;

/// The card.
#[component]
pub(super) fn Rights(entries: u32, locked: bool, locale: Locale) -> impl IntoView {
    view! {
        <section class="card" id="rights">
            <div class="card-head"><h2>{t!(locale, "me-rights")}</h2></div>
            <ul class="rights">
                <li>
                    <div><h3>{t!(locale, "me-export")}</h3><p class="aside">{t!(locale, "me-export-say")}</p></div>
                    <div class="buttons">
                        <a class="button quiet small" href="/me/export.json" download=""><Icon name="download" small=true/>"JSON"</a>
                        <a class="button quiet small" href="/me/export.csv" download=""><Icon name="download" small=true/>"CSV"</a>
                    </div>
                </li>
                <li>
                    <div><h3>{t!(locale, "me-narrow")}</h3><p class="aside">{t!(locale, "me-narrow-say")}</p></div>
                    <form method="post" action="/api/narrow_past">
                        <button class="button quiet small"><Icon name="lock" small=true/>{t!(locale, "me-narrow-button")}</button>
                    </form>
                </li>
                <li>
                    <div><h3>{t!(locale, "me-delete")}</h3><p class="aside">{t!(locale, "me-delete-say")}</p></div>
                    <Delete entries=entries locked=locked locale=locale/>
                </li>
                <li>
                    <div><h3>{t!(locale, "me-erase")}</h3><p class="aside">{t!(locale, "me-erase-say")}</p></div>
                    <Erase locale=locale/>
                </li>
            </ul>
        </section>
    }
}

#[component]
fn Erase(locale: Locale) -> impl IntoView {
    let state = form_state("erase_person");
    let open = !state.wrong.is_empty();
    let wrong = state.error("password").is_some();
    view! {
        <details class="fold danger-zone" open=open>
            <summary>{t!(locale, "me-erase-open")}</summary>
            <form method="post" action="/api/erase_person">
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                <p>{t!(locale, "me-erase-sure")}</p>
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for="erase-password">{t!(locale, "me-delete-password")}</label>
                    <input class="input" id="erase-password" type="password" name="password" autocomplete="current-password"
                        required autofocus=wrong aria-invalid=wrong.then_some("true") aria-describedby=wrong.then_some("password-error")/>
                    <FieldError field="password" state=state/>
                </div>
                <div class="buttons"><button class="button danger"><Icon name="bin"/>{t!(locale, "me-erase-button")}</button></div>
            </form>
        </details>
    }
}

#[component]
fn Delete(entries: u32, locked: bool, locale: Locale) -> impl IntoView {
    let state = form_state("delete_everything");
    let open = !state.wrong.is_empty();
    let wrong = state.error("password").is_some();
    view! {
        <details class="fold danger-zone" open=open>
            <summary>{t!(locale, "me-delete-open")}</summary>
            <form method="post" action="/api/delete_everything">
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                <p>{t!(locale, "me-delete-sure", count = entries)}</p>
                {locked.then(|| view! { <p>{t!(locale, "me-delete-locked")}</p> })}
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for="delete-password">{t!(locale, "me-delete-password")}</label>
                    <input class="input" id="delete-password" type="password" name="password" autocomplete="current-password"
                        required autofocus=wrong aria-invalid=wrong.then_some("true") aria-describedby=wrong.then_some("password-error")/>
                    <FieldError field="password" state=state/>
                </div>
                <div class="buttons">
                    <button class="button danger"><Icon name="bin"/>{t!(locale, "me-delete-button", count = entries)}</button>
                </div>
            </form>
        </details>
    }
}
