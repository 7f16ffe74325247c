//! The one table of routes and layers. Read from top to bottom: what comes later in a chain of layers runs earlier.

mod pages;

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
use crate::app::imports::preview_roster::preview_roster;
use crate::app::imports::schedule::{self, preview_schedule::preview_schedule};
use crate::app::me::{export, year};
use crate::app::{
    access_log, account, api, board, breaks, calendar, centre, check_in, climate, counselling, event_webhooks, events,
    flags, identity_provider, imports, kiosk, library, me, messages, passkeys, people, scim, second_factor, self_tests,
    sign_in, stressor_register, suggestion, supporters, talk, teams, thanks, tokens, tough_calls,
};
use crate::state::AppState;
use crate::ui::app::App as Pages;
use crate::web::context::Format;
use crate::web::form::{FormRoute, form};
use crate::web::live_events::Pictures;
use crate::web::unsent::UnsentForms;
use crate::web::{assets, error_page, headers, health, kept_upload, live_events, metrics, trace, unbroken, visitor};
use pages::{draw, show};

/// Routes that are neither pages nor forms, as `METHOD path`. A test walks these, the pages and the forms, and fails on a route
/// that it does not know.
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

/// Every form: the address that it is sent to, and the handler that processes it. A test walks these too.
pub fn forms() -> Vec<FormRoute> {
    vec![
        form("/api/accept_invitation", sign_in::accept_invitation::accept_invitation),
        form("/api/set_up", sign_in::set_up::set_up),
        form("/api/sign_in", sign_in::sign_in),
        form("/api/confirm_sign_in", sign_in::confirm_sign_in::confirm_sign_in),
        form("/api/ask_for_reset", sign_in::ask_for_reset::ask_for_reset),
        form("/api/sign_in_with_provider", identity_provider::sign_in_with_provider::sign_in_with_provider),
        form("/api/save_identity_provider", identity_provider::save_identity_provider::save_identity_provider),
        form("/api/choose_provider_people", identity_provider::choose_provider_people::choose_provider_people),
        form("/api/remove_identity_provider", identity_provider::remove_identity_provider::remove_identity_provider),
        form("/api/end_own_binding", identity_provider::end_own_binding::end_own_binding),
        form("/api/end_binding", identity_provider::end_binding::end_binding),
        form("/api/sign_out", sign_in::sign_out::sign_out),
        form("/api/change_password", account::change_password::change_password),
        form("/api/choose_audience", account::choose_audience::choose_audience),
        form("/api/confirm_reset", account::confirm_reset::confirm_reset),
        form("/api/keep_recovery_code", account::keep_recovery_code::keep_recovery_code),
        form("/api/make_recovery_code", account::make_recovery_code::make_recovery_code),
        form("/api/start_second_factor", second_factor::start::start_second_factor),
        form("/api/confirm_second_factor", second_factor::confirm::confirm_second_factor),
        form("/api/switch_off_second_factor", second_factor::switch_off::switch_off_second_factor),
        form("/api/require_second_factor", second_factor::require::require_second_factor),
        form("/api/add_kiosk", kiosk::add_kiosk::add_kiosk),
        form("/api/end_kiosk", kiosk::end_kiosk::end_kiosk),
        form("/api/start_kiosk", kiosk::start_kiosk::start_kiosk),
        form("/api/check_in_at_kiosk", kiosk::check_in_at_kiosk::check_in_at_kiosk),
        form("/api/set_badge", kiosk::set_badge::set_badge),
        form("/api/remove_badge", kiosk::remove_badge::remove_badge),
        form("/api/save_mail_server", messages::save_mail_server::save_mail_server),
        form("/api/remove_mail_server", messages::remove_mail_server::remove_mail_server),
        form("/api/add_chat_group", messages::add_chat_group::add_chat_group),
        form("/api/remove_chat_group", messages::remove_chat_group::remove_chat_group),
        form("/api/send_test_message", messages::send_test_message::send_test_message),
        form("/api/choose_message_times", messages::choose_message_times::choose_message_times),
        form("/api/choose_messages", messages::choose_messages::choose_messages),
        form("/api/allow_push_hosts", messages::allow_push_hosts::allow_push_hosts),
        form("/api/switch_on_push", messages::switch_on_push::switch_on_push),
        form("/api/switch_off_push", messages::switch_off_push::switch_off_push),
        form("/api/add_event_webhook", event_webhooks::add_event_webhook::add_event_webhook),
        form("/api/remove_event_webhook", event_webhooks::remove_event_webhook::remove_event_webhook),
        form("/api/make_calendar_link", calendar::make_calendar_link::make_calendar_link),
        form("/api/end_calendar_link", calendar::end_calendar_link::end_calendar_link),
        form("/api/make_token", tokens::make_token::make_token),
        form("/api/end_token", tokens::end_token::end_token),
        form("/api/make_own_token", tokens::make_own_token::make_own_token),
        form("/api/end_own_token", tokens::end_own_token::end_own_token),
        form("/api/add_passkey", passkeys::add_passkey::add_passkey),
        form("/api/remove_passkey", passkeys::remove_passkey::remove_passkey),
        form("/api/sign_in_with_passkey", passkeys::sign_in_with_passkey::sign_in_with_passkey),
        form("/api/keep_signed_in", account::keep_signed_in::keep_signed_in),
        form("/api/sign_out_elsewhere", account::sign_out_elsewhere::sign_out_elsewhere),
        form("/api/switch_language", account::switch_language::switch_language),
        form("/api/switch_theme", account::switch_theme::switch_theme),
        form("/api/unlock_past", account::unlock_past::unlock_past),
        form("/api/put_notices_away", access_log::put_notices_away::put_notices_away),
        form("/api/amend_check_in", check_in::amend_check_in::amend_check_in),
        form("/api/record_check_in", check_in::record_check_in::record_check_in),
        form("/api/set_audience", check_in::set_audience::set_audience),
        form("/api/undo_check_in", check_in::undo_check_in::undo_check_in),
        form("/api/accept_talk", talk::accept_talk::accept_talk),
        form("/api/answer_hand_on", talk::answer_hand_on::answer_hand_on),
        form("/api/ask_to_talk", talk::ask_to_talk::ask_to_talk),
        form("/api/answer_offer", supporters::answer_offer::answer_offer),
        form("/api/answer_supporter", supporters::answer_supporter::answer_supporter),
        form("/api/answer_talk", supporters::answer_talk::answer_talk),
        form("/api/pause_supporter", supporters::pause_supporter::pause_supporter),
        form("/api/save_supporter", supporters::save_supporter::save_supporter),
        form("/api/stop_supporter", supporters::stop_supporter::stop_supporter),
        form("/api/end_talk", talk::end_talk::end_talk),
        form("/api/hand_on_talk", talk::hand_on_talk::hand_on_talk),
        form("/api/ask_referral", counselling::ask_referral::ask_referral),
        form("/api/end_referral", counselling::end_referral::end_referral),
        form("/api/offer_slot", counselling::offer_slot::offer_slot),
        form("/api/book_slot", counselling::book_slot::book_slot),
        form("/api/cancel_slot", counselling::cancel_slot::cancel_slot),
        form("/api/hold_group_talk", counselling::hold_group_talk::hold_group_talk),
        form("/api/cancel_group_talk", counselling::cancel_group_talk::cancel_group_talk),
        form("/api/join_group_talk", counselling::join_group_talk::join_group_talk),
        form("/api/leave_group_talk", counselling::leave_group_talk::leave_group_talk),
        form("/api/answer_tough_call", tough_calls::answer_tough_call::answer_tough_call),
        form("/api/delete_tough_call", tough_calls::delete_tough_call::delete_tough_call),
        form("/api/keep_tough_call_private", tough_calls::keep_tough_call_private::keep_tough_call_private),
        form("/api/record_tough_call", tough_calls::record_tough_call::record_tough_call),
        form("/api/switch_tough_key", tough_calls::switch_tough_key::switch_tough_key),
        form("/api/answer_break", breaks::answer_break::answer_break),
        form("/api/ask_for_break", breaks::ask_for_break::ask_for_break),
        form("/api/choose_break_rules", breaks::choose_break_rules::choose_break_rules),
        form("/api/withdraw_break", breaks::withdraw_break::withdraw_break),
        form("/api/rate_suggestion", suggestion::rate_suggestion::rate_suggestion),
        form("/api/ask_to_stop", me::ask_to_stop::ask_to_stop),
        form("/api/plan_event", events::plan_event::plan_event),
        form("/api/cancel_event", events::cancel_event::cancel_event),
        form("/api/join_event", events::join_event::join_event),
        form("/api/leave_event", events::leave_event::leave_event),
        form("/api/give_thanks", thanks::give_thanks::give_thanks),
        form("/api/take_thanks_back", thanks::take_thanks_back::take_thanks_back),
        form("/api/show_thanks", thanks::show_thanks::show_thanks),
        form("/api/remove_thanks", thanks::remove_thanks::remove_thanks),
        form("/api/report_thanks", thanks::report_thanks::report_thanks),
        form("/api/keep_praise", thanks::keep_praise::keep_praise),
        form("/api/propose_source", stressor_register::propose_source::propose_source),
        form("/api/support_source", stressor_register::support_source::support_source),
        form("/api/take_back_source", stressor_register::take_back_source::take_back_source),
        form("/api/put_source_away", stressor_register::put_source_away::put_source_away),
        form("/api/answer_source", stressor_register::answer_source::answer_source),
        form("/api/assign_source", stressor_register::assign_source::assign_source),
        form("/api/hide_source", stressor_register::hide_source::hide_source),
        form("/api/mark_item", library::mark_item::mark_item),
        form("/api/write_case", library::write_case::write_case),
        form("/api/withdraw_case", library::withdraw_case::withdraw_case),
        form("/api/release_case", library::release_case::release_case),
        form("/api/decline_case", library::decline_case::decline_case),
        form("/api/take_self_test", self_tests::take_self_test::take_self_test),
        form("/api/delete_self_test", self_tests::delete_self_test::delete_self_test),
        form("/api/skip_self_tests", self_tests::skip_self_tests::skip_self_tests),
        form("/api/delete_entry", me::delete_entry::delete_entry),
        form("/api/delete_everything", me::delete_everything::delete_everything),
        form("/api/edit_note", me::edit_note::edit_note),
        form("/api/erase_person", me::erase_person::erase_person),
        form("/api/keep_good_thing", me::keep_good_thing::keep_good_thing),
        form("/api/narrow_past", me::narrow_past::narrow_past),
        form("/api/settle_weather", me::settle_weather::settle_weather),
        form("/api/choose_counted", climate::choose_counted::choose_counted),
        form("/api/put_off_counted", climate::put_off_counted::put_off_counted),
        form("/api/remove_climate_comment", climate::remove_climate_comment::remove_climate_comment),
        form("/api/sign_climate_comment", climate::sign_climate_comment::sign_climate_comment),
        form("/api/end_wall", board::end_wall::end_wall),
        form("/api/make_wall", board::make_wall::make_wall),
        form("/api/check_follow_up", flags::check_follow_up::check_follow_up),
        form("/api/finish_flag", flags::finish_flag::finish_flag),
        form("/api/plan_follow_up", flags::plan_follow_up::plan_follow_up),
        form("/api/take_flag", flags::take_flag::take_flag),
        form("/api/change_people", people::change_people::change_people),
        form("/api/invite_people", people::invite_people::invite_people),
        form("/api/save_person", people::save_person::save_person),
        form("/api/sign_out_person", people::sign_out_person::sign_out_person),
        form("/api/withdraw_invitation", people::withdraw_invitation::withdraw_invitation),
        form("/api/import_roster", imports::import_roster::import_roster),
        form("/api/check_held_file", imports::check_held_file::check_held_file),
        form("/api/import_schedule", schedule::import_schedule::import_schedule),
        form("/api/add_shift", teams::add_shift::add_shift),
        form("/api/add_team", teams::add_team::add_team),
        form("/api/end_lead", teams::end_lead::end_lead),
        form("/api/end_shift", teams::end_shift::end_shift),
        form("/api/name_lead", teams::name_lead::name_lead),
        form("/api/rename_team", teams::rename_team::rename_team),
        form("/api/add_phone_number", centre::add_phone_number::add_phone_number),
        form("/api/remove_phone_number", centre::remove_phone_number::remove_phone_number),
        form("/api/add_stressor", centre::add_stressor::add_stressor),
        form("/api/allow_hanging_up", centre::allow_hanging_up::allow_hanging_up),
        form("/api/choose_rules", centre::choose_rules::choose_rules),
        form("/api/offer_stressor", centre::offer_stressor::offer_stressor),
        form("/api/mark_stressor", centre::mark_stressor::mark_stressor),
        form("/api/lower_privacy_budget", centre::lower_privacy_budget::lower_privacy_budget),
        form("/api/choose_breakdown", centre::choose_breakdown::choose_breakdown),
        form("/api/state_commercial_use", centre::state_commercial_use::state_commercial_use),
        form("/api/choose_learning", centre::choose_learning::choose_learning),
    ]
}

