//! `/admin/tokens`: tokens with which the programs of the company read and import the roster and the call load.

use leptos::prelude::*;

use crate::app::{api, event_webhooks, tokens};
use crate::ui::components::tokens::Tokens;
use crate::ui::components::{BackLink, page};
use crate::web::context::RequestContext;
use words::t;

/// The page.
#[component]
pub fn TokensPage() -> impl IntoView {
    page("reading settings", tokens::load(RequestContext::here()), |value, locale| {
        let document = format!("{}/openapi.json", api::BASE);
        let view = view! {
            <BackLink href="/admin/centre" name=t!(locale, "looks-centre")/>
            <div class="page-head"><div>
                <h1>{t!(locale, "tokens-title")}</h1>
                <p class="aside">{t!(locale, "tokens-lead")}</p>
            </div></div>
            <section class="card">
                <p>{t!(locale, "tokens-machine-say")}</p>
                <p><a href=document rel="external">{t!(locale, "tokens-document")}</a></p>
                <p><a href=event_webhooks::PAGE>{t!(locale, "webhooks-open")}</a></p>
                <Tokens value=value make="make_token" end="end_token" locale=locale/>
            </section>
        };
        (t!(locale, "tokens-title"), view)
    })
}
