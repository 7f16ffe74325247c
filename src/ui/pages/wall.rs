//! `/wall/{token}`: a team's sky for a screen in the room. `/wall`: the same by a code, on a screen without a keyboard.

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
use crate::ui::components::{Glyph, PageError, PageTitle, Vane, page, page_key, page_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn WallPage() -> impl IntoView {
    view! { <WallScreen secret=page_key("/wall").unwrap_or_default()/> }
}

/// The page without a secret in its address: it asks for the code, or shows the wall of the code in its query.
#[component]
pub fn WallCodePage() -> impl IntoView {
    match page_query("code").filter(|code| !code.trim().is_empty()) {
        Some(code) => view! { <WallScreen secret=code/> }.into_any(),
        None => view! { <CodePage/> }.into_any(),
    }
}

#[component]
fn CodePage() -> impl IntoView {
    page("single-card-page", async { Ok::<(), AppError>(()) }, |(), locale| {
        let view = view! {
            <section class="single-card">
                <h1>{t!(locale, "wall-code-title")}</h1>
                <p>{t!(locale, "wall-code-say")}</p>
                <form novalidate class="stack" method="get" action="/wall">
                    <div class="field">
                        <label for="code">{t!(locale, "wall-code")}</label>
                        <input class="input" id="code" name="code" autocomplete="off" autocapitalize="none"
                            spellcheck="false" autofocus aria-describedby="code-help"/>
                        <p class="help" id="code-help">{t!(locale, "wall-code-help")}</p>
                    </div>
                    <button class="button wide">{t!(locale, "wall-code-show")}</button>
                </form>
            </section>
        };
        (t!(locale, "wall-code-title"), view)
    })
}

/// The screen of the wall with this secret. It has no frame, because nobody operates it.
#[component]
fn WallScreen(secret: String) -> impl IntoView {
    let context = RequestContext::here();
    let (locale, response) = (context.visitor.locale, expect_context::<ResponseOptions>());
    let body = Suspend::new(async move {
        match wall::load(context, secret).await {
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
