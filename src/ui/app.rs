//! The table of pages.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use super::components::{Document, page};
use super::pages;
use crate::web::error::AppError;

/// Every page. All are rendered whole before they are sent: with JavaScript off a fallback would stand for ever, and a status
/// that is found late would be lost.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=nowhere>
                <Route path=path!("/") view=pages::home::Home ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=pages::sign_in::SignIn ssr=SsrMode::Async/>
                <Route path=path!("/set-up/:token") view=pages::set_up::SetUp ssr=SsrMode::Async/>
                <Route path=path!("/invitation/:token") view=pages::invitation::Invitation ssr=SsrMode::Async/>
                <Route path=path!("/welcome") view=pages::welcome::Welcome ssr=SsrMode::Async/>
                <Route path=path!("/counted") view=pages::counted::Counted ssr=SsrMode::Async/>
                <Route path=path!("/recovery") view=pages::recovery::Recovery ssr=SsrMode::Async/>
                <Route path=path!("/check-in") view=pages::check_in::CheckIn ssr=SsrMode::Async/>
                <Route path=path!("/suggestion/:key") view=pages::suggestion::Suggestion ssr=SsrMode::Async/>
                <Route path=path!("/me") view=pages::me::Me ssr=SsrMode::Async/>
                <Route path=path!("/looks") view=pages::looks::Looks ssr=SsrMode::Async/>
                <Route path=path!("/team") view=pages::team::Team ssr=SsrMode::Async/>
                <Route path=path!("/board") view=pages::board::Board ssr=SsrMode::Async/>
                <Route path=path!("/board/:team") view=pages::board::Board ssr=SsrMode::Async/>
                <Route path=path!("/trends") view=pages::trends::Trends ssr=SsrMode::Async/>
                <Route path=path!("/trends/:team") view=pages::trends::Trends ssr=SsrMode::Async/>
                <Route path=path!("/flags") view=pages::flags::Flags ssr=SsrMode::Async/>
                <Route path=path!("/flags/:flag") view=pages::flags::flag::Flag ssr=SsrMode::Async/>
                <Route path=path!("/climate") view=pages::climate::Climate ssr=SsrMode::Async/>
                <Route path=path!("/climate/:place") view=pages::climate::Climate ssr=SsrMode::Async/>
                <Route path=path!("/wall/:token") view=pages::wall::Wall ssr=SsrMode::Async/>
                <Route path=path!("/admin") view=pages::admin::Admin ssr=SsrMode::Async/>
                <Route path=path!("/admin/people") view=pages::admin::people::People ssr=SsrMode::Async/>
                <Route path=path!("/admin/people/:key") view=pages::admin::people::person::Person ssr=SsrMode::Async/>
                <Route path=path!("/admin/teams") view=pages::admin::teams::Teams ssr=SsrMode::Async/>
                <Route path=path!("/admin/teams/:key") view=pages::admin::teams::one::OneTeam ssr=SsrMode::Async/>
                <Route path=path!("/admin/stressors") view=pages::admin::stressors::Stressors ssr=SsrMode::Async/>
                <Route path=path!("/admin/centre") view=pages::admin::centre::Centre ssr=SsrMode::Async/>
                <Route path=path!("/admin/looks") view=pages::admin::looks::Openings ssr=SsrMode::Async/>
                <Route path=path!("/admin/import") view=pages::admin::import::Import ssr=SsrMode::Async/>
                <Route path=path!("/admin/invitations") view=pages::admin::invitations::Invitations ssr=SsrMode::Async/>
                <Route path=path!("/admin/slips") view=pages::admin::slips::Slips ssr=SsrMode::Async/>
                <Route path=path!("/account") view=pages::account::Account ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=pages::privacy::Privacy ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// A whole page: the table of pages within the document.
pub fn whole() -> impl IntoView {
    view! { <Document><App/></Document> }
}

fn nowhere() -> impl IntoView {
    page("", async { Err::<(), _>(AppError::NotFound) }, |(), _| (String::new(), ()))
}
