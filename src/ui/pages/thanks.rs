//! `/thanks`: saying thank you, and the notes that one received.

use leptos::prelude::*;

use crate::app::talk::support::TalkChoice;
use crate::app::thanks::glyph_name;
use crate::app::thanks::page;
use crate::app::thanks::page::{ThanksCard, ThanksView};
use crate::state::flash::FormState;
use crate::ui::components::thanks::{ThanksPicture, ThanksWords};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Pager, TextField, ViewerField, form_state, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use domain::thanks::{ARRIVES_AFTER, MAX_THANKS_LINE, ThanksAudience, ThanksGlyph};
use words::t;

/// The page.
#[component]
pub fn ThanksPage() -> impl IntoView {
    let asked = page_query("page");
    page("thanks reading", page::load(RequestContext::here(), asked), |value, locale| {
        let ThanksView { teams, on_their_way, received, paged, can_show, to_teams } = value;
        let none = received.is_empty().then(|| view! { <p>{t!(locale, "thanks-received-none")}</p> });
        let notes = received.into_iter().map(|note| {
            let show = can_show.then(|| view! { <ShowForm id=note.id.clone() audience=note.audience locale=locale/> });
            view! { <Note note=note locale=locale>{show}</Note> }
        });
        let notes = notes.collect_view();
        let to_teams = to_teams.into_iter().enumerate().map(|(index, (team, notes))| {
            let id = format!("thanks-team-{index}");
            let heading = id.clone();
            let notes = notes.into_iter().map(|note| {
                view! { <Note note=note locale=locale>""</Note> }
            });
            view! {
                <section class="card" aria-labelledby=id>
                    <h2 id=heading>{t!(locale, "thanks-to-team", team = team)}</h2>
                    <p class="aside">{t!(locale, "thanks-to-team-help")}</p>
                    <ul class="thanks-notes">{notes.collect_view()}</ul>
                </section>
            }
        });
        let to_teams = to_teams.collect_view();
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "thanks-title")}</h1>
                <p class="aside">{t!(locale, "thanks-lead")}</p>
            </div></div>
            <section class="card" aria-labelledby="give-h">
                <h2 id="give-h">{t!(locale, "thanks-say")}</h2>
                <GiveForm teams=teams locale=locale/>
            </section>
            <OnTheirWay notes=on_their_way locale=locale/>
            <section class="card" aria-labelledby="received-h">
                <h2 id="received-h">{t!(locale, "thanks-received")}</h2>
                <FormErrors state=form_state("report_thanks") locale=locale/>
                {none}
                <ul class="thanks-notes">{notes}</ul>
                <Pager paged=paged uncounted=true locale=locale/>
            </section>
            {to_teams}
            <section class="card" aria-labelledby="praise-h">
                <h2 id="praise-h">{t!(locale, "thanks-praise")}</h2>
                <p class="aside">{t!(locale, "thanks-praise-say")}</p>
                <PraiseForm locale=locale/>
            </section>
        };
        (t!(locale, "thanks-title"), view)
    })
}

#[component]
fn GiveForm(teams: Vec<String>, locale: Locale) -> impl IntoView {
    let state = form_state("give_thanks");
    let options = teams.into_iter().map(|team| view! { <option value=team></option> }).collect_view();
    let wrong = state.error("to").is_some();
    let described = if wrong { "to-help to-error" } else { "to-help" };
    view! {
        <form novalidate id=main_form("give_thanks") class="stack" method="post" action="/api/give_thanks">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <div class=if wrong { "field wrong" } else { "field" }>
                <label for="to">{t!(locale, "thanks-to")}</label>
                <input class="input" id="to" name="to" list="thanks-teams" autocomplete="off" value=state.value("to").map(str::to_owned)
                    aria-invalid=wrong.then_some("true") aria-describedby=described/>
                <datalist id="thanks-teams">{options}</datalist>
                <p class="help" id="to-help">{t!(locale, "thanks-to-help")}</p>
                <FieldError field="to" state=state.clone()/>
            </div>
            <PictureChoice field="glyph" state=state.clone() locale=locale/>
            <TextField field="line" label=t!(locale, "thanks-line") help=t!(locale, "thanks-line-help", most = MAX_THANKS_LINE) state=state.clone()/>
            <label class="tick">
                <input type="checkbox" name="with_name" value="yes" checked=state.value("with_name") == Some("yes")/>
                <span>{t!(locale, "thanks-with-name")}</span>
            </label>
            <p class="help">{t!(locale, "thanks-who", minutes = ARRIVES_AFTER.as_mins())}</p>
            <div class="buttons"><button class="button">{t!(locale, "thanks-send")}</button></div>
        </form>
    }
}

