//! The entries that a flag is based on, newest first.

use leptos::prelude::*;

use crate::app::flags::flag_page::Cited;
use crate::ui::components::Glyph;
use domain::Locale;
use words::t;

/// The entries as a folded table. Those that serve only as a comparison are folded once more.
#[component]
pub fn Entries(
    cited: Vec<Cited>,
    /// Whether the flag is about one person; otherwise it is about a team.
    of_person: bool,
    locale: Locale,
) -> impl IntoView {
    let (counted, others): (Vec<_>, Vec<_>) = cited.into_iter().partition(|cited| cited.counted);
    let title = if of_person {
        t!(locale, "flag-page-days", count = counted.len())
    } else {
        t!(locale, "flag-page-entries", count = counted.len())
    };
    let others = (!others.is_empty()).then(|| {
        view! {
            <details class="fold" id="others">
                <summary>{t!(locale, "flag-page-others", count = others.len())}</summary>
                <EntryTable cited=others locale=locale/>
            </details>
        }
    });
    view! {
        <details class="fold" id="days">
            <summary>{title}</summary>
            <EntryTable cited=counted locale=locale/>
            {others}
        </details>
    }
}

#[component]
fn EntryTable(cited: Vec<Cited>, locale: Locale) -> impl IntoView {
    let named = cited.iter().any(|cited| cited.name.is_some());
    let class = if named { "table tight stacks cited-table of-many" } else { "table tight stacks cited-table" };
    let compares = cited.iter().any(|cited| cited.usual.is_some());
    let (usual, stressors) = (t!(locale, "flag-page-usual"), t!(locale, "flag-page-named"));
    let head = view! {
        <thead><tr>
            <th scope="col">{t!(locale, "flag-page-day")}</th>
            {named.then(|| view! { <th scope="col">{t!(locale, "flag-page-person")}</th> })}
            <th scope="col">{t!(locale, "flag-page-weather")}</th>
            {compares.then(|| view! { <th scope="col">{usual.clone()}</th> })}
            <th scope="col">{stressors.clone()}</th>
        </tr></thead>
    };
    let rows = cited.into_iter().map(|cited| view! {
        <tr>
            <td class="day">{cited.day}</td>
            {named.then(|| view! { <td class="who">{cited.name.unwrap_or_default()}</td> })}
            <td><span class="row"><Glyph weather=cited.weather locale=locale/>{words::weather(locale, cited.weather)}</span></td>
            {compares.then(|| view! { <td class="then" data-label=usual.clone()>{cited.usual.unwrap_or_default()}</td> })}
            <td class="named" data-label=(!cited.stressors.is_empty()).then(|| stressors.clone())>{words::list(locale, &cited.stressors)}</td>
        </tr>
    });
    view! {
        <div class="table-wrap" tabindex="0" role="group" aria-label=t!(locale, "flag-page-table")>
            <table class=class>{head}<tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
}
