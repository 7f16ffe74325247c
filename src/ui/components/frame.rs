//! The frame of every page: brand, navigation for the viewer's roles, language, account menu, notices, footer.

use leptos::prelude::*;
use leptos_meta::Title;

use super::Icon;
use crate::app::frame::{FrameView, NavItem};
use crate::state::flash::Flash;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The one-time message for this page, already removed from the session.
#[derive(Clone, Debug, Default)]
pub struct PageFlash(pub Option<Flash>);

/// The frame around a page's content.
#[component]
pub fn Frame(
    /// The page's title in the browser's tab, without the product name.
    title: String,
    /// The class of `<main>`, which selects the page's styles.
    class: &'static str,
    /// The viewer's navigation and notices; empty if they could not be loaded.
    #[prop(default = FrameView::default())]
    frame: FrameView,
    children: Children,
) -> impl IntoView {
    let context = RequestContext::here();
    let locale = context.visitor.locale;
    let message = match use_context::<PageFlash>() {
        Some(PageFlash(Some(Flash::Message(sentence)))) => Some(sentence),
        _ => None,
    };
    let PageAddress { path, address } = use_context::<PageAddress>().unwrap_or_default();
    let back = address.clone();
    view! {
        <Title text=format!("{title} · {}", t!(locale, "brand"))/>
        <a class="skip" href="#main">{t!(locale, "skip")}</a>
        <header class="site-header">
            <a class="brand" href="/">
                <img class="mark" src="/logo.svg" alt="" width="30" height="30"/>
                <span>{t!(locale, "brand")}</span>
            </a>
            <Navigation items=frame.items.clone() path=path locale=locale/>
            <div class="header-tools">
                <SwitchLanguage locale=locale back=address.clone()/>
                {frame.name.clone().map(|name| view! { <AccountMenu name=name about=frame.about.clone() back=address locale=locale/> })}
            </div>
        </header>
        <main id="main" class=format!("main {class}") tabindex="-1">
            {frame.demo.then(|| view! { <p class="demo-note">{t!(locale, "demo-notice")}</p> })}
            <Notices sentences=frame.notices back=back locale=locale/>
            {message.map(|sentence| view! {
                <div class="notice good" role="status"><Icon name="check"/><p>{sentence}</p></div>
            })}
            {children()}
        </main>
        <footer class="site-footer">
            <span>{t!(locale, "footer")}</span>
            <a href="/privacy">{t!(locale, "footer-privacy")}</a>
        </footer>
    }
}

/// The address of this page.
#[derive(Clone, Debug, Default)]
pub struct PageAddress {
    /// The path without the query.
    pub path: String,
    /// Path and query, so that forms can return to the same view.
    pub address: String,
}

#[component]
fn Navigation(items: Vec<NavItem>, path: String, locale: Locale) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let links = items.into_iter().map(|item| {
            let here = path == item.href || path.starts_with(&format!("{}/", item.href));
            view! {
                <li>
                    <a href=item.href aria-current=here.then_some("page")><Icon name=item.icon/><span>{item.label}</span></a>
                </li>
            }
        });
        view! { <nav class="nav" aria-label=t!(locale, "navigation")><ul>{links.collect_view()}</ul></nav> }
    })
}

#[component]
fn SwitchLanguage(locale: Locale, back: String) -> impl IntoView {
    let other = locale.other().tag();
    view! {
        <form novalidate method="post" action="/api/switch_language">
            <input type="hidden" name="back" value=back/>
            <button class="header-tool" name="language" value=other lang=other>{t!(locale, "other-language")}</button>
        </form>
    }
}

#[component]
fn AccountMenu(name: String, about: String, back: String, locale: Locale) -> impl IntoView {
    view! {
        <details class="menu">
            <summary class="header-tool"><Icon name="person"/><span class="word name">{name.clone()}</span></summary>
            <div class="menu-panel">
                <p class="who"><strong>{name}</strong><span class="aside">{about}</span></p>
                <a href="/account"><Icon name="gear"/>{t!(locale, "nav-account")}</a>
                <a href="/privacy"><Icon name="eye"/>{t!(locale, "nav-privacy")}</a>
                <form novalidate class="theme-switch" method="post" action="/api/switch_theme">
                    <input type="hidden" name="back" value=back/>
                    <button class="header-tool" name="theme" value="light">{t!(locale, "theme-light")}</button>
                    <button class="header-tool" name="theme" value="dark">{t!(locale, "theme-dark")}</button>
                </form>
            </div>
        </details>
        <form novalidate method="post" action="/api/sign_out">
            <button class="header-tool"><Icon name="leave"/><span class="word">{t!(locale, "sign-out")}</span></button>
        </form>
    }
}

#[component]
fn Notices(sentences: Vec<String>, back: String, locale: Locale) -> impl IntoView {
    (!sentences.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                <Icon name="info"/>
                <div class="stack tight">
                    {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
                    <form novalidate method="post" action="/api/put_notices_away">
                        <input type="hidden" name="back" value=back/>
                        <button class="button quiet small">{t!(locale, "notices-put-away")}</button>
                    </form>
                </div>
            </div>
        }
    })
}
