//! The frame of pages that are the same for everybody.

use leptos::prelude::*;

use crate::ui::components::PageTitle;
use crate::web::kept_pages::KeptPage;
use domain::Locale;
use words::t;

/// The frame of a page of which browsers keep a copy: without a name, which a shared desk must not keep, and without a
/// form for the language, which works with a network only.
#[component]
pub fn PlainFrame(
    page: KeptPage,
    title: String,
    locale: Locale,
    /// The class of the page.
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let other = locale.other();
    view! {
        <PageTitle title=title locale=locale/>
        <a class="skip" href="#main">{t!(locale, "skip")}</a>
        <header class="site-header">
            <a class="brand" href="/">
                <img class="mark" src="/logo.svg" alt="" width="30" height="30"/>
                <span>{t!(locale, "brand")}</span>
            </a>
            <div class="header-tools">
                <a class="header-tool" href=page.address(other) lang=other.tag() hreflang=other.tag()>{t!(locale, "other-language")}</a>
            </div>
        </header>
        <main id="main" class=format!("main reading {class}") tabindex="-1">{children()}</main>
    }
}
