//! What one may do with one's own data: take it along, keep the past to oneself, delete it, have oneself erased.

use leptos::prelude::*;

use crate::ui::components::{FieldError, FormErrors, Icon, form_state};
use domain::Locale;
use words::t;

/// The card. Where there is no entry there is none to narrow or delete; to leave no trace is everybody's, whoever deleted all before too.
#[component]
pub(super) fn Rights(entries: u32, locked: bool, locale: Locale) -> impl IntoView {
    let of_entries = (entries > 0 || locked).then(|| {
        view! {
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
        }
    });
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
                {of_entries}
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
    view! {
        <ForGood form="erase_person" word=t!(locale, "me-erase-open") button=t!(locale, "me-erase-button") locale=locale>
            <p>{t!(locale, "me-erase-sure")}</p>
        </ForGood>
    }
}

#[component]
fn Delete(entries: u32, locked: bool, locale: Locale) -> impl IntoView {
    let button = t!(locale, "me-delete-button", count = entries);
    view! {
        <ForGood form="delete_everything" word=t!(locale, "me-delete-open") button=button locale=locale>
            <p>{t!(locale, "me-delete-sure", count = entries)}</p>
            {locked.then(|| view! { <p>{t!(locale, "me-delete-locked")}</p> })}
        </ForGood>
    }
}

/// What cannot be undone: folded away until it is asked for, and done once the password has shown that it is they who ask.
#[component]
fn ForGood(
    /// The name of the form.
    form: &'static str,
    /// The words that unfold it.
    word: String,
    /// What is on the button.
    button: String,
    /// In which language.
    locale: Locale,
    /// What it means.
    children: Children,
) -> impl IntoView {
    let state = form_state(form);
    let open = !state.wrong.is_empty();
    let wrong = state.error("password").is_some();
    let field = format!("{form}-password");
    view! {
        <details class="fold danger-zone" open=open>
            <summary>{word}</summary>
            <form method="post" action=format!("/api/{form}")>
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                {children()}
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for=field.clone()>{t!(locale, "me-delete-password")}</label>
                    <input class="input" id=field type="password" name="password" autocomplete="current-password"
                        required autofocus=wrong aria-invalid=wrong.then_some("true") aria-describedby=wrong.then_some("password-error")/>
                    <FieldError field="password" state=state/>
                </div>
                <div class="buttons"><button class="button danger"><Icon name="bin"/>{button}</button></div>
            </form>
        </details>
    }
}
