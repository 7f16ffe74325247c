//! The differences between two floors: entries out of the viewer's sight, and actions of colleagues out of sight.

use domain::Audience;
use proptest::prelude::*;
use uuid::Uuid;

use super::sight::{reads_note, sees, sees_lead_tag};
use crate::support::{AGENTS, CheckInFixture, DAYS, history};

/// The changes of one of the two floors to entries out of sight.
#[derive(Clone)]
pub(super) struct Hidden {
    /// For each entry of the history in order: omit it, change it, or leave it unchanged.
    touched: Vec<HistoryEdit>,
    /// Additional entries.
    more: Vec<CheckInFixture>,
}

#[derive(Clone, Copy, Debug)]
enum HistoryEdit {
    Keep,
    Drop,
    Change(u8),
}

/// A short form: one character for each entry of the history, and the additional entries.
impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let touched = self.touched.iter().map(|touch| match touch {
            HistoryEdit::Keep => '.',
            HistoryEdit::Drop => 'x',
            HistoryEdit::Change(weather) => char::from(b'0' + weather),
        });
        write!(f, "{} and {:?}", touched.collect::<String>(), self.more)
    }
}

fn audience() -> impl Strategy<Value = Audience> {
    prop::sample::select(Audience::ALL.to_vec())
}

/// Whom a check-in asks to talk, or a form of its own.
fn asks() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(role())
}

fn role() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["lead", "psychologist", "supporter"])
}

fn agent() -> impl Strategy<Value = &'static str> {
    prop::sample::select(AGENTS.to_vec())
}

fn saying() -> impl Strategy<Value = CheckInFixture> {
    let stressors = prop::sample::subsequence(vec!["abusive_caller", "complaint", "queue_pressure"], 0..=3);
    let note = prop::option::weighted(0.3, "[a-z]{1,12}");
    let about_lead = prop::option::weighted(0.3, audience());
    (agent(), 0..=DAYS + 5, 1..=5_u8, stressors, note, asks(), (audience(), about_lead), -90..400_i32).prop_map(
        |(agent, ago, weather, stressors, note, asks, (audience, about_lead), minute)| CheckInFixture {
            stressors,
            note,
            asks,
            about_lead,
            minute,
            ..CheckInFixture::new(0, agent, ago, weather, audience)
        },
    )
}

pub(super) fn hidden() -> impl Strategy<Value = Hidden> {
    let touch = prop_oneof![
        2 => Just(HistoryEdit::Keep),
        1 => Just(HistoryEdit::Drop),
        2 => (1..=5_u8).prop_map(HistoryEdit::Change),
    ];
    (prop::collection::vec(touch, 64), prop::collection::vec(saying(), 0..14))
        .prop_map(|(touched, more)| Hidden { touched, more })
}

