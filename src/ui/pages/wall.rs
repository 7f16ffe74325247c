//! `/wall/{token}`: a team's sky for a screen in the room.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Meta;

use super::board::tiles::title;
use crate::app::board::sky::{ShareBand, SkyBand};
use crate::app::board::wall;
use crate::app::board::wall::WallView;
use crate::state::walls::MIN_ON_WALL;
use crate::ui::components::thanks::ShownThanksCard;
use crate::ui::components::{Glyph, PageError, PageTitle, Vane, page_key};
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

/// The sky in bands: a share in words for screen readers, and no number of people.
#[component]
fn Strip(sky: Vec<SkyBand>, locale: Locale) -> impl IntoView {
    let band = move |band: SkyBand| {
        let share = match band.share {
            ShareBand::UpToQuarter => t!(locale, "wall-up-to-quarter"),
            ShareBand::UpToHalf => t!(locale, "wall-up-to-half"),
            ShareBand::UpToThreeQuarters => t!(locale, "wall-up-to-three-quarters"),
            ShareBand::Most => t!(locale, "wall-most"),
        };
        view! {
            <li class=format!("{} w{}", band.weather.key(), band.width)>
                <Glyph weather=band.weather locale=locale/>
                <span>{share}</span>
            </li>
        }
    };
    view! { <ul class="sky-strip" aria-label=t!(locale, "board-sky")>{sky.into_iter().map(band).collect_view()}</ul> }
}

#[component]
fn WallSky(wall: WallView, locale: Locale) -> impl IntoView {
    let title = title(locale, &wall.team, wall.part_of_day);
    let sky = match wall.sky {
        Some(sky) => view! { <Strip sky=sky locale=locale/> }.into_any(),
        None => view! {
            <div class="wall-empty">
                <Vane/>
                <p>{t!(locale, "wall-few", count = MIN_ON_WALL)}</p>
            </div>
        }
        .into_any(),
    };
    view! {
        <PageTitle title=title.clone() locale=locale/>
        <Meta http_equiv="refresh" content=wall.seconds.to_string()/>
        <main id="main" class="wall">
            <header><h1>{title}</h1></header>
            {sky}
            <ShownThanksCard notes=wall.thanks locale=locale/>
            <footer>
                <img src="/logo.svg" alt="" width="32" height="32"/>
                <p>{t!(locale, "wall-as-of", time = wall.as_of, next = wall.next)}</p>
            </footer>
        </main>
    }
}
