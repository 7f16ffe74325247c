use super::*;
use crate::{Shift, ShiftPattern};

fn list() -> TestCatalogue {
    let keys = ["noise", "workload", "home"].into_iter().map(str::to_owned);
    TestCatalogue {
        stressors: keys.chain((0..9).map(|n| format!("other_{n}"))).map(|key| key.parse().expect("a key")).collect(),
        about_lead: vec!["friction".parse().expect("a key")],
        uplifts: (0..9).map(|n| format!("good_{n}").parse().expect("a key")).collect(),
    }
}

struct TestCatalogue {
    stressors: Vec<StressorKey>,
    about_lead: Vec<StressorKey>,
    uplifts: Vec<UpliftKey>,
}

impl TestCatalogue {
    fn known(&self) -> KnownTags<'_> {
        KnownTags {
            stressors: self.stressors.iter().collect(),
            about_lead: self.about_lead.iter().collect(),
            uplifts: self.uplifts.iter().collect(),
        }
    }
}

fn named(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn least() -> CheckInInput<'static> {
    CheckInInput { weather: "4", audience: "me", ..CheckInInput::default() }
}

fn faults(draft: CheckInInput<'_>) -> Vec<CheckInFault> {
    draft.read(&list().known()).expect_err("something is wrong")
}

fn context() -> CheckInContext {
    CheckInContext {
        person: PersonId(1),
        id: CheckInId(uuid::Uuid::nil()),
        workday: Workday::from_number(20_000),
        said_at: Timestamp::UNIX_EPOCH,
        shift: Some("early".to_owned()),
        team: Some(TeamId(3)),
    }
}

#[test]
fn a_weather_and_an_audience_are_enough() {
    let said = least().read(&list().known()).expect("a check-in");
    assert_eq!((said.weather, said.audience, said.note_audience), (Weather::Fair, Audience::Me, Audience::Me));
    assert!(said.energy.is_none() && said.stressors.is_empty() && said.note.is_none());
}

#[test]
fn all_faults_are_returned_at_once_and_nothing_has_a_default() {
    assert_eq!(faults(CheckInInput::default()), [CheckInFault::Weather, CheckInFault::Audience]);
    let stressors = named(&["noise", "made_up"]);
    let wrong = CheckInInput {
        weather: "6",
        energy: "0",
        stressors: &stressors,
        uplifts: &named(&["made_up"]),
        tag_audience: "boss",
        note: "",
        note_audience: "boss",
        audience: "everybody",
    };
    let fields: Vec<_> = faults(wrong).into_iter().map(CheckInFault::field).collect();
    assert_eq!(fields, ["weather", "energy", "stressors", "uplifts", "tag_audience", "note_audience", "audience"]);
}

#[test]
fn stressors_are_kept_once_each_in_the_order_of_the_list() {
    let stressors = named(&["home", "noise", " home ", ""]);
    let said = CheckInInput { stressors: &stressors, ..least() }.read(&list().known()).expect("a check-in");
    assert_eq!(said.stressors.iter().map(StressorKey::as_str).collect::<Vec<_>>(), ["noise", "home"]);
}

#[test]
fn uplifts_are_kept_once_each_and_at_most_eight() {
    let uplifts = named(&["good_2", "good_0", "good_2"]);
    let said = CheckInInput { uplifts: &uplifts, ..least() }.read(&list().known()).expect("a check-in");
    assert_eq!(said.uplifts.iter().map(UpliftKey::as_str).collect::<Vec<_>>(), ["good_0", "good_2"]);
    let many: Vec<String> = (0..9).map(|n| format!("good_{n}")).collect();
    assert!(CheckInInput { uplifts: &many[..MAX_UPLIFTS], ..least() }.read(&list().known()).is_ok());
    assert_eq!(faults(CheckInInput { uplifts: &many, ..least() }), [CheckInFault::TooManyUplifts]);
}

#[test]
fn a_tag_audience_without_a_tag_about_the_lead_makes_no_difference() {
    let with = CheckInInput { tag_audience: "lead", audience: "lead", ..least() }.read(&list().known());
    let without = CheckInInput { audience: "lead", ..least() }.read(&list().known());
    assert_eq!(with, without);
}

#[test]
fn eight_stressors_fit_and_nine_do_not() {
    let many: Vec<String> = (0..9).map(|n| format!("other_{n}")).collect();
    assert!(CheckInInput { stressors: &many[..MAX_STRESSORS], ..least() }.read(&list().known()).is_ok());
    assert_eq!(faults(CheckInInput { stressors: &many, ..least() }), [CheckInFault::TooManyStressors]);
}

#[test]
fn the_fault_of_a_long_note_holds_its_length() {
    let note = "雨".repeat(MAX_NOTE_LENGTH + 40);
    assert_eq!(faults(CheckInInput { note: &note, ..least() }), [CheckInFault::LongNote(MAX_NOTE_LENGTH + 40)]);
}

#[test]
fn a_note_is_never_seen_by_more_people_than_its_entry() {
    for audience in Audience::ALL {
        for note_audience in Audience::ALL {
            let draft = CheckInInput {
                note: "a word",
                audience: audience.key(),
                note_audience: note_audience.key(),
                ..least()
            };
            let said = draft.read(&list().known()).expect("a check-in");
            assert_eq!(said.note_audience, note_audience.min(audience));
        }
    }
}

#[test]
fn the_audience_of_a_blank_note_makes_no_difference() {
    let with = CheckInInput { note: "  ", note_audience: "team", audience: "team", ..least() }.read(&list().known());
    let without = CheckInInput { audience: "team", ..least() }.read(&list().known());
    assert_eq!(with, without);
}

#[test]
fn a_correction_keeps_who_when_and_where() {
    let before = least().read(&list().known()).expect("a check-in").on(context());
    let after = CheckInInput { weather: "1", ..least() }.read(&list().known()).expect("a check-in").replacing(&before);
    assert_eq!(after.weather, Weather::Stormy);
    assert_eq!(CheckIn { weather: before.weather, ..after }, before);
}

#[test]
fn an_entry_belongs_to_its_shift_until_the_shift_ends() {
    let entry = least().read(&list().known()).expect("a check-in").on(context());
    let patterns = ShiftPattern::parse_many("early 07:00-15:00; late 15:00-23:00").expect("patterns");
    let at = |hour, minute| Shift::at(&patterns, entry.workday.0.at(hour, minute, 0, 0));
    assert!(entry.belongs_to(&at(6, 30)) && entry.belongs_to(&at(12, 59)));
    assert!(!entry.belongs_to(&at(15, 0)) && !entry.belongs_to(&at(23, 30)));
}
