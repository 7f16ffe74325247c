//! Thank-yous as cards: their picture and words, and those that receivers show.

use leptos::prelude::*;

use crate::app::thanks::glyph_name;
use crate::app::thanks::shown::ShownCard;
use domain::Locale;
use domain::thanks::ThanksGlyph;
use words::t;

/// The picture of a thank-you, with its name for screen readers.
#[component]
pub fn ThanksPicture(glyph: ThanksGlyph, locale: Locale) -> impl IntoView {
    view! {
        <svg class="thanks-glyph" role="img" aria-label=glyph_name(locale, glyph)>
            <use_ href=format!("/weather.svg#thanks-{}", glyph.key())></use_>
        </svg>
    }
}

/// The picture, the words and the line below them, which is omitted if empty.
#[component]
pub fn ThanksWords(glyph: ThanksGlyph, line: String, about: String, locale: Locale) -> impl IntoView {
    view! {
        <div class="thanks-words">
            <ThanksPicture glyph=glyph locale=locale/>
            <p><strong>{line}</strong>{(!about.is_empty()).then(|| view! { <span class="aside">{about}</span> })}</p>
        </div>
    }
}

/// What receivers show; empty if nobody shows anything.
#[component]
pub fn ShownThanksCard(notes: Vec<ShownCard>, locale: Locale) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let notes = notes.into_iter().map(|note| {
            view! { <li class="thanks-note"><ThanksWords glyph=note.glyph line=note.line about=note.about locale=locale/></li> }
        });
        view! {
            <section aria-labelledby="thanks-shown-h">
                <h2 id="thanks-shown-h">{t!(locale, "thanks-shown")}</h2>
                <ul class="thanks-notes">{notes.collect_view()}</ul>
            </section>
        }
    })
}
