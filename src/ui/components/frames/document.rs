//! The HTML document around every page: language, theme, style sheet, and the browser code for pages with islands only.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::ui::components::frame::PageAddress;
use crate::web::assets;
use crate::web::context::RequestContext;
use crate::web::kept_pages::{self, KeptPage};
use crate::web::viewer_mark::viewer_mark;
use words::t;

/// Whether the current page has islands. A page without islands sends no browser code, at most small scripts of
/// `public/`.
#[derive(Clone, Copy, Debug)]
pub struct HasIslands(pub bool);

/// The version of the copies of [kept pages](crate::web::kept_pages) that the browser keeps. None on a page without
/// scripts.
#[derive(Clone, Debug, Default)]
pub struct KeptPages(pub Option<String>);

/// The document around `children`.
#[component]
pub fn Document(children: Children) -> impl IntoView {
    let context = RequestContext::here();
    let has_islands = use_context::<HasIslands>().is_some_and(|m| m.0) && assets::manifest().is_some();
    // `islands.js` comes first: both wait until the document is complete, and then run in their order.
    let scripts = has_islands.then(|| {
        view! {
            <script src="/islands.js" defer nonce=leptos::nonce::use_nonce()></script>
            <HydrationScripts options=context.app.leptos.clone() islands=true/>
        }
    });
    let version = use_context::<KeptPages>().and_then(|kept| kept.0);
    let own_phone = version.clone().and_then(|version| own_phone(&context, version));
    let desk = version.is_some().then(|| shared_desk(&context)).flatten();
    let kept = version.map(|version| {
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
                {own_phone}
                {desk}
                <MetaTags/>
            </head>
            <body>{children()}</body>
        </html>
    }
}

/// The script that checks in without a network and sends what waits: on a phone of one's own, and on the page that the
/// browser keeps for it, which is the same for everybody. A shared desk keeps nothing.
fn own_phone(context: &RequestContext, version: String) -> Option<impl IntoView + use<>> {
    let (visitor, path) = (&context.visitor, use_context::<PageAddress>().unwrap_or_default().path);
    let owner = visitor.signed_in.as_ref().filter(|me| me.on_own_phone).map(|me| viewer_mark(me.person().id));
    let is_kept_page = KeptPage::OFFLINE_CHECK_IN.is_at(&path);
    (owner.is_some() && kept_pages::at(&path).is_none() || is_kept_page).then(|| {
        let (owner, locale) = (owner.filter(|_| !is_kept_page), visitor.locale);
        view! {
            <script src="/own-phone.js" defer nonce=leptos::nonce::use_nonce() data-version=version data-owner=owner
                data-page=KeptPage::OFFLINE_CHECK_IN.address(locale)
                data-missing=t!(locale, "offline-missing")
                data-sent=t!(locale, "offline-sent", time = "{time}")
                data-refused=t!(locale, "offline-refused", time = "{time}", reason = "{reason}")
                data-sign-in=t!(locale, "offline-sign-in")></script>
        }
    })
}

/// The script that makes a browser forget whose own phone it was: on pages of somebody who is signed in as at a desk.
fn shared_desk(context: &RequestContext) -> Option<impl IntoView + use<>> {
    let path = use_context::<PageAddress>().unwrap_or_default().path;
    let at_desk = context.visitor.signed_in.as_ref().is_some_and(|me| !me.on_own_phone);
    (at_desk && kept_pages::at(&path).is_none())
        .then(|| view! { <script src="/shared-desk.js" defer nonce=leptos::nonce::use_nonce()></script> })
}
