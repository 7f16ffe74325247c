//! The one table of routes and layers. Read from top to bottom: what comes later in a chain of layers runs earlier.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use leptos::prelude::{expect_context, provide_context};
use leptos_axum::{ResponseOptions, generate_route_list};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::board;
use crate::app::climate::files;
use crate::app::imports::preview_roster::preview_roster;
use crate::app::me::export;
use crate::state::AppState;
use crate::ui::app::{App as Pages, shell};
use crate::ui::components::document::HasIslands;
use crate::ui::components::frame::{PageAddress, PageFlash};
use crate::web::form::RequestContext;
use crate::web::live_events;
use crate::web::live_events::{Drawn, Ordered, Pictures};
use crate::web::visitor;
use crate::web::visitor::Visitor;
use crate::web::{assets, error_page, forms, headers, health, metrics};

/// Routes that are neither pages nor forms, as `METHOD path`. A test walks these, the pages and the forms, and fails on a route
/// that it does not know.
pub const PLAIN_ROUTES: &[&str] = &[
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
    "GET /live",
    "GET /me/export.csv",
    "GET /me/export.json",
    "GET /climate/{place}/report.pdf",
    "GET /climate/{place}/report.csv",
    "GET /climate/{place}/report.json",
    "POST /api/preview_roster",
];

/// The largest upload that is read to its end, in bytes. What is kept of it is less; the rest is read so that a browser hears why
/// it was refused, which it does not where the connection is cut.
const MAX_UPLOAD_BYTES: usize = 64 * 1024 * 1024;
/// No page or form takes longer.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The whole program as one service.
pub fn router(app: AppState) -> Router {
    let (secure, cookies) = (app.config.is_secure(), app.cookies);
    let pages =
        generate_route_list(Pages).into_iter().fold(Router::new(), |router, page| router.route(page.path(), get(show)));
    let visited = pages
        .route("/me/export.csv", get(export::csv))
        .route("/me/export.json", get(export::json))
        .route("/climate/{place}/report.pdf", get(files::pdf))
        .route("/climate/{place}/report.csv", get(files::csv))
        .route("/climate/{place}/report.json", get(files::json))
        // A file comes as multipart and is larger than a form: it has a handler and a limit of its own.
        .route("/api/preview_roster", post(preview_roster).layer(DefaultBodyLimit::max(MAX_UPLOAD_BYTES)))
        .route("/api/{function}", post(forms::handle))
        .route("/live", get(live_events::handle).layer(Extension(Pictures::new(draw))))
        .fallback(anything_else)
        // Pages and forms need to know who is context; the files of the site do not, and are served without a look at the store.
        .layer(from_fn_with_state(app.clone(), visitor::layer))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        // Pages are compressed on the way; the files of the site were compressed when they were built.
        .layer(CompressionLayer::new());
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .merge(visited)
        // Before anything reads a body: a form that another site sends is turned away.
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        // What the layers above and the forms answer with a bare status is said on a page.
        .layer(from_fn(move |request: Request, next: Next| {
            error_page::layer(cookies, crate::ui::pages::error_page::html, request, next)
        }))
        .layer(from_fn(move |request: Request, next: Next| headers::layer(secure, request, next)))
        // Outermost: what is turned away is counted too.
        .layer(from_fn_with_state(app.clone(), metrics::layer))
        .with_state(app)
}

/// The files of the site; every other path is a page that does not exist.
async fn anything_else(State(app): State<AppState>, request: Request) -> Response {
    if assets::is_asset(request.uri().path()) {
        return assets::serve(request).await;
    }
    show(State(app), request).await
}

/// A page, rendered whole.
async fn show(State(app): State<AppState>, request: Request) -> Response {
    let render = leptos_axum::render_app_async_with_context(move || provide_page_context(&app), shell);
    render(request).await.into_response()
}

/// One picture of a board for those who follow it live.
fn draw(ordered: Ordered) -> Drawn {
    Box::pin(async move {
        let context = RequestContext { app: ordered.app, visitor: ordered.visitor };
        let signed_in = context.visitor.signed_in.clone()?;
        let now = board::now(&context, &signed_in, &ordered.team).await.ok()?;
        Some(crate::ui::pages::board::live_html(now, &ordered.team.key, context.visitor.locale).into())
    })
}

/// What every page finds in its context.
fn provide_page_context(app: &AppState) {
    let parts = expect_context::<axum::http::request::Parts>();
    let path = parts.uri.path().to_owned();
    if let Some(visitor) = parts.extensions.get::<Visitor>() {
        let waiting = visitor.browser.as_deref().and_then(|browser| app.flashes.take(browser));
        provide_context(PageFlash(waiting));
        provide_context(visitor.clone());
    }
    provide_context(HasIslands(moves(&path)));
    // What a page was asked for belongs to it: who changes the language reads on where they were.
    let address = parts.uri.path_and_query().map_or_else(|| path.clone(), ToString::to_string);
    provide_context(PageAddress { path, address });
    provide_context(app.clone());
    leptos::nonce::provide_nonce();
    let nonce = leptos::nonce::use_nonce().map(|n| n.to_string()).unwrap_or_default();
    if let Ok(policy) = HeaderValue::from_str(&headers::policy(&nonce)) {
        expect_context::<ResponseOptions>().insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Whether a page has islands.
fn moves(path: &str) -> bool {
    ["/check-in", "/board", "/suggestion"].iter().any(|screen| path.starts_with(screen))
}
