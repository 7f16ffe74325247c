//! Rendering: what a page finds in its context, and the pictures of what somebody follows live.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use leptos::prelude::{expect_context, provide_context};
use leptos_axum::ResponseOptions;

use crate::app::{board, breaks, help_now, identity_provider, supporters, talk};
use crate::state::AppState;
use crate::ui::app::shell;
use crate::ui::components::document::{HasIslands, KeptPages};
use crate::ui::components::frame::{PageAddress, PageFlash};
use crate::ui::components::unsent::MainForm;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::live_events::{FollowedPage, PictureFuture, PictureRequest};
use crate::web::page_view::PageView;
use crate::web::visitor::Visitor;
use crate::web::{headers, kept_pages};
use domain::Role;

/// A page, rendered whole.
pub(super) async fn show(State(app): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let view = PageView::of(&parts);
    let kept = KeptPages(kept_pages_version(&app, parts.uri.path()).await);
    let elsewhere = sent_elsewhere(&app, &parts).await;
    let provide = {
        let app = app.clone();
        move || {
            provide_context(kept.clone());
            provide_page_context(&app, &elsewhere);
        }
    };
    let render = leptos_axum::render_app_async_with_context(provide, shell);
    let response = render(Request::from_parts(parts, body)).await.into_response();
    if let Some(view) = view {
        view.shown(&app, response.status());
    }
    response
}

/// The version of the copies that a page lets the browser keep. All pages with scripts do so, not only "I need help
/// now": otherwise the browser's copy would tell whether somebody opened that page.
async fn kept_pages_version(app: &AppState, path: &str) -> Option<String> {
    if !has_islands(path) && kept_pages::at(path).is_none() {
        return None;
    }
    help_now::version(app)
        .await
        .inspect_err(|error| tracing::error!(%error, "the phone numbers could not be read"))
        .ok()
}

/// The origins to which a form of this page may lead besides this site: those of the identity provider, on the page
/// with its button and on pages of people whom it signed in, who sign out there too, also after a pause.
async fn sent_elsewhere(app: &AppState, parts: &Parts) -> Vec<String> {
    let of_provider = || parts.extensions.get::<Visitor>().is_some_and(Visitor::is_of_provider);
    if parts.uri.path() != "/sign-in" && !of_provider() {
        return Vec::new();
    }
    let provider = identity_provider::in_use(app).await;
    let provider = provider.inspect_err(|error| tracing::error!(%error, "the identity provider could not be read"));
    provider.ok().flatten().map(|(provider, _)| provider.origins).unwrap_or_default()
}

/// One picture of a board, or of somebody's talk requests and breaks, for those who follow it live.
pub(super) fn draw(ordered: PictureRequest) -> PictureFuture {
    Box::pin(async move {
        let context = RequestContext { app: ordered.app, visitor: ordered.visitor };
        let signed_in = context.visitor.signed_in.clone().ok_or(AppError::SignedOut)?;
        let locale = context.visitor.locale;
        Ok(match ordered.followed {
            FollowedPage::Board(team) => {
                let now = board::now(&context, &signed_in, &team).await?;
                crate::ui::pages::board::live_html(now, &team.key, locale).into()
            }
            FollowedPage::Talk => {
                let status = talk::status::load(&context, &signed_in).await?;
                let asked = talk::asked::load(&context, &signed_in).await?;
                let own_break = breaks::status::load(&context, &signed_in).await?;
                let requests = breaks::requests::load(&context, &signed_in).await?;
                let supporter = supporters::page::asked(&context, &signed_in).await?;
                crate::ui::pages::support::live_html(status, asked, own_break, requests, supporter, locale).into()
            }
        })
    })
}

/// What every page finds in its context.
fn provide_page_context(app: &AppState, elsewhere: &[String]) {
    let parts = expect_context::<Parts>();
    let path = parts.uri.path().to_owned();
    // The T key works on every page of somebody who checks in, except those which are the same for everybody.
    let mut has_key = false;
    if let Some(visitor) = parts.extensions.get::<Visitor>() {
        let checks_in = visitor.viewer().is_some_and(|viewer| viewer.roles.has(Role::Agent));
        has_key = checks_in && visitor.tough_key && kept_pages::at(&path).is_none();
        provide_context(PageFlash(PageView::of(&parts).map(|view| view.waiting(app)).unwrap_or_default()));
        // The address of a kept page names the language: its copy is the same for everybody.
        let named = kept_pages::at(&path).and_then(|page| page.language(&path, visitor.locale));
        let locale = named.unwrap_or(visitor.locale);
        provide_context(Visitor { locale, ..visitor.clone() });
    }
    provide_context(HasIslands(has_key || has_islands(&path) && kept_pages::at(&path).is_none()));
    provide_context(MainForm::default());
    // With its query: a person who switches the language stays on the same page.
    let address = parts.uri.path_and_query().map_or_else(|| path.clone(), ToString::to_string);
    provide_context(PageAddress { path, address });
    provide_context(app.clone());
    leptos::nonce::provide_nonce();
    let nonce = leptos::nonce::use_nonce().map(|n| n.to_string()).unwrap_or_default();
    if let Ok(policy) = HeaderValue::from_str(&headers::policy(&nonce, elsewhere)) {
        expect_context::<ResponseOptions>().insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Whether a page has islands.
fn has_islands(path: &str) -> bool {
    let screens = [
        "/board",
        "/breaks",
        "/check-in",
        "/floor",
        "/kiosk",
        "/library/role_play",
        "/requests",
        "/set-up",
        "/suggestion",
        "/support",
        "/tough-call",
    ];
    screens.iter().any(|screen| path.starts_with(screen))
}
