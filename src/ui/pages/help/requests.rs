//! `/requests`: the requests to talk that are addressed to the viewer, and referrals to them.

use leptos::prelude::*;

use crate::app::talk::requests;
use crate::app::talk::requests::RequestsView;
use crate::ui::components::live_address::{live_address, viewer_time};
use crate::ui::components::talk::asked_part;
use crate::ui::components::{Vane, page};
use crate::ui::islands::live_board::LiveBoard;
use crate::ui::pages::appointments::Referrals;
use crate::web::context::RequestContext;
use words::t;

/// The page.
#[component]
pub fn RequestsPage() -> impl IntoView {
    page("requests reading", requests::load(RequestContext::here()), |value, locale| {
        let RequestsView { asked, referrals } = value;
        let nothing = asked.requests.is_empty() && referrals.is_empty();
        let empty = nothing.then(|| view! { <div class="empty"><Vane/><p>{t!(locale, "requests-none")}</p></div> });
        let referrals = (!referrals.is_empty()).then(|| view! { <Referrals referrals=referrals locale=locale/> });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "requests-title")}</h1>
                <p class="aside">{t!(locale, "requests-lead")}</p>
            </div></div>
            <LiveBoard
                url=live_address(&[("of", "talk")])
                time=viewer_time()
                as_of=String::new()
                lost=t!(locale, "talk-lost", time = "{time}")
            >
                {asked_part(asked, "/requests".to_owned(), locale)}
            </LiveBoard>
            <div class="requests-none">{empty}</div>
            {referrals}
            <noscript><meta http-equiv="refresh" content="60"/></noscript>
        };
        (t!(locale, "requests-title"), view)
    })
}
