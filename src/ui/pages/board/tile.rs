//! One person's tile.

use leptos::prelude::*;

use crate::app::board::tile::Tile;
use crate::ui::components::{Glyph, Icon};
use domain::Locale;
use insight::baseline::BaselineBand;
use words::t;

/// A tile. Its id belongs to the person, so that a live update can find out which tiles changed.
#[component]
pub fn TileView(tile: Tile, locale: Locale) -> impl IntoView {
    let usual = match tile.band {
        Some(band) => {
            let class = if band == BaselineBand::FarBelow { "usual far" } else { "usual" };
            view! { <p class=class><Icon name=arrow(band)/>{words::baseline_band(locale, band)}</p> }.into_any()
        }
        None => view! { <p class="usual">{t!(locale, "board-no-usual")}</p> }.into_any(),
    };
    let chips = tile.stressors.into_iter().map(|name| view! { <span class="chip">{name}</span> }).collect_view();
    let has_chips = !chips.is_empty();
    view! {
        <li class=format!("tile {}", tile.weather.key()) id=format!("tile-{}", tile.person)>
            <Glyph weather=tile.weather locale=locale/>
            <div><h2>{tile.name}</h2>{usual}</div>
            {has_chips.then(|| view! { <div class="chips">{chips}</div> })}
            {tile.note.map(|note| view! { <p class="note-shared">{note}</p> })}
        </li>
    }
}

const fn arrow(band: BaselineBand) -> &'static str {
    match band {
        BaselineBand::FarBelow => "arrow-down-far",
        BaselineBand::Below => "arrow-down",
        BaselineBand::AsUsual => "equal",
        BaselineBand::Better => "arrow-up",
    }
}
