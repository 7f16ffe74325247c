//! `/wall/{token}`: a team's sky for a screen in the room.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Meta;

use super::board::tiles::title;
use crate::app::board::wall;
use crate::app::board::wall::WallView;
use crate::ui::components::{PageError, PageTitle, SkyStrip, Vane, page_key};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use words::t;

/// The page. It has no frame, because nobody operates the screen.
#[component]
pub fn WallPage() -> impl IntoView {
    let token = page_key("/wall").unwrap_or_default();
    let context = RequestContext::here();
    let (locale, response) = (context.visitor.locale, expect_context::<ResponseOptions>());
    let body = Suspend::new(async move {
        match wall::load(context, token).await {
            Ok(wall) => view! { <WallSky wall=wall locale=locale/> }.into_any(),
            Err(AppError::NotFound) => view! { <EndedLink response=response locale=locale/> }.into_any(),
            Err(error) => view! { <PageError error=error response=response/> }.into_any(),
        }
    });
    view! { <Suspense>{body}</Suspense> }
}

/// Shown if the link was withdrawn or replaced. A link that never existed looks the same.
#[component]
fn EndedLink(response: ResponseOptions, locale: Locale) -> impl IntoView {
    response.set_status(StatusCode::NOT_FOUND);
    view! {
        <PageTitle title=t!(locale, "wall-ended-title") locale=locale/>
        <main id="main" class="wall">
            <header><h1>{t!(locale, "wall-ended-title")}</h1></header>
            <div class="wall-empty">
                <Vane/>
                <p>{t!(locale, "wall-ended")}</p>
            </div>
        </main>
    }
}

#[component]
fn WallSky(wall: WallView, locale: Locale) -> impl IntoView {
    let title = title(locale, &wall.team, wall.daytime);
    let count = wall.shown.as_ref().map(|(_, count)| view! { <p>{t!(locale, "wall-count", count = *count)}</p> });
    let sky = match wall.shown {
        Some((sky, _)) => view! { <SkyStrip sky=sky locale=locale/> }.into_any(),
        None => view! {
            <div class="wall-empty">
                <Vane/>
                <p>{t!(locale, "wall-few", count = wall.fewest)}</p>
            </div>
        }
        .into_any(),
    };
    view! {
        <PageTitle title=title.clone() locale=locale/>
        <Meta http_equiv="refresh" content=wall.seconds.to_string()/>
        <main id="main" class="wall">
            <header><h1>{title}</h1>{count}</header>
            {sky}
            <footer>
                <img src="/logo.svg" alt="" width="32" height="32"/>
                <p>{t!(locale, "wall-as-of", time = wall.as_of, next = wall.next)}</p>
            </footer>
        </main>
    }
}
