//! The table of pages.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use super::components::{Document, page};
use super::pages;
use crate::api::Refusal;

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
            </Routes>
        </Router>
    }
}

/// A whole page: the table of pages within the document.
pub fn whole() -> impl IntoView {
    view! { <Document><App/></Document> }
}

fn nowhere() -> impl IntoView {
    page("", async { Err::<(), _>(Refusal::NotFound) }, |(), _| (String::new(), ()))
}
