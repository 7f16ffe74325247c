//! The figures of a chart as a folded table below it, for people who prefer reading or use a screen reader.

use leptos::prelude::*;

/// The table. `children` are its rows; each row starts with a `<th>`.
#[component]
pub fn ChartTable(
    /// The text of the summary that opens the table.
    word: String,
    /// The caption above the table; `None` if the card already explains it.
    #[prop(optional, into)]
    caption: Option<String>,
    /// The column headings, and whether each column holds numbers.
    heads: Vec<(String, bool)>,
    children: Children,
) -> impl IntoView {
    let heads = heads.into_iter().map(|(head, numbers)| {
        view! { <th scope="col" class=numbers.then_some("number")>{head}</th> }
    });
    // A table wider than a phone scrolls, so the region must be reachable by keyboard.
    let label = caption.clone().unwrap_or_else(|| word.clone());
    view! {
        <details class="fold">
            <summary>{word}</summary>
            <div class="table-wrap" tabindex="0" role="region" aria-label=label>
                <table class="table tight">
                    {caption.map(|caption| view! { <caption>{caption}</caption> })}
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{children()}</tbody>
                </table>
            </div>
        </details>
    }
}
