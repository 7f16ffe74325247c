//! `/admin/messages`: the mail server, the chat groups of teams, the push services, when messages are sent, and what
//! could not be.

mod chat;
mod mail;
mod push;
mod times;

use leptos::prelude::*;

use crate::app::messages;
use crate::app::messages::MessagesView;
use crate::ui::components::{BackLink, FormErrors, Icon, form_state, page};
use crate::web::context::RequestContext;
use chat::ChatCard;
use domain::Locale;
use mail::MailCard;
use push::PushCard;
use times::TimesCard;
use words::t;

/// The page.
#[component]
pub fn MessagesPage() -> impl IntoView {
    page("reading settings", messages::load(RequestContext::here()), |value, locale| {
        (t!(locale, "messages-title"), show(value, locale))
    })
}

fn show(value: MessagesView, locale: Locale) -> impl IntoView {
    let MessagesView { has_public_url, mail, own_address, groups, teams, push_hosts, times, failures, more_failures } =
        value;
    view! {
        <BackLink href="/admin/centre" name=t!(locale, "looks-centre")/>
        <div class="page-head"><div>
            <h1>{t!(locale, "messages-title")}</h1>
            <p class="aside">{t!(locale, "messages-lead")}</p>
        </div></div>
        <div id="test"><FormErrors state=form_state("send_test_message") locale=locale/></div>
        {(!has_public_url).then(|| view! {
            <div class="notice wrong"><Icon name="problem"/><p>{t!(locale, "messages-no-address")}</p></div>
        })}
        <p>{t!(locale, "messages-say")}</p>
        <MailCard server=mail can_test=own_address.is_some() locale=locale/>
        <ChatCard groups=groups teams=teams locale=locale/>
        <PushCard hosts=push_hosts locale=locale/>
        <TimesCard times=times locale=locale/>
        <Failures lines=failures more=more_failures locale=locale/>
    }
}

/// What could not be sent.
#[component]
fn Failures(lines: Vec<String>, more: u32, locale: Locale) -> impl IntoView {
    let rows = lines.into_iter().map(|line| view! { <li><span>{line}</span></li> }).collect_view();
    view! {
        <section class="card" id="failures">
            <h2>{t!(locale, "message-failures-title")}</h2>
            {match rows.is_empty() {
                true => view! { <p class="aside">{t!(locale, "message-failures-none")}</p> }.into_any(),
                false => view! { <ul class="rows">{rows}</ul> }.into_any(),
            }}
            {(more > 0).then(|| view! { <p class="aside">{t!(locale, "message-failures-more", count = more)}</p> })}
        </section>
    }
}
