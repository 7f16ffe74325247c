//! `/supporter`: what the viewer is asked as a supporter, and what they offer.

use leptos::prelude::*;

use crate::app::supporters::page::{self as supporter_page, SupporterView};
use crate::state::flash::FormState;
use crate::ui::components::live_address::{live_address, viewer_time};
use crate::ui::components::talk::supporter_part;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, TextField, ViewerField, form_state, page};
use crate::ui::islands::live_board::LiveBoard;
use crate::web::context::RequestContext;
use domain::supporter::MAX_CAP;
use domain::{Locale, Supporter};
use words::t;

/// How many people a supporter takes on at the same time, unless they choose otherwise.
const USUAL_CAP: u8 = 1;

/// The page.
#[component]
pub fn SupporterPage() -> impl IntoView {
    page("supporter reading", supporter_page::load(RequestContext::here()), |value, locale| {
        let SupporterView { asked, supporter, languages, topics } = value;
        // What somebody took on stays theirs after they stopped.
        let shows_asked = supporter.is_some() || !asked.is_empty();
        let asked = shows_asked.then(|| {
            view! {
                <LiveBoard
                    url=live_address(&[("of", "talk")])
                    time=viewer_time()
                    as_of=String::new()
                    lost=t!(locale, "talk-lost", time = "{time}")
                >
                    {supporter_part(asked, locale)}
                </LiveBoard>
                <noscript><p class="aside">{t!(locale, "supporter-reload")}</p></noscript>
            }
        });
        let volunteers = supporter.is_some();
        let paused = supporter.as_ref().is_some_and(|supporter| supporter.paused);
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "supporter-title")}</h1>
                <p class="aside">{t!(locale, "supporter-lead")}</p>
            </div></div>
            {paused.then(|| view! { <div class="notice"><Icon name="clock"/><p>{t!(locale, "supporter-is-paused")}</p></div> })}
            {asked}
            <section class="card" aria-labelledby="offer-form-h">
                <h2 id="offer-form-h">
                    {if volunteers { t!(locale, "supporter-yours") } else { t!(locale, "supporter-volunteer-title") }}
                </h2>
                {(!volunteers).then(|| view! {
                    <ul class="supporter-how">
                        <li>{t!(locale, "supporter-how-line")}</li>
                        <li>{t!(locale, "supporter-how-consent")}</li>
                        <li>{t!(locale, "supporter-how-listen")}</li>
                    </ul>
                })}
                <SettingsForm supporter=supporter languages=languages topics=topics locale=locale/>
                <p class="aside talk-sight"><Icon name="lock" small=true/><span>{t!(locale, "supporter-sight")}</span></p>
            </section>
            {volunteers.then(|| view! { <EndCard paused=paused locale=locale/> })}
        };
        (t!(locale, "supporter-title"), view)
    })
}

