//! The form in which a psychologist signs a comment on a report. It is never filled in beforehand.

use leptos::prelude::*;

use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, TextField, ViewerField, form_state, raw_text};
use domain::Locale;
use words::t;

/// The form, and the button that removes the reader's own comment.
#[component]
pub fn CommentForm(
    /// The site or department: `site-1`.
    place: String,
    /// The period as in an address.
    period: String,
    /// Whether the reader signed a comment on this report.
    own: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("sign_climate_comment");
    let wrong = state.error("comment").is_some();
    let typed = state.value("comment").map(str::to_owned).unwrap_or_default();
    let described = if wrong { "comment-help comment-error" } else { "comment-help" };
    let remove = own.then(|| {
        view! {
            <form method="post" action="/api/remove_climate_comment" novalidate>
                <input type="hidden" name="place" value=place.clone()/>
                <input type="hidden" name="period" value=period.clone()/>
                <button class="button quiet">{t!(locale, "climate-comment-remove")}</button>
            </form>
        }
    });
    view! {
        <section class="card" id="comment">
            <h2>{if own { t!(locale, "climate-comment-again") } else { t!(locale, "climate-comment-title") }}</h2>
            <form id=main_form("sign_climate_comment") class="fields" method="post" action="/api/sign_climate_comment"
                novalidate>
                <ViewerField/>
                <input type="hidden" name="place" value=place.clone()/>
                <input type="hidden" name="period" value=period.clone()/>
                <FormErrors state=state.clone() locale=locale/>
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for="comment-text">{t!(locale, "climate-comment-label")}</label>
                    <textarea class="textarea" id="comment-text" name="comment" rows="5" aria-describedby=described
                        aria-invalid=wrong.then_some("true")>{raw_text(&typed)}</textarea>
                    <p class="aside" id="comment-help">{t!(locale, "climate-comment-help")}</p>
                    <FieldError field="comment" state=state.clone()/>
                </div>
                <TextField field="action" label=t!(locale, "climate-comment-action") state=state.clone() optional=t!(locale, "check-in-optional")/>
                <TextField field="owner" label=t!(locale, "climate-comment-owner") state=state optional=t!(locale, "check-in-optional")/>
                <div><button class="button">{t!(locale, "climate-comment-sign")}</button></div>
            </form>
            {remove}
        </section>
    }
}