/// The largest upload that is read to its end, in bytes. Less is kept; the rest is read so that a browser receives the reason
/// for a rejection, which it does not if the connection is cut.
const MAX_UPLOAD_BYTES: usize = 64 * 1024 * 1024;
/// No page or form takes longer.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The whole program as one service.
pub fn router(app: AppState) -> Router {
    let (secure, cookies) = (app.config.is_secure(), app.cookies);
    let pages =
        generate_route_list(Pages).into_iter().fold(Router::new(), |router, page| router.route(page.path(), get(show)));
    let forms = forms();
    let unsent = UnsentForms::new(forms.iter().map(|form| form.unsent));
    let forms = forms.into_iter().fold(pages, |router, form| router.route(form.path, form.method_router));
    let kept = |form: &'static str, page: &'static str| {
        let app = app.clone();
        from_fn(move |format: Format, request: Request, next: Next| {
            kept_upload::layer(app.clone(), (form, page), format, request, next)
        })
    };
    let upload = || DefaultBodyLimit::max(MAX_UPLOAD_BYTES);
    let visited = forms
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
            post(preview_schedule).layer(upload()).layer(kept("preview_schedule", schedule::PAGE)),
        )
        .route("/api/passkey_challenge", post(passkeys::challenge::passkey_challenge))
        .route(CALLBACK, get(identity_provider::callback::callback))
        .route("/live", get(live_events::handle).layer(Extension(Pictures::new(draw))))
        .fallback(anything_else)
        // A form can carry the text of another one of its page that is not sent yet.
        .layer(Extension(unsent))
        // Pages and forms need to know who sent the request; the files of the site do not, and are served without the store.
        .layer(from_fn_with_state(app.clone(), visitor::layer))
        .layer(from_fn_with_state(app.clone(), unbroken::layer))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        // Pages are compressed on the way; the files of the site were compressed when they were built.
        .layer(CompressionLayer::new());
    let timeout = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT);
    let programs = api::router()
        .merge(scim::router())
        .route(BACK_CHANNEL, post(identity_provider::back_channel::back_channel_logout))
        .layer(from_fn_with_state(app.clone(), unbroken::layer))
        .layer(timeout)
        .layer(CompressionLayer::new());
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .merge(visited)
        // Before anything reads a body: rejects a form that another site sends.
        .layer(CsrfLayer::new())
        // Below the two layers above: programs send a token with every request, and no cookie of theirs is read.
        .merge(programs)
        .layer(CatchPanicLayer::new())
        // Draws a page for what the layers above and the forms answer with a bare status.
        .layer(from_fn(move |request: Request, next: Next| {
            error_page::layer(cookies, crate::ui::pages::error_page::html, request, next)
        }))
        .layer(from_fn(move |request: Request, next: Next| headers::layer(secure, request, next)))
        // Around everything that may log about a request.
        .layer(trace::request_spans())
        // Outermost: rejected requests are counted too.
        .layer(from_fn_with_state(app.clone(), metrics::layer))
        .with_state(app)
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