/// An action of a colleague out of the viewer's sight.
#[derive(Clone, Debug)]
pub(super) enum HiddenAction {
    /// Checks in.
    Says(CheckInFixture),
    /// Corrects the last such check-in.
    Corrects(&'static str, u8),
    /// Undoes it.
    Undoes(&'static str),
    /// Narrows or deletes a past entry: the one with this index among those out of sight.
    Narrows(usize),
    Deletes(usize),
    /// Edits the note of a past entry and keeps a good thing from it: the one with this index among those whose note is
    /// out of sight.
    Writes(usize),
    /// Asks somebody to talk, without a check-in.
    Asks(&'static str, &'static str),
    /// States a tough call for this audience, and makes it private or deletes it afterwards.
    States(&'static str, Audience, AfterwardsIs),
    /// The addressee of the last such request names a time.
    Answers,
    /// The addressee proposes that the psychologist takes over.
    HandsOn,
    /// The asker of the last such request ends it.
    Ends,
    /// Asks the psychologist for a referral and shares the last check-in.
    Refers(&'static str),
    /// Withdraws the referral, or its psychologist closes it.
    EndsReferral(&'static str, bool),
    /// Books a time with the psychologist.
    Books(&'static str),
    /// Signs up for the psychologist's talk, with their name.
    Joins(&'static str),
    /// Marks an item of the library.
    Marks(&'static str),
    /// Writes a case for the library.
    WritesCase(&'static str),
    /// Takes a self-test and asks not to be offered others.
    TakesTest(&'static str),
    /// Takes a self-test, shares its result with the psychologist in a referral, and deletes it.
    SharesTest(&'static str),
    /// Gives thanks to another agent and to the team of the first; the other one shows something to their own team.
    Thanks(&'static str, &'static str),
    /// Gives thanks to another agent, who takes them to the psychologist and removes them.
    RemovesThanks(&'static str, &'static str),
    /// Proposes a source without a name, supports that of both floors, and takes both back.
    TakesSourcesBack(&'static str),
    /// Signs up for the event of the site, with their name.
    Comes(&'static str),
    /// Asks for a break, or withdraws the request for one.
    WantsBreak(&'static str),
    /// Makes every choice that concerns nobody else.
    Chooses(&'static str),
}

/// What becomes of a tough call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterwardsIs {
    Kept,
    Private,
    Deleted,
}

fn states() -> impl Strategy<Value = HiddenAction> {
    let audience = prop::sample::select(vec![Audience::Me, Audience::Lead]);
    let afterwards = prop::sample::select(vec![AfterwardsIs::Kept, AfterwardsIs::Private, AfterwardsIs::Deleted]);
    (agent(), audience, afterwards)
        .prop_map(|(agent, audience, afterwards)| HiddenAction::States(agent, audience, afterwards))
}

pub(super) fn action() -> impl Strategy<Value = HiddenAction> {
    prop_oneof![
        3 => saying().prop_map(|said| HiddenAction::Says(CheckInFixture { ago: 0, minute: 0, ..said })),
        2 => (agent(), 1..=5_u8).prop_map(|(agent, weather)| HiddenAction::Corrects(agent, weather)),
        1 => agent().prop_map(HiddenAction::Undoes),
        1 => any::<prop::sample::Index>().prop_map(|index| HiddenAction::Narrows(index.index(1000))),
        1 => any::<prop::sample::Index>().prop_map(|index| HiddenAction::Deletes(index.index(1000))),
        2 => any::<prop::sample::Index>().prop_map(|index| HiddenAction::Writes(index.index(1000))),
        3 => (agent(), role()).prop_map(|(agent, role)| HiddenAction::Asks(agent, role)),
        3 => states(),
        2 => Just(HiddenAction::Answers),
        1 => Just(HiddenAction::HandsOn),
        1 => Just(HiddenAction::Ends),
        1 => agent().prop_map(HiddenAction::Refers),
        1 => (agent(), any::<bool>()).prop_map(|(agent, withdraws)| HiddenAction::EndsReferral(agent, withdraws)),
        1 => agent().prop_map(HiddenAction::Books),
        1 => agent().prop_map(HiddenAction::Joins),
        1 => agent().prop_map(HiddenAction::Marks),
        1 => agent().prop_map(HiddenAction::Comes),
        2 => (agent(), agent()).prop_map(|(giver, receiver)| HiddenAction::Thanks(giver, receiver)),
        1 => agent().prop_map(HiddenAction::WritesCase),
        1 => agent().prop_map(HiddenAction::TakesTest),
        1 => agent().prop_map(HiddenAction::SharesTest),
        1 => (agent(), agent()).prop_map(|(giver, receiver)| HiddenAction::RemovesThanks(giver, receiver)),
        1 => agent().prop_map(HiddenAction::TakesSourcesBack),
        2 => agent().prop_map(HiddenAction::WantsBreak),
    ]
}

/// The history of one floor: entries in sight are unchanged, the others follow `hidden`. `number` makes ids unique.
pub(super) fn behind(viewer: &str, hidden: &Hidden, number: u128) -> Vec<CheckInFixture> {
    let mut said = Vec::new();
    for (index, mut entry) in history().into_iter().enumerate() {
        let touch = hidden.touched[index % hidden.touched.len()];
        match (sees(viewer, &entry), touch) {
            (false, HistoryEdit::Drop) => continue,
            (false, HistoryEdit::Change(weather)) => {
                entry.weather = weather;
            }
            // In an entry in sight, the parts that the viewer may not see can differ.
            (true, HistoryEdit::Change(_)) => {
                if entry.note.is_some() && !reads_note(viewer, &entry) {
                    entry.note = Some("something else".to_owned());
                }
                if !sees_lead_tag(viewer, &entry) {
                    // A lead must not learn of a tag that is private, nor a colleague of one that is shared with the
                    // lead.
                    entry.about_lead = match entry.about_lead {
                        None => Some(Audience::Me),
                        Some(_) => None,
                    };
                }
            }
            _ => {}
        }
        said.push(entry);
    }
    let more = hidden.more.iter().enumerate().map(|(index, entry)| CheckInFixture {
        id: Uuid::from_u128(number << 100 | index as u128),
        minute: if entry.ago == 0 { -1 - entry.minute.abs() % 90 } else { entry.minute },
        ..entry.clone()
    });
    said.extend(more.filter(|entry| !sees(viewer, entry)));
    said
}
