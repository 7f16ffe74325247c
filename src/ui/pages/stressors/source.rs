//! `/stressors/{source}` and `/admin/register/{source}`: one source, its log, and what the viewer can do with it.

use leptos::prelude::*;

use super::fields::{About, OneOf, Words, field_class};
use super::{ClosedLine, PutAway, StatusChip};
use crate::app::stressor_register::figures::FiguresView;
use crate::app::stressor_register::source::{AnswerView, AssignView, SourceView, StepRow, load};
use crate::app::stressor_register::{Side, put_source_away};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{
    BackLink, FieldError, FormErrors, Icon, TextField, ViewerField, form_state, page, page_key,
};
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page of agents and leads.
#[component]
pub fn SourcePage() -> impl IntoView {
    source(Side::People)
}

/// The page of admins.
#[component]
pub fn AdminSourcePage() -> impl IntoView {
    source(Side::Admin)
}

fn source(side: Side) -> impl IntoView {
    let context = RequestContext::here();
    let id = page_key(side.list()).unwrap_or_default();
    let load = async move { load(context, side, &id).await };
    page("register reading", load, |value, locale| (t!(locale, "register-one"), show(value, locale)))
}

fn show(value: SourceView, locale: Locale) -> impl IntoView {
    let side = value.side;
    let facts = value.facts.into_iter().map(|(name, said)| view! { <div><dt>{name}</dt><dd>{said}</dd></div> });
    let steps = value.steps.into_iter().map(|step| view! { <Step step=step/> }).collect::<Vec<_>>();
    let no_steps = steps.is_empty().then(|| view! { <p>{t!(locale, "register-no-steps")}</p> });
    let hidden = value.hidden.clone().map(|why| {
        view! {
            <div class="notice"><Icon name="lock"/><div>
                <p>{t!(locale, "register-hidden-why")}</p>
                <p class="source-said">{why}</p>
            </div></div>
        }
    });
    let (is_hidden, may_hide, id) = (value.hidden.is_some(), value.answer.is_some(), value.id.clone());
    let own = value.part.filter(|_| side == Side::People).map(|part| {
        let (said, label) = match part.proposed {
            true => (t!(locale, "register-yours-say"), t!(locale, "register-withdraw")),
            false => (t!(locale, "register-supported-say"), t!(locale, "register-take-back")),
        };
        view! {
            <section class="card">
                <p>{said}</p>
                <div class="buttons">
                    {part.has_news.then(|| view! {
                        <PutAway id=id.clone() shown=put_source_away::shown(part, is_hidden) about=value.words.clone() locale=locale/>
                    })}
                    <SourceForm action="/api/take_back_source" id=id.clone() label=label/>
                </div>
            </section>
        }
    });
    let state = form_state("support_source");
    let support = value.may_support.then(|| {
        view! {
            <section class="card">
                <FormErrors state=state locale=locale/>
                <p>{t!(locale, "register-support-say")}</p>
                <SourceForm action="/api/support_source" id=id.clone() label=t!(locale, "register-support")/>
            </section>
        }
    });
    view! {
        <BackLink href=side.list() name=t!(locale, "register-title")/>
        <div class="page-head"><div>
            <h1 lang=value.lang>{value.words.clone()}</h1>
            <p><StatusChip status=value.status name=value.status_name/></p>
        </div></div>
        <ClosedLine closed=value.closed sign_in=sign_in_address(&side.page(&value.id)) locale=locale/>
        {hidden}
        <section class="card"><dl class="source-facts">{facts.collect_view()}</dl></section>
        {support}
        {own}
        <section class="card" aria-labelledby="steps-h">
            <h2 id="steps-h">{t!(locale, "register-steps")}</h2>
            {no_steps}
            <ol class="source-steps">{steps}</ol>
        </section>
        {value.figures.map(|figures| view! { <Figures figures=figures locale=locale/> })}
        {value.answer.map(|answer| view! { <AnswerForm side=side id=id.clone() answer=answer locale=locale/> })}
        {value.assign.map(|assign| view! { <AssignForm id=id.clone() assign=assign locale=locale/> })}
        {may_hide.then(|| view! { <HideForm side=side id=id.clone() is_hidden=is_hidden locale=locale/> })}
    }
}

#[component]
fn Step(step: StepRow) -> impl IntoView {
    view! {
        <li>
            <span><strong>{step.status_name}</strong>" "<span class="aside">{step.when}</span></span>
            {(!step.words.is_empty()).then(|| view! { <p class="source-said" lang=step.lang>{step.words.clone()}</p> })}
        </li>
    }
}

