//! The frame of every page: brand, navigation for the viewer's roles, language, account menu, notices, footer.

use leptos::prelude::*;

use crate::app::frame::{FrameView, NavCount, NavItem, Reminder};
use crate::app::tough_calls;
use crate::state::flash::Flash;
use crate::ui::components::unsent::{EnterButton, RedrawButton};
use crate::ui::components::{FlagCount, Icon, PageTitle, ViewerField};
use crate::ui::islands::tough_call_key::ToughCallKey;
use crate::web::address::{key_of, query_value};
use crate::web::context::RequestContext;
use crate::web::kept_pages::KeptPage;
use domain::Locale;
use words::t;

/// What waits for this page: a message, forms.
#[derive(Clone, Debug, Default)]
pub struct PageFlash(pub Vec<Flash>);

impl PageFlash {
    /// What `read` finds first.
    pub fn first<T>(self, read: impl FnMut(Flash) -> Option<T>) -> Option<T> {
        self.0.into_iter().find_map(read)
    }
}

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
    let message = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Message(sentence) => Some(sentence),
            _ => None,
        })
    });
    let PageAddress { path, address } = use_context::<PageAddress>().unwrap_or_default();
    let back = address.clone();
    view! {
        <PageTitle title=title locale=locale/>
        <EnterButton/>
        <a class="skip" href="#main">{t!(locale, "skip")}</a>
        <header class="site-header">
            <a class="brand" href="/">
                <img class="mark" src="/logo.svg" alt="" width="30" height="30"/>
                <span>{t!(locale, "brand")}</span>
            </a>
            <Navigation items=frame.items.clone() path=path.clone() locale=locale/>
            <div class="header-tools">
                <SwitchLanguage locale=locale back=address.clone()/>
                {frame.name.clone().map(|name| view! { <AccountMenu name=name about=frame.about.clone() registers=frame.registers.clone() path=path.clone() back=address locale=locale/> })}
            </div>
        </header>
        <main id="main" class=format!("main {class}") tabindex="-1">
            {frame.demo.then(|| view! { <p class="demo-note">{t!(locale, "demo-notice")}</p> })}
            <Reminders reminders=frame.reminders path=path locale=locale/>
            <Notices sentences=frame.notices last=frame.last_notice back=back locale=locale/>
            {message.map(|sentence| view! {
                <div class="notice good" role="status"><Icon name="check"/><p>{sentence}</p></div>
            })}
            {children()}
            {frame.tough_key.map(|page| view! { <ToughCallKey page=page.to_owned()/> })}
        </main>
        <footer class="site-footer">
            <span>{t!(locale, "footer")}</span>
            <a href="/privacy">{t!(locale, "footer-privacy")}</a>
            <a href=KeptPage::HELP_NOW.address(locale)>{t!(locale, "help-now-link")}</a>
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

/// The key in the address of this page, which is the page `path` about one thing; none if the address has none.
#[must_use]
pub fn page_key(path: &str) -> Option<String> {
    key_of(path, &use_context::<PageAddress>().unwrap_or_default().path)
}

/// The value with this name in the query of this page.
#[must_use]
pub fn page_query(name: &str) -> Option<String> {
    query_value(&use_context::<PageAddress>().unwrap_or_default().address, name)
}

#[component]
fn Navigation(items: Vec<NavItem>, path: String, locale: Locale) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let links = items.into_iter().map(|item| {
            let here = is_current(&path, item.href);
            let count = item.count.map(|count| match count {
                NavCount::OpenFlags(count) => view! { <FlagCount count=count locale=locale/> }.into_any(),
                NavCount::Requests(count) => view! { <RequestCount count=count locale=locale/> }.into_any(),
            });
            view! {
                <li>
                    <a href=item.href accesskey=(item.href == tough_calls::PAGE).then_some("t") aria-current=here.then_some("page")>
                        <Icon name=item.icon/><span>{item.label}</span>{count}
                    </a>
                </li>
            }
        });
        view! { <nav class="nav" aria-label=t!(locale, "navigation")><ul>{links.collect_view()}</ul></nav> }
    })
}

/// The number of requests to talk that wait for the viewer; empty if there are none.
#[component]
fn RequestCount(count: usize, locale: Locale) -> impl IntoView {
    (count > 0).then(|| {
        view! {
            <span class="count">
                <span aria-hidden="true">{count}</span>
                <span class="visually-hidden">{t!(locale, "nav-waiting", count = count)}</span>
            </span>
        }
    })
}

#[component]
fn SwitchLanguage(locale: Locale, back: String) -> impl IntoView {
    let other = locale.other().tag();
    view! {
        <form novalidate method="post" action="/api/switch_language">
            <input type="hidden" name="back" value=back.clone()/>
            <RedrawButton path="/api/switch_language" choice=("language", other.to_owned()) back=back
                class="header-tool" lang=other>
                {t!(locale, "other-language")}
            </RedrawButton>
        </form>
    }
}

