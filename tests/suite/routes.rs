//! Every route of the program, with the addresses that tests open. A route that is not listed here fails these tests.

mod attempts;
mod calls;
mod scim;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Builder;
use weathervane::router::PLAIN_ROUTES;
use weathervane::ui::app::App as Pages;

use crate::support::{Answer, Client, without_nonce};

pub use attempts::attempts;
pub use calls::calls;
pub use scim::scim;

/// The values that addresses contain.
#[derive(Clone, Debug, Default)]
pub struct AddressValues {
    /// Secret of a wall.
    pub wall: String,
    /// Secret of an open invitation.
    pub invitation: String,
    /// Ids of flags, of any person or team.
    pub flags: BTreeSet<String>,
    /// Ids of check-ins, of any person.
    pub check_ins: Vec<String>,
    /// Ids of tough calls, of any person.
    pub tough_calls: Vec<String>,
    /// Ids of talk requests, of any person.
    pub requests: Vec<String>,
    /// Ids of referrals, times and talks for groups, of any psychologist.
    pub counselling: Vec<String>,
    /// Ids of cases for the library, of any person.
    pub cases: Vec<String>,
    /// Ids of events, of any team.
    pub events: Vec<String>,
    /// Ids of thank-yous, of any person.
    pub thanks: Vec<String>,
    /// Ids of sources in the stressor register, of any person.
    pub sources: Vec<String>,
}

/// Every page, as the router writes it: `/board/{team}`.
pub fn pages() -> Vec<String> {
    let mut pages: Vec<_> =
        leptos_axum::generate_route_list(Pages).into_iter().map(|page| page.path().to_owned()).collect();
    pages.sort();
    pages.dedup();
    pages
}

/// Every form, by name.
pub fn functions() -> Vec<String> {
    let routes = weathervane::router::forms().into_iter();
    let mut names: Vec<_> = routes.map(|form| form.path.trim_start_matches("/api/").to_owned()).collect();
    names.sort();
    names
}

/// Routes other than pages and functions that answer to this method.
pub fn plain(method: &str) -> Vec<&'static str> {
    let all: Vec<_> = PLAIN_ROUTES.iter().map(|route| route.split_once(' ').unwrap()).collect();
    assert!(all.iter().all(|(method, _)| ["GET", "POST"].contains(method)), "a method that no test knows: {all:?}");
    all.into_iter().filter(|(its, _)| *its == method).map(|(_, path)| path).collect()
}

