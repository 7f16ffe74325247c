//! `/me/tests/{test}`: the questions of a self-test, or its result and course.

use leptos::prelude::*;

use crate::app::self_tests::course::{ResultRow, ResultsChart, ResultsView};
use crate::app::self_tests::test_page;
use crate::app::self_tests::test_page::{QuestionView, ResultView, TestPart, TestView};
use crate::app::self_tests::{PAGE, ScoreView, address};
use crate::app::talk::phone_numbers::PhoneNumberView;
use crate::state::flash::FormState;
use crate::ui::components::talk::PhoneNumbers;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{
    BackLink, ChartFigure, FieldError, FormErrors, Icon, ViewerField, form_state, page, page_key, page_query,
};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn SelfTestPage() -> impl IntoView {
    let again = page_query("take").is_some();
    page("self-tests reading", test_page::load(RequestContext::here(), page_key(PAGE), again), |value, locale| {
        let TestView { key, name, about, is_unvalidated, is_own_translation, part } = value;
        let part = match part {
            TestPart::Questions(lead, questions) => {
                view! { <Questions test=key lead=lead questions=questions locale=locale/> }.into_any()
            }
            TestPart::Result(result) => view! { <ResultPart test=key result=*result locale=locale/> }.into_any(),
        };
        let view = view! {
            <BackLink href=PAGE name=t!(locale, "self-tests-title")/>
            <div class="page-head"><div>
                <h1>{name.clone()}</h1>
                <p>{about}</p>
                {is_unvalidated.then(|| view! { <p class="aside">{t!(locale, "self-test-unvalidated")}</p> })}
                {is_own_translation.then(|| view! { <p class="aside">{t!(locale, "self-test-own-translation")}</p> })}
            </div></div>
            {part}
        };
        (name, view)
    })
}

#[component]
fn Questions(test: String, lead: String, questions: Vec<QuestionView>, locale: Locale) -> impl IntoView {
    let state = form_state("take_self_test");
    let questions =
        questions.into_iter().map(|question| view! { <QuestionField question=question state=state.clone()/> });
    view! {
        <form id=main_form("take_self_test") class="card stack" method="post" action="/api/take_self_test" novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="test" value=test/>
            <p class="lead">{lead}</p>
            {questions.collect_view()}
            <p class="aside talk-sight"><Icon name="lock" small=true/><span>{t!(locale, "self-test-who-sees")}</span></p>
            <div class="buttons"><button class="button">{t!(locale, "self-test-send")}</button></div>
        </form>
    }
}

/// Longer options, in characters, are below each other.
const MAX_SIDE_BY_SIDE: usize = 32;

#[component]
fn QuestionField(question: QuestionView, state: FormState) -> impl IntoView {
    let QuestionView { field, text, options } = question;
    let wrong = state.error(field).is_some();
    let chosen = state.value(field).unwrap_or_default().to_owned();
    let are_sentences = options.iter().any(|option| option.chars().count() > MAX_SIDE_BY_SIDE);
    let options = options.into_iter().enumerate().map(|(index, option)| {
        let index = index.to_string();
        let checked = index == chosen;
        view! {
            <label class="tick">
                <input type="radio" name=field value=index checked=checked/><span>{option}</span>
            </label>
        }
    });
    view! {
        <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then(|| format!("{field}-error"))>
            <legend>{text}</legend>
            <div class=if are_sentences { "self-test-options lines" } else { "self-test-options" }>{options.collect_view()}</div>
            <FieldError field=field state=state/>
        </fieldset>
    }
}

#[component]
fn ResultPart(test: String, result: ResultView, locale: Locale) -> impl IntoView {
    let ResultView { when, scores, help, course, taken, available } = result;
    let scores = scores.into_iter().map(|score| {
        let ScoreView { name, score, meaning, .. } = score;
        view! {
            <section class="self-test-score">
                <h3>{name}</h3>
                <p class="self-test-number">{score}</p>
                <p>{meaning}</p>
            </section>
        }
    });
    let again = format!("{}?take=1", address(&test));
    view! {
        <section class="card" aria-labelledby="result-h">
            <h2 id="result-h">{t!(locale, "self-test-result", day = when)}</h2>
            {scores.collect_view()}
            <p class="aside">{t!(locale, "self-test-not-a-diagnosis")}</p>
        </section>
        {help.map(|numbers| view! { <Help numbers=numbers locale=locale/> })}
        <section class="card" aria-labelledby="after-h">
            <h2 id="after-h">{t!(locale, "self-test-after")}</h2>
            <p>{t!(locale, "self-test-after-say")}</p>
            <div class="buttons">
                {available.then(|| view! { <a class="button quiet" href=again>{t!(locale, "self-test-again")}</a> })}
                <form novalidate method="post" action="/api/share_self_test">
                    <input type="hidden" name="test" value=test.clone()/>
                    <input type="hidden" name="taken" value=taken/>
                    <button class="button quiet">{t!(locale, "self-test-share")}</button>
                </form>
            </div>
        </section>
        <Course test=test course=course locale=locale/>
    }
}

/// Whom one can talk to, where a result calls for it.
#[component]
fn Help(numbers: Vec<PhoneNumberView>, locale: Locale) -> impl IntoView {
    view! {
        <section class="card help-now" aria-labelledby="help-h">
            <h2 id="help-h">{t!(locale, "self-test-help")}</h2>
            <p>{t!(locale, "self-test-help-say")}</p>
            <PhoneNumbers numbers=numbers locale=locale/>
            <div class="buttons">
                <a class="button quiet" href="/support#ask">{t!(locale, "talk-ask")}</a>
                <a class="button quiet" href="/psychologist">{t!(locale, "psychologist-link")}</a>
            </div>
        </section>
    }
}

#[component]
fn Course(test: String, course: ResultsView, locale: Locale) -> impl IntoView {
    let state = form_state("delete_self_test");
    let labels = course.heads.clone();
    let heads = course.heads.into_iter().map(|head| view! { <th scope="col" class="number">{head}</th> });
    let rows = course.rows.into_iter().map(|row| {
        let ResultRow { when, taken, scores } = row;
        let label = t!(locale, "self-test-delete-of", day = when.clone());
        let scores = scores.into_iter().zip(labels.clone()).map(|(score, label)| {
            let label = (!score.is_empty()).then_some(label);
            view! { <td class="number" data-label=label>{score}</td> }
        });
        view! {
            <tr>
                <th scope="row">{when}</th>
                {scores.collect_view()}
                <td class="actions">
                    <form novalidate method="post" action="/api/delete_self_test">
                        <input type="hidden" name="test" value=test.clone()/>
                        <input type="hidden" name="taken" value=taken/>
                        <button class="button quiet small" aria-label=label>{t!(locale, "self-test-delete")}</button>
                    </form>
                </td>
            </tr>
        }
    });
    let charts = course.charts.into_iter().map(|chart| {
        let ResultsChart { name, wide, narrow, change } = chart;
        view! { <h3>{name}</h3><ChartFigure chart=wide narrow=narrow caption=change/> }
    });
    view! {
        <section class="card self-test-course" aria-labelledby="course-h">
            <h2 id="course-h">{t!(locale, "self-test-course")}</h2>
            <FormErrors state=state locale=locale/>
            {charts.collect_view()}
            <div class="table-wrap" tabindex="0" role="region" aria-label=t!(locale, "self-test-course-table")>
                <table class="table tight stacks">
                    <thead><tr>
                        <th scope="col">{t!(locale, "self-test-day")}</th>
                        {heads.collect_view()}
                        <th scope="col"><span class="visually-hidden">{t!(locale, "self-test-delete")}</span></th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
