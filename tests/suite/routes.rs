//! Every route of the program, with the addresses that tests open. A route that is not listed here fails these tests.

use std::collections::BTreeSet;

use weathervane::router::PLAIN_ROUTES;
use weathervane::ui::app::App as Pages;

use crate::support::{Answer, Client, without_nonce};

/// The values that addresses contain.
#[derive(Clone, Debug, Default)]
pub struct Known {
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

/// Routes beside pages and functions that answer to this method.
pub fn plain(method: &str) -> Vec<&'static str> {
    let all: Vec<_> = PLAIN_ROUTES.iter().map(|route| route.split_once(' ').unwrap()).collect();
    assert!(all.iter().all(|(method, _)| ["GET", "POST"].contains(method)), "a method that no test knows: {all:?}");
    all.into_iter().filter(|(its, _)| *its == method).map(|(_, path)| path).collect()
}

/// The addresses to open for a page or a plain GET route: with values that exist and with values that do not.
pub fn addresses(route: &str, known: &Known) -> Vec<String> {
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
        "/sign-in/code" | "/second-factor" => fixed(&[route]),
        "/admin/tokens" | "/api/v1/openapi.json" => fixed(&[route]),
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
        "/psychologist" | "/appointments" => fixed(&[route]),
        "/psychologist/referral" => fixed(&[route, "/psychologist/referral?self_test=phq_2%201773014400"]),
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
        "/library" => {
            fixed(&["/library", "/library?q=complaint", "/library?kind=case&stressor=complaint&source=price"])
        }
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
        "/me" => {
            fixed(&["/me", "/me?before=2026-02-20", "/me?day=2026-03-10", "/me?q=note&only=notes", "/me?only=good"])
        }
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
        "/wall/{token}" => with(&[&known.wall, "made-up"]),
        "/invitation/{token}" => with(&[&known.invitation, "made-up"]),
        "/forgotten" => fixed(&[route]),
        "/set-up/{token}" => with(&["made-up"]),
        "/admin/people" => fixed(&["/admin/people", "/admin/people?search=a1", "/admin/people?role=agent"]),
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

/// What is sent to a function: with what is there, and with what is not.
pub fn attempts(function: &str, known: &Known) -> Vec<Vec<(&'static str, String)>> {
    let own = "77777777-7777-4777-8777-777777777777";
    let said = |id: &str| vec![("id", id.to_owned()), ("weather", "3".to_owned()), ("audience", "me".to_owned())];
    let ids = || known.check_ins.iter().map(String::as_str).chain([own, "nonsense"]);
    let flags = || known.flags.iter().map(String::as_str).chain(["00000000000000000000000000000000", "nonsense"]);
    let requests = || known.requests.iter().map(String::as_str).chain(["00000000000000000000000000000000", "nonsense"]);
    let counselling =
        || known.counselling.iter().map(String::as_str).chain(["00000000000000000000000000000000", "nonsense"]);
    let thanks = || known.thanks.iter().map(String::as_str).chain(["00000000000000000000000000000000", "nonsense"]);
    let one = |field: &'static str, value: &str| vec![(field, value.to_owned())];
    match function {
        "record_check_in" | "amend_check_in" => ids().map(said).chain([vec![]]).collect(),
        "undo_check_in" | "delete_entry" => ids().map(|id| one("id", id)).collect(),
        "record_tough_call" => {
            let stated = |said: &str| {
                let fields = [("id", own), ("source", "price"), ("said", said)];
                fields.map(|(name, value)| (name, value.to_owned())).to_vec()
            };
            vec![vec![], stated("feeling"), stated("feeling:heavy")]
        }
        "delete_tough_call" | "keep_tough_call_private" => {
            let ids = known.tough_calls.iter().map(String::as_str).chain(["nonsense"]);
            ids.map(|id| one("id", id)).collect()
        }
        "answer_tough_call" => vec![vec![], one("answer", "over")],
        "switch_tough_key" => vec![vec![], one("key", "off")],
        "allow_hanging_up" => vec![vec![], one("allowed", "no")],
        "edit_note" => ids().map(|id| vec![("id", id.to_owned()), ("note", "edited".to_owned())]).collect(),
        "keep_good_thing" => ids().map(|id| vec![("id", id.to_owned()), ("line", "a laugh".to_owned())]).collect(),
        "set_audience" => ids().map(|id| vec![("id", id.to_owned()), ("audience", "lead".to_owned())]).collect(),
        "choose_audience" => vec![vec![], one("audience", "lead")],
        "choose_rules" => vec![vec![], one("rules[]", "low"), one("rules[]", "made-up")],
        "choose_counted" => vec![vec![], one("counted", "yes"), one("counted", "no")],
        "sign_climate_comment" | "remove_climate_comment" => {
            let on = |period: &str| vec![("place", "site-1".to_owned()), ("period", period.to_owned())];
            let comment = ("comment", "A busy month.".to_owned());
            vec![vec![], on("never"), on("2026-02").into_iter().chain([comment]).collect()]
        }
        "ask_to_talk" => vec![vec![], one("to", "supporter"), one("to", "deputy")],
        "ask_referral" => vec![vec![], one("to", "1"), vec![("to", "3".to_owned()), ("entries[]", own.to_owned())]],
        "end_referral" => counselling().map(|id| one("referral", id)).collect(),
        "offer_slot" | "hold_group_talk" => vec![vec![], one("date", "2026-03-12")],
        "book_slot" | "cancel_slot" => counselling().map(|id| one("slot", id)).collect(),
        "cancel_group_talk" | "join_group_talk" | "leave_group_talk" => {
            counselling().map(|id| one("talk", id)).collect()
        }
        "accept_talk" => requests().map(|id| vec![("request", id.to_owned()), ("at", "now".to_owned())]).collect(),
        "hand_on_talk" => {
            requests().map(|id| vec![("request", id.to_owned()), ("to", "psychologist".to_owned())]).collect()
        }
        "answer_hand_on" => {
            requests().map(|id| vec![("request", id.to_owned()), ("answer", "yes".to_owned())]).collect()
        }
        "answer_offer" | "answer_supporter" => {
            requests().map(|id| vec![("request", id.to_owned()), ("answer", "yes".to_owned())]).collect()
        }
        "answer_talk" => requests().map(|id| vec![("request", id.to_owned()), ("good", "yes".to_owned())]).collect(),
        "save_supporter" => {
            let languages = ("languages[]", "en".to_owned());
            vec![vec![], vec![languages.clone(), ("cap", "9".to_owned())], vec![languages, ("cap", "1".to_owned())]]
        }
        "pause_supporter" => vec![one("paused", "yes"), one("paused", "no")],
        "stop_supporter" => vec![vec![]],
        "end_talk" => requests().map(|id| one("request", id)).collect(),
        "ask_for_break" => vec![vec![], vec![("minutes", "10".to_owned()), ("starts", "soon".to_owned())]],
        "answer_break" => {
            requests().map(|id| vec![("request", id.to_owned()), ("answer", "grant".to_owned())]).collect()
        }
        "withdraw_break" => requests().map(|id| one("request", id)).collect(),
        "choose_break_rules" => ["t2", "nowhere", ""].map(|team| one("team", team)).to_vec(),
        "add_phone_number" => vec![vec![], one("number", "not a number")],
        "remove_phone_number" => vec![one("phone", "1"), one("phone", "nonsense")],
        "plan_event" => vec![vec![], one("unit", "site-1"), one("unit", "team-1")],
        "join_event" | "leave_event" | "cancel_event" => {
            let ids = known.events.iter().map(String::as_str).chain(["nonsense"]);
            ids.map(|id| one("event", id)).collect()
        }
        "give_thanks" => vec![vec![], vec![("to", "Nobody at all".to_owned()), ("line", "Tea".to_owned())]],
        "keep_praise" => vec![vec![], one("praise_glyph", "sunshine")],
        "take_thanks_back" | "remove_thanks" => thanks().map(|id| one("thanks", id)).collect(),
        "show_thanks" => thanks().map(|id| vec![("thanks", id.to_owned()), ("audience", "wall".to_owned())]).collect(),
        "report_thanks" => {
            thanks().map(|id| vec![("thanks", id.to_owned()), ("report_to", "lead".to_owned())]).collect()
        }
        "mark_item" => {
            let items = known.cases.iter().map(|id| format!("case/{id}")).chain(["words/waiting".to_owned()]);
            items.map(|item| vec![("item", item), ("mark", "read".to_owned())]).collect()
        }
        "write_case" => vec![vec![]],
        "take_self_test" => {
            let answers = [("a1", "1".to_owned()), ("a2", "2".to_owned())];
            vec![one("test", "phq_2"), [("test", "phq_2".to_owned())].into_iter().chain(answers).collect()]
        }
        "delete_self_test" => vec![vec![("test", "phq_2".to_owned()), ("taken", "1773014400".to_owned())]],
        "skip_self_tests" => vec![one("skip", "yes"), one("skip", "no")],
        "withdraw_case" | "release_case" => {
            known.cases.iter().map(String::as_str).chain(["nonsense"]).map(|id| one("case", id)).collect()
        }
        "decline_case" => {
            let cases = known.cases.iter().map(String::as_str).chain(["nonsense"]);
            cases.map(|id| vec![("case", id.to_owned()), ("reply", "thank you".to_owned())]).collect()
        }
        "propose_source" => vec![vec![], one("words", "The printer")],
        "support_source" | "take_back_source" | "put_source_away" | "assign_source" => {
            known.sources.iter().map(String::as_str).chain(["nonsense"]).map(|id| one("source", id)).collect()
        }
        "answer_source" | "hide_source" => {
            let sides = ["people", "admin"].into_iter();
            let said = |side: &str, id: &str| {
                let fields =
                    [("side", side), ("source", id), ("status", "looking"), ("done", "Asked."), ("why", "A name.")];
                fields.map(|(name, value)| (name, value.to_owned())).to_vec()
            };
            sides.flat_map(|side| known.sources.iter().map(move |id| said(side, id))).collect()
        }
        "rate_suggestion" => vec![vec![("outcome", "helped".to_owned()), ("workday", "2026-03-10".to_owned())]],
        "take_flag" => flags().map(|id| vec![("flag", id.to_owned()), ("step", "hand_back".to_owned())]).collect(),
        "finish_flag" => flags().map(|id| vec![("flag", id.to_owned()), ("agreed", "we talked".to_owned())]).collect(),
        "plan_follow_up" => {
            flags().map(|id| vec![("flag", id.to_owned()), ("own_words", "a walk".to_owned())]).collect()
        }
        "check_follow_up" | "ask_to_stop" => flags().map(|id| one("flag", id)).collect(),
        "make_wall" | "end_wall" => ["t2", "nowhere", ""].map(|team| one("team", team)).to_vec(),
        "change_password" | "delete_everything" | "erase_person" | "make_recovery_code" | "keep_recovery_code" => {
            vec![vec![]]
        }
        "confirm_reset" => ["l1", "s1", "nobody"].map(|person| one("person", person)).to_vec(),
        "unlock_past" => vec![vec![], one("code", "wrong")],
        "start_second_factor" | "switch_off_second_factor" => vec![vec![]],
        "require_second_factor" => vec![one("second_factor", "optional"), one("second_factor", "made-up")],
        "confirm_second_factor" | "confirm_sign_in" => vec![vec![], one("code", "123456")],
        "make_token" | "make_own_token" => {
            let named = |scope: &str| {
                let fields = [("token_name", "A program"), ("token_days", "-1"), ("scopes[]", scope)];
                fields.map(|(name, value)| (name, value.to_owned())).to_vec()
            };
            vec![vec![], named("roster"), named("check_ins"), named("climate"), named("made-up")]
        }
        "end_token" | "end_own_token" => vec![one("token", "77"), one("token", "nonsense")],
        "add_kiosk" => vec![vec![], one("kiosk", "Entrance")],
        "end_kiosk" => vec![one("kiosk", "1"), one("kiosk", "nonsense")],
        "start_kiosk" => vec![one("token", "made-up")],
        "check_in_at_kiosk" => vec![vec![], one("badge", "4711")],
        "ask_for_reset" => vec![vec![], one("name", "a1")],
        "save_mail_server" => vec![vec![], one("host", "smtp.example.com")],
        "remove_mail_server" | "send_test_message" => vec![vec![]],
        "add_chat_group" => vec![vec![], one("team", "t1")],
        "remove_chat_group" => vec![one("group", "1"), one("group", "nonsense")],
        "choose_message_times" => vec![vec![], one("digest", "late")],
        "choose_messages" => vec![vec![], one("wanted", "no"), one("wanted", "yes")],
        "set_badge" => vec![vec![], vec![("badge", "a badge".to_owned()), ("pin", "12".to_owned())]],
        "remove_badge" => vec![vec![]],
        "make_calendar_link" | "end_calendar_link" => vec![vec![]],
        "add_passkey" | "sign_in_with_passkey" => vec![vec![], one("challenge", "made-up")],
        "remove_passkey" => vec![vec![], one("passkey", "1")],
        "put_notices_away" | "put_off_counted" | "narrow_past" | "sign_out" => vec![vec![]],
        "switch_language" => vec![one("language", "en"), one("language", "tlh")],
        "switch_theme" => vec![one("theme", "light"), one("theme", "mauve")],
        "sign_in" => vec![vec![], vec![("name", "a1".to_owned()), ("password", "wrong".to_owned())]],
        "set_up" | "accept_invitation" => vec![one("token", "made-up")],
        "add_team" | "add_stressor" | "lower_privacy_budget" => vec![vec![]],
        "state_commercial_use" => vec![vec![], one("commercial", "no")],
        "choose_learning" => vec![vec![], one("learning", "off"), one("learning", "maybe")],
        "choose_breakdown" => vec![vec![], one("breakdown", "hour"), one("breakdown", "made-up")],
        "rename_team" | "name_lead" | "end_lead" | "add_shift" | "end_shift" => {
            ["t2", "nowhere"].map(|team| one("team", team)).to_vec()
        }
        "sign_out_person" => vec![one("person", "nobody"), vec![]],
        "withdraw_invitation" => vec![one("person", "nobody"), vec![]],
        "settle_weather" => vec![vec![("since", "2026-03-01".to_owned()), ("sight", "shared".to_owned())], vec![]],
        "sign_out_elsewhere" => vec![one("session", "0123456789abcdef")],
        "mark_stressor" => ["unheard_of", "noise", ""].map(|key| one("stressor", key)).to_vec(),
        "offer_stressor" => ["unheard_of", ""].map(|key| one("stressor", key)).to_vec(),
        "check_held_file" => ["roster", "schedule", ""].map(|kind| one("kind", kind)).to_vec(),
        "keep_signed_in" => vec![vec![], one("phone_password", "not the password")],
        "import_roster" | "import_schedule" => vec![one("draft", "made-up")],
        "change_people" => vec![vec![], vec![("people[]", "a2".to_owned()), ("action", "move".to_owned())]],
        "invite_people" => vec![vec![], one("people[]", "nobody")],
        "save_person" => vec![vec![], one("key", "nobody")],
        other => panic!("{other} is a function that no test knows: say here what is sent to it"),
    }
}

/// Sends what a route beside the functions takes that answers to POST.
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
        other => panic!("{other} is a route that no test knows: say here what is sent to it"),
    }
}