/// The addresses to open for a page or a plain GET route: with values that exist and with values that do not.
pub fn addresses(route: &str, known: &AddressValues) -> Vec<String> {
    let fixed = |addresses: &[&str]| addresses.iter().map(|address| (*address).to_owned()).collect::<Vec<_>>();
    let with = |values: &[&str]| values.iter().map(|value| fill(route, value)).collect::<Vec<_>>();
    match route {
        "/" | "/welcome" | "/recovery" | "/passkey" | "/resets" | "/counted" | "/team" | "/flags" | "/follow-ups"
        | "/privacy" | "/account" | "/healthz" | "/readyz" | "/metrics" | "/admin/slips" | "/admin"
        | "/admin/teams" | "/admin/stressors" | "/admin/centre" | "/admin/messages" | "/me/export.csv"
        | "/me/export.json" => fixed(&[route]),
        "/me/year" => fixed(&["/me/year", "/me/year?make=yes&months=yes&tags=yes&helped=yes&good=yes"]),
        "/me/year.pdf" => fixed(&["/me/year.pdf?make=yes"]),
        "/climate/year" | "/climate/year.pdf" => {
            ["", "?place=site-1", "?place=department-1", "?until=2025-Q4", "?place=team-1"]
                .map(|asked| format!("{route}{asked}"))
                .to_vec()
        }
        "/sign-in" => fixed(&["/sign-in", "/sign-in?then=/board"]),
        "/check-in" => {
            let mut all = fixed(&["/check-in", "/check-in?change=1"]);
            all.extend(known.check_ins.iter().take(2).map(|id| format!("/check-in?amend={id}")));
            all.extend(["2026-03-10", "never"].map(|day| format!("/check-in?workday={day}")));
            all
        }
        "/sign-in/code" | "/second-factor" | "/admin/sign-in" => fixed(&[route]),
        "/oidc/callback" => fixed(&[route, "/oidc/callback?code=made-up&state=made-up"]),
        "/admin/tokens" | "/admin/webhooks" | "/api/v1/openapi.json" => fixed(&[route]),
        "/kiosk" => fixed(&[route]),
        "/calendar/{token}" => with(&["made-up.ics"]),
        "/kiosk/{token}" => with(&["made-up"]),
        "/events" => fixed(&[route]),
        "/events/{event}" => known.events.iter().map(|id| fill(route, id)).chain(with(&["nonsense"])).collect(),
        "/events/{event}/calendar.ics" => {
            let ids = known.events.iter().map(String::as_str).chain(["nonsense"]);
            ids.map(|id| format!("{}/calendar.ics", fill(route, id))).collect()
        }
        "/thanks" => fixed(&["/thanks", "/thanks?page=2"]),
        "/support" | "/supporter" | "/requests" | "/help-now" | "/check-in/offline" => fixed(&[route]),
        "/psychologist" | "/psychologist/referral" | "/appointments" => fixed(&[route]),
        "/referrals/{referral}" => {
            let ids =
                known.counselling.iter().map(String::as_str).chain(["00000000000000000000000000000000", "nonsense"]);
            ids.map(|id| fill(route, id)).collect()
        }
        "/appointments/{slot}/calendar.ics" | "/talks/{talk}/calendar.ics" => {
            let ids =
                known.counselling.iter().map(String::as_str).chain(["00000000000000000000000000000000", "nonsense"]);
            ids.map(|id| format!("{}/calendar.ics", fill(route, id))).collect()
        }
        "/help-now/{language}" | "/check-in/offline/{language}" => with(&["en", "zh-CN", "tlh"]),
        "/tough-call" => fixed(&["/tough-call", "/tough-call?source=abuse", "/tough-call?source=nothing"]),
        "/tough-call/{id}" => {
            let mut all = with(&["77777777-7777-4777-8777-777777777777", "nonsense"]);
            all.extend(known.tough_calls.iter().map(|id| fill(route, id)));
            all
        }
        "/library/course" | "/library/words" | "/library/write" | "/library/review" => fixed(&[route]),
        "/library/course/{course}" => with(&["first_month", "after_a_flag", "nowhere"]),
        "/library" => fixed(&["/library", "/library?kind=case&stressor=complaint&source=price"]),
        "/library/review/{case}" => known.cases.iter().map(|id| fill(route, id)).chain(with(&["nonsense"])).collect(),
        "/library/{kind}/{key}" => {
            let mut all =
                fixed(&["/library/reframing/not_about_you", "/library/words/waiting", "/library/nothing/here"]);
            all.extend(known.cases.iter().map(|id| format!("/library/case/{id}")));
            all
        }
        "/stressors" => fixed(&["/stressors", "/stressors?show=changed", "/stressors?page=2"]),
        "/stressors/propose" => fixed(&[route]),
        "/stressors/quarter" => fixed(&["/stressors/quarter", "/stressors/quarter?quarter=2026-Q1"]),
        "/admin/register" => fixed(&["/admin/register", "/admin/register?show=hidden"]),
        "/stressors/{source}" | "/admin/register/{source}" => {
            known.sources.iter().map(|id| fill(route, id)).chain(with(&["nonsense"])).collect()
        }
        "/breaks" => fixed(&["/breaks", "/breaks?minutes=5", "/breaks?minutes=never"]),
        "/breaks/break.ics" | "/floor" => fixed(&[route]),
        "/floor/{team}" => with(&["t1", "t2", "nowhere"]),
        "/me" => fixed(&["/me", "/me?before=2026-02-20", "/me?day=2026-03-10", "/me?only=notes", "/me?only=good"]),
        "/me/tests" | "/me/tests/licences" => fixed(&[route]),
        "/me/tests/{test}" => {
            let mut all = with(&["phq_4", "nothing"]);
            all.push(format!("{}?take=1", fill(route, "phq_2")));
            all
        }
        "/looks" => fixed(&["/looks", "/looks?of=reports", "/looks?page=2"]),
        "/admin/looks" => fixed(&["/admin/looks", "/admin/looks?kind=flag", "/admin/looks?page=2"]),
        "/board" | "/trends" => fixed(&[route]),
        "/board/{team}" => with(&["t1", "t2", "nowhere"]),
        "/trends/{team}" => {
            let mut all = with(&["t1", "t2", "nowhere"]);
            all.extend(
                ["weeks=4", "weeks=13", "weeks=52", "part=1"].map(|asked| format!("{}?{asked}", fill(route, "t1"))),
            );
            all
        }
        "/flags/{flag}" => {
            let mut all = with(&["00000000000000000000000000000000", "nonsense"]);
            all.extend(known.flags.iter().map(|id| fill(route, id)));
            all
        }
        "/climate" => fixed(&["/climate", "/climate?period=2026-02"]),
        "/climate/{place}" => {
            let mut all = with(&["site-1", "department-1", "department-99", "team-1", "nonsense"]);
            all.extend(
                ["2026-02-16", "2026-02", "2025-Q4", "never"]
                    .map(|when| format!("{}?period={when}", fill(route, "site-1"))),
            );
            all
        }
        "/climate/{place}/report.pdf" | "/climate/{place}/report.csv" | "/climate/{place}/report.json" => {
            with(&["site-1", "department-1", "team-1", "nonsense"])
        }
        "/suggestion/{key}" => with(&["box_breathing", "two_lines", "nothing"]),
        "/wall" => vec!["/wall".to_owned(), format!("/wall?code={}", known.wall), "/wall?code=made-up".to_owned()],
        "/wall/{token}" => with(&[&known.wall, "made-up"]),
        "/invitation/{token}" => with(&[&known.invitation, "made-up"]),
        "/forgotten" => fixed(&[route]),
        "/set-up/{token}" => with(&["made-up"]),
        "/admin/people" => fixed(&["/admin/people", "/admin/people?team=t1", "/admin/people?role=agent"]),
        "/admin/people/{key}" => with(&["a1", "l1", "nobody"]),
        "/admin/teams/{key}" => with(&["t1", "t2", "nowhere"]),
        "/admin/people/add/person" => fixed(&[route]),
        "/admin/import/template.csv" => fixed(&[route, "/admin/import/template.csv?language=zh-CN"]),
        "/admin/schedule" => fixed(&["/admin/schedule", "/admin/schedule?step=look"]),
        "/admin/import" => fixed(&["/admin/import", "/admin/import?step=look"]),
        "/admin/invitations" => fixed(&[route]),
        "/live" => fixed(&["/live", "/live?of=talk", "/live?team=t1", "/live?team=t2", "/live?team=nowhere"]),
        other => panic!("{other} is a route that no test knows: say here at which addresses it is tried"),
    }
}

