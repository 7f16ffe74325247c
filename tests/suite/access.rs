//! Access: every page, form and other route, tried by every kind of viewer.
//!
//! The tables say what is expected of each viewer, in this order: nobody is signed in; `a1` works in team one; `b1` works in team
//! two; `l1` leads team one; `l3` leads team two; `s1` is the psychologist; `d1` administers. `in` is a redirect to the sign-in page.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::thanks::ThanksTo;
use domain::{Audience, OrgUnit, Workday};
use store::token;
use uuid::Uuid;

use crate::counselling::confided;
use crate::routes;
use crate::support::{Answer, Client, Floor, Saying, TestApp, history};

const VIEWERS: [&str; 7] = ["nobody", "a1", "b1", "l1", "l3", "s1", "d1"];

/// A source for the stressor register, with a name.
const PROPOSAL: &[(&str, &str)] = &[
    ("id", "{fresh}"),
    ("words", "The printer"),
    ("about", "kind/systems"),
    ("how_often", "weekly"),
    ("since", "weeks"),
    ("named", "yes"),
    ("even_so", "yes"),
];

/// The status of GET requests. `{…}` is replaced with a value that the test creates.
#[rustfmt::skip]
const OPENED: &[(&str, &str)] = &[
    //                              nobody  a1   b1   l1   l3   s1   d1
    ("/",                          "in  303  303  303  303  303  303"),
    ("/healthz",                   "200 200  200  200  200  200  200"),
    ("/readyz",                    "200 200  200  200  200  200  200"),
    ("/metrics",                   "404 404  404  404  404  404  404"),
    ("/sign-in",                   "200 200  200  200  200  200  200"),
    ("/sign-in/code",              "200 200  200  200  200  200  200"),
    ("/second-factor",             "in  404  404  404  404  200  200"),
    ("/privacy",                   "200 200  200  200  200  200  200"),
    ("/account",                   "in  200  200  200  200  200  200"),
    ("/api/v1/openapi.json",       "200 200  200  200  200  200  200"),
    ("/admin/tokens",              "in  404  404  404  404  404  200"),
    ("/welcome",                   "in  200  200  404  404  404  404"),
    ("/passkey",                   "in  200  200  200  200  200  200"),
    ("/recovery",                  "in  200  200  200  200  200  404"),
    ("/resets",                    "in  404  404  200  200  200  404"),
    ("/counted",                   "in  200  200  404  404  404  404"),
    ("/check-in",                  "in  200  200  404  404  404  404"),
    ("/check-in?change=1",         "in  200  200  404  404  404  404"),
    ("/check-in?amend={a1's}",     "in  200  404  404  404  404  404"),
    ("/suggestion/box_breathing",  "in  200  200  200  200  200  200"),
    ("/suggestion/nothing",        "in  404  404  404  404  404  404"),
    ("/me",                        "in  200  200  404  404  404  404"),
    ("/me/export.csv",             "in  200  200  404  404  404  404"),
    ("/me/export.json",            "in  200  200  404  404  404  404"),
    ("/me/tests",                  "in  200  200  404  404  404  404"),
    ("/me/tests/licences",         "in  200  200  404  404  404  404"),
    ("/me/tests/phq_4",            "in  200  200  404  404  404  404"),
    ("/me/tests/nothing",          "in  404  404  404  404  404  404"),
    ("/me/year",                   "in  200  200  404  404  404  404"),
    ("/me/year?make=yes&good=yes", "in  200  200  404  404  404  404"),
    ("/me/year.pdf?make=yes",      "in  200  200  404  404  404  404"),
    ("/looks",                     "in  200  200  200  200  200  200"),
    ("/looks?of=reports",          "in  200  200  200  200  200  200"),
    ("/team",                      "in  200  200  404  404  404  404"),
    ("/check-in/offline",          "200 200  200  200  200  200  200"),
    ("/check-in/offline/en",       "200 200  200  200  200  200  200"),
    ("/check-in/offline/tlh",      "404 404  404  404  404  404  404"),
    ("/help-now",                  "200 200  200  200  200  200  200"),
    ("/help-now/zh-CN",            "200 200  200  200  200  200  200"),
    ("/help-now/tlh",              "404 404  404  404  404  404  404"),
    ("/psychologist",              "in  200  200  200  200  200  200"),
    ("/psychologist/referral",     "in  200  200  404  404  404  404"),
    ("/appointments",              "in  404  404  404  404  200  404"),
    ("/referrals/{a1's to s1}",    "in  404  404  404  404  200  404"),
    ("/referrals/nonsense",        "in  404  404  404  404  404  404"),
    ("/appointments/{booked by a1}/calendar.ics", "in 200 404 404 404 200 404"),
    ("/appointments/nonsense/calendar.ics", "in 404 404 404 404 404 404"),
    ("/talks/{talk of s1}/calendar.ics", "in 200 200 200 200 200 200"),
    ("/talks/nonsense/calendar.ics", "in 404 404 404 404 404 404"),
    ("/tough-call",                "in  200  200  404  404  404  404"),
    ("/tough-call?source=abuse",   "in  200  200  404  404  404  404"),
    ("/tough-call/{a1's tough call}", "in 200 404 404  404  404  404"),
    ("/tough-call/nonsense",       "in  404  404  404  404  404  404"),
    ("/calendar/made-up.ics",      "404 404  404  404  404  404  404"),
    ("/kiosk",                     "404 404  404  404  404  404  404"),
    ("/kiosk/made-up",             "404 404  404  404  404  404  404"),
    ("/support",                   "in  200  200  200  200  200  200"),
    ("/supporter",                 "in  200  200  200  200  404  404"),
    ("/events",                    "in  200  200  200  200  200  200"),
    ("/events/{past event}",       "in  404  404  200  404  200  404"),
    ("/events/nonsense",           "in  404  404  404  404  404  404"),
    ("/events/{event of team one}/calendar.ics", "in 200 404 200 404 404 404"),
    ("/events/nonsense/calendar.ics", "in 404 404  404  404  404  404"),
    ("/thanks",                    "in  200  200  200  200  200  200"),
    ("/library",                   "in  200  200  200  200  200  200"),
    ("/library/course",            "in  200  200  200  200  200  200"),
    ("/library/course/first_month", "in  200  200  200  200  200  200"),
    ("/library/course/after_a_flag", "in  200  200  200  200  200  200"),
    ("/library/words",             "in  200  200  200  200  200  200"),
    ("/library/write",             "in  200  200  200  200  200  200"),
    ("/library/review",            "in  404  404  404  404  200  404"),
    ("/library/review/{a1's case}", "in  404  404  404  404  200  404"),
    ("/library/review/nonsense",   "in  404  404  404  404  404  404"),
    ("/library/reframing/not_about_you", "in  200  200  200  200  200  200"),
    // A case is not in the library before it is released.
    ("/library/case/{a1's case}",  "in  404  404  404  404  404  404"),
    ("/library/reframing/nothing", "in  404  404  404  404  404  404"),
    ("/breaks",                    "in  200  200  404  404  404  404"),
    ("/breaks/break.ics",          "in  404  404  404  404  404  404"),
    ("/floor",                     "in  404  404  200  200  404  404"),
    ("/floor/t1",                  "in  404  404  200  404  404  404"),
    ("/floor/nowhere",             "in  404  404  404  404  404  404"),
    ("/stressors",                 "in  200  200  200  200  404  404"),
    ("/stressors?show=changed&page=2", "in 200 200 200 200  404  404"),
    ("/stressors/quarter",         "in  200  200  200  200  404  200"),
    ("/stressors/quarter?quarter=2026-Q9", "in 404 404 404 404 404 404"),
    ("/stressors/propose",         "in  200  200  200  200  404  404"),
    ("/stressors/{a1's source}",   "in  200  200  200  200  404  404"),
    ("/stressors/nonsense",        "in  404  404  404  404  404  404"),
    ("/requests",                  "in  404  404  200  200  200  404"),
    ("/board",                     "in  404  404  200  200  404  404"),
    ("/board/t1",                  "in  404  404  200  404  404  404"),
    ("/board/nowhere",             "in  404  404  404  404  404  404"),
    ("/live",                      "401 404  404  404  404  404  404"),
    ("/live?of=talk",              "401 200  200  200  200  200  200"),
    ("/live?team=t1",              "401 404  404  200  404  404  404"),
    ("/live?team=nowhere",         "401 404  404  404  404  404  404"),
    ("/trends",                    "in  404  404  200  200  404  404"),
    ("/trends/t1",                 "in  404  404  200  404  404  404"),
    ("/trends/nowhere",            "in  404  404  404  404  404  404"),
    ("/flags",                     "in  404  404  200  200  404  404"),
    ("/flags/{flag of team one}",  "in  404  404  200  404  404  404"),
    ("/follow-ups",                "in  404  404  200  200  404  404"),
    ("/flags/nonsense",            "in  404  404  404  404  404  404"),
    ("/climate",                   "in  404  404  200  200  200  404"),
    ("/climate/site-1",            "in  404  404  200  200  200  404"),
    ("/climate/department-1",      "in  404  404  200  200  200  404"),
    ("/climate/department-99",     "in  404  404  404  404  404  404"),
    ("/climate/team-1",            "in  404  404  404  404  404  404"),
    // Nothing was drawn yet.
    ("/climate/year",              "in  404  404  404  404  404  404"),
    ("/climate/year.pdf",          "in  404  404  404  404  404  404"),
    ("/climate/site-1/report.pdf", "in  404  404  404  404  404  404"),
    ("/climate/site-1/report.csv", "in  404  404  404  404  404  404"),
    ("/climate/site-1/report.json","in  404  404  404  404  404  404"),
    ("/wall/{wall of team one}",   "200 200  200  200  200  200  200"),
    ("/wall/made-up",              "404 404  404  404  404  404  404"),
    // Without a mail server nobody is sent a link.
    ("/forgotten",                 "404 404  404  404  404  404  404"),
    ("/set-up/made-up",            "404 404  404  404  404  404  404"),
    ("/invitation/{invitation}",   "200 200  200  200  200  200  200"),
    ("/invitation/made-up",        "404 404  404  404  404  404  404"),
    ("/admin",                     "in  404  404  404  404  404  200"),
    ("/admin/teams",               "in  404  404  404  404  404  200"),
    ("/admin/teams/t1",            "in  404  404  404  404  404  200"),
    ("/admin/teams/nowhere",       "in  404  404  404  404  404  404"),
    ("/admin/stressors",           "in  404  404  404  404  404  200"),
    ("/admin/register",            "in  404  404  404  404  404  200"),
    ("/admin/register?show=hidden", "in 404  404  404  404  404  200"),
    ("/admin/register/{a1's source}", "in 404 404 404 404 404 200"),
    ("/admin/register/nonsense",   "in  404  404  404  404  404  404"),
    ("/admin/centre",              "in  404  404  404  404  404  200"),
    ("/admin/messages",            "in  404  404  404  404  404  200"),
    ("/admin/looks",               "in  404  404  404  404  404  200"),
    ("/admin/people",              "in  404  404  404  404  404  200"),
    ("/admin/people/a1",           "in  404  404  404  404  404  200"),
    ("/admin/people/nobody",       "in  404  404  404  404  404  404"),
    ("/admin/people/add/person",   "in  404  404  404  404  404  200"),
    ("/admin/import",              "in  404  404  404  404  404  200"),
    ("/admin/schedule",            "in  404  404  404  404  404  200"),
    ("/admin/import/template.csv", "in  404  404  404  404  404  200"),
    ("/admin/invitations",         "in  404  404  404  404  404  200"),
    ("/admin/slips",               "in  404  404  404  404  404  200"),
    ("/nothing/here",              "404 404  404  404  404  404  404"),
];

