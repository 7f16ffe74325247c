//! What a chart shows, once more as a table: folded away below it, and there for whoever reads rather than looks.

use leptos::prelude::*;

/// The table. What stands in it are its rows, each beginning with a head of its own.
#[component]
pub fn AsTable(
    /// The words that unfold it.
    word: String,
    /// What it holds, above it; none where the card says so.
    #[prop(optional, into)]
    caption: Option<String>,
    /// The heads of its columns, and whether numbers stand below.
    heads: Vec<(String, bool)>,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let heads = heads.into_iter().map(|(head, numbers)| {
        view! { <th scope="col" class=numbers.then_some("number")>{head}</th> }
    });
    // It may be wider than a phone: then it scrolls, by keyboard too.
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
