//! Thank-yous: nobody but giver, receiver and those to whom the receiver shows one can tell that it exists.

mod shown;

use axum::http::StatusCode;
use domain::ThankYou;
use domain::ThankYouId;
use domain::thanks::{ThanksFrom, ThanksGlyph, ThanksTo};
use jiff::SignedDuration;
use store::GiveOutcome;
use uuid::Uuid;

use crate::support::{Client, PASSWORD, TestApp, without_nonce};

/// What is given.
const LINE: &str = "You took my hardest caller.";
/// The time in which it can be taken back.
const ARRIVES: SignedDuration = SignedDuration::from_mins(10);

impl TestApp {
    /// Gives thanks an hour ago, so that it has arrived. Returns its id; none if the limits allow no other one.
    pub async fn thanked(&self, giver: &str, to: ThanksTo, line: &str) -> Option<String> {
        let thanks = ThankYou {
            id: ThankYouId(Uuid::new_v4()),
            to,
            from: ThanksFrom::Colleague(Some(self.person(giver).await)),
            with_name: true,
            glyph: ThanksGlyph::Cup,
            line: line.to_owned(),
            given_at: self.now().checked_sub(SignedDuration::from_hours(1)).unwrap(),
            shown: None,
        };
        let id = thanks.id.to_string();
        (self.app.store.thanks().give(thanks).await.unwrap() == GiveOutcome::Given).then_some(id)
    }
}

/// Two teams with a lead each, a psychologist and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for key in ["a1", "a2", "a3"] {
        app.agent(key).of("t1").hired().await;
    }
    app.agent("b1").of("t2").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

async fn give(giver: &Client, to: &str, line: &str) -> StatusCode {
    giver.ask("give_thanks", &[("to", to), ("glyph", "shelter"), ("line", line), ("with_name", "yes")]).await.status
}

/// The id of the first thank-you on somebody's page.
async fn first(viewer: &Client) -> String {
    let page = viewer.get("/thanks").await.page();
    page.split("name=\"thanks\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned()
}

/// The pages on which others could notice something.
async fn elsewhere(app: &TestApp) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (key, addresses) in [
        ("a3", ["/thanks", "/team", "/me"].as_slice()),
        ("b1", &["/thanks", "/team"]),
        ("l1", &["/thanks", "/board", "/flags", "/follow-ups"]),
        ("s1", &["/thanks", "/requests", "/climate"]),
        ("d1", &["/thanks", "/admin/people", "/admin/looks", "/admin/teams/t1"]),
    ] {
        for address in addresses {
            let page = app.signed_in(key).await.get(address).await.page();
            pages.push((format!("{key} {address}"), without_nonce(&page)));
        }
    }
    pages
}

#[tokio::test]
async fn a_thank_you_is_read_by_its_receiver_and_noticed_by_nobody_else() {
    let app = centre().await;
    let (giver, receiver) = (app.signed_in("a1").await, app.signed_in("a2").await);
    app.pass(ARRIVES);
    let before = elsewhere(&app).await;
    assert_eq!(give(&giver, "name of a2", LINE).await, StatusCode::OK);
    assert!(giver.get("/thanks").await.page().contains("To Name of a2"));
    assert!(!receiver.get("/thanks").await.page().contains(LINE), "it has not arrived");
    assert_eq!(elsewhere(&app).await, before);
    app.pass(ARRIVES);
    let page = receiver.get("/thanks").await.page();
    assert!(page.contains(LINE) && page.contains("Name of a1\u{a0}· "), "{page}");
    assert!(receiver.get("/me").await.page().contains(LINE));
    assert!(!giver.get("/thanks").await.page().contains(LINE), "the giver does not learn what became of it");
    for ((address, page), (_, before)) in elsewhere(&app).await.into_iter().zip(before) {
        assert!(!page.contains(LINE) && !page.contains("Name of a1\u{a0}·"), "{address}");
        // Clocks on pages went on; nothing else did.
        if address.ends_with("/thanks") {
            assert_eq!(page, before, "{address}");
        }
    }
    assert!(!app.stored().contains(LINE), "the words are sealed");
}

