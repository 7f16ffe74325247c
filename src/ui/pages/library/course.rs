//! `/library/course`: four weeks of cards for somebody's first month.

use leptos::prelude::*;

use crate::app::library::course;
use crate::app::library::course::WeekView;
use crate::ui::components::{Icon, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn CoursePage() -> impl IntoView {
    page("library reading", course::load(RequestContext::here()), |weeks, locale| {
        let weeks = weeks.into_iter().map(|week| view! { <Week week=week locale=locale/> }).collect_view();
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "library-course")}</h1>
                <p class="aside">{t!(locale, "library-course-lead")}</p>
            </div></div>
            {weeks}
            <div class="buttons"><a class="button quiet" href="/library">{t!(locale, "library-back")}</a></div>
        };
        (t!(locale, "library-course"), view)
    })
}

#[component]
fn Week(week: WeekView, locale: Locale) -> impl IntoView {
    let items = week.items.into_iter().map(|(item, read)| {
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
            <h2>{week.title}</h2>
            <p>{week.about}</p>
            <ol class="library-list">{items.collect_view()}</ol>
        </section>
    }
}
