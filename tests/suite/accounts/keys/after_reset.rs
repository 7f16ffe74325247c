//! What pages say after a password reset: which code opens what, and never whether private notes exist.

use weathervane::state::live::Topic;

use super::*;

/// The card of a page that says what is locked; `None` if the page has none.
async fn card(browser: &Client, address: &str) -> Option<String> {
    let page = browser.get(address).await.page();
    Some(page.split("id=\"locked\"").nth(1)?.split("</section>").next()?.to_owned())
}

#[tokio::test]
async fn after_a_reset_the_card_does_not_show_whether_private_notes_exist() {
    let mut told = Vec::new();
    for kept in [true, false] {
        let (app, agent) = centre().await;
        say(&agent, "3", "for the one who leads", "lead", "lead").await;
        if kept {
            say(&agent, "1", "mine alone", "me", "me").await;
        }
        app.pass(jiff::SignedDuration::from_mins(5));
        let after = reset(&app).await;
        let cards = [card(&after, "/me").await, card(&after, "/account").await];
        assert!(
            cards.iter().flatten().all(|card| card.contains("This page doesn’t show whether there is anything")),
            "{cards:?}"
        );
        let recovery = after.get("/recovery").await.page().contains("/me#locked");
        let rights = after.get("/account").await.page().contains("Anything locked is deleted too");
        told.push((cards, recovery, rights));
    }
    assert!(told[0].0.iter().all(Option::is_some) && told[0].1);
    assert_eq!(told[0], told[1]);
}

/// The values that a page shows as chosen, for the fields of this name.
async fn chosen(browser: &Client, address: &str, field: &str) -> Vec<String> {
    let page = browser.get(address).await.page();
    let inputs = page.split("<input").skip(1).map(|input| input.split('>').next().unwrap_or_default().to_owned());
    let inputs: Vec<_> = inputs.filter(|input| input.contains(&format!("name=\"{field}\""))).collect();
    assert!(!inputs.is_empty(), "{address} has no field {field}");
    inputs.into_iter().filter(|input| input.contains("checked")).collect()
}

#[tokio::test]
async fn what_a_person_chose_before_a_reset_is_not_shown_until_they_confirm_it() {
    let (app, agent) = centre().await;
    let code = code(&agent).await;
    agent.ask("choose_audience", &[("audience", "team")]).await;
    agent.ask("choose_counted", &[("counted", "no"), ("back", "/account")]).await;
    agent.ask("choose_messages", &[("wanted", "no")]).await;
    let fields = [
        ("/account", "audience"),
        ("/account", "counted"),
        ("/counted", "counted"),
        ("/welcome", "audience"),
        ("/check-in", "audience"),
    ];
    app.pass(jiff::SignedDuration::from_mins(5));
    for (address, field) in fields {
        assert_eq!(chosen(&agent, address, field).await.len(), 1, "{address}");
    }
    let after = reset(&app).await;
    for (address, field) in fields {
        assert_eq!(chosen(&after, address, field).await, Vec::<String>::new(), "{address}");
    }
    assert!(after.get("/account").await.shows("doesn’t show what you chose before"));
    let exported = after.get("/me/export.json").await.json();
    for choice in ["counted_in_climate", "wants_messages"] {
        assert_eq!(exported[choice], serde_json::Value::Null, "{choice}");
    }
    assert_eq!(exported["account"]["default_audience"], serde_json::Value::Null);
    let unlocked = after.ask("unlock_past", &[("code", &code)]).await;
    assert!(unlocked.status.is_success(), "{}", unlocked.text());
    for (address, field) in fields {
        assert_eq!(chosen(&after, address, field).await.len(), 1, "{address}");
    }
}

#[tokio::test]
async fn notices_put_away_before_a_reset_are_not_exported_until_it_is_confirmed() {
    let (app, agent) = centre().await;
    let code = code(&agent).await;
    app.take_roster("person_id,name,key_post\na1,Name of a1,yes\n").await;
    agent.ask("put_notices_away", &[]).await;
    let exported = async |browser: &Client| browser.get("/me/export.json").await.json()["notices"].to_string();
    assert!(exported(&agent).await.contains("You hold a key post"));
    app.pass(jiff::SignedDuration::from_mins(5));
    let after = reset(&app).await;
    let notices = exported(&after).await;
    assert!(!notices.contains("You hold a key post") && notices.contains("Your password was reset"), "{notices}");
    assert!(after.ask("unlock_past", &[("code", &code)]).await.status.is_success());
    assert!(exported(&after).await.contains("You hold a key post"));
}