#[tokio::test]
async fn a_giver_takes_it_back_until_it_arrives_and_not_later() {
    let app = centre().await;
    let (giver, receiver) = (app.signed_in("a1").await, app.signed_in("a2").await);
    give(&giver, "a2", LINE).await;
    let id = first(&giver).await;
    for other in ["a2", "a3", "l1", "d1"] {
        let answer = app.signed_in(other).await.ask("take_thanks_back", &[("thanks", &id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(giver.post("take_thanks_back", &[("thanks", &id)]).await.to(), "/thanks");
    app.pass(ARRIVES);
    assert!(!receiver.get("/thanks").await.page().contains(LINE));
    app.thanked("a1", ThanksTo::Person(app.person("l1").await), LINE).await.unwrap();
    let lead = app.signed_in("l1").await;
    let id = first(&lead).await;
    assert_eq!(giver.ask("take_thanks_back", &[("thanks", &id)]).await.status, StatusCode::NOT_FOUND);
    assert!(lead.get("/thanks").await.page().contains(LINE));
}

#[tokio::test]
async fn a_form_that_is_sent_again_is_answered_as_the_first_time() {
    let app = centre().await;
    let giver = app.signed_in("a1").await;
    let fields = [("to", "a2"), ("glyph", "shelter"), ("line", LINE)];
    for _ in 0..2 {
        let page = giver.post_and_follow("give_thanks", &fields).await.page();
        assert!(page.contains("On its way to Name of a2.") && !page.contains("today already"), "{page}");
        app.pass(SignedDuration::from_mins(1));
    }
    app.pass(ARRIVES);
    let received = app.signed_in("a2").await.get("/thanks").await.page();
    assert_eq!(received.matches(LINE).count(), 1, "{received}");
}

#[tokio::test]
async fn limits_keep_the_words_and_do_not_tell_what_became_of_the_others() {
    let app = centre().await;
    let (giver, receiver) = (app.signed_in("a1").await, app.signed_in("a2").await);
    give(&giver, "a2", LINE).await;
    let fields = [("to", "a2"), ("glyph", "sprout"), ("line", "And for the tea.")];
    let refused = giver.post_and_follow("give_thanks", &fields).await.page();
    assert!(refused.contains("You’ve thanked Name of a2 today already."), "{refused}");
    assert!(refused.contains("value=\"And for the tea.\""), "what was typed stays");
    app.pass(ARRIVES);
    let id = first(&receiver).await;
    assert_eq!(receiver.ask("remove_thanks", &[("thanks", &id)]).await.status, StatusCode::OK);
    assert_eq!(give(&giver, "a2", LINE).await, StatusCode::UNPROCESSABLE_ENTITY, "removed or not, it counts");
    for to in ["a3", "b1", "l1", "t1"] {
        assert_eq!(give(&giver, to, LINE).await, StatusCode::OK, "{to}");
    }
    assert_eq!(give(&giver, "s1", LINE).await, StatusCode::UNPROCESSABLE_ENTITY, "five a day");
    app.pass(SignedDuration::from_hours(24));
    assert_eq!(give(&app.signed_in("a1").await, "a2", LINE).await, StatusCode::OK);
}

#[tokio::test]
async fn a_name_is_entered_in_full_and_an_unknown_one_keeps_the_words() {
    let app = centre().await;
    let giver = app.signed_in("a1").await;
    for (to, says) in [
        ("Name of", "Nobody here is called that."),
        ("", "Enter a name."),
        ("a1", "This one’s for others."),
        ("Somebody", "Nobody here is called that."),
    ] {
        let fields = [("to", to), ("glyph", "cup"), ("line", LINE)];
        let page = giver.post_and_follow("give_thanks", &fields).await.page();
        assert!(page.contains(says) && page.contains(LINE), "{to}");
    }
    app.take_roster("person_id,name,roles,team_id\na9,Name of a2,agent,t2\n").await;
    let page = giver.post_and_follow("give_thanks", &[("to", "Name of a2"), ("line", LINE)]).await.page();
    assert!(page.contains("More than one fits."));
}

#[tokio::test]
async fn a_hurtful_one_is_reported_to_one_person_and_removed_unnoticed() {
    let app = centre().await;
    let (giver, receiver) = (app.signed_in("a1").await, app.signed_in("a2").await);
    app.thanked("a1", ThanksTo::Person(app.person("a2").await), LINE).await.unwrap();
    let id = first(&receiver).await;
    let before = without_nonce(&giver.get("/thanks").await.page());
    for other in ["a1", "a3", "l1", "s1", "d1"] {
        for form in ["remove_thanks", "report_thanks", "show_thanks"] {
            let fields = [("thanks", id.as_str()), ("report_to", "psychologist"), ("audience", "team")];
            let answer = app.signed_in(other).await.ask(form, &fields).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other} {form}");
        }
    }
    let fields = [("thanks", id.as_str()), ("report_to", "psychologist")];
    assert_eq!(receiver.ask("report_thanks", &fields).await.status, StatusCode::OK);
    let requests = app.signed_in("s1").await.get("/requests").await.page();
    assert!(requests.contains(LINE) && requests.contains("Name of a1"), "{requests}");
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains(LINE));
    assert_eq!(receiver.ask("remove_thanks", &[("thanks", &id)]).await.status, StatusCode::OK);
    assert!(!receiver.get("/thanks").await.page().contains(LINE));
    assert_eq!(without_nonce(&giver.get("/thanks").await.page()), before, "the giver learns nothing of it");
}

#[tokio::test]
async fn a_hurtful_one_is_never_reported_to_its_giver() {
    let app = centre().await;
    let receiver = app.signed_in("a1").await;
    app.thanked("l1", ThanksTo::Person(app.person("a1").await), LINE).await.unwrap();
    let page = receiver.get("/thanks").await.page();
    assert!(page.contains("value=\"psychologist\"") && !page.contains("<option value=\"lead\""), "{page}");
    let id = first(&receiver).await;
    let report = [("thanks", id.as_str()), ("report_to", "lead")];
    assert_eq!(receiver.ask("report_thanks", &report).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains("A note that hurt"));
    app.lead("l2").of("t1").hired().await;
    assert!(receiver.get("/thanks").await.page().contains("Name of l2"), "another lead can read it");
    assert_eq!(receiver.ask("report_thanks", &report).await.status, StatusCode::OK);
    assert!(app.signed_in("l2").await.get("/board").await.page().contains("A note that hurt"));
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains("A note that hurt"));
}

#[tokio::test]
async fn a_report_on_an_old_page_reaches_nobody_whom_it_did_not_name() {
    let app = centre().await;
    let receiver = app.signed_in("a2").await;
    app.thanked("a1", ThanksTo::Person(app.person("a2").await), LINE).await.unwrap();
    let id = first(&receiver).await;
    let named = |page: &str| {
        let mut values = page.split("name=\"named[]\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
        values.find(|value| value.starts_with("lead ")).expect(page).to_owned()
    };
    let old = named(&receiver.get("/thanks").await.page());
    // While the page is open another lead takes the team over.
    app.lead("l2").of("t1").hired().await;
    app.take_roster("person_id,name,roles,team_id\nl1,Name of l1,agent,t1\n").await;
    let receiver = app.signed_in("a2").await;
    let report = [("thanks", id.as_str()), ("report_to", "lead"), ("named[]", old.as_str())];
    let page = receiver.post_and_follow("report_thanks", &report).await.page();
    assert!(page.contains("The person you chose can’t be asked any more.") && page.contains(LINE), "{page}");
    let lead = app.signed_in("l2").await;
    assert!(!lead.get("/board").await.page().contains("A note that hurt"));
    assert!(!receiver.get("/support").await.page().contains("A note that hurt"), "nothing was sent");
    let new = named(&page);
    let report = [("thanks", id.as_str()), ("report_to", "lead"), ("named[]", new.as_str())];
    assert_eq!(receiver.ask("report_thanks", &report).await.status, StatusCode::OK);
    assert!(lead.get("/board").await.page().contains("A note that hurt"), "the page names the new lead");
}

#[tokio::test]
async fn a_report_leaves_an_open_request_as_it_was_written() {
    let app = centre().await;
    let receiver = app.signed_in("a2").await;
    let long = "x".repeat(120);
    app.thanked("a1", ThanksTo::Person(app.person("a2").await), &long).await.unwrap();
    let id = first(&receiver).await;
    let asked = [("to", "psychologist"), ("line", "About my shifts")];
    assert_eq!(receiver.ask("ask_to_talk", &asked).await.status, StatusCode::OK);
    let fields = [("thanks", id.as_str()), ("report_to", "psychologist")];
    let refused = receiver.post_and_follow("report_thanks", &fields).await.page();
    assert!(refused.contains("Name of s1 already has a request from you"), "{refused}");
    let requests = app.signed_in("s1").await.get("/requests").await.page();
    assert!(requests.contains("About my shifts") && !requests.contains(&long), "{requests}");
    let fields = [("thanks", id.as_str()), ("report_to", "lead")];
    assert_eq!(receiver.ask("report_thanks", &fields).await.status, StatusCode::OK);
    assert!(app.signed_in("l1").await.get("/board").await.page().contains(&long), "every word arrives");
}

#[tokio::test]
async fn somebody_without_an_own_page_learns_at_home_that_a_note_arrived() {
    let app = centre().await;
    for (key, home, other) in
        [("l1", "/board", "/trends"), ("s1", "/climate", "/requests"), ("d1", "/admin/people", "/account")]
    {
        let receiver = app.signed_in(key).await;
        assert!(!receiver.get(home).await.page().contains("notes of thanks for you"), "{home}");
        app.thanked("a1", ThanksTo::Person(app.person(key).await), LINE).await.unwrap();
        let page = receiver.get(home).await.page();
        assert!(page.contains("There are new notes of thanks for you.") && !page.contains(LINE), "{page}");
        assert!(!receiver.get(other).await.page().contains("notes of thanks for you"), "{other}");
        assert!(receiver.get("/thanks").await.page().contains(LINE));
    }
    app.pass(SignedDuration::from_hours(7 * 24));
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains("notes of thanks for you"));
}

#[tokio::test]
async fn no_page_counts_the_notes_that_somebody_received() {
    let app = centre().await;
    let receiver = ThanksTo::Person(app.person("a2").await);
    for number in 0..21 {
        app.thanked("a1", receiver, &format!("Note {number}.")).await.unwrap();
        app.pass(SignedDuration::from_hours(25));
    }
    let page = app.signed_in("a2").await.get("/thanks").await.page();
    assert!(page.contains("href=\"/thanks?page=2\"") && page.contains("Note 20."), "{page}");
    assert!(!page.contains("of 21"), "{page}");
}

#[tokio::test]
async fn praise_that_is_sent_twice_is_kept_once_and_has_a_limit() {
    let app = centre().await;
    let receiver = app.signed_in("a2").await;
    for number in [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] {
        let words = format!("Praise {number}.");
        let kept = receiver.ask("keep_praise", &[("praise_glyph", "rainbow"), ("praise", &words)]).await;
        assert_eq!(kept.status, StatusCode::OK, "{number}");
    }
    assert_eq!(receiver.get("/thanks").await.page().matches("Praise 1.").count(), 1);
    let more = receiver.ask("keep_praise", &[("praise_glyph", "rainbow"), ("praise", "One more.")]).await;
    assert_eq!(more.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn praise_is_kept_by_its_receiver_and_everything_is_in_their_export() {
    let app = centre().await;
    let receiver = app.signed_in("a2").await;
    let fields = [("praise_glyph", "rainbow"), ("praise", "The nicest call in years")];
    assert_eq!(receiver.post("keep_praise", &fields).await.to(), "/thanks#received-h");
    let wrong = receiver.post_and_follow("keep_praise", &[("praise_glyph", "storm")]).await.page();
    assert!(wrong.contains("Pick a picture.") && wrong.contains("Write one line."));
    app.thanked("a1", ThanksTo::Person(app.person("a2").await), LINE).await.unwrap();
    give(&receiver, "l1", "For the early shift").await;
    let thanks = receiver.get("/me/export.json").await.json()["thanks"].clone();
    assert_eq!(thanks["received"][0]["from"], "A customer");
    assert_eq!(thanks["received"][1]["line"], LINE);
    assert_eq!(thanks["received"][1]["from"], "Name of a1");
    assert_eq!(thanks["on_their_way"][0]["line"], "For the early shift");
    assert_eq!(thanks["given"][0]["to"], "Name of l1");
}

#[tokio::test]
async fn erasing_the_giver_leaves_the_words_and_erasing_the_receiver_nothing() {
    let app = centre().await;
    for key in ["a1", "a2"] {
        app.set_password(key).await;
    }
    app.thanked("a1", ThanksTo::Person(app.person("a2").await), LINE).await.unwrap();
    let giver = app.visitor();
    giver.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(giver.ask("delete_everything", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    let page = app.signed_in("a2").await.get("/thanks").await.page();
    assert!(page.contains(LINE) && page.contains("A colleague\u{a0}· ") && !page.contains("Name of a1"), "{page}");
    let receiver = app.visitor();
    receiver.ask("sign_in", &[("name", "a2"), ("password", PASSWORD)]).await;
    assert_eq!(receiver.ask("erase_person", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(!app.stored().contains("thanks "), "{}", app.stored());
}

#[tokio::test]
async fn somebody_who_resets_the_password_learns_and_changes_nothing_of_thanks() {
    let app = centre().await;
    let id = app.thanked("a2", ThanksTo::Person(app.person("a1").await), LINE).await.unwrap();
    app.set_password("a1").await;
    let own = app.visitor();
    assert!(own.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status.is_success());
    assert!(own.get("/thanks").await.page().contains(LINE));
    assert_eq!(give(&own, "a3", "For the cover.").await, StatusCode::OK);
    assert_eq!(give(&own, "a3", "Once more.").await, StatusCode::UNPROCESSABLE_ENTITY, "one a day to each");
    app.pass(SignedDuration::from_mins(1));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    let page = intruder.get("/thanks").await.page();
    assert!(!page.contains(LINE) && !page.contains("For the cover."), "{page}");
    for (function, fields) in [("remove_thanks", vec![]), ("show_thanks", vec![("audience", "team")])] {
        let answer = intruder.ask(function, &[&[("thanks", id.as_str())], &fields[..]].concat()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function}");
    }
    assert_eq!(give(&intruder, "a3", "From somebody else.").await, StatusCode::OK, "no limit tells of the first");
}