#[component]
fn SettingsForm(
    supporter: Option<Supporter>,
    languages: Vec<(Locale, &'static str)>,
    topics: Vec<(String, String)>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("save_supporter");
    let returned = !state.wrong.is_empty();
    let chosen = |field: &str, key: &str, stored: bool| match returned {
        true => state.chose(field, key),
        false => stored,
    };
    let speaks =
        |language: Locale| supporter.as_ref().map_or(language == locale, |one| one.languages.contains(&language));
    let languages = languages.into_iter().map(|(language, name)| {
        let checked = chosen("languages", language.tag(), speaks(language));
        view! {
            <label class="tick" lang=language.tag()>
                <input type="checkbox" name="languages[]" value=language.tag() checked=checked/><span>{name}</span>
            </label>
        }
    });
    let languages = languages.collect_view();
    let prefers = |key: &String| supporter.as_ref().is_some_and(|one| one.topics.contains(key));
    let topics = topics.into_iter().map(|(key, label)| {
        let checked = chosen("topics", &key, prefers(&key));
        view! { <label class="tick"><input type="checkbox" name="topics[]" value=key checked=checked/><span>{label}</span></label> }
    });
    let topics = topics.collect_view();
    let cap = supporter.as_ref().map_or(USUAL_CAP, |one| one.cap).to_string();
    let cap = state.value("cap").map_or(cap, str::to_owned);
    let caps = (1..=MAX_CAP).map(|number| {
        let number = number.to_string();
        view! { <option value=number.clone() selected=number == cap>{number.clone()}</option> }
    });
    let caps = caps.collect_view();
    let time =
        |time: Option<jiff::civil::Time>| time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    let quiet = supporter.as_ref().and_then(|one| one.quiet);
    let (from, until) = (time(quiet.map(|quiet| quiet.from)), time(quiet.map(|quiet| quiet.until)));
    view! {
        <form id=main_form("save_supporter") class="stack" method="post" action="/api/save_supporter" novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <Ticks field="languages" legend=t!(locale, "supporter-languages") state=state.clone()>{languages}</Ticks>
            <Ticks field="topics" legend=t!(locale, "supporter-topics") help=t!(locale, "supporter-topics-help") state=state.clone()>
                {topics}
            </Ticks>
            <div class=if state.error("cap").is_some() { "field wrong" } else { "field" }>
                <label for="cap">{t!(locale, "supporter-cap")}</label>
                <select class="select" id="cap" name="cap" aria-invalid=state.error("cap").map(|_| "true")
                    aria-describedby=state.error("cap").map(|_| "cap-error")>{caps}</select>
                <FieldError field="cap" state=state.clone()/>
            </div>
            <fieldset class="field supporter-quiet">
                <legend>{t!(locale, "supporter-quiet")}" "<span class="optional">{t!(locale, "check-in-optional")}</span></legend>
                <TextField field="quiet_from" label=t!(locale, "supporter-quiet-from") state=state.clone() begins=from kind="time"/>
                <TextField field="quiet_until" label=t!(locale, "supporter-quiet-until") state=state.clone() begins=until kind="time"/>
            </fieldset>
            <div class="buttons">
                <button class="button">
                    {if supporter.is_some() { t!(locale, "supporter-save") } else { t!(locale, "supporter-volunteer") }}
                </button>
            </div>
        </form>
    }
}

/// A group of boxes to tick.
#[component]
fn Ticks(
    field: &'static str,
    legend: String,
    #[prop(optional, into)] help: Option<String>,
    state: FormState,
    children: Children,
) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let described = match (wrong, help.is_some()) {
        (true, _) => Some(format!("{field}-error")),
        (false, true) => Some(format!("{field}-help")),
        (false, false) => None,
    };
    view! {
        <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=described>
            <legend>{legend}</legend>
            <div class="supporter-ticks">{children()}</div>
            {help.map(|help| view! { <p class="help" id=format!("{field}-help")>{help}</p> })}
            <FieldError field=field state=state/>
        </fieldset>
    }
}

/// How to pause and how to stop.
#[component]
fn EndCard(paused: bool, locale: Locale) -> impl IntoView {
    let (value, label) = match paused {
        true => ("no", t!(locale, "supporter-resume")),
        false => ("yes", t!(locale, "supporter-pause")),
    };
    view! {
        <section class="card" aria-labelledby="supporter-end-h">
            <h2 id="supporter-end-h">{t!(locale, "supporter-end-title")}</h2>
            <p class="aside">{t!(locale, "supporter-end-say")}</p>
            <div class="buttons">
                <form method="post" action="/api/pause_supporter" novalidate>
                    <ViewerField/>
                    <button class="button quiet" name="paused" value=value>{label}</button>
                </form>
                <form method="post" action="/api/stop_supporter" novalidate>
                    <ViewerField/>
                    <button class="button quiet">{t!(locale, "supporter-stop")}</button>
                </form>
            </div>
        </section>
    }
}
