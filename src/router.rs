//! The one table of routes and layers. Read from top to bottom: what comes later in a chain of layers runs earlier.

mod pages;

use std::collections::BTreeSet;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use leptos_axum::generate_route_list;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::climate::files;
use crate::app::identity_provider::party::{BACK_CHANNEL, CALLBACK};
use crate::app::imports::pages::SCHEDULE_PAGE;
use crate::app::imports::preview_roster::preview_roster;
use crate::app::imports::schedule::{self, preview_schedule::preview_schedule};
use crate::app::imports::unsent_roster::{PREVIEW, UnsentRoster};
use crate::app::me::{export, year};
use crate::app::{
    access_log, account, api, board, breaks, calendar, centre, check_in, climate, counselling, event_webhooks, events,
    flags, identity_provider, imports, kiosk, library, me, messages, passkeys, people, scim, second_factor, self_tests,
    sign_in, stressor_register, suggestion, supporters, talk, teams, thanks, tokens, tough_calls,
};
use crate::state::AppState;
use crate::ui::app::App as Pages;
use crate::web::context::Format;
use crate::web::form_route::{FormRoute, form};
use crate::web::live_events::Pictures;
use crate::web::unsent::{UnsentForm, UnsentForms};
use crate::web::{assets, error_page, headers, health, kept_upload, live_events, metrics, trace, unbroken, visitor};
use pages::{draw, show};

/// Routes that are neither pages nor forms, as `METHOD path`. A test walks these, the pages and the forms, and fails on
/// a route that it does not know.
pub const PLAIN_ROUTES: &[&str] = &[
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
    "GET /live",
    "GET /api/v1/openapi.json",
    "GET /breaks/break.ics",
    "GET /calendar/{token}",
    "GET /me/export.csv",
    "GET /me/export.json",
    "GET /me/year.pdf",
    "GET /admin/import/template.csv",
    "GET /appointments/{slot}/calendar.ics",
    "GET /talks/{talk}/calendar.ics",
    "GET /climate/year.pdf",
    "GET /events/{event}/calendar.ics",
    "GET /climate/{place}/report.pdf",
    "GET /climate/{place}/report.csv",
    "GET /climate/{place}/report.json",
    "POST /api/preview_roster",
    "POST /api/preview_schedule",
    "POST /api/passkey_challenge",
    "GET /oidc/callback",
    "POST /oidc/back-channel-logout",
];

/// The forms of the areas of the application. A form is named as its module and the function in it, and is sent to
/// `/api/` and its name.
macro_rules! forms {
    ($($area:ident: $($name:ident),+;)+) => {
        vec![$($(form(concat!("/api/", stringify!($name)), $area::$name::$name)),+),+]
    };
}

/// Every form: the address that it is sent to, and the handler that processes it. A test walks these too.
pub fn forms() -> Vec<FormRoute> {
    let mut forms = forms! {
        sign_in: accept_invitation, set_up, confirm_sign_in, ask_for_reset, sign_out;
        identity_provider: sign_in_with_provider, save_identity_provider, choose_provider_people,
            remove_identity_provider, end_own_binding, end_binding;
        account: change_password, choose_audience, confirm_reset, keep_recovery_code, make_recovery_code,
            keep_signed_in, sign_out_elsewhere, switch_language, switch_theme, unlock_past;
        second_factor: start_second_factor, confirm_second_factor, switch_off_second_factor, require_second_factor;
        kiosk: add_kiosk, end_kiosk, start_kiosk, check_in_at_kiosk, set_badge, remove_badge;
        messages: save_mail_server, remove_mail_server, add_chat_group, remove_chat_group, send_test_message,
            choose_message_times, choose_messages, allow_push_hosts, switch_on_push, switch_off_push;
        event_webhooks: add_event_webhook, remove_event_webhook;
        calendar: make_calendar_link, end_calendar_link;
        tokens: make_token, end_token, make_own_token, end_own_token;
        passkeys: add_passkey, remove_passkey, sign_in_with_passkey;
        access_log: put_notices_away;
        check_in: amend_check_in, record_check_in, set_audience, undo_check_in;
        suggestion: rate_suggestion;
        me: ask_to_stop, delete_entry, delete_everything, edit_note, erase_person, keep_good_thing, narrow_past,
            search_journal, settle_weather;
        events: plan_event, cancel_event, join_event, leave_event;
        stressor_register: propose_source, support_source, take_back_source, put_source_away, answer_source,
            assign_source, hide_source;
        library: mark_item, search_library, search_phrases, write_case, withdraw_case, release_case, decline_case;
        climate: choose_counted, put_off_counted, remove_climate_comment, sign_climate_comment;
        board: end_wall, make_wall;
        flags: check_follow_up, finish_flag, plan_follow_up, take_flag;
        people: change_people, invite_people, save_person, search_people, sign_out_person, withdraw_invitation;
        imports: import_roster, check_held_file, forget_import_mapping;
        schedule: import_schedule;
        teams: add_shift, add_team, end_lead, end_shift, name_lead, rename_team;
        centre: add_phone_number, remove_phone_number, add_stressor, allow_hanging_up, choose_rules, offer_stressor,
            mark_stressor, lower_privacy_budget, choose_breakdown, state_commercial_use, choose_learning, confirm_site;
    };
    forms.push(form("/api/sign_in", sign_in::sign_in));
    forms.extend(private_forms());
    forms
}

