//! What is sent to each form.

use super::AddressValues;

/// What is sent to a function: with what is there, and with what is not.
pub fn attempts(function: &str, known: &AddressValues) -> Vec<Vec<(&'static str, String)>> {
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
        "confirm_site" => vec![vec![], vec![("site_name", "North".to_owned()), ("time_zone", "Asia/Tokyo".to_owned())]],
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
        "attach_self_test" => {
            counselling().map(|id| vec![("referral", id.to_owned()), ("self_test", "phq_4 1".to_owned())]).collect()
        }
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
        "search_journal" | "search_library" | "search_phrases" | "search_people" => {
            vec![vec![], one("q", "note"), one("q", "complaint"), one("q", "a1")]
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
        "delete_self_test" | "share_self_test" => {
            vec![vec![("test", "phq_2".to_owned()), ("taken", "1773014400".to_owned())]]
        }
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
        "check_follow_up" => {
            let answers = |id: &str| {
                ["yes", "no"].map(|happened| vec![("flag", id.to_owned()), ("happened", happened.to_owned())])
            };
            flags().flat_map(answers).collect()
        }
        "ask_to_stop" => flags().map(|id| one("flag", id)).collect(),
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
        "add_event_webhook" => vec![vec![], one("webhook", "http://hooks.example.org/x")],
        "remove_event_webhook" => vec![one("webhook", "77"), one("webhook", "nonsense")],
        "allow_push_hosts" => vec![one("others", "not a host!")],
        "switch_on_push" => vec![vec![], one("endpoint", "https://fcm.googleapis.com/fcm/send/made-up")],
        "switch_off_push" => vec![vec![], one("session", "0123456789abcdef")],
        "set_badge" => vec![vec![], vec![("badge", "a badge".to_owned()), ("pin", "12".to_owned())]],
        "remove_badge" => vec![vec![]],
        "make_calendar_link" | "end_calendar_link" => vec![vec![]],
        "add_passkey" | "sign_in_with_passkey" => vec![vec![], one("challenge", "made-up")],
        "sign_in_with_provider" => vec![vec![], one("then", "/me")],
        "save_identity_provider" => vec![vec![], one("issuer", "https://id.example.com")],
        "choose_provider_people" => vec![vec![], one("add", "yes"), one("role_claim", "roles")],
        "remove_identity_provider" | "end_own_binding" => vec![vec![]],
        "end_binding" => vec![one("person", "nobody"), vec![]],
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
        "forget_import_mapping" => vec![one("mapping", "made-up")],
        "keep_signed_in" => vec![vec![], one("phone_password", "not the password")],
        "import_roster" | "import_schedule" => vec![one("draft", "made-up")],
        "change_people" => vec![vec![], vec![("people[]", "a2".to_owned()), ("action", "move".to_owned())]],
        "invite_people" => vec![vec![], one("people[]", "nobody")],
        "save_person" => vec![vec![], one("key", "nobody")],
        other => panic!("{other} is a function that no test knows: say here what is sent to it"),
    }
}
