//! `/team`: today's check-ins that colleagues shared with the team.

use leptos::prelude::*;

use crate::app::board::team;
use crate::app::board::team::{TeamTile, TeamToday};
use crate::ui::components::thanks::ShownThanksCard;
use crate::ui::components::{Glyph, SkyStrip, Vane, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// With this number of tiles or more, tiles are small.
const MANY: usize = 24;

/// The page.
#[component]
pub fn OwnTeamPage() -> impl IntoView {
    let context = RequestContext::here();
    page("board narrow", async move { team::load(&context).await }, |value, locale| {
        let body = if value.teams.is_empty() {
            view! {
                <div class="page-head"><div><h1>{t!(locale, "nav-team")}</h1></div></div>
                <Empty title=t!(locale, "team-none-title") sentence=t!(locale, "team-none") locale=locale/>
            }
            .into_any()
        } else {
            value.teams.into_iter().map(|team| view! { <Today team=team locale=locale/> }).collect_view().into_any()
        };
        (t!(locale, "nav-team"), body)
    })
}

#[component]
fn Today(team: TeamToday, locale: Locale) -> impl IntoView {
    let all = team.tiles.len();
    let class = if all > MANY { "tiles dense" } else { "tiles" };
    let body = if all == 0 {
        view! { <Empty title=t!(locale, "team-empty-title") sentence=t!(locale, "team-empty") locale=locale/> }
            .into_any()
    } else {
        let tiles = team.tiles.into_iter().map(|tile| view! { <OneTile tile=tile locale=locale/> }).collect_view();
        view! {
            <SkyStrip sky=team.sky locale=locale/>
            <ul class=class>{tiles}</ul>
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <div><h1>{t!(locale, "team-title", team = team.name)}</h1><p class="aside">{t!(locale, "team-says")}</p></div>
            <a class="button quiet" href="/thanks">{t!(locale, "thanks-say")}</a>
        </div>
        {body}
        <ShownThanksCard notes=team.thanks locale=locale/>
    }
}

#[component]
fn OneTile(tile: TeamTile, locale: Locale) -> impl IntoView {
    let chips = (!tile.stressors.is_empty()).then(|| view! {
        <div class="chips">{tile.stressors.into_iter().map(|name| view! { <span class="chip">{name}</span> }).collect_view()}</div>
    });
    view! {
        <li class=format!("tile {}", tile.weather.key())>
            <div class="tile-head"><Glyph weather=tile.weather locale=locale/><h2>{tile.name}</h2></div>
            {chips}
            {tile.note.map(|note| view! { <p class="note-shared">{note}</p> })}
        </li>
    }
}

#[component]
fn Empty(title: String, sentence: String, locale: Locale) -> impl IntoView {
    view! {
        <div class="empty">
            <Vane/>
            <h2>{title}</h2>
            <p>{sentence}</p>
            <a class="button quiet" href="/check-in">{t!(locale, "nav-check-in")}</a>
        </div>
    }
}
