//! The HTML document around every page: language, theme, style sheet, and scripts for pages with islands only.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::web::assets;
use crate::web::context::RequestContext;
use words::t;

/// Whether the current page has islands. A page without islands sends no script.
#[derive(Clone, Copy, Debug)]
pub struct HasIslands(pub bool);

/// The version of the copy of "I need help now" that the browser keeps. None on a page without scripts.
#[derive(Clone, Debug, Default)]
pub struct KeptHelpNow(pub Option<String>);

/// Whether the page at this path has islands.
#[must_use]
pub fn has_islands(path: &str) -> bool {
    let screens = [
        "/board",
        "/breaks",
        "/check-in",
        "/floor",
        "/kiosk",
        "/library/role_play",
        "/requests",
        "/set-up",
        "/suggestion",
        "/support",
        "/tough-call",
    ];
    screens.iter().any(|screen| path.starts_with(screen))
}

/// The document around `children`.
#[component]
pub fn Document(children: Children) -> impl IntoView {
    let context = RequestContext::here();
    let has_islands = use_context::<HasIslands>().is_some_and(|m| m.0) && assets::manifest().is_some();
    let scripts = has_islands.then(|| view! { <HydrationScripts options=context.app.leptos.clone() islands=true/> });
    let kept = use_context::<KeptHelpNow>().and_then(|kept| kept.0).map(|version| {
        view! { <script src="/help-now.js" defer nonce=leptos::nonce::use_nonce() data-version=version></script> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=context.visitor.locale.tag() data-theme=context.visitor.theme.map(|t| t.key())>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content=t!(context.visitor.locale, "brand-about")/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                {assets::manifest().map(|m| view! { <link rel="stylesheet" href=m.css.clone()/> })}
                {scripts}
                {kept}
                <MetaTags/>
            </head>
            <body>{children()}</body>
        </html>
    }
}
