//! The blocks of a report on a page: headings, figures, charts with their tables.

use leptos::prelude::*;

use crate::ui::components::ChartFigure;
use domain::Locale;
use report::print::{Align, Block, Document, KeyFigure, Table};
use words::t;

/// All blocks of a document, in sections. Each chart is drawn twice, for a page and for a phone, and the style sheet
/// shows one.
#[component]
pub fn Blocks(
    /// The document with charts as wide as a page.
    document: Document,
    /// The document with charts as wide as a phone.
    for_phone: Document,
    locale: Locale,
) -> impl IntoView {
    let mut sections: Vec<Vec<AnyView>> = vec![Vec::new()];
    let mut behind_chart = false;
    for (block, small) in document.blocks.into_iter().zip(for_phone.blocks) {
        if let Block::Heading { level: 2, .. } = &block {
            sections.push(Vec::new());
        }
        let chart = matches!(block, Block::Chart { .. });
        if let (Some(section), Some(view)) = (sections.last_mut(), one(block, small, behind_chart, locale)) {
            section.push(view);
        }
        behind_chart = chart;
    }
    sections
        .into_iter()
        .filter(|section| !section.is_empty())
        .map(|section| view! { <section class="card">{section}</section> })
        .collect_view()
}

fn one(block: Block, small: Block, behind_chart: bool, locale: Locale) -> Option<AnyView> {
    Some(match (block, small) {
        (Block::Heading { level: 2, text }, _) => view! { <h2>{text}</h2> }.into_any(),
        (Block::Heading { text, .. }, _) => view! { <h3>{text}</h3> }.into_any(),
        (Block::Paragraph(words) | Block::Note(words), _) => view! { <p>{words.text()}</p> }.into_any(),
        (Block::KeyFigures(cards), _) => key_figures(cards).into_any(),
        (Block::Chart { chart, caption }, Block::Chart { chart: small, .. }) => view! {
            <div class="for-page"><ChartFigure chart=chart caption=caption.clone()/></div>
            <div class="for-phone"><ChartFigure chart=small caption=caption/></div>
        }
        .into_any(),
        (Block::Table(rows), _) if behind_chart => view! {
            <details class="fold"><summary>{t!(locale, "climate-table-toggle")}</summary>{table(rows, "visually-hidden")}</details>
        }
        .into_any(),
        (Block::Table(rows), _) => table(rows, "").into_any(),
        (Block::Chart { .. } | Block::PageBreak, _) => return None,
    })
}

fn key_figures(cards: Vec<KeyFigure>) -> impl IntoView {
    let cards = cards.into_iter().map(|KeyFigure { label, value, explanation }| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd><strong>{value}</strong><span class="aside">{explanation}</span></dd>
            </div>
        }
    });
    view! { <dl class="key-figures">{cards.collect_view()}</dl> }
}

/// A table. The caption of one that follows a chart is for screen readers only: the chart has the same title.
fn table(table: Table, caption_class: &'static str) -> impl IntoView {
    let Table { caption, columns, rows } = table;
    let class = |align| if align == Align::End { "number" } else { "" };
    let aligns: Vec<Align> = columns.iter().map(|column| column.align).collect();
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().zip(aligns.clone()).enumerate().map(|(index, (text, align))| {
            if index == 0 {
                view! { <th scope="row">{text}</th> }.into_any()
            } else {
                view! { <td class=class(align)>{text}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let heads =
        columns.into_iter().map(|column| view! { <th scope="col" class=class(column.align)>{column.head}</th> });
    let label = caption.clone();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=label>
            <table class="table tight">
                <caption class=caption_class>{caption}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
