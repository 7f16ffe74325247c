//! `/library/{kind}/{key}`: one item, and what the reader marks on it.

use leptos::prelude::*;

use super::WordPairs;
use super::case_fields::TextArea;
use super::play::PlaySteps;
use crate::app::library::course::COURSES;
use crate::app::library::item;
use crate::app::library::item::{CourseStep, ItemEvidence, ItemPart, ItemView};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, Icon, ViewerField, form_state, page, page_key, page_query};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use content::LibraryKind;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn LibraryItemPage() -> impl IntoView {
    let context = RequestContext::here();
    let course = page_query("course").unwrap_or_default();
    let found = LibraryKind::ALL.into_iter().find_map(|kind| Some((kind, page_key(&page_of("/library", kind.key()))?)));
    let load = async move {
        let (kind, key) = found.ok_or(crate::web::error::AppError::NotFound)?;
        item::load(context, kind, &key, &course).await
    };
    page("library reading", load, |value, locale| (value.title.clone(), show(value, locale)))
}

fn show(value: ItemView, locale: Locale) -> impl IntoView {
    let ItemView {
        id,
        kicker,
        kind_href,
        title,
        summary,
        lang,
        from_centre,
        filed,
        parts,
        pairs,
        further,
        evidence,
        choices,
        steps,
        ..
    } = value;
    let centre =
        from_centre.is_some().then(|| view! { <span class="chip plain">{t!(locale, "library-from-centre")}</span> });
    let leads = value.for_leads.then(|| view! { " "<span class="chip plain">{t!(locale, "library-for-leads")}</span> });
    let class = if id.starts_with(LibraryKind::Empathy.key()) { "library-parts numbered" } else { "library-parts" };
    let parts = parts.into_iter().map(|part| view! { <LibraryPart part=part lang=lang/> }).collect_view();
    let remove = from_centre.clone().filter(|_| value.edits).map(|case| view! { <TakeOut case=case locale=locale/> });
    view! {
        <article class="card library-item">
            <p class="kicker"><a href=kind_href>{kicker}</a> {leads}{centre.map(|chip| view! { " "{chip} })}</p>
            <h1 lang=lang>{title}</h1>
            {(!summary.is_empty()).then(|| view! { <p class="lead">{summary}</p> })}
            <div class=class>{parts}</div>
            {choices.into_iter().map(|(question, answers)| view! { <Choice question=question answers=answers locale=locale/> }).collect_view()}
            {(!pairs.is_empty()).then(|| view! { <WordPairs pairs=pairs locale=locale/> })}
            {(!further.is_empty()).then(|| view! { <LinkRow name=t!(locale, "library-further") links=further/> })}
            {(!filed.is_empty()).then(|| view! { <LinkRow name=t!(locale, "library-filed") links=filed/> })}
            {from_centre.is_none().then(|| view! { <Evidence evidence=evidence locale=locale/> })}
        </article>
        {(!steps.is_empty()).then(|| view! { <PlaySteps steps=steps locale=locale/> })}
        <Marks id=id helped=value.helped read=value.read course=value.course locale=locale/>
        {remove}
    }
}

/// One part of an item: its heading and its paragraphs.
#[component]
pub fn LibraryPart(
    part: ItemPart,
    /// Its language, if it is not that of the page.
    lang: Option<&'static str>,
) -> impl IntoView {
    let ItemPart { heading, texts, list, quote } = part;
    let texts = match list && texts.len() > 1 {
        true => {
            let points = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
            view! { <ul lang=lang>{points}</ul> }.into_any()
        }
        false => texts.into_iter().map(|text| view! { <p lang=lang>{text}</p> }).collect_view().into_any(),
    };
    view! { <section class=if quote { "part quote" } else { "part" }><h2>{heading}</h2>{texts}</section> }
}

/// A question of a case. Each answer opens to what it leads to; nothing is sent and nothing is stored.
#[component]
fn Choice(question: String, answers: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    let answers = answers.into_iter().map(|(answer, leads_to)| {
        view! { <details class="fold"><summary>{answer}</summary><p>{leads_to}</p></details> }
    });
    view! {
        <section class="library-choice">
            <h2>{question}</h2>
            <p class="aside">{t!(locale, "library-choice-about")}</p>
            {answers.collect_view()}
        </section>
    }
}

#[component]
fn LinkRow(name: String, links: Vec<(String, String)>) -> impl IntoView {
    let links = links.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
    view! { <div class="library-links"><h2>{name}</h2><ul>{links.collect_view()}</ul></div> }
}