/// Sends what a route takes that is not a function and answers to POST.
pub async fn post(client: &Client, route: &str) -> Answer {
    match route {
        "/api/preview_roster" => {
            client.upload("preview_roster", "roster.csv", b"person_id,name\nz1,Somebody new\n").await
        }
        "/api/preview_schedule" => {
            let file = b"person_id,workday,start,end\na1,2026-04-01,07:00,15:00\n";
            client.upload("preview_schedule", "schedule.csv", file).await
        }
        "/api/passkey_challenge" => client.post("passkey_challenge", &[]).await,
        "/oidc/back-channel-logout" => {
            let kind = "application/x-www-form-urlencoded";
            let headers = |request: Builder| request.header(CONTENT_TYPE, kind);
            client.send(Method::POST, route, headers, Body::from("logout_token=made-up")).await
        }
        other => panic!("{other} is a route that no test knows: say here what is sent to it"),
    }
}

fn fill(route: &str, value: &str) -> String {
    let (before, _) = route.split_once('{').unwrap();
    format!("{before}{value}")
}

/// Everything that a viewer can open, over all routes.
pub fn everything(known: &AddressValues) -> Vec<String> {
    let opened = plain("GET").into_iter().map(str::to_owned);
    opened.chain(pages()).flat_map(|route| addresses(&route, known)).collect()
}

/// The text of every page, file and open stream that a viewer can fetch, without nonces and fresh ids, each after its
/// address: for tests that compare two centres with the teams `t1` and `t2`.
pub async fn walk(viewer: &Client) -> String {
    let mut all = String::new();
    for address in everything(&AddressValues { wall: "none".to_owned(), ..AddressValues::default() }) {
        // The first is a stream; the second counts the requests of the test itself.
        if address.starts_with("/live") || address.starts_with("/metrics") {
            continue;
        }
        let mut page = without_nonce(&viewer.get(&address).await.text());
        if let Some((before, rest)) = page.split_once("name=\"id\" value=\"") {
            page = format!("{before}{}", &rest[36.min(rest.len())..]);
        }
        all.push_str(&format!("{address}\n{page}\n"));
    }
    for stream in ["/live?of=talk", "/live?team=t1", "/live?team=t2"] {
        if let Ok(mut live) = viewer.live(stream).await {
            all.push_str(&live.next().await.unwrap_or_default());
        }
    }
    all
}

/// The browser tests go through the forms that they find; which ones a demo shows differs from day to day.
#[test]
fn the_browser_tests_list_every_form() {
    let list = include_str!("../../end2end/tests/forms.spec.mjs");
    let uploads = plain("POST").into_iter().map(str::to_owned);
    let forms = functions().into_iter().map(|name| format!("/api/{name}")).chain(uploads);
    let missing: Vec<_> = forms.filter(|form| !list.contains(&format!("'{form}': "))).collect();
    assert!(missing.is_empty(), "not in the list: {missing:?}");
}