/// The choice of a picture. The first one is chosen initially.
#[component]
fn PictureChoice(field: &'static str, state: FormState, locale: Locale) -> impl IntoView {
    let chosen = state.value(field).unwrap_or(ThanksGlyph::ALL[0].key()).to_owned();
    let wrong = state.error(field).is_some();
    let choices = ThanksGlyph::ALL.map(|glyph| {
        let checked = glyph.key() == chosen;
        view! {
            <label title=glyph_name(locale, glyph)>
                <input type="radio" name=field value=glyph.key() checked=checked/>
                <ThanksPicture glyph=glyph locale=locale/>
            </label>
        }
    });
    view! {
        <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then(|| format!("{field}-error"))>
            <legend>{t!(locale, "thanks-glyph")}</legend>
            <div class="thanks-pick">{choices.into_iter().collect_view()}</div>
            <FieldError field=field state=state/>
        </fieldset>
    }
}

#[component]
fn OnTheirWay(notes: Vec<ThanksCard>, locale: Locale) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let notes = notes.into_iter().map(|note| {
            view! {
                <li class="thanks-note">
                    <ThanksWords glyph=note.glyph line=note.line about=note.about locale=locale/>
                    <form novalidate method="post" action="/api/take_thanks_back">
                        <input type="hidden" name="thanks" value=note.id/>
                        <button class="button quiet small">{t!(locale, "thanks-take-back")}</button>
                    </form>
                </li>
            }
        });
        view! {
            <section class="card" aria-labelledby="way-h">
                <h2 id="way-h">{t!(locale, "thanks-on-the-way")}</h2>
                <ul class="thanks-notes">{notes.collect_view()}</ul>
            </section>
        }
    })
}

/// One that the viewer received, with what they can do about it.
#[component]
fn Note(note: ThanksCard, locale: Locale, children: Children) -> impl IntoView {
    let ThanksCard { id, glyph, line, about, audience: _, report_to } = note;
    let named = report_to.iter().filter_map(TalkChoice::named);
    let named = named.map(|named| view! { <input type="hidden" name="named[]" value=named/> });
    let named: Vec<_> = named.collect();
    let options = report_to.into_iter().map(|to| view! { <option value=to.role.key()>{to.label}</option> });
    let options: Vec<_> = options.collect();
    let select = format!("report-{id}");
    let unreported = options.is_empty();
    let more = if unreported { t!(locale, "thanks-more-talk") } else { t!(locale, "thanks-more") };
    let talk = unreported.then(|| {
        view! { <a class="button quiet small" href="/support#ask">{t!(locale, "talk-ask")}</a> }
    });
    let report = (!unreported).then(|| {
        view! {
            <form novalidate method="post" action="/api/report_thanks">
                <ViewerField/>
                <input type="hidden" name="thanks" value=id.clone()/>
                {named}
                <div class="field">
                    <label for=select.clone()>{t!(locale, "thanks-report-to")}</label>
                    <select class="select" id=select name="report_to">{options}</select>
                </div>
                <button class="button quiet small">{t!(locale, "thanks-report")}</button>
            </form>
            <p class="help">{t!(locale, "thanks-report-help")}</p>
        }
    });
    view! {
        <li class="thanks-note">
            <ThanksWords glyph=glyph line=line about=about locale=locale/>
            {children()}
            <details>
                <summary class="aside">{more}</summary>
                <form novalidate method="post" action="/api/remove_thanks">
                    <input type="hidden" name="thanks" value=id/>
                    <button class="button quiet small">{t!(locale, "thanks-remove")}</button>
                </form>
                {talk}
                {report}
            </details>
        </li>
    }
}

#[component]
fn ShowForm(id: String, audience: ThanksAudience, locale: Locale) -> impl IntoView {
    let select = format!("audience-{id}");
    let options = ThanksAudience::ALL.map(|choice| {
        let label = match choice {
            ThanksAudience::Me => t!(locale, "thanks-audience-me"),
            ThanksAudience::Team => t!(locale, "thanks-audience-team"),
            ThanksAudience::Wall => t!(locale, "thanks-audience-wall"),
        };
        view! { <option value=choice.key() selected=choice == audience>{label}</option> }
    });
    view! {
        <form novalidate method="post" action="/api/show_thanks">
            <ViewerField/>
            <input type="hidden" name="thanks" value=id/>
            <div class="field">
                <label for=select.clone()>{t!(locale, "thanks-audience")}</label>
                <select class="select" id=select name="audience">{options.into_iter().collect_view()}</select>
            </div>
            <button class="button quiet small">{t!(locale, "thanks-show")}</button>
        </form>
        <p class="help">{t!(locale, "thanks-show-help")}</p>
    }
}

#[component]
fn PraiseForm(locale: Locale) -> impl IntoView {
    let state = form_state("keep_praise");
    view! {
        <form novalidate class="stack" method="post" action="/api/keep_praise">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <PictureChoice field="praise_glyph" state=state.clone() locale=locale/>
            <TextField field="praise" label=t!(locale, "thanks-praise-line") help=t!(locale, "thanks-line-help", most = MAX_THANKS_LINE) state=state/>
            <div class="buttons"><button class="button">{t!(locale, "thanks-praise-keep")}</button></div>
        </form>
    }
}
