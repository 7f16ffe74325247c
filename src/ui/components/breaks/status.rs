//! What an agent sees of their own request for a break, with the countdown to it.

use leptos::prelude::*;

use crate::app::breaks::status::{BreakStatusView, OwnBreak};
use crate::ui::components::live_address::{live_address, viewer_time};
use crate::ui::components::{FormErrors, Icon, form_state};
use crate::ui::islands::break_countdown::BreakCountdown;
use crate::ui::islands::live_board::LiveBoard;
use domain::Locale;
use words::t;

/// The viewer's own request, updated while the page is open.
#[component]
pub fn BreakStatus(status: BreakStatusView, locale: Locale) -> impl IntoView {
    let waits = status.is_open();
    view! {
        <FormErrors state=form_state("withdraw_break") locale=locale/>
        <LiveBoard
            url=live_address(&[("of", "talk")])
            time=viewer_time()
            as_of=String::new()
            lost=t!(locale, "talk-lost", time = "{time}")
        >
            {break_status_part(status, locale)}
        </LiveBoard>
        <BreakCountdown
            before=t!(locale, "break-countdown-before", time = "{time}")
            during=t!(locale, "break-countdown-during", time = "{time}")
            over=t!(locale, "break-countdown-over")
        />
        {waits.then(|| view! { <noscript><p class="aside">{t!(locale, "break-reload")}</p></noscript> })}
    }
}

/// The live part of a page that shows [`BreakStatus`]. An update of the stream replaces its content.
pub fn break_status_part(status: BreakStatusView, locale: Locale) -> impl IntoView + use<> {
    let request = status.request.map(|request| view! { <Own request=request locale=locale/> });
    view! { <div id="break-status" class="stack" data-live aria-live="polite">{request}</div> }
}

#[component]
fn Own(request: OwnBreak, locale: Locale) -> impl IntoView {
    let id = request.id;
    let granted = request.countdown.is_some();
    let countdown = request.countdown.map(|(begins_in, lasts)| {
        view! {
            <p class="break-countdown" id="break-countdown" role="timer" aria-live="off" data-in=begins_in.to_string() data-lasts=lasts.to_string()></p>
        }
    });
    let calendar = granted.then(|| {
        view! {
            <a class="button quiet small" id=format!("calendar-{id}") href="/breaks/break.ics" download="break.ics">
                <Icon name="calendar"/>{t!(locale, "break-calendar-file")}
            </a>
        }
    });
    let withdraw = request.is_open.then(|| {
        let label = if granted { t!(locale, "break-give-back") } else { t!(locale, "break-withdraw") };
        view! {
            <form method="post" action="/api/withdraw_break" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                <button class="button quiet small" id=format!("withdraw-{id}")>{label}</button>
            </form>
        }
    });
    let again = (!request.is_open).then(|| {
        view! { <a class="button quiet small" id=format!("again-{id}") href="/breaks">{t!(locale, "break-see-times")}</a> }
    });
    view! {
        <section class="card break-status" id=format!("break-{id}") tabindex="-1">
            <p class="talk-sentence"><Icon name=if granted { "check" } else { "clock" }/><strong>{request.sentence}</strong></p>
            {countdown}
            {request.cost.map(|cost| view! { <p class="aside">{words::sentence_case(&cost)}</p> })}
            <div class="buttons">{calendar}{withdraw}{again}</div>
        </section>
    }
}