/// A form: its function, its fields, and the status for each viewer in turn.
type FormRow = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// The status of a form that is filled in correctly, unless a comment says otherwise. The rows are tried
/// in this order, and in each row `a1`, who owns the entries, comes last.
#[rustfmt::skip]
const SENT: &[FormRow] = &[
    //                                                                          nobody  a1   b1   l1   l3   s1   d1
    ("record_check_in", &[("id", "{fresh}"), ("weather", "1"), ("audience", "team")], "401 200  200  404  404  404  404"),
    ("record_check_in", &[], /* nothing filled in */                                  "401 422  422  404  404  404  404"),
    ("amend_check_in", &[("id", "{a1's}"), ("weather", "2"), ("audience", "lead")],   "401 200  404  404  404  404  404"),
    ("set_audience", &[("id", "{a1's}"), ("audience", "team")],                       "401 200  404  404  404  404  404"),
    ("edit_note", &[("id", "{a1's}"), ("note", "Better said.")],                      "401 200  404  404  404  404  404"),
    ("keep_good_thing", &[("id", "{a1's}"), ("line", "A laugh.")],                    "401 200  404  404  404  404  404"),
    ("undo_check_in", &[("id", "{a1's}")],                                            "401 200  404  404  404  404  404"),
    ("delete_entry", &[("id", "{a1's of yesterday}")],                                "401 200  404  404  404  404  404"),
    ("rate_suggestion", &[("outcome", "less"), ("workday", "{today}")],               "401 200  200  404  404  404  404"),
    ("rate_suggestion", &[("outcome", "less"), ("workday", "2026-03-01")],            "401 404  404  404  404  404  404"),
    ("record_tough_call", &[("id", "{fresh}"), ("source", "price"), ("said", "feeling:heavy")], "401 200 200 404 404 404 404"),
    ("record_tough_call", &[], /* nothing chosen */                                   "401 422  422  404  404  404  404"),
    ("answer_tough_call", &[("answer", "over")], /* nothing is asked */               "401 422  422  404  404  404  404"),
    ("keep_tough_call_private", &[("id", "{a1's tough call}")],                       "401 200  404  404  404  404  404"),
    ("delete_tough_call", &[("id", "{a1's tough call}")],                             "401 200  404  404  404  404  404"),
    ("switch_tough_key", &[("key", "off")],                                           "401 200  200  404  404  404  404"),
    ("ask_to_talk", &[("to", "psychologist"), ("when", "soon")], /* s1 is the only one */ "401 200 200 200  200  422  200"),
    // b1 is the only supporter: not for their own team, nor for its lead.
    ("ask_to_talk", &[("to", "supporter")],                                           "401 200  422  200  422  422  422"),
    ("answer_offer", &[("request", "{a1's search}"), ("answer", "yes")],              "401 404  200  404  404  404  404"),
    ("answer_supporter", &[("request", "{a1's search}"), ("answer", "yes")],          "401 200  404  404  404  404  404"),
    ("accept_talk", &[("request", "{a1's search}"), ("at", "now")],                   "401 404  200  404  404  404  404"),
    ("answer_talk", &[("request", "{a1's search}"), ("good", "yes")],                 "401 200  404  404  404  404  404"),
    ("answer_offer", &[("request", "nonsense"), ("answer", "yes")],                   "401 404  404  404  404  404  404"),
    ("pause_supporter", &[("paused", "no")],                                          "401 404  200  404  404  404  404"),
    ("stop_supporter", &[],                                                           "401 404  200  404  404  404  404"),
    ("save_supporter", &[("languages[]", "en"), ("cap", "1")],                        "401 200  200  200  200  404  404"),
    ("save_supporter", &[], /* nothing filled in */                                   "401 422  422  422  422  404  404"),
    ("accept_talk", &[("request", "{a1's to l1}"), ("at", "now")],                    "401 404  404  200  404  404  404"),
    ("accept_talk", &[("request", "nonsense"), ("at", "now")],                        "401 404  404  404  404  404  404"),
    ("hand_on_talk", &[("request", "{a1's to l1}"), ("to", "psychologist")],          "401 404  404  200  404  404  404"),
    ("answer_hand_on", &[("request", "{a1's to l1}"), ("answer", "no")],              "401 200  404  404  404  404  404"),
    ("end_talk", &[("request", "{a1's to l1}")],                                      "401 200  404  200  404  404  404"),
    ("plan_event", &[("unit", "site-1")], /* nothing else filled in */                "401 422  422  422  422  422  422"),
    ("join_event", &[("event", "{event of team one}"), ("named", "yes")],             "401 200  404  200  404  404  404"),
    ("leave_event", &[("event", "{event of team one}")],                              "401 200  404  200  404  404  404"),
    ("cancel_event", &[("event", "{event of team one}")],                             "401 200  404  404  404  404  404"),
    ("join_event", &[("event", "nonsense")],                                          "401 404  404  404  404  404  404"),
    ("give_thanks", &[("to", "a2"), ("glyph", "cup"), ("line", "Tea")],               "401 200  200  200  200  200  200"),
    ("give_thanks", &[], /* nothing filled in */                                      "401 422  422  422  422  422  422"),
    ("take_thanks_back", &[("thanks", "nonsense")],                                   "401 404  404  404  404  404  404"),
    ("keep_praise", &[("praise_glyph", "sunshine"), ("praise", "Well done")],         "401 200  200  200  200  200  200"),
    ("show_thanks", &[("thanks", "{b2's to a1}"), ("audience", "wall")],              "401 200  404  404  404  404  404"),
    ("report_thanks", &[("thanks", "{b2's to a1}"), ("report_to", "psychologist")],   "401 200  404  404  404  404  404"),
    ("remove_thanks", &[("thanks", "{b2's to a1}")],                                  "401 200  404  404  404  404  404"),
    ("remove_thanks", &[("thanks", "nonsense")],                                      "401 404  404  404  404  404  404"),
    ("mark_item", &[("item", "words/waiting"), ("mark", "helped")],                   "401 200  200  200  200  200  200"),
    ("mark_item", &[("item", "words/nothing"), ("mark", "helped")],                   "401 404  404  404  404  404  404"),
    ("mark_item", &[("item", "case/{a1's case}"), ("mark", "read")], /* not released */ "401 404 404 404  404  404  404"),
    ("write_case", &[("happened", "A call"), ("stressor", "complaint")],              "401 200  200  200  200  200  200"),
    ("write_case", &[], /* nothing filled in */                                       "401 422  422  422  422  422  422"),
    ("release_case", &[("case", "{a1's case}")], /* without a title */                "401 404  404  404  404  422  404"),
    ("decline_case", &[("case", "{a1's case}"), ("reply", "Thank you.")],             "401 404  404  404  404  200  404"),
    ("decline_case", &[("case", "nonsense"), ("reply", "Thank you.")],                "401 404  404  404  404  404  404"),
    ("withdraw_case", &[("case", "{a1's case}")],                                     "401 200  404  404  404  404  404"),
    ("take_self_test", &[("test", "phq_2"), ("a1", "0"), ("a2", "1")], /* in a session that is older than the key */ "401 422 422 404 404 404 404"),
    ("take_self_test", &[("test", "phq_2")], /* nothing chosen */                     "401 422  422  404  404  404  404"),
    ("take_self_test", &[("test", "nothing")],                                        "401 404  404  404  404  404  404"),
    ("delete_self_test", &[("test", "phq_2"), ("taken", "1773014400")], /* none */    "401 404  404  404  404  404  404"),
    ("skip_self_tests", &[("skip", "yes")], /* in a session that is older than the key */ "401 422 422 404 404 404 404"),
    ("ask_for_break", &[], /* nothing chosen */                                       "401 422  422  404  404  404  404"),
    ("answer_break", &[("request", "{a1's break}"), ("answer", "grant")],             "401 404  404  200  404  404  404"),
    ("answer_break", &[("request", "nonsense"), ("answer", "grant")],                 "401 404  404  404  404  404  404"),
    ("withdraw_break", &[("request", "{a1's break}")],                                "401 200  404  404  404  404  404"),
    ("choose_break_rules", &[("team", "t1"), ("at_once", "1"), ("within_seconds", "20")], "401 404 404 200 404 404 404"),
    ("choose_break_rules", &[("team", "nowhere")],                                    "401 404  404  404  404  404  404"),
    ("propose_source", &[], /* nothing filled in */                                   "401 422  422  422  422  404  404"),
    ("propose_source", PROPOSAL,                                                      "401 200  200  200  200  404  404"),
    // None of these sessions holds the own key that a support needs; a1 proposed it.
    ("support_source", &[("source", "{a1's source}")],                                "401 200  422  422  422  404  404"),
    ("support_source", &[("source", "nonsense")],                                     "401 404  404  404  404  404  404"),
    ("put_source_away", &[("source", "{a1's source}")],                               "401 200  404  404  404  404  404"),
    ("answer_source", &[("source", "{a1's source}"), ("status", "looking"), ("done", "Asked.")], "401 404 404 404 404 404 404"),
    ("answer_source", &[("side", "admin"), ("source", "{a1's source}"), ("status", "looking"), ("done", "Asked.")], "401 404 404 404 404 404 200"),
    ("assign_source", &[("source", "{a1's source}"), ("owner", "l1"), ("about", "kind/systems")], "401 404 404 404 404 404 200"),
    ("assign_source", &[("source", "{a1's source}"), ("owner", "a2"), ("about", "kind/systems")], "401 404 404 404 404 404 422"),
    ("answer_source", &[("source", "{a1's source}"), ("status", "changed"), ("done", "Fixed.")], "401 404 404 200 404 404 404"),
    ("hide_source", &[("source", "{a1's source}"), ("why", "A name.")],               "401 404  404  200  404  404  404"),
    ("hide_source", &[("side", "admin"), ("source", "{a1's source}")], /* no reason */ "401 404 404 404 404 404 422"),
    ("take_back_source", &[("source", "{a1's source}")],                              "401 200  404  404  404  404  404"),
    ("choose_audience", &[("audience", "lead")],                                      "401 200  200  404  404  404  404"),
    ("choose_counted", &[("counted", "yes")],                                         "401 200  200  404  404  404  404"),
    ("put_off_counted", &[],                                                          "401 200  200  404  404  404  404"),
    ("sign_climate_comment", &[("place", "site-1"), ("period", "2026-02"), ("comment", "Busy")], "401 404 404 404 404 404 404"),
    ("remove_climate_comment", &[("place", "site-1"), ("period", "2026-02")],         "401 404  404  404  404  404  404"),
    ("delete_everything", &[], /* without the password */                             "401 422  422  404  404  404  404"),
    ("erase_person", &[], /* without the password */                                  "401 422  422  404  404  404  404"),
    ("make_recovery_code", &[], /* in a session that is older than the key */         "401 422  422  422  422  422  404"),
    ("keep_recovery_code", &[], /* none was made */                                   "401 404  404  404  404  404  404"),
    ("confirm_reset", &[("person", "l1")], /* there is nothing to confirm */          "401 404  404  404  404  404  404"),
    ("unlock_past", &[("code", "wrong")], /* nothing is locked */                     "401 404  404  404  404  404  404"),
    ("take_flag", &[("flag", "{flag of team one}"), ("step", "take")],                "401 404  404  200  404  404  404"),
    ("finish_flag", &[("flag", "{flag of team one}"), ("agreed", "We talked")],       "401 404  404  200  404  404  404"),
    ("plan_follow_up", &[("flag", "{flag of team one}"), ("own_words", "Tea")],       "401 404  404  200  404  404  404"),
    ("plan_follow_up", &[("flag", "nonsense"), ("own_words", "Tea")],                 "401 404  404  404  404  404  404"),
    ("check_follow_up", &[("flag", "{flag of team one}")],                            "401 404  404  200  404  404  404"),
    ("check_follow_up", &[("flag", "nonsense")],                                      "401 404  404  404  404  404  404"),
    ("ask_to_stop", &[("flag", "{flag of team one}")],                                "401 200  404  404  404  404  404"),
    ("ask_to_stop", &[("flag", "nonsense")],                                          "401 404  404  404  404  404  404"),
    ("take_flag", &[("flag", "nonsense"), ("step", "take")],                          "401 404  404  404  404  404  404"),
    ("ask_referral", &[], /* nothing filled in */                                     "401 422  422  404  404  404  404"),
    ("end_referral", &[("referral", "nonsense")],                                     "401 404  404  404  404  404  404"),
    ("offer_slot", &[], /* nothing filled in */                                       "401 404  404  404  404  422  404"),
    ("book_slot", &[("slot", "00000000000000000000000000000000")], /* not free */     "401 422  422  404  404  404  404"),
    ("cancel_slot", &[("slot", "00000000000000000000000000000000")],                  "401 404  404  404  404  404  404"),
    ("hold_group_talk", &[], /* nothing filled in */                                  "401 404  404  404  404  422  404"),
    ("join_group_talk", &[("talk", "{talk of s1}")],                                  "401 200  200  404  404  404  404"),
    ("leave_group_talk", &[("talk", "{talk of s1}")],                                 "401 200  200  404  404  404  404"),
    ("cancel_group_talk", &[("talk", "nonsense")],                                    "401 404  404  404  404  404  404"),
    ("make_wall", &[("team", "t1")],                                                  "401 404  404  200  404  404  404"),
    ("make_wall", &[("team", "nowhere")],                                             "401 404  404  404  404  404  404"),
    ("end_wall", &[("team", "t1")],                                                   "401 404  404  200  404  404  404"),
    ("invite_people", &[("people[]", "a2")],                                          "401 404  404  404  404  404  200"),
    ("invite_people", &[("people[]", "unheard-of")],                                  "401 404  404  404  404  404  404"),
    ("change_people", &[("people[]", "a2"), ("action", "move"), ("to_team", "t2")],   "401 404  404  404  404  404  200"),
    ("change_people", &[("people[]", "unheard-of"), ("action", "end")],               "401 404  404  404  404  404  404"),
    ("sign_out_person", &[("person", "a2")],                                          "401 404  404  404  404  404  200"),
    ("sign_out_person", &[("person", "unheard-of")],                                  "401 404  404  404  404  404  404"),
    ("withdraw_invitation", &[("person", "a2")],                                      "401 404  404  404  404  404  200"),
    ("withdraw_invitation", &[("person", "unheard-of")],                              "401 404  404  404  404  404  404"),
    ("save_person", &[("person_id", "z9"), ("name", "Z"), ("roles[]", "agent")],      "401 404  404  404  404  404  200"),
    ("save_person", &[("person", "unheard-of"), ("name", "Z")],                       "401 404  404  404  404  404  404"),
    ("add_team", &[], /* nothing filled in */                                         "401 404  404  404  404  404  422"),
    ("rename_team", &[("team", "t1"), ("name", "One")],                               "401 404  404  404  404  404  200"),
    ("rename_team", &[("team", "nowhere"), ("name", "One")],                          "401 404  404  404  404  404  404"),
    ("name_lead", &[("team", "t2"), ("person", "a2")],                                "401 404  404  404  404  404  200"),
    ("end_lead", &[("team", "t2"), ("person", "a2")],                                 "401 404  404  404  404  404  200"),
    ("add_shift", &[("team", "t2"), ("shift_pattern", "night 22:00-06:00")],          "401 404  404  404  404  404  200"),
    ("end_shift", &[("team", "t2"), ("shift_pattern", "night 22:00-06:00")],          "401 404  404  404  404  404  200"),
    ("add_phone_number", &[("label", "Nurse"), ("number", "030 5555 0100")],          "401 404  404  404  404  404  200"),
    ("remove_phone_number", &[("phone", "1")],                                        "401 404  404  404  404  404  200"),
    ("add_stressor", &[("group", "body"), ("en", "Draught"), ("zh", "穿堂风")],        "401 404  404  404  404  404  200"),
    ("offer_stressor", &[("stressor", "noise"), ("offered", "no")],                   "401 404  404  404  404  404  200"),
    ("offer_stressor", &[("stressor", "unheard_of")],                                 "401 404  404  404  404  404  404"),
    ("mark_stressor", &[("stressor", "noise")], /* a built-in one */                  "401 404  404  404  404  404  404"),
    ("lower_privacy_budget", &[], /* nothing filled in */                             "401 404  404  404  404  404  422"),
    ("choose_breakdown", &[("breakdown", "hour")],                                    "401 404  404  404  404  404  200"),
    ("choose_breakdown", &[("breakdown", "made-up")],                                 "401 404  404  404  404  404  422"),
    ("allow_hanging_up", &[("allowed", "yes")],                                       "401 404  404  404  404  404  200"),
    ("allow_hanging_up", &[], /* nothing chosen */                                    "401 404  404  404  404  404  422"),
    ("state_commercial_use", &[("commercial", "no")],                                 "401 404  404  404  404  404  200"),
    ("state_commercial_use", &[], /* nothing chosen */                                "401 404  404  404  404  404  422"),
    ("choose_learning", &[("learning", "on")],                                        "401 404  404  404  404  404  200"),
    ("choose_learning", &[("learning", "maybe")],                                     "401 404  404  404  404  404  422"),
    ("choose_rules", &[("rules[]", "low")],                                           "401 404  404  404  404  404  200"),
    ("choose_rules", &[("rules[]", "made-up")],                                       "401 404  404  404  404  404  422"),
    ("import_roster", &[("draft", "made-up")],                                        "401 404  404  404  404  404  422"),
    ("check_held_file", &[("kind", "schedule")], /* none is held */                   "401 404  404  404  404  404  422"),
    ("import_schedule", &[("draft", "made-up")],                                      "401 404  404  404  404  404  422"),
    ("put_notices_away", &[],                                                         "401 200  200  200  200  200  200"),
    ("change_password", &[], /* nothing filled in */                                  "401 422  422  422  422  422  422"),
    ("start_second_factor", &[], /* no password */                                    "401 404  404  404  404  422  422"),
    ("confirm_second_factor", &[("code", "123456")], /* nothing begun */              "401 404  404  404  404  422  422"),
    ("switch_off_second_factor", &[], /* nothing filled in */                         "401 404  404  404  404  422  422"),
    ("require_second_factor", &[("second_factor", "optional")],                       "401 404  404  404  404  404  200"),
    ("require_second_factor", &[], /* nothing chosen */                               "401 404  404  404  404  404  422"),
    ("confirm_sign_in", &[("code", "123456")], /* nothing waits */                    "422 422  422  422  422  422  422"),
    ("ask_for_reset", &[("name", "a1")], /* no mail server */                         "404 404  404  404  404  404  404"),
    ("save_mail_server", &[], /* nothing filled in */                                 "401 404  404  404  404  404  422"),
    ("remove_mail_server", &[], /* there is none */                                   "401 404  404  404  404  404  404"),
    ("add_chat_group", &[("team", "t1")], /* no webhook */                            "401 404  404  404  404  404  422"),
    ("remove_chat_group", &[("group", "77")], /* no such group */                     "401 404  404  404  404  404  404"),
    ("send_test_message", &[], /* nothing is set up */                                "401 404  404  404  404  404  422"),
    ("choose_message_times", &[("digest", "08:30")],                                  "401 404  404  404  404  404  200"),
    ("choose_messages", &[("wanted", "no")],                                          "401 200  200  200  200  200  200"),
    ("make_token", &[("token_name", "HR"), ("scopes[]", "roster")],                   "401 404  404  404  404  404  200"),
    ("make_token", &[("token_name", "HR"), ("scopes[]", "check_ins")], /* for a person */ "401 404 404 404 404 404 422"),
    ("end_token", &[("token", "77")], /* no such token */                             "401 404  404  404  404  404  404"),
    ("make_own_token", &[("token_name", "Mine")], /* without the password */          "401 422  422  422  422  422  404"),
    ("end_own_token", &[("token", "77")], /* no such token */                         "401 404  404  404  404  404  404"),
    ("add_kiosk", &[("kiosk", "Entrance")], /* no site */                              "401 404  404  404  404  404  422"),
    ("end_kiosk", &[("kiosk", "77")], /* no such kiosk */                             "401 404  404  404  404  404  404"),
    ("start_kiosk", &[("token", "made-up")],                                          "404 404  404  404  404  404  404"),
    ("check_in_at_kiosk", &[],                                                        "404 404  404  404  404  404  404"),
    ("make_calendar_link", &[],                                                       "401 200  200  200  200  200  200"),
    ("end_calendar_link", &[],                                                        "401 200  200  200  200  200  200"),
    ("set_badge", &[("badge", "4711"), ("pin", "1234"), ("pin_again", "1234")],       "401 422  200  404  404  404  404"),
    ("remove_badge", &[],                                                             "401 200  200  404  404  404  404"),
    ("add_passkey", &[], /* no name */                                                "401 422  422  422  422  422  422"),
    ("remove_passkey", &[("passkey", "77")], /* no such passkey */                    "401 404  404  404  404  404  404"),
    ("sign_in_with_passkey", &[], /* nothing filled in */                             "422 422  422  422  422  422  422"),
    ("keep_signed_in", &[], /* no password */                                       "401 422  422  422  422  422  422"),
    ("sign_out_elsewhere", &[],                                                      "401 200  200  200  200  200  200"),
    ("sign_out_elsewhere", &[("session", "0123456789abcdef")],                        "401 404  404  404  404  404  404"),
    ("set_up", &[("token", "made-up")],                                               "404 404  404  404  404  404  404"),
    ("accept_invitation", &[("token", "made-up")],                                    "404 404  404  404  404  404  404"),
    ("sign_in", &[], /* nothing filled in */                                          "422 422  422  422  422  422  422"),
    ("switch_language", &[("language", "en")],                                        "200 200  200  200  200  200  200"),
    ("switch_theme", &[("theme", "dark")],                                            "200 200  200  200  200  200  200"),
    ("settle_weather", &[("since", "2026-03-01"), ("sight", "own")], /* no such flag */ "401 404  404  404  404  404  404"),
    ("narrow_past", &[],                                                              "401 200  200  404  404  404  404"),
    ("sign_out", &[],                                                                 "200 200  200  200  200  200  200"),
];

