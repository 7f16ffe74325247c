//! `/admin/webhooks`: programs of the company that are told when the roster changes and when a week is released.

use leptos::prelude::*;

use crate::app::event_webhooks::{self, EventWebhooksView};
use crate::app::tokens;
use crate::state::flash::{Flash, LinkKind};
use crate::ui::components::frame::PageFlash;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{BackLink, FormErrors, Icon, TextField, ViewerField, form_state, page};
use crate::ui::islands::copy_button::CopyButton;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn EventWebhooksPage() -> impl IntoView {
    page("reading settings", event_webhooks::load(RequestContext::here()), |value, locale| {
        (t!(locale, "webhooks-title"), show(value, locale))
    })
}

fn show(value: EventWebhooksView, locale: Locale) -> impl IntoView {
    let EventWebhooksView { has_public_url, webhooks } = value;
    let new = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Links(LinkKind::Webhook, links) => links.into_iter().next(),
            _ => None,
        })
    });
    let rows = webhooks.into_iter().map(|webhook| {
        let which = t!(locale, "webhooks-remove-which", host = webhook.host.as_str());
        view! {
            <li>
                <span>{webhook.host}</span>
                <form method="post" action="/api/remove_event_webhook" novalidate>
                    <button class="button quiet small" name="webhook" value=webhook.id.to_string() aria-label=which>{t!(locale, "chat-remove")}</button>
                </form>
            </li>
        }
    });
    let state = form_state("add_event_webhook");
    view! {
        <BackLink href=tokens::PAGE name=t!(locale, "tokens-title")/>
        <div class="page-head"><div>
            <h1>{t!(locale, "webhooks-title")}</h1>
            <p class="aside">{t!(locale, "webhooks-lead")}</p>
        </div></div>
        {(!has_public_url).then(|| view! {
            <div class="notice wrong"><Icon name="problem"/><p>{t!(locale, "messages-no-address")}</p></div>
        })}
        <section class="card">
            <p>{t!(locale, "webhooks-say")}</p>
            {new.map(|(host, secret)| view! {
                <div class="field">
                    <label for="new-secret">{t!(locale, "webhooks-secret", host = host)}</label>
                    <input class="input" id="new-secret" readonly value=secret.clone()/>
                    <p class="help">{t!(locale, "webhooks-once")}</p>
                </div>
                <div class="buttons">
                    <CopyButton text=secret label=t!(locale, "copy-secret") copied=t!(locale, "copied")/>
                </div>
            })}
            <ul class="rows">{rows.collect_view()}</ul>
            <form id=main_form("add_event_webhook") class="fields" method="post" action="/api/add_event_webhook" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="webhook" label=t!(locale, "chat-webhook") state=state help=t!(locale, "chat-webhook-help")/>
                <div><button class="button quiet">{t!(locale, "webhooks-add")}</button></div>
            </form>
        </section>
    }
}
