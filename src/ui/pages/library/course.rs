//! `/library/course`: which courses there are, and the page of one.

use leptos::prelude::*;

use crate::app::library::course;
use crate::app::library::course::{COURSES, CourseCard, CourseView, PartView};
use crate::ui::components::{Icon, page, page_key};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use words::t;

/// The page of all courses.
#[component]
pub fn CoursesPage() -> impl IntoView {
    page("library reading", course::list(RequestContext::here()), |courses, locale| {
        let courses = courses.into_iter().map(|card| {
            view! { <li class="card library-course"><CourseLink card=card locale=locale/></li> }
        });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "library-courses")}</h1>
                <p class="aside">{t!(locale, "library-courses-lead")}</p>
            </div></div>
            <ul class="library-courses">{courses.collect_view()}</ul>
            <div class="buttons"><a class="button quiet" href="/library">{t!(locale, "library-back")}</a></div>
        };
        (t!(locale, "library-courses"), view)
    })
}

/// A course in a list.
#[component]
pub fn CourseLink(card: CourseCard, locale: Locale) -> impl IntoView {
    let CourseCard { href, title, about, for_leads, progress: (read, all) } = card;
    view! {
        <a class="course" href=href>{title}</a>
        {for_leads.then(|| view! { " "<span class="chip plain">{t!(locale, "library-for-leads")}</span> })}
        <span class="aside">{about}</span>
        {(read > 0).then(|| view! { <span class="aside">{t!(locale, "library-course-read", read = read, all = all)}</span> })}
    }
}

/// The course that is pointed out to somebody who is new. Nothing for others.
#[component]
pub fn NewcomerCourse(course: Option<CourseCard>, locale: Locale) -> impl IntoView {
    course.map(|card| {
        view! {
            <section class="card library-course" aria-labelledby="newcomer-h">
                <h2 id="newcomer-h">{t!(locale, "library-newcomer")}</h2>
                <p><CourseLink card=card locale=locale/></p>
            </section>
        }
    })
}

/// The page of one course.
#[component]
pub fn CoursePage() -> impl IntoView {
    let (context, key) = (RequestContext::here(), page_key(COURSES));
    let load = async move { course::load(context, &key.ok_or(AppError::NotFound)?).await };
    page("library reading", load, |value, locale| (value.card.title.clone(), show(value, locale)))
}

fn show(value: CourseView, locale: Locale) -> impl IntoView {
    let CourseView { card: CourseCard { title, about, for_leads, progress: (read, all), .. }, parts, next } = value;
    let parts = parts.into_iter().map(|part| view! { <Part part=part locale=locale/> }).collect_view();
    view! {
        <div class="page-head">
            <div>
                <h1>{title}</h1>
                <p class="aside">{about}</p>
                <p class="aside">{t!(locale, "library-course-lead")}</p>
                {for_leads.then(|| view! { <p><span class="chip plain">{t!(locale, "library-for-leads")}</span></p> })}
                {(read > 0).then(|| view! { <p>{t!(locale, "library-course-read", read = read, all = all)}</p> })}
            </div>
            {next.map(|(href, title)| view! {
                <div class="buttons"><a class="button" href=href>{t!(locale, "library-next", title = title)}<Icon name="arrow-right" small=true/></a></div>
            })}
        </div>
        {parts}
        <div class="buttons"><a class="button quiet" href=COURSES>{t!(locale, "library-courses-all")}</a></div>
    }
}

#[component]
fn Part(part: PartView, locale: Locale) -> impl IntoView {
    let items = part.items.into_iter().map(|(item, read)| {
        view! {
            <li>
                <a href=item.href>{item.title}</a>
                <span class="aside">{item.kind}</span>
                {read.then(|| view! { <span class="said"><Icon name="check" small=true/>{t!(locale, "library-read")}</span> })}
            </li>
        }
    });
    view! {
        <section class="card library-week">
            <h2>{part.title}</h2>
            <p>{part.about}</p>
            <ol class="library-list">{items.collect_view()}</ol>
        </section>
    }
}
