//! When a person is asked how they are with a tough call: at their next shift and at the one after, and never again.

use super::{AnsweredQuestion, ToughCall, ToughCallAnswer};
use crate::CheckIn;
use crate::shift::ShiftKey;

/// At this many shifts after the call the person is asked: its effects last about two days.
pub const MAX_QUESTIONS: usize = 2;
/// After this many days nothing is asked: somebody back from a holiday is not reminded of it.
pub const ASKED_FOR_DAYS: i32 = 7;

/// The question of one shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftQuestion<'a> {
    /// The tough calls that it is about, oldest first.
    pub calls: Vec<&'a ToughCall>,
    /// What the person answered in this shift; none before an answer.
    pub answer: Option<ToughCallAnswer>,
}

/// Returns the question of the shift `current`; none if there is nothing to ask about. Shifts count if the person
/// checked in in them, because the question is on the page after a check-in. `entries` are the person's check-ins since
/// the oldest of `calls`.
#[must_use]
pub fn question<'a>(
    calls: &'a [ToughCall],
    entries: &[CheckIn],
    answers: &[AnsweredQuestion],
    current: ShiftKey<'_>,
) -> Option<ShiftQuestion<'a>> {
    let is_due = |call: &&ToughCall| is_asked(call, entries, answers, current);
    let mut due: Vec<&ToughCall> = calls.iter().filter(is_due).collect();
    due.sort_by_key(|call| call.stated_at);
    let answer = answers.iter().find(|answered| (answered.workday, answered.shift.as_str()) == current);
    (!due.is_empty()).then_some(ShiftQuestion { calls: due, answer: answer.map(|answered| answered.answer) })
}

fn is_asked(call: &ToughCall, entries: &[CheckIn], answers: &[AnsweredQuestion], current: ShiftKey<'_>) -> bool {
    let own = call.shift_key();
    if current == own || current.0 < call.workday || current.0 > call.workday.plus(ASKED_FOR_DAYS) {
        return false;
    }
    let mut later: Vec<ShiftKey<'_>> = Vec::new();
    let mut sorted: Vec<&CheckIn> = entries.iter().collect();
    sorted.sort_by_key(|entry| (entry.workday, entry.said_at));
    for entry in sorted {
        let shift = entry.shift_key();
        let follows = entry.workday >= call.workday && entry.said_at > call.stated_at && shift != own;
        if follows && !later.contains(&shift) {
            later.push(shift);
        }
    }
    let Some(number) = later.iter().position(|shift| *shift == current) else { return false };
    let before = &later[..number];
    let ended = answers.iter().any(|answered| {
        before.contains(&(answered.workday, answered.shift.as_str())) && answered.answer.ends_questions()
    });
    number < MAX_QUESTIONS && !ended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tough_call::{Heaviness, ToughCallId, ToughCallKind, ToughCallSource};
    use crate::{Audience, CheckInId, PersonId, Weather, Workday};
    use jiff::Timestamp;

    fn moment(day: i32, hour: i32) -> Timestamp {
        Timestamp::from_second(i64::from(day) * 86_400 + i64::from(hour) * 3600).expect("a moment")
    }

    fn call(day: i32) -> ToughCall {
        ToughCall {
            person: PersonId(1),
            id: ToughCallId(uuid::Uuid::nil()),
            workday: Workday::from_number(day),
            shift: None,
            team: None,
            stated_at: moment(day, 10),
            source: ToughCallSource::Abuse,
            kind: ToughCallKind::Behaviour,
            heaviness: Heaviness::Heavy,
            audience: Audience::Me,
        }
    }

    fn entry(day: i32, hour: i32) -> CheckIn {
        CheckIn {
            person: PersonId(1),
            id: CheckInId(uuid::Uuid::nil()),
            workday: Workday::from_number(day),
            said_at: moment(day, hour),
            shift: None,
            team: None,
            weather: Weather::Fair,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            about_lead: Vec::new(),
            tag_audience: Audience::Me,
            note: None,
            audience: Audience::Me,
            note_audience: Audience::Me,
        }
    }

    fn answered(day: i32, answer: ToughCallAnswer) -> AnsweredQuestion {
        AnsweredQuestion {
            workday: Workday::from_number(day),
            shift: String::new(),
            answer,
            answered_at: moment(day, 9),
        }
    }

    /// The days on which a person who checks in on these days is asked about a call of day 100.
    fn asked_on(days: &[i32], answers: &[AnsweredQuestion]) -> Vec<i32> {
        let calls = [call(100)];
        let entries: Vec<_> = days.iter().flat_map(|day| [entry(*day, 9), entry(*day, 15)]).collect();
        let asks = |day: &i32| {
            let so_far: Vec<_> = entries.iter().filter(|entry| entry.workday.number() <= *day).cloned().collect();
            let asked = question(&calls, &so_far, answers, (Workday::from_number(*day), ""));
            asked.is_some_and(|asked| asked.answer.is_none())
        };
        days.iter().copied().filter(asks).collect()
    }

    #[test]
    fn the_next_shift_and_the_one_after_ask_and_no_other() {
        assert_eq!(asked_on(&[99, 100, 101, 102, 103, 104], &[]), [101, 102]);
        assert_eq!(asked_on(&[100, 103, 105, 106], &[]), [103, 105], "days off are no shifts");
    }

    #[test]
    fn nothing_is_asked_in_the_shift_of_the_call_or_after_a_week() {
        assert_eq!(asked_on(&[100], &[]), Vec::<i32>::new());
        assert_eq!(asked_on(&[100, 107], &[]), [107]);
        assert_eq!(asked_on(&[100, 108], &[]), Vec::<i32>::new());
    }

    #[test]
    fn an_answer_that_it_is_over_or_a_dismissal_ends_the_questions() {
        for (answer, second) in [
            (ToughCallAnswer::Over, false),
            (ToughCallAnswer::Dismissed, false),
            (ToughCallAnswer::Somewhat, true),
            (ToughCallAnswer::Heavy, true),
        ] {
            let asked = asked_on(&[100, 101, 102, 103], &[answered(101, answer)]);
            assert_eq!(asked, if second { vec![102] } else { Vec::new() }, "{answer:?}");
        }
    }

    #[test]
    fn a_newer_call_is_asked_about_even_if_an_older_one_is_over() {
        let calls = [call(100), call(101)];
        let entries: Vec<_> = [100, 101, 102].map(|day| entry(day, 9)).into_iter().collect();
        let answers = [answered(101, ToughCallAnswer::Over)];
        let asked = question(&calls, &entries, &answers, (Workday::from_number(102), "")).expect("a question");
        assert_eq!(asked.calls, [&calls[1]]);
    }

    #[test]
    fn two_shifts_of_one_day_are_two_shifts() {
        let calls = [ToughCall { shift: Some("early".to_owned()), ..call(100) }];
        let late = CheckIn { shift: Some("late".to_owned()), ..entry(100, 15) };
        let day = Workday::from_number(100);
        assert!(question(&calls, std::slice::from_ref(&late), &[], (day, "late")).is_some());
        assert!(question(&calls, &[late], &[], (day, "early")).is_none());
    }
}
