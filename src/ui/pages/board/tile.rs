//! One person's tile.

use leptos::prelude::*;

use super::drawer::Drawer;
use crate::app::board::tile::{Tile, TileMark};
use crate::ui::components::{Glyph, Icon};
use domain::Locale;
use insight::baseline::BaselineBand;
use words::t;

/// A tile, which opens to the person's last shared days. Its id belongs to the person, so that a live update can find
/// out which tiles changed.
#[component]
pub fn TileView(tile: Tile, locale: Locale) -> impl IntoView {
    let usual = comparison(locale, &tile);
    let uplifts = tile.uplifts.into_iter().map(|name| ("chip wash", name));
    let tags = tile.stressors.into_iter().map(|name| ("chip", name)).chain(uplifts);
    let chips = tags.map(|(class, name)| view! { <span class=class>{name}</span> }).collect_view();
    let has_chips = !chips.is_empty();
    view! {
        <li class=format!("tile {}", tile.weather.key()) id=format!("tile-{}", tile.person)>
            <details id=format!("days-{}", tile.person)>
                <summary>
                    <Glyph weather=tile.weather locale=locale/>
                    <div><h3>{tile.name.clone()}</h3>{usual}</div>
                </summary>
                <Drawer name=tile.name days=tile.last_days usual=tile.usual locale=locale/>
            </details>
            {tile.mark.map(|mark| view! { <Mark mark=mark/> })}
            {has_chips.then(|| view! { <div class="chips">{chips}</div> })}
            {tile.note.map(|note| view! { <p class="note-shared">{note}</p> })}
        </li>
    }
}

/// How the weather compares with the person's usual. Next to a flag, a day that is usual says since when it is usual
/// again.
fn comparison(locale: Locale, tile: &Tile) -> AnyView {
    let again = tile.mark.as_ref().and_then(|mark| mark.usual_again);
    match (tile.band, again) {
        (Some(band), Some(days)) => view! {
            <p class="usual"><Icon name=arrow(band)/>{t!(locale, "board-usual-again", count = days)}</p>
        }
        .into_any(),
        (Some(band), None) => {
            let class = if band == BaselineBand::FarBelow { "usual unusual" } else { "usual" };
            view! { <p class=class><Icon name=arrow(band)/>{words::baseline_band(locale, band)}</p> }.into_any()
        }
        (None, _) => view! { <p class="usual">{t!(locale, "board-no-usual")}</p> }.into_any(),
    }
}

/// The mark of a flag, which links to it.
#[component]
pub fn Mark(mark: TileMark) -> impl IntoView {
    view! { <p class="mark"><a href=format!("/flags/{}", mark.flag)><Icon name="flag"/>{mark.text}</a></p> }
}

const fn arrow(band: BaselineBand) -> &'static str {
    match band {
        BaselineBand::FarBelow => "arrow-down-far",
        BaselineBand::Below => "arrow-down",
        BaselineBand::AsUsual => "equal",
        BaselineBand::Better => "arrow-up",
    }
}
