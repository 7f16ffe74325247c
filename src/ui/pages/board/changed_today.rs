//! The band of people who are far below their usual weather today.

use leptos::prelude::*;

use super::tile::Mark;
use crate::app::board::tile::Tile;
use crate::ui::components::Glyph;
use domain::Locale;
use words::t;

/// The band; empty if nobody is far below their usual weather. Each person links to their tile.
#[component]
pub fn ChangedTodayBand(people: Vec<Tile>, locale: Locale) -> impl IntoView {
    (!people.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby="changed-h">
                <h2 id="changed-h">{t!(locale, "board-changed")}</h2>
                <ul class="band-rows">
                    {people.into_iter().map(|tile| view! { <ChangedPerson tile=tile locale=locale/> }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn ChangedPerson(tile: Tile, locale: Locale) -> impl IntoView {
    let weather = words::weather_name(locale, tile.weather);
    let usual = tile
        .usual
        .map(|usual| t!(locale, "board-changed-usual", weather = weather, usual = words::weather(locale, usual)));
    let named = (!tile.stressors.is_empty()).then(|| words::list(locale, &tile.stressors));
    view! {
        <li class=format!("band-row {}", tile.weather.key())>
            <Glyph weather=tile.weather locale=locale/>
            <div>
                <h3><a id=format!("changed-{}", tile.person) href=format!("#tile-{}", tile.person)>{tile.name}</a></h3>
                <p class="aside">{usual}{named.map(|named| format!("{}{named}", words::DOT))}</p>
                {tile.mark.map(|mark| view! { <Mark mark=mark/> })}
            </div>
        </li>
    }
}