#[tokio::test]
async fn who_lost_the_code_and_erased_everything_has_nothing_to_confirm() {
    let (app, agent) = centre().await;
    code(&agent).await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let after = reset(&app).await;
    let reminds = async |browser: &Client| browser.get("/support").await.page().contains("/account#locked");
    assert!(card(&after, "/account").await.is_some() && reminds(&after).await);
    app.pass(jiff::SignedDuration::from_mins(5));
    assert!(after.ask("erase_person", &[("password", NEW_PASSWORD)]).await.status.is_success());
    let erased = sign_in(&app, NEW_PASSWORD).await;
    erased.ask("choose_audience", &[("audience", "team")]).await;
    for address in ["/me", "/account"] {
        assert_eq!(card(&erased, address).await, None, "{address}");
    }
    assert!(!reminds(&erased).await && !erased.get("/account").await.shows("doesn’t show what you chose before"));
    assert_eq!(chosen(&erased, "/account", "audience").await.len(), 1, "what they choose now is theirs");
    let profile = app.app.store.people().profile(app.person("a1").await).await.unwrap().unwrap();
    assert!(profile.unconfirmed_reset.is_some(), "what others shared with the account before stays closed");
    // Another reset locks what was said since.
    app.pass(jiff::SignedDuration::from_mins(5));
    let again = reset(&app).await;
    assert!(card(&again, "/account").await.is_some() && reminds(&again).await);
    assert_eq!(chosen(&again, "/account", "audience").await, Vec::<String>::new());
}

#[tokio::test]
async fn without_an_earlier_key_everything_from_before_a_reset_is_locked_too() {
    for audience in ["lead", "me"] {
        let app = TestApp::new().await;
        app.agent("a1").of("t1").hired().await;
        app.admin("d1").hired().await;
        app.set_password("a1").await;
        // This session began without a password, so no key was created.
        say(&app.signed_in("a1").await, "2", "said before", audience, audience).await;
        app.pass(jiff::SignedDuration::from_mins(5));
        let after = reset(&app).await;
        for address in ["/me", "/account"] {
            assert!(card(&after, address).await.is_some(), "{audience}: {address}");
        }
        assert!(!after.get("/me").await.shows("said before"), "{audience}");
        assert!(after.get("/recovery").await.shows("href=\"/me#locked\""), "{audience}");
        // New private notes are encrypted with a key, and a later reset locks them.
        code(&after).await;
        say(&after, "2", "said under the key", "me", "me").await;
        app.pass(jiff::SignedDuration::from_mins(5));
        let again = reset(&app).await;
        assert!(card(&again, "/me").await.is_some(), "{audience}");
        assert!(!again.get("/me").await.shows("said under the key"));
    }
}

#[tokio::test]
async fn before_and_after_a_reset_pages_say_which_code_opens_what() {
    let (app, agent) = centre().await;
    let first = agent.get("/recovery").await.page();
    assert!(!first.contains("/me#locked"), "nothing is locked yet");
    code(&agent).await;
    let slips = app.signed_in("d1").await.post_and_follow("invite_people", &[("people[]", "a1")]).await.page();
    let token = slips.split("/invitation/").nth(1).expect(&slips).split(['<', '"', '?']).next().unwrap().to_owned();
    let invitation = app.visitor().get(&format!("/invitation/{token}")).await.page();
    assert!(invitation.contains("locked until you enter the recovery code"), "{invitation}");
    let after = reset(&app).await;
    let page = after.get("/recovery").await.page();
    assert!(page.contains("href=\"/me#locked\""), "{page}");
    assert!(page.contains("This is a new code, for everything from now on."));
    assert!(after.get("/me").await.shows("id=\"locked\""));
}

#[tokio::test]
async fn a_good_thing_is_sealed_and_locked_like_a_private_note() {
    let (app, agent) = centre().await;
    let words = code(&agent).await;
    let id = say(&agent, "5", "", "lead", "me").await;
    let kept = agent.ask("keep_good_thing", &[("id", &id), ("line", "She laughed at last.")]).await;
    assert!(kept.status.is_success(), "{}", kept.text());
    assert!(agent.get("/me").await.shows("She laughed at last."));
    assert!(!app.keeps_on_disk(b"She laughed"), "a file of the directory contains the line");
    app.pass(jiff::SignedDuration::from_mins(5));
    let after = reset(&app).await;
    for page in ["/me", "/me?only=good", "/check-in", "/me/export.json", "/me/export.csv"] {
        assert!(!after.get(page).await.shows("She laughed"), "{page}");
    }
    after.post("unlock_past", &[("code", &words)]).await.to();
    assert!(after.get("/me").await.shows("She laughed at last."));
}

