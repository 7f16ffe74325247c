//! The fields of the check-in form: weather, energy, note.

use leptos::prelude::*;

use crate::state::flash::FormState;
use crate::ui::components::{FieldError, Icon, raw_text};
use crate::ui::islands::weather_keys::WeatherKeys;
use domain::{Audience, Locale, Weather};
use words::{sentence_case, t};

/// Returns the values of `aria-invalid` and `aria-describedby` for a field; both `None` if it has no error.
pub fn error_ids(state: &FormState, field: &str) -> (Option<&'static str>, Option<String>) {
    let wrong = state.error(field).is_some();
    (wrong.then_some("true"), wrong.then(|| format!("{field}-error")))
}

/// The weathers as radio buttons, sunny first. `focused` has the focus when the page opens.
pub fn weather_choices(locale: Locale, chosen: Option<Weather>, focused: Option<Weather>) -> impl IntoView {
    let choices = Weather::ALL.into_iter().enumerate().map(|(index, weather)| {
        view! {
            <label>
                <input type="radio" name="weather" value=weather.level().to_string() required
                    checked=chosen == Some(weather) autofocus=focused == Some(weather)/>
                <kbd aria-hidden="true">{index + 1}</kbd>
                <svg class="glyph" aria-hidden="true"><use_ href=format!("/weather.svg#{}", weather.key())></use_></svg>
                <span class="name">{sentence_case(&words::weather(locale, weather))}</span>
            </label>
        }
    });
    choices.collect_view()
}

/// The five weather buttons, sunny first.
#[component]
pub fn WeatherChoice(
    state: FormState,
    /// Whether the page begins in it.
    #[prop(default = true)]
    takes_focus: bool,
    locale: Locale,
) -> impl IntoView {
    let (_, described) = error_ids(&state, "weather");
    let chosen: Option<Weather> = state.value("weather").and_then(|weather| weather.parse().ok());
    // The group has the focus at first, so that the keys work immediately, unless another field has an error.
    let focus = chosen.unwrap_or(Weather::Sunny);
    let may_focus = takes_focus && (state.wrong.is_empty() || described.is_some());
    let choices = weather_choices(locale, chosen, may_focus.then_some(focus));
    view! {
        <fieldset class=described.as_ref().map(|_| "wrong") aria-describedby=described.clone()>
            <legend class="visually-hidden">{t!(locale, "check-in-title")}</legend>
            <div class="weather-choice">{choices}</div>
            <FieldError field="weather" state=state/>
            <WeatherKeys hint=t!(locale, "check-in-keys")/>
        </fieldset>
    }
}

/// The energy levels as a battery, with the option to leave it open.
#[component]
fn EnergyChoice(state: FormState, locale: Locale) -> impl IntoView {
    let (_, described) = error_ids(&state, "energy");
    let chosen: Option<u8> =
        state.value("energy").and_then(|bars| bars.parse().ok()).filter(|bars| (1..=5).contains(bars));
    let words = (1..=5)
        .map(|bars| view! { <span class=format!("e{bars}")>{words::energy(locale, bars)}</span> })
        .collect_view();
    let cells = (1..=5).map(|bars| {
        view! {
            <label>
                <input type="radio" name="energy" value=bars.to_string() checked=chosen == Some(bars)/>
                <span class="visually-hidden">{words::labelled(locale, &bars.to_string(), &words::energy(locale, bars))}</span>
            </label>
        }
    });
    view! {
        <fieldset class=if described.is_some() { "energy wrong" } else { "energy" } aria-describedby=described.clone()>
            <legend class="label">
                {t!(locale, "check-in-energy")} " " <span class="optional">{t!(locale, "check-in-optional")}</span>
            </legend>
            <p class="energy-words" aria-hidden="true"><span class="e0">{t!(locale, "check-in-energy-none")}</span>{words}</p>
            <label class="energy-none">
                <input type="radio" name="energy" value="" checked=chosen.is_none()/>{t!(locale, "check-in-energy-clear")}
            </label>
            <div class="battery">{cells.collect_view()}</div>
            <FieldError field="energy" state=state/>
        </fieldset>
    }
}

/// Energy and note, each folded into one line unless it holds something or has an error.
#[component]
pub fn OptionalFields(state: FormState, locale: Locale) -> impl IntoView {
    let has = |field: &str| state.error(field).is_some() || state.value(field).is_some_and(|value| !value.is_empty());
    let (energy, note) = (has("energy"), has("note") || state.error("note_audience").is_some());
    view! {
        <div class="optional-fields">
            <details open=energy>
                <summary><Icon name="plus" small=true/>{t!(locale, "check-in-energy")}</summary>
                <EnergyChoice state=state.clone() locale=locale/>
            </details>
            <details open=note>
                <summary><Icon name="plus" small=true/>{t!(locale, "check-in-note")}</summary>
                <NoteField state=state.clone() locale=locale/>
            </details>
        </div>
    }
}

/// The note and its audience: only the person, unless they choose otherwise.
#[component]
fn NoteField(state: FormState, locale: Locale) -> impl IntoView {
    let (invalid, described) = error_ids(&state, "note");
    let chosen: Audience = state.value("note_audience").and_then(|key| key.parse().ok()).unwrap_or(Audience::Me);
    let audiences = Audience::ALL.into_iter().map(|audience| {
        view! {
            <label>
                <input type="radio" name="note_audience" value=audience.key() checked=audience == chosen/>
                {words::audience(locale, audience)}
            </label>
        }
    });
    let audiences = audiences.collect_view();
    view! {
        <div class=if invalid.is_some() { "note field wrong" } else { "note field" }>
            <label for="note" class="visually-hidden">{t!(locale, "check-in-note")}</label>
            // No `maxlength`: a browser would silently cut off pasted text. The server reports the limit and keeps the
            // text.
            <textarea class="textarea" id="note" name="note" rows="1"
                placeholder=t!(locale, "check-in-note-hint") aria-invalid=invalid aria-describedby=described>
                {raw_text(state.value("note").unwrap_or_default())}
            </textarea>
            <FieldError field="note" state=state.clone()/>
            <fieldset class="note-audience">
                <legend class="visually-hidden">{t!(locale, "check-in-note-who")}</legend>
                <span aria-hidden="true">{t!(locale, "check-in-note-who")}</span>
                <div class="segments">{audiences}</div>
            </fieldset>
            <FieldError field="note_audience" state=state/>
        </div>
    }
}
