use super::*;

const NOTE: &str = "nobody else reads this";

fn form(text: &str) -> FormState {
    let typed = BTreeMap::from([("note".to_owned(), vec![text.to_owned()])]);
    FormState { form: "edit_note", typed, ..FormState::default() }
}

fn holder(person: i64) -> Holder {
    Holder { browser: "a browser".to_owned(), person: Some(PersonId(person)) }
}

fn note_on(flashes: &Flashes, page: &str) -> Option<String> {
    let text = |flash: Flash| match flash {
        Flash::Form(state) => state.value("note").map(str::to_owned),
        _ => None,
    };
    flashes.waiting(&holder(1), page, false, Timestamp::UNIX_EPOCH).into_iter().find_map(text)
}

#[test]
fn a_log_of_what_waits_has_none_of_its_content() {
    let kinds = [
        Flash::Form(form(NOTE)),
        Flash::Message(NOTE.to_owned()),
        Flash::Code(NOTE.to_owned()),
        Flash::Codes(vec![NOTE.to_owned()]),
        Flash::Links(LinkKind::Token, vec![(String::new(), NOTE.to_owned())]),
    ];
    let flashes = Flashes::default();
    for flash in kinds {
        let written = format!("{flash:?} {:?}", form(NOTE));
        flashes.leave(holder(1), "/me", flash, Timestamp::UNIX_EPOCH);
        assert!(!written.contains(NOTE) && !format!("{flashes:?}").contains(NOTE), "{written}");
    }
}

#[test]
fn a_browser_keeps_what_waits_for_its_newest_pages() {
    let flashes = Flashes::default();
    for number in 0..=MAX_WAITING {
        flashes.leave(holder(1), &format!("/page/{number}"), Flash::Form(form(NOTE)), Timestamp::UNIX_EPOCH);
    }
    assert_eq!(note_on(&flashes, "/page/0"), None, "the oldest is dropped");
    assert!((1..=MAX_WAITING).all(|number| note_on(&flashes, &format!("/page/{number}")).is_some()));
}

#[test]
fn a_flood_of_visitors_does_not_drive_out_the_text_of_people() {
    let flashes = Flashes::default();
    flashes.leave(holder(1), "/me", Flash::Form(form(NOTE)), Timestamp::UNIX_EPOCH);
    let long = "x".repeat(60 * 1024);
    for number in 0..1_000 {
        let visitor = Holder { browser: number.to_string(), person: None };
        flashes.leave(visitor, "/sign-in", Flash::Form(form(&long)), Timestamp::UNIX_EPOCH);
    }
    flashes.of_visitors.run_pending_tasks();
    assert!(flashes.of_visitors.weighted_size() <= MAX_BYTES, "memory is bounded");
    assert_eq!(note_on(&flashes, "/me").as_deref(), Some(NOTE));
}

#[test]
fn what_waits_for_a_page_that_redirects_goes_on_with_it() {
    let flashes = Flashes::default();
    flashes.leave(holder(1), "/", Flash::Form(form(NOTE)), Timestamp::UNIX_EPOCH);
    flashes.pass_on(&holder(1), "/", "/board#top");
    assert_eq!(note_on(&flashes, "/"), None);
    assert_eq!(note_on(&flashes, "/board").as_deref(), Some(NOTE));
}

#[test]
fn a_newer_form_of_a_page_clears_the_errors_of_others_not_their_text() {
    let now = Timestamp::UNIX_EPOCH;
    let refused = |name: &'static str| FormState {
        form: name,
        wrong: BTreeMap::from([("note".to_owned(), "too long".to_owned())]),
        ..form(NOTE)
    };
    let flashes = Flashes::default();
    flashes.leave(holder(1), "/account", Flash::Form(refused("make_own_token")), now);
    flashes.leave(holder(1), "/account", Flash::Message("Saved.".to_owned()), now);
    flashes.page_shown(&holder(1), "/account", false, now);
    flashes.leave(holder(1), "/account", Flash::Form(refused("delete_everything")), now);
    let waiting = flashes.waiting(&holder(1), "/account", false, now);
    assert!(!waiting.iter().any(|flash| matches!(flash, Flash::Message(_))), "{waiting:?}");
    let wrong = |name: &str| {
        let of = |flash: &Flash| match flash {
            Flash::Form(state) if state.form == name => Some((state.wrong.len(), state.value("note").is_some())),
            _ => None,
        };
        waiting.iter().find_map(of)
    };
    assert_eq!(wrong("make_own_token"), Some((0, true)));
    assert_eq!(wrong("delete_everything"), Some((1, true)));
}
