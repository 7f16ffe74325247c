//! The page routes.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use super::components::{Document, page};
use super::pages;
use crate::web::error::AppError;

/// All page routes.
///
/// Each page is rendered completely before it is sent (`SsrMode::Async`): without JavaScript a fallback would never be
/// replaced, and a status that is set late would be lost.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=not_found>
                <Route path=path!("/") view=pages::home::HomePage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=pages::sign_in::SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/code") view=pages::sign_in_code::SignInCodePage ssr=SsrMode::Async/>
                <Route path=path!("/forgotten") view=pages::forgotten::ForgottenPage ssr=SsrMode::Async/>
                <Route path=path!("/set-up/:token") view=pages::set_up::SetUpPage ssr=SsrMode::Async/>
                <Route path=path!("/invitation/:token") view=pages::invitation::InvitationPage ssr=SsrMode::Async/>
                <Route path=path!("/welcome") view=pages::welcome::WelcomePage ssr=SsrMode::Async/>
                <Route path=path!("/counted") view=pages::counted::CountedPage ssr=SsrMode::Async/>
                <Route path=path!("/passkey") view=pages::passkey::PasskeyPage ssr=SsrMode::Async/>
                <Route path=path!("/recovery") view=pages::recovery::RecoveryPage ssr=SsrMode::Async/>
                <Route path=path!("/second-factor") view=pages::second_factor::SecondFactorPage ssr=SsrMode::Async/>
                <Route path=path!("/check-in") view=pages::check_in::CheckInPage ssr=SsrMode::Async/>
                <Route path=path!("/check-in/offline") view=pages::offline_check_in::OfflineCheckInPage ssr=SsrMode::Async/>
                <Route path=path!("/check-in/offline/:language") view=pages::offline_check_in::OfflineCheckInPage ssr=SsrMode::Async/>
                <Route path=path!("/suggestion/:key") view=pages::suggestion::SuggestionPage ssr=SsrMode::Async/>
                <Route path=path!("/help-now") view=pages::help_now::HelpNowPage ssr=SsrMode::Async/>
                <Route path=path!("/help-now/:language") view=pages::help_now::HelpNowPage ssr=SsrMode::Async/>
                <Route path=path!("/tough-call") view=pages::tough_call::ToughCallPage ssr=SsrMode::Async/>
                <Route path=path!("/tough-call/:id") view=pages::tough_call::reset::ResetPage ssr=SsrMode::Async/>
                <Route path=path!("/supporter") view=pages::supporter::SupporterPage ssr=SsrMode::Async/>
                <Route path=path!("/support") view=pages::support::SupportPage ssr=SsrMode::Async/>
                <Route path=path!("/events") view=pages::events::EventsPage ssr=SsrMode::Async/>
                <Route path=path!("/events/:event") view=pages::events::lift::EventLiftPage ssr=SsrMode::Async/>
                <Route path=path!("/thanks") view=pages::thanks::ThanksPage ssr=SsrMode::Async/>
                <Route path=path!("/kiosk") view=pages::kiosk::KioskPage ssr=SsrMode::Async/>
                <Route path=path!("/kiosk/:token") view=pages::kiosk::StartKioskPage ssr=SsrMode::Async/>
                <Route path=path!("/library") view=pages::library::LibraryPage ssr=SsrMode::Async/>
                <Route path=path!("/library/course") view=pages::library::course::CoursesPage ssr=SsrMode::Async/>
                <Route path=path!("/library/course/:course") view=pages::library::course::CoursePage ssr=SsrMode::Async/>
                <Route path=path!("/library/words") view=pages::library::phrases::PhrasesPage ssr=SsrMode::Async/>
                <Route path=path!("/library/write") view=pages::library::write::WriteCasePage ssr=SsrMode::Async/>
                <Route path=path!("/library/review") view=pages::library::waiting::WaitingCasesPage ssr=SsrMode::Async/>
                <Route path=path!("/library/review/:case") view=pages::library::waiting::WaitingCasePage ssr=SsrMode::Async/>
                <Route path=path!("/library/:kind/:key") view=pages::library::item::LibraryItemPage ssr=SsrMode::Async/>
                <Route path=path!("/stressors") view=pages::stressors::RegisterPage ssr=SsrMode::Async/>
                <Route path=path!("/stressors/propose") view=pages::stressors::propose::ProposePage ssr=SsrMode::Async/>
                <Route path=path!("/stressors/quarter") view=pages::stressors::quarter::QuarterPage ssr=SsrMode::Async/>
                <Route path=path!("/stressors/:source") view=pages::stressors::source::SourcePage ssr=SsrMode::Async/>
                <Route path=path!("/breaks") view=pages::breaks::BreaksPage ssr=SsrMode::Async/>
                <Route path=path!("/requests") view=pages::requests::RequestsPage ssr=SsrMode::Async/>
                <Route path=path!("/psychologist") view=pages::psychologist::PsychologistPage ssr=SsrMode::Async/>
                <Route path=path!("/psychologist/referral") view=pages::psychologist::referral::ReferralPage ssr=SsrMode::Async/>
                <Route path=path!("/appointments") view=pages::appointments::AppointmentsPage ssr=SsrMode::Async/>
                <Route path=path!("/referrals/:referral") view=pages::referrals::ReceivedReferralPage ssr=SsrMode::Async/>
                <Route path=path!("/resets") view=pages::resets::ResetsPage ssr=SsrMode::Async/>
                <Route path=path!("/me") view=pages::me::MePage ssr=SsrMode::Async/>
                <Route path=path!("/me/tests") view=pages::self_tests::SelfTestsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/tests/licences") view=pages::self_tests::licences::SelfTestLicencesPage ssr=SsrMode::Async/>
                <Route path=path!("/me/tests/:test") view=pages::self_tests::test::SelfTestPage ssr=SsrMode::Async/>
                <Route path=path!("/me/year") view=pages::me::year::OwnYearPage ssr=SsrMode::Async/>
                <Route path=path!("/looks") view=pages::looks::AccessLogPage ssr=SsrMode::Async/>
                <Route path=path!("/team") view=pages::team::OwnTeamPage ssr=SsrMode::Async/>
                <Route path=path!("/board") view=pages::board::BoardPage ssr=SsrMode::Async/>
                <Route path=path!("/board/:team") view=pages::board::BoardPage ssr=SsrMode::Async/>
                <Route path=path!("/floor") view=pages::floor::FloorPage ssr=SsrMode::Async/>
                <Route path=path!("/floor/:team") view=pages::floor::FloorPage ssr=SsrMode::Async/>
                <Route path=path!("/trends") view=pages::trends::TrendsPage ssr=SsrMode::Async/>
                <Route path=path!("/trends/:team") view=pages::trends::TrendsPage ssr=SsrMode::Async/>
                <Route path=path!("/flags") view=pages::flags::FlagsPage ssr=SsrMode::Async/>
                <Route path=path!("/flags/:flag") view=pages::flags::flag::FlagDetailsPage ssr=SsrMode::Async/>
                <Route path=path!("/follow-ups") view=pages::flags::follow_ups::FollowUpsPage ssr=SsrMode::Async/>
                <Route path=path!("/climate") view=pages::climate::ClimatePage ssr=SsrMode::Async/>
                <Route path=path!("/climate/year") view=pages::climate::year::ClimateYearPage ssr=SsrMode::Async/>
                <Route path=path!("/climate/:place") view=pages::climate::ClimatePage ssr=SsrMode::Async/>
                <Route path=path!("/wall") view=pages::wall::WallCodePage ssr=SsrMode::Async/>
                <Route path=path!("/wall/:token") view=pages::wall::WallPage ssr=SsrMode::Async/>
                <Route path=path!("/admin") view=pages::admin::AdminPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/people") view=pages::admin::people::PeoplePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/people/add/person") view=pages::admin::people::person::NewPersonPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/people/:key") view=pages::admin::people::person::PersonPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/teams") view=pages::admin::teams::TeamsPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/teams/:key") view=pages::admin::teams::team::TeamPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/stressors") view=pages::admin::stressors::StressorsPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/register") view=pages::stressors::AdminRegisterPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/register/:source") view=pages::stressors::source::AdminSourcePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/centre") view=pages::admin::centre::CentrePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/messages") view=pages::admin::messages::MessagesPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/sign-in") view=pages::admin::sign_in::IdentityProviderPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/tokens") view=pages::admin::tokens::TokensPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/webhooks") view=pages::admin::webhooks::EventWebhooksPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/looks") view=pages::admin::looks::AdminAccessLogPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/import") view=pages::admin::import::ImportPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/schedule") view=pages::admin::schedule::SchedulePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/invitations") view=pages::admin::invitations::InvitationsPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/slips") view=pages::admin::slips::SlipsPage ssr=SsrMode::Async/>
                <Route path=path!("/account") view=pages::account::AccountPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=pages::privacy::PrivacyPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// The HTML document with the page routes inside it.
pub fn shell() -> impl IntoView {
    view! { <Document><App/></Document> }
}

fn not_found() -> impl IntoView {
    page("", async { Err::<(), _>(AppError::NotFound) }, |(), _| (String::new(), ()))
}
