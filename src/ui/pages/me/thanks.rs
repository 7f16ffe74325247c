//! The thank-you that arrived last.

use leptos::prelude::*;

use crate::app::thanks::page::ThanksCard;
use crate::ui::components::thanks::ThanksWords;
use domain::Locale;
use words::t;

/// The card; empty if none arrived lately.
#[component]
pub(super) fn NewThanksCard(note: Option<ThanksCard>, locale: Locale) -> impl IntoView {
    note.map(|note| {
        view! {
            <section class="card" id="thanks" aria-labelledby="thanks-h">
                <div class="card-head"><h2 id="thanks-h">{t!(locale, "thanks-new")}</h2></div>
                <ThanksWords glyph=note.glyph line=note.line about=note.about locale=locale/>
                <p><a href="/thanks">{t!(locale, "thanks-see-all")}</a></p>
            </section>
        }
    })
}