/// Before and after a change.
#[component]
fn Figures(figures: FiguresView, locale: Locale) -> impl IntoView {
    let FiguresView { stressor, sites } = figures;
    let heads = [
        t!(locale, "register-figures-site"),
        t!(locale, "register-figures-before"),
        t!(locale, "register-figures-after"),
        t!(locale, "register-figures-difference"),
        t!(locale, "register-figures-verdict"),
    ];
    let rows = sites.into_iter().map(|row| {
        let [_, before, after, difference, verdict] = heads.clone();
        view! {
            <tr>
                <th scope="row">{row.site}</th>
                <td data-label=before>{row.before}</td>
                <td data-label=after>{row.after}</td>
                <td data-label=difference>{row.difference}</td>
                <td data-label=verdict><strong>{row.verdict}</strong></td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let table = match rows.is_empty() {
        true => view! { <p>{t!(locale, "register-figures-none")}</p> }.into_any(),
        false => view! {
            <table class="table stacks">
                <thead><tr>{heads.clone().map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-labelledby="figures-h">
            <h2 id="figures-h">{t!(locale, "register-figures")}</h2>
            <p class="aside">{t!(locale, "register-figures-about", stressor = stressor)}</p>
            {table}
        </section>
    }
}

/// A form with one button.
#[component]
fn SourceForm(action: &'static str, id: String, label: String) -> impl IntoView {
    view! {
        <form novalidate method="post" action=action>
            <ViewerField/>
            <input type="hidden" name="source" value=id/>
            <button class="button quiet">{label}</button>
        </form>
    }
}

#[component]
fn AnswerForm(side: Side, id: String, answer: AnswerView, locale: Locale) -> impl IntoView {
    let state = form_state("answer_source");
    view! {
        <section class="card" aria-labelledby="answer-h">
            <h2 id="answer-h">{t!(locale, "register-answer")}</h2>
            <p class="aside">{t!(locale, "register-answer-about")}</p>
            <form novalidate id=main_form("answer_source") class="stack" method="post" action="/api/answer_source">
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <input type="hidden" name="side" value=side.key()/>
                <input type="hidden" name="source" value=id/>
                <OneOf field="status" label=t!(locale, "register-status") values=answer.statuses begins=Some(answer.status) state=state.clone()/>
                <Words field="done" label=t!(locale, "register-done") help=t!(locale, "register-done-help") state=state.clone()/>
                <TextField field="due" label=t!(locale, "register-due") kind="date" begins=answer.due
                    optional=t!(locale, "check-in-optional") state=state/>
                <div class="buttons"><button class="button">{t!(locale, "register-answer-save")}</button></div>
            </form>
        </section>
    }
}

#[component]
fn AssignForm(id: String, assign: AssignView, locale: Locale) -> impl IntoView {
    let state = form_state("assign_source");
    let AssignView { owners, owner, due, about, concerns } = assign;
    let wrong = state.error("owner").is_some();
    let chosen = state.value("owner").map_or(owner, str::to_owned);
    let owners = owners.into_iter().map(|(key, name)| {
        let selected = key == chosen;
        let name = t!(locale, "notice-person", name = name, id = key.as_str());
        view! { <option value=key selected=selected>{name}</option> }
    });
    view! {
        <section class="card" aria-labelledby="assign-h">
            <h2 id="assign-h">{t!(locale, "register-assign")}</h2>
            <form novalidate id=main_form("assign_source") class="stack" method="post" action="/api/assign_source">
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <input type="hidden" name="source" value=id/>
                <div class=field_class(wrong)>
                    <label for="owner">{t!(locale, "register-owner")}</label>
                    <select class="select" id="owner" name="owner" aria-describedby=wrong.then_some("owner-error")
                        aria-invalid=wrong.then_some("true")>
                        <option value="">{t!(locale, "register-no-owner")}</option>
                        {owners.collect_view()}
                    </select>
                    <FieldError field="owner" state=state.clone()/>
                </div>
                <About choices=about begins=concerns state=state.clone() locale=locale/>
                <TextField field="answer_by" label=t!(locale, "register-due") kind="date" begins=due
                    optional=t!(locale, "check-in-optional") state=state/>
                <div class="buttons"><button class="button quiet">{t!(locale, "register-assign-save")}</button></div>
            </form>
        </section>
    }
}

#[component]
fn HideForm(side: Side, id: String, is_hidden: bool, locale: Locale) -> impl IntoView {
    let state = form_state("hide_source");
    let hides = (!is_hidden).then(|| {
        let help = t!(locale, "register-hide-help");
        view! { <Words field="why" label=t!(locale, "register-hide-why") help=help state=state.clone()/> }
    });
    let label = if is_hidden { t!(locale, "register-show") } else { t!(locale, "register-hide") };
    view! {
        <section class="card" aria-labelledby="hide-h">
            <h2 id="hide-h">{t!(locale, "register-hide-title")}</h2>
            <form novalidate id=main_form("hide_source") class="stack" method="post" action="/api/hide_source">
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <input type="hidden" name="side" value=side.key()/>
                <input type="hidden" name="source" value=id/>
                {is_hidden.then(|| view! { <input type="hidden" name="show" value="yes"/> })}
                {hides}
                <div class="buttons"><button class="button quiet">{label}</button></div>
            </form>
        </section>
    }
}