#[component]
fn Evidence(evidence: ItemEvidence, locale: Locale) -> impl IntoView {
    let ItemEvidence { findings, laboratory } = evidence;
    if findings.is_empty() {
        return view! { <p class="aside">{t!(locale, "library-practice")}</p> }.into_any();
    }
    let findings = findings.into_iter().map(|[basis, finding, citation]| {
        view! { <p class="aside"><strong>{basis}</strong>" "{finding}" "<cite>{citation}</cite></p> }
    });
    view! {
        {laboratory.then(|| view! { <p class="aside">{t!(locale, "library-laboratory")}</p> })}
        <details class="fold evidence">
            <summary>{t!(locale, "suggestion-evidence")}</summary>
            {findings.collect_view()}
        </details>
    }
    .into_any()
}

/// What the reader says of the item, for themselves alone; and the way on.
#[component]
fn Marks(
    id: String,
    helped: Option<bool>,
    read: Option<bool>,
    course: Option<CourseStep>,
    locale: Locale,
) -> impl IntoView {
    let (key, next, back) = match course {
        Some(CourseStep { key, href, title, next }) => (key, next, Some((href, title))),
        None => (String::new(), None, read.map(|_| (COURSES.to_owned(), t!(locale, "library-courses")))),
    };
    let state = form_state("mark_item");
    // Of the two answers, the one that is given can be taken back; the other takes its place.
    let answers = [
        ("helped", helped == Some(true), t!(locale, "library-helped-say"), t!(locale, "library-helped-undo")),
        (
            "not_helped",
            helped == Some(false),
            t!(locale, "library-not-helped-say"),
            t!(locale, "library-not-helped-undo"),
        ),
    ];
    let answers = answers.map(|(mark, given, say, undo)| {
        let words = if given { undo } else { say };
        view! { <MarkButton id=id.clone() mark=mark set=!given words=words course=key.clone()/> }
    });
    let said = helped.map(|helped| match helped {
        true => t!(locale, "library-you-said-helped"),
        false => t!(locale, "library-you-said-not-helped"),
    });
    let read_button = read.map(|read| {
        let words = if read { t!(locale, "library-read-undo") } else { t!(locale, "library-read-say") };
        view! { <MarkButton id=id.clone() mark="read" set=!read words=words course=key.clone()/> }
    });
    view! {
        <section class="card library-marks" aria-labelledby="marks-h">
            <h2 id="marks-h">{t!(locale, "library-marks")}</h2>
            <FormErrors state=state locale=locale/>
            {said.map(|said| view! { <p class="said"><Icon name="check" small=true/>{said}</p> })}
            {(read == Some(true)).then(|| view! { <p class="said"><Icon name="check" small=true/>{t!(locale, "library-you-read")}</p> })}
            <div class="buttons">
                {answers.collect_view()}
                {read_button}
            </div>
            <p class="help">{t!(locale, "library-marks-private")}</p>
            <div class="buttons">
                {next.map(|(href, title)| view! {
                    <a class="button" href=href>{t!(locale, "library-next", title = title)}<Icon name="arrow-right" small=true/></a>
                })}
                {back.map(|(href, title)| view! { <a class="button plain" href=href>{title}</a> })}
                <a class="button plain" href="/library">{t!(locale, "library-back")}</a>
            </div>
        </section>
    }
}

#[component]
fn MarkButton(id: String, mark: &'static str, set: bool, words: String, course: String) -> impl IntoView {
    view! {
        <form novalidate method="post" action="/api/mark_item">
            <ViewerField/>
            <input type="hidden" name="item" value=id/>
            <input type="hidden" name="mark" value=mark/>
            {(!course.is_empty()).then(|| view! { <input type="hidden" name="course" value=course/> })}
            <input type="hidden" name="set" value=if set { "yes" } else { "no" }/>
            <button class=if set { "button quiet" } else { "button plain" }>{words}</button>
        </form>
    }
}

/// The form with which a psychologist takes a case of this centre out of the library.
#[component]
fn TakeOut(case: String, locale: Locale) -> impl IntoView {
    let state = form_state("decline_case");
    view! {
        <section class="card" aria-labelledby="take-out-h">
            <h2 id="take-out-h">{t!(locale, "library-take-out")}</h2>
            <form novalidate id=main_form("decline_case") class="stack" method="post" action="/api/decline_case">
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <input type="hidden" name="case" value=case/>
                <input type="hidden" name="released" value="yes"/>
                <TextArea field="reply" label=t!(locale, "library-reply") help=t!(locale, "library-reply-help") state=state/>
                <div class="buttons"><button class="button quiet">{t!(locale, "library-take-out")}</button></div>
            </form>
        </section>
    }
}