/// The status of file uploads.
#[rustfmt::skip]
const UPLOADED: &[(&str, &str)] = &[
    //                         nobody  a1   b1   l1   l3   s1   d1
    ("/api/preview_roster",    "in  404  404  404  404  404  303"),
    ("/api/preview_schedule",  "in  404  404  404  404  404  303"),
    ("/api/passkey_challenge", "400 400  400  400  400  400  400"),
];

/// A floor and the values for addresses on it.
struct Known {
    floor: Floor,
    flag: String,
    today: Uuid,
    yesterday: Uuid,
    tough_call: Uuid,
    request: String,
    referral: String,
    slot: String,
    talk: String,
    search: String,
    case: String,
    asked_break: String,
    thanks: String,
    source: Uuid,
    event: String,
    past_event: String,
}

impl Known {
    async fn new() -> Self {
        let mut said = history();
        let today = Saying::new(7, "a1", 0, 2, Audience::Lead);
        let yesterday = said.iter().rfind(|entry| entry.agent == "a1" && entry.ago > 0).unwrap().id;
        said.push(today.clone());
        let floor = Floor::with(&said).await;
        let page = floor.signed_in("l1").await.get("/flags").await.page();
        let flag =
            page.split("href=\"/flags/").nth(1).expect("team one has a flag").split(['"', '?', '#']).next().unwrap();
        let person = floor.app.person("a2").await;
        let until = floor.app.now().checked_add(jiff::SignedDuration::from_hours(24)).unwrap();
        let (store, now) = (&floor.app.app.store, floor.app.now());
        store
            .invitations()
            .create(vec![(person, token::hash_from_paper("an-invitation"))], None, now, until)
            .await
            .unwrap();
        let agent = floor.signed_in("a1").await;
        assert_eq!(agent.ask("ask_to_talk", &[("to", "lead")]).await.status, StatusCode::OK);
        let support = agent.get("/support").await.page();
        let request = support.split("name=\"request\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let tough_call = Uuid::from_u128(8);
        let stated =
            [("id", &*tough_call.to_string()), ("source", "price"), ("said", "feeling:heavy"), ("audience", "lead")];
        assert_eq!(agent.ask("record_tough_call", &stated).await.status, StatusCode::OK);
        let search = floor.search("a1", "b1").await;
        assert_eq!(agent.ask("write_case", &[("happened", "A call")]).await.status, StatusCode::OK);
        let written = agent.get("/library/write").await.page();
        let case = written.split("name=\"case\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let starts = domain::load::minutes_of(floor.app.today().0.at(9, 30, 0, 0)).to_string();
        assert_eq!(agent.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await.status, StatusCode::OK);
        let breaks = agent.get("/breaks").await.page();
        let asked_break =
            breaks.split("name=\"request\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let source = Uuid::from_u128(9);
        let proposed: Vec<_> =
            PROPOSAL.iter().map(|(name, value)| (*name, value.replace("{fresh}", &source.to_string()))).collect();
        let proposed: Vec<_> = proposed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(agent.ask("propose_source", &proposed).await.status, StatusCode::OK);
        let (referral, slot, talk) = confided(&floor).await;
        let hours = |hours| floor.app.now().checked_add(jiff::SignedDuration::from_hours(hours)).unwrap();
        let event = floor.app.event("a1", OrgUnit::Team(floor.app.team("t1").await), hours(48)).await;
        let past_event = floor.app.event("s1", OrgUnit::Team(floor.app.team("t1").await), hours(-48)).await;
        let to = ThanksTo::Person(floor.app.person("a1").await);
        let thanks = floor.app.thanked("b2", to, "Thank you for the tea").await.unwrap();
        Self {
            search,
            referral,
            slot,
            talk,
            flag: flag.to_owned(),
            today: today.id,
            yesterday,
            tough_call,
            request,
            case,
            asked_break,
            thanks,
            source,
            event,
            past_event,
            floor,
        }
    }

    fn fill(&self, text: &str) -> String {
        text.replace("{a1's}", &self.today.to_string())
            .replace("{a1's of yesterday}", &self.yesterday.to_string())
            .replace("{a1's tough call}", &self.tough_call.to_string())
            .replace("{a1's to l1}", &self.request)
            .replace("{a1's to s1}", &self.referral)
            .replace("{booked by a1}", &self.slot)
            .replace("{talk of s1}", &self.talk)
            .replace("{a1's search}", &self.search)
            .replace("{a1's case}", &self.case)
            .replace("{a1's break}", &self.asked_break)
            .replace("{b2's to a1}", &self.thanks)
            .replace("{a1's source}", &self.source.to_string())
            .replace("{event of team one}", &self.event)
            .replace("{past event}", &self.past_event)
            .replace("{fresh}", &Uuid::new_v4().to_string())
            .replace("{today}", &self.floor.app.today().to_string())
            .replace("{flag of team one}", &self.flag)
            .replace("{wall of team one}", self.floor.wall)
            .replace("{invitation}", "an-invitation")
    }

    async fn browser(&self, viewer: &str) -> Client {
        if viewer == "nobody" { self.floor.app.visitor() } else { self.floor.signed_in(viewer).await }
    }
}

/// The notation of an answer in the tables.
fn called(answer: &Answer) -> String {
    let to_sign_in = answer.status == StatusCode::SEE_OTHER && answer.to().starts_with("/sign-in");
    if to_sign_in { "in".to_owned() } else { answer.status.as_str().to_owned() }
}

fn row(cells: &str) -> Vec<&str> {
    let cells: Vec<_> = cells.split_whitespace().collect();
    assert_eq!(cells.len(), VIEWERS.len(), "{cells:?}");
    cells
}

#[tokio::test]
async fn every_page_opens_for_those_it_is_meant_for_and_for_nobody_else() {
    let known = Known::new().await;
    let mut wrong = Vec::new();
    for (address, cells) in OPENED {
        for (viewer, expected) in VIEWERS.into_iter().zip(row(cells)) {
            let browser = known.browser(viewer).await;
            let found = if address.starts_with("/live") {
                browser.live(&known.fill(address)).await.err().unwrap_or(StatusCode::OK).as_str().to_owned()
            } else {
                called(&browser.get(&known.fill(address)).await)
            };
            if found != expected {
                wrong.push(format!("{address} for {viewer}: {found} and not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_form_works_for_those_it_is_meant_for_and_for_nobody_else() {
    let known = Known::new().await;
    let mut wrong = Vec::new();
    for (function, fields, cells) in SENT {
        let mut row: Vec<_> = VIEWERS.into_iter().zip(row(cells)).collect();
        row.rotate_left(2);
        for (viewer, expected) in row {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, known.fill(value))).collect();
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = known.browser(viewer).await.ask(function, &fields).await;
            if answer.status.as_str() != expected {
                wrong.push(format!(
                    "{function} {fields:?} by {viewer}: {} and not {expected}: {}",
                    answer.status,
                    answer.text()
                ));
            }
        }
    }
    for (route, cells) in UPLOADED {
        for (viewer, expected) in VIEWERS.into_iter().zip(row(cells)) {
            let found = called(&routes::post(&known.browser(viewer).await, route).await);
            if found != expected {
                wrong.push(format!("{route} by {viewer}: {found} and not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tables_know_every_route() {
    // `/board/{team}` matches `/board/t1`, segment by segment.
    let fits = |route: &str, address: &str| {
        let (route, path) = (route.split('/'), address.split('?').next().unwrap().split('/'));
        route.clone().count() == path.clone().count() && route.zip(path).all(|(a, b)| a == b || a.starts_with('{'))
    };
    let opened: Vec<_> = routes::plain("GET").into_iter().map(str::to_owned).chain(routes::pages()).collect();
    let missing: Vec<_> =
        opened.iter().filter(|route| !OPENED.iter().any(|(address, _)| fits(route, address))).collect();
    assert!(missing.is_empty(), "pages that the table does not know: {missing:?}");
    let sent: BTreeSet<_> = SENT.iter().map(|(function, ..)| (*function).to_owned()).collect();
    assert_eq!(routes::functions().into_iter().collect::<BTreeSet<_>>(), sent);
    let uploaded: Vec<_> = UPLOADED.iter().map(|(route, _)| *route).collect();
    assert_eq!(routes::plain("POST"), uploaded);
}

#[tokio::test]
async fn opening_pages_changes_nothing_that_is_stored() {
    let known = Known::new().await;
    // The first request of a session stores when it was seen, once.
    known.floor.app.settle().await;
    for viewer in VIEWERS {
        for (address, _) in OPENED.iter().filter(|(address, _)| !address.starts_with("/live")) {
            let before = known.floor.app.stored();
            let browser = known.browser(viewer).await;
            browser.get(&known.fill(address)).await;
            let head = |request: axum::http::request::Builder| request;
            let answer =
                browser.send(axum::http::Method::HEAD, &known.fill(address), head, axum::body::Body::empty()).await;
            assert!(answer.body.is_empty(), "HEAD {address} has a body");
            known.floor.app.settle().await;
            assert_eq!(known.floor.app.stored(), before, "{viewer} only opened {address}");
        }
        for (function, ..) in SENT {
            let answer = known.browser(viewer).await.get(&format!("/api/{function}")).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "GET {function}");
        }
    }
}

#[tokio::test]
async fn a_former_lead_sees_nothing_not_even_of_earlier_days() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = "/board/t1";
    assert_eq!(lead.get(flag).await.status, StatusCode::OK);
    floor.app.take_roster("person_id,name,roles,team_id\nl1,Name of l1,lead,\n").await;
    for address in ["/board/t1", "/trends/t1"] {
        assert_eq!(lead.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in ["/board", "/trends", "/flags", "/follow-ups"] {
        let page = lead.get(address).await.page();
        assert!(!page.contains("Name of a"), "{address} still names somebody");
    }
}

#[tokio::test]
async fn people_who_lost_the_lead_role_read_so_on_every_page_for_leads() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let (lead, agent) = (app.lead("l1").of("t1").hired().await, app.agent("a1").of("t1").hired().await);
    let told = "You’re no longer a lead";
    assert!(!lead.get("/board").await.page().contains(told));
    let roles = [("person", "l1"), ("name", "Name of l1"), ("roles[]", "agent"), ("team", "t1")];
    assert_eq!(admin.ask("save_person", &roles).await.status, StatusCode::OK);
    for address in ["/board", "/board/t1", "/trends", "/flags", "/flags/none", "/follow-ups"] {
        let (to_lead, to_agent) = (lead.get(address).await, agent.get(address).await);
        assert_eq!((to_lead.status, to_agent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{address}");
        assert!(to_lead.shows(told) && !to_lead.shows("Name of a"), "{address}: {}", to_lead.text());
        assert!(!to_agent.shows(told), "{address}");
    }
    assert!(!lead.get("/admin/people").await.shows(told), "they never had that role");
}

#[tokio::test]
async fn a_successor_sees_nothing_from_before_their_first_day() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", "1"), ("audience", "lead"), ("note", "for my lead of then")];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    let tomorrow: Workday = app.today().plus(1);
    app.travel(&format!("{tomorrow} 09:00"));
    let successor = app.lead("l9").of("t1").hired().await;
    for address in ["/board/t1", "/trends/t1", "/flags"] {
        let page = successor.get(address).await.page();
        assert!(!page.contains("Name of a1") && !page.contains("for my lead"), "{address}");
    }
}