/// The menu of the account, and the script that closes it, and every other menu of the page, with Esc.
#[component]
fn AccountMenu(
    name: String,
    about: String,
    registers: Vec<(&'static str, String)>,
    /// The path of this page, which the menu marks.
    path: String,
    back: String,
    locale: Locale,
) -> impl IntoView {
    let link = |href: &'static str, icon: &'static str, name: String| {
        view! { <a href=href aria-current=is_at(&path, href).then_some("page")><Icon name=icon/>{name}</a> }
    };
    let registers = registers.into_iter().map(|(href, name)| link(href, "wind", name)).collect_view();
    view! {
        <details class="menu" name="menu" data-menu>
            <summary class="header-tool"><Icon name="person"/><span class="word name">{name.clone()}</span></summary>
            <div class="menu-panel">
                <p class="who"><strong>{name}</strong><span class="aside">{about}</span></p>
                {link("/account", "gear", t!(locale, "nav-account"))}
                {link("/support", "support", t!(locale, "nav-support"))}
                <a href=KeptPage::HELP_NOW.address(locale)><Icon name="phone"/>{t!(locale, "help-now-link")}</a>
                {link("/library", "book", t!(locale, "library-title"))}
                {link("/events", "calendar", t!(locale, "event-title"))}
                {link("/thanks", "letter", t!(locale, "thanks-title"))}
                {registers}
                {link("/privacy", "eye", t!(locale, "nav-privacy"))}
                <form novalidate class="theme-switch" method="post" action="/api/switch_theme">
                    <input type="hidden" name="back" value=back.clone()/>
                    <RedrawButton path="/api/switch_theme" choice=("theme", "light".to_owned()) back=back.clone()
                        class="header-tool">
                        {t!(locale, "theme-light")}
                    </RedrawButton>
                    <RedrawButton path="/api/switch_theme" choice=("theme", "dark".to_owned()) back=back
                        class="header-tool">
                        {t!(locale, "theme-dark")}
                    </RedrawButton>
                </form>
            </div>
        </details>
        <script src="/menus.js" defer nonce=leptos::nonce::use_nonce()></script>
        <script src="/unsent.js" defer nonce=leptos::nonce::use_nonce()></script>
        <form novalidate method="post" action="/api/sign_out">
            <button class="header-tool"><Icon name="leave"/><span class="word">{t!(locale, "sign-out")}</span></button>
        </form>
    }
}

/// Pages that the navigation does not name, each with the one that leads to it: that one is marked as the current.
const LED_TO_FROM: [(&str, &str); 6] = [
    ("/admin/schedule", "/admin/import"),
    ("/admin/tokens", "/admin/centre"),
    ("/admin/webhooks", "/admin/centre"),
    ("/admin/messages", "/admin/centre"),
    ("/admin/sign-in", "/admin/centre"),
    ("/admin/looks", "/admin/centre"),
];

/// Whether a page of the navigation is the current one, or leads to it.
fn is_current(path: &str, page: &str) -> bool {
    is_at(path, page) || LED_TO_FROM.iter().any(|(led_to, from)| *from == page && is_at(path, led_to))
}

/// Whether the address is that of a page or of one below it.
fn is_at(path: &str, page: &str) -> bool {
    path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What waits for the viewer on other pages.
#[component]
fn Reminders(reminders: Vec<Reminder>, path: String, locale: Locale) -> impl IntoView {
    let is_here = |reminder: &Reminder| {
        let page = reminder.href.split('#').next().unwrap_or_default();
        is_at(&path, page) || reminder.also_on.is_some_and(|page| is_at(&path, page))
    };
    let belongs_here = |reminder: &Reminder| reminder.only_on.is_none_or(|page| path.starts_with(page));
    let elsewhere = reminders.into_iter().filter(|reminder| !is_here(reminder) && belongs_here(reminder));
    let lines = elsewhere.map(|reminder| {
        view! {
            <div class="notice reminder" role="status">
                <Icon name="speech"/>
                <p>{reminder.sentence}{words::gap(locale)}<a href=reminder.href>{reminder.link}</a></p>
            </div>
        }
    });
    lines.collect_view()
}

#[component]
fn Notices(sentences: Vec<String>, last: String, back: String, locale: Locale) -> impl IntoView {
    (!sentences.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                <Icon name="info"/>
                <div class="stack tight">
                    {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
                    <form novalidate method="post" action="/api/put_notices_away">
                        <ViewerField/>
                        <input type="hidden" name="back" value=back.clone()/>
                        <RedrawButton path="/api/put_notices_away" choice=("shown", last) back=back
                            class="button quiet small">
                            {t!(locale, "notices-put-away")}
                        </RedrawButton>
                    </form>
                </div>
            </div>
        }
    })
}