/// The forms of the areas that no log line names: that somebody sent one would tell that they ask for help or a break,
/// or thank somebody.
pub fn private_forms() -> Vec<FormRoute> {
    forms! {
        talk: accept_talk, answer_hand_on, ask_to_talk, end_talk, hand_on_talk;
        supporters: answer_offer, answer_supporter, answer_talk, pause_supporter, save_supporter, stop_supporter;
        counselling: ask_referral, end_referral, offer_slot, book_slot, cancel_slot, hold_group_talk,
            cancel_group_talk, join_group_talk, leave_group_talk;
        tough_calls: answer_tough_call, delete_tough_call, keep_tough_call_private, record_tough_call,
            switch_tough_key;
        breaks: answer_break, ask_for_break, choose_break_rules, withdraw_break;
        thanks: give_thanks, take_thanks_back, show_thanks, remove_thanks, report_thanks, keep_praise;
        self_tests: take_self_test, delete_self_test, skip_self_tests, share_self_test, attach_self_test;
    }
}

/// The largest upload that is read to its end, in bytes. Less is kept; the rest is read so that a browser receives the
/// reason for a rejection, which it does not if the connection is cut.
const MAX_UPLOAD_BYTES: usize = 64 * 1024 * 1024;
/// No page or form takes longer.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The whole program as one service.
pub fn router(app: AppState) -> Router {
    let (secure, cookies) = (app.config.is_secure(), app.cookies);
    let private: BTreeSet<&'static str> = private_forms().iter().map(|form| form.path).collect();
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .merge(visited(&app))
        // Before anything reads a body: rejects a form that another site sends.
        .layer(CsrfLayer::new())
        // Outside that layer and that of visitors: programs send a token, and no cookie of theirs is read.
        .merge(programs(&app))
        .layer(CatchPanicLayer::new())
        // Draws a page for what the layers above and the forms answer with a bare status.
        .layer(from_fn(move |request: Request, next: Next| {
            error_page::layer(cookies, crate::ui::pages::error_page::html, request, next)
        }))
        .layer(from_fn(move |request: Request, next: Next| headers::layer(secure, request, next)))
        // Around everything that may log about a request.
        .layer(trace::request_spans(private))
        // Outermost: rejected requests are counted too.
        .layer(from_fn_with_state(app.clone(), metrics::layer))
        .with_state(app)
}

/// What browsers ask for: pages, forms, and their files. Each request knows who sent it.
fn visited(app: &AppState) -> Router<AppState> {
    let pages =
        generate_route_list(Pages).into_iter().fold(Router::new(), |router, page| router.route(page.path(), get(show)));
    let forms = forms();
    let uploads = [UnsentForm::new::<UnsentRoster>(PREVIEW)];
    let unsent = UnsentForms::new(forms.iter().map(|form| form.unsent).chain(uploads));
    let forms = forms.into_iter().fold(pages, |router, form| router.route(form.path, form.method_router));
    let kept = |form: &'static str, page: &'static str| {
        let app = app.clone();
        from_fn(move |format: Format, request: Request, next: Next| {
            kept_upload::layer(app.clone(), form, page, format, request, next)
        })
    };
    let upload = || DefaultBodyLimit::max(MAX_UPLOAD_BYTES);
    forms
        .route("/breaks/break.ics", get(breaks::calendar_file::ics))
        .route("/calendar/{token}", get(calendar::ics))
        .route("/me/export.csv", get(export::csv))
        .route("/me/export.json", get(export::json))
        .route("/me/year.pdf", get(year::pdf))
        .route("/admin/import/template.csv", get(imports::template::csv))
        .route("/appointments/{slot}/calendar.ics", get(counselling::calendar::of_slot))
        .route("/talks/{talk}/calendar.ics", get(counselling::calendar::of_talk))
        .route("/climate/year.pdf", get(climate::year::pdf))
        .route("/events/{event}/calendar.ics", get(events::calendar::ics))
        .route("/climate/{place}/report.pdf", get(files::pdf))
        .route("/climate/{place}/report.csv", get(files::csv))
        .route("/climate/{place}/report.json", get(files::json))
        // A file comes as multipart and is larger than a form: it has a handler and a limit of its own.
        .route(
            "/api/preview_roster",
            post(preview_roster).layer(upload()).layer(kept("preview_roster", "/admin/import")),
        )
        .route(
            "/api/preview_schedule",
            post(preview_schedule).layer(upload()).layer(kept("preview_schedule", SCHEDULE_PAGE)),
        )
        .route("/api/passkey_challenge", post(passkeys::challenge::passkey_challenge))
        // The one GET that writes: the provider sends browsers there.
        .route(
            CALLBACK,
            get(identity_provider::callback::callback).layer(from_fn_with_state(app.clone(), unbroken::always)),
        )
        .route("/live", get(live_events::handle).layer(Extension(Pictures::new(draw))))
        .fallback(anything_else)
        // A form can carry the text of another one of its page that is not sent yet.
        .layer(Extension(unsent))
        // Pages and forms need to know who sent the request; the files of the site do not, and are served without the
        // store.
        .layer(from_fn_with_state(app.clone(), visitor::layer))
        .layer(from_fn_with_state(app.clone(), unbroken::layer))
        .layer(timeout())
        // Pages are compressed on the way; the files of the site were compressed when they were built.
        .layer(CompressionLayer::new())
}

/// What programs ask for: the two interfaces, and the identity provider.
fn programs(app: &AppState) -> Router<AppState> {
    api::router()
        .merge(scim::router())
        .route(BACK_CHANNEL, post(identity_provider::back_channel::back_channel_logout))
        .layer(from_fn_with_state(app.clone(), unbroken::layer))
        .layer(timeout())
        .layer(CompressionLayer::new())
}

fn timeout() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT)
}

/// The files of the site; every other path is a page that does not exist.
async fn anything_else(State(app): State<AppState>, request: Request) -> Response {
    if assets::is_asset(request.uri().path()) {
        return assets::serve(request).await;
    }
    if request.method() == Method::POST {
        return StatusCode::NOT_FOUND.into_response();
    }
    show(State(app), request).await
}
