//! `/help-now`: phone numbers for right now, without a session, without a form and without a name.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::help_now::{self, HelpNowView};
use crate::app::talk::phone_numbers::SitesInMainlandChina;
use crate::ui::components::frame::PageAddress;
use crate::ui::components::talk::PhoneNumbers;
use crate::ui::components::{PageError, PlainFrame};
use crate::web::context::RequestContext;
use crate::web::kept_pages::KeptPage;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn HelpNowPage() -> impl IntoView {
    let path = use_context::<PageAddress>().unwrap_or_default().path;
    let context = RequestContext::here();
    let (locale, response) = (context.visitor.locale, expect_context::<ResponseOptions>());
    let body = Suspend::new(async move {
        match help_now::load(context, path).await {
            Ok(view) => view! { <Numbers view=view locale=locale/> }.into_any(),
            Err(error) => view! { <PageError error=error response=response/> }.into_any(),
        }
    });
    view! { <Suspense>{body}</Suspense> }
}

#[component]
fn Numbers(view: HelpNowView, locale: Locale) -> impl IntoView {
    let danger = match view.sites {
        SitesInMainlandChina::All => t!(locale, "help-now-danger-china"),
        SitesInMainlandChina::None | SitesInMainlandChina::Some => t!(locale, "help-now-danger"),
    };
    // Without a number there is nobody to call by this page, and the sentence in place of the list says what to do.
    let has_numbers = !view.phone_numbers.is_empty();
    view! {
        <PlainFrame page=KeptPage::HELP_NOW title=t!(locale, "help-now-title") locale=locale class="help-now-page">
            <div class="page-head"><div>
                <h1>{t!(locale, "help-now-title")}</h1>
                {has_numbers.then(|| view! { <p>{t!(locale, "help-now-lead")}</p> })}
            </div></div>
            <section class="card help-now" aria-label=t!(locale, "help-now-numbers")>
                <PhoneNumbers numbers=view.phone_numbers locale=locale/>
                {has_numbers.then(|| view! { <p>{danger}</p> })}
            </section>
            <p class="aside">{t!(locale, "help-now-not-recorded")}</p>
            <p><a class="button quiet" href="/">{t!(locale, "help-now-back")}</a></p>
        </PlainFrame>
    }
}
