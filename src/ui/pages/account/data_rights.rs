//! A person's rights over their own data: export it, hide the past, delete entries, erase the account.

use leptos::prelude::*;

use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The card. Without entries there is nothing to hide or delete. Erasure is always offered, also after all entries were
/// deleted.
#[component]
pub(super) fn DataRights(entries: usize, locked: bool, locale: Locale) -> impl IntoView {
    let of_entries = (entries > 0 || locked).then(|| {
        view! {
            <li>
                <div><h3>{t!(locale, "me-narrow")}</h3><p class="aside">{t!(locale, "me-narrow-say")}</p></div>
                <form novalidate method="post" action="/api/narrow_past">
                    <ViewerField/>
                    <button class="button quiet small"><Icon name="lock" small=true/>{t!(locale, "me-narrow-button")}</button>
                </form>
            </li>
            <li>
                <div><h3>{t!(locale, "me-delete")}</h3><p class="aside">{t!(locale, "me-delete-say")}</p></div>
                <DeleteForm entries=entries locked=locked locale=locale/>
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
                    <EraseForm locale=locale/>
                </li>
            </ul>
        </section>
    }
}

#[component]
fn EraseForm(locale: Locale) -> impl IntoView {
    view! {
        <IrreversibleForm form="erase_person" word=t!(locale, "me-erase-open") button=t!(locale, "me-erase-button") locale=locale>
            <p>{t!(locale, "me-erase-sure")}</p>
        </IrreversibleForm>
    }
}

#[component]
fn DeleteForm(entries: usize, locked: bool, locale: Locale) -> impl IntoView {
    let button = t!(locale, "me-delete-button", count = entries);
    view! {
        <IrreversibleForm form="delete_everything" word=t!(locale, "me-delete-open") button=button locale=locale>
            <p>{t!(locale, "me-delete-sure", count = entries)}</p>
            {locked.then(|| view! { <p>{t!(locale, "me-delete-locked")}</p> })}
        </IrreversibleForm>
    }
}

/// A form for an action that cannot be undone. It is folded, and it asks for the password.
#[component]
fn IrreversibleForm(
    /// The form's name, which is also its endpoint.
    form: &'static str,
    /// The text of the summary that opens the form.
    word: String,
    button: String,
    locale: Locale,
    /// The explanation of the action.
    children: Children,
) -> impl IntoView {
    let state = form_state(form);
    let open = !state.wrong.is_empty();
    let wrong = state.error("password").is_some();
    let field = format!("{form}-password");
    view! {
        <details class="fold danger-zone" open=open>
            <summary>{word}</summary>
            <form novalidate method="post" action=format!("/api/{form}")>
                <ViewerField/>
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                {children()}
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for=field.clone()>{t!(locale, "me-delete-password")}</label>
                    <input class="input" id=field type="password" name="password" autocomplete="current-password"
                        autofocus=wrong aria-invalid=wrong.then_some("true") aria-describedby=wrong.then_some("password-error")/>
                    <FieldError field="password" state=state/>
                </div>
                <div class="buttons"><button class="button danger"><Icon name="bin"/>{button}</button></div>
            </form>
        </details>
    }
}