/// What programs ask for: method, address and body, for each endpoint of the interface for programs. Nothing of it changes a roster.
pub fn calls(known: &Known) -> Vec<(String, String, Option<String>)> {
    let mut calls = Vec::new();
    for (path, item) in &weathervane::app::api::document().paths.paths {
        let route = path.trim_start_matches(weathervane::app::api::BASE);
        let reads = match route {
            "/people" => vec!["/people".to_owned(), "/people?limit=3".to_owned()],
            "/load" => vec!["/load?from=2026-03-09&to=2026-03-11".to_owned(), "/load?from=never".to_owned()],
            "/climate" => vec!["/climate".to_owned()],
            "/climate/{place}" => ["site-1", "department-1", "department-99", "team-1", "nonsense"]
                .into_iter()
                .flat_map(|place| [format!("/climate/{place}"), format!("/climate/{place}?period=2026-02")])
                .collect(),
            "/me/check-ins" => vec!["/me/check-ins".to_owned(), "/me/check-ins?from=2026-01-01&limit=5".to_owned()],
            "/roster" => Vec::new(),
            other => panic!("{other} is an endpoint that no test knows: say here how it is called"),
        };
        let new = "88888888-8888-4888-8888-888888888888";
        let ids = known.check_ins.iter().map(String::as_str).chain([new, "nonsense"]);
        let writes = match route {
            "/roster" => vec![
                ("/roster?dry_run=true", r#"{"people":[{"person_id":"z8","name":"Z"}]}"#.to_owned()),
                ("/roster", r#"{"people":[{"person_id":"","name":""}]}"#.to_owned()),
            ],
            "/load" => {
                vec![("/load", r#"{"intervals":[{"interval_start":"2026-03-09T08:00","offered":4}]}"#.to_owned())]
            }
            "/me/check-ins" => {
                ids.map(|id| ("/me/check-ins", format!(r#"{{"id":"{id}","weather":3,"audience":"me"}}"#))).collect()
            }
            _ => Vec::new(),
        };
        if item.get.is_some() {
            assert!(!reads.is_empty(), "{route}");
            calls.extend(reads.into_iter().map(|address| ("GET".to_owned(), address, None)));
        }
        if item.post.is_some() {
            assert!(!writes.is_empty(), "{route}");
            calls.extend(writes.into_iter().map(|(address, body)| ("POST".to_owned(), address.to_owned(), Some(body))));
        }
        assert!(
            item.put.is_none() && item.delete.is_none() && item.patch.is_none(),
            "{route}: a method that no test knows"
        );
    }
    calls
}

fn fill(route: &str, value: &str) -> String {
    let (before, _) = route.split_once('{').unwrap();
    format!("{before}{value}")
}

/// Everything that a viewer can open, over all routes.
pub fn everything(known: &Known) -> Vec<String> {
    let opened = plain("GET").into_iter().map(str::to_owned);
    opened.chain(pages()).flat_map(|route| addresses(&route, known)).collect()
}

/// The text of every page, file and open stream that a viewer can fetch, without nonces and fresh ids, each after its address: for tests
/// that compare two centres with the teams `t1` and `t2`.
pub async fn walk(viewer: &Client) -> String {
    let mut all = String::new();
    for address in everything(&Known { wall: "none".to_owned(), ..Known::default() }) {
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