#[tokio::test]
async fn a_good_thing_kept_before_there_is_a_key_is_sealed_by_the_first_sign_in() {
    let app = TestApp::new().await;
    let early = app.agent("a1").of("t1").hired().await;
    let id = say(&early, "5", "", "me", "me").await;
    assert!(early.ask("keep_good_thing", &[("id", &id), ("line", "A laugh.")]).await.status.is_success());
    app.set_password("a1").await;
    let agent = sign_in(&app, PASSWORD).await;
    let database = Connection::open_with_flags(app.app.store.file(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let line: Vec<u8> = database.query_row("SELECT line FROM good_thing", [], |row| row.get(0)).unwrap();
    assert_eq!(line[0], 2, "sealed to the person");
    assert!(agent.get("/me").await.shows("A laugh."));
}

#[tokio::test]
async fn what_is_deleted_after_a_reset_leaves_boards_and_is_not_counted() {
    for (form, said) in [("delete_everything", "Everything is deleted."), ("narrow_past", "Everything is private.")] {
        let (app, agent) = centre().await;
        say(&agent, "1", "for the lead", "lead", "lead").await;
        app.set_password("l1").await;
        let lead = app.signed_in("l1").await;
        let is_on_the_board = async || lead.get("/board/t1").await.page().contains("for the lead");
        assert!(is_on_the_board().await);
        app.pass(jiff::SignedDuration::from_mins(5));
        let after = reset(&app).await;
        let mut board = app.app.hub.follow(Topic::Board(app.team("t1").await));
        board.mark_unchanged();
        let page = after.post_and_follow(form, &[("password", NEW_PASSWORD)]).await;
        assert!(page.shows(said), "{form}: {}", page.text());
        assert!(board.has_changed().unwrap(), "{form}: boards that are open still show it");
        assert!(!is_on_the_board().await, "{form}");
    }
}

#[tokio::test]
async fn a_limit_counts_no_case_from_before_a_reset() {
    let (app, agent) = centre().await;
    let write = async |browser: &Client| browser.ask("write_case", &[("happened", "A caller shouted.")]).await.status;
    for number in 1..=domain::library_case::MAX_WAITING_CASES {
        assert!(write(&agent).await.is_success(), "{number}");
    }
    assert!(write(&agent).await.is_client_error(), "one more is too many");
    app.pass(jiff::SignedDuration::from_mins(5));
    let after = reset(&app).await;
    assert!(write(&after).await.is_success(), "whether any wait is not told");
}

#[tokio::test]
async fn an_answer_from_before_a_reset_keeps_no_later_one_away() {
    let (app, _) = centre().await;
    let (suggestions, person) = (app.app.store.suggestions(), app.person("a1").await);
    let answered = |intervention: &str, outcome: store::Outcome| store::SuggestionOffer {
        workday: app.today(),
        shift: String::new(),
        intervention: intervention.to_owned(),
        why: "weather:2".to_owned(),
        offered_at: app.now(),
        outcome: Some(outcome),
        answered_at: Some(app.now()),
        propensity: None,
    };
    suggestions.offer(person, answered("box_breathing", store::Outcome::Helped)).await.unwrap();
    app.pass(jiff::SignedDuration::from_mins(5));
    reset(&app).await;
    suggestions.offer(person, answered("micro_break", store::Outcome::NotHelped)).await.unwrap();
    let kept = suggestions.since(person, app.today()).await.unwrap();
    let kept: Vec<_> = kept.iter().map(|offer| (offer.intervention.as_str(), offer.outcome)).collect();
    assert_eq!(kept, [("micro_break", Some(store::Outcome::NotHelped))]);
}

#[tokio::test]
async fn after_a_reset_nothing_tells_that_no_audience_was_ever_chosen() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").undecided().hired().await;
    app.admin("d1").hired().await;
    app.set_password("a1").await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let agent = reset(&app).await;
    assert_eq!(agent.get("/check-in").await.status, axum::http::StatusCode::OK, "the form, and not the first choice");
    assert_eq!(app.visitor().post("sign_in", &[("name", "a1"), ("password", NEW_PASSWORD)]).await.to(), "/recovery");
    say(&agent, "2", "a word", "me", "me").await;
}
