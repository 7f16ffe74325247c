//! Calendars as programs write them: time zones, repeats, exceptions, and what is not read.

use domain::ShiftHours;
use jiff::tz::TimeZone;

use super::*;
use crate::csv_reader::FileBytes;

/// The first day that is read; a Wednesday.
const FIRST: &str = "2026-03-11";

/// Parses a calendar of the person a1, whose site and that of a2 are in Berlin; b1 is in Shanghai.
fn parse_events(events: &str) -> Result<ScheduleFile, Vec<ImportProblem>> {
    parse_text(&format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n{events}END:VCALENDAR\r\n"), Some("a1"))
}

fn parse_text(text: &str, owner: Option<&str>) -> Result<ScheduleFile, Vec<ImportProblem>> {
    let people = [("a1@example.org", "a1"), ("a2@example.org", "a2"), ("b1@example.org", "b1")];
    let context = CalendarContext {
        owner,
        key_of: &|address| people.iter().find(|(known, _)| *known == address).map(|(_, key)| (*key).to_owned()),
        zone_of: &|key| TimeZone::get(if key == "b1" { "Asia/Shanghai" } else { "Europe/Berlin" }).expect("a zone"),
        first: FIRST.parse().expect("a day"),
    };
    parse(FileBytes::from(text.as_bytes()), context)
}

fn event(lines: &str) -> String {
    let lines: String = lines.split_whitespace().map(|line| format!("{}\r\n", line.replace('~', " "))).collect();
    format!("BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n{lines}END:VEVENT\r\n")
}

/// Person, workday and hours of each day that is planned.
fn planned(events: &str) -> Vec<String> {
    let read = parse_events(events).expect("a calendar without problems");
    let mut days = Vec::new();
    for person in read.people {
        for (workday, hours) in person.schedule.since(Workday::from_number(0)) {
            days.push(format!("{} {workday} {}", person.person_id, ShiftHours::write_many(hours)));
        }
    }
    days
}

fn kinds(found: Result<ScheduleFile, Vec<ImportProblem>>) -> Vec<(u64, String, ImportProblemKind)> {
    found.expect_err("problems").into_iter().map(|problem| (problem.line, problem.column, problem.what)).collect()
}

#[test]
fn a_file_that_begins_as_a_calendar_is_one() {
    assert!(is_calendar(b"BEGIN:VCALENDAR\r\n") && is_calendar(b"\xef\xbb\xbfbegin:vcalendar\n"));
    assert!(!is_calendar(b"person_id,start,end\n") && !is_calendar(b"BEGIN:VCARD\r\n") && !is_calendar(b""));
}

#[test]
fn hours_are_by_the_clock_of_the_site_in_any_zone_of_the_event() {
    let found = planned(
        &[
            event("UID:1 DTSTART:20260312T070000Z DTEND:20260312T150000Z"),
            event("UID:2 DTSTART;TZID=America/New_York:20260313T040000 DTEND;TZID=America/New_York:20260313T120000"),
            event("UID:3 DTSTART:20260314T090000 DURATION:PT8H"),
            event("UID:4 DTSTART;TZID=China~Standard~Time:20260315T150000 DTEND:20260315T150000Z ATTENDEE:mailto:b1@example.org"),
        ]
        .concat(),
    );
    assert_eq!(
        found,
        [
            "a1 2026-03-12 08:00-16:00",
            "a1 2026-03-13 09:00-17:00",
            "a1 2026-03-14 09:00-17:00",
            "a1 2026-03-15 ",
            "b1 2026-03-12 ",
            "b1 2026-03-13 ",
            "b1 2026-03-14 ",
            "b1 2026-03-15 15:00-23:00",
        ],
        "a name that Windows uses is known, too"
    );
}

#[test]
fn a_repeated_night_keeps_its_hours_when_the_clock_changes() {
    let found = planned(&event(
        "UID:1 DTSTART;TZID=Europe/Berlin:20260327T220000 DTEND;TZID=Europe/Berlin:20260328T060000 RRULE:FREQ=DAILY;COUNT=3",
    ));
    assert_eq!(found, ["a1 2026-03-27 22:00-06:00", "a1 2026-03-28 22:00-06:00", "a1 2026-03-29 22:00-06:00"]);
}

#[test]
fn a_repeat_in_utc_is_by_the_clock_of_the_site() {
    let found = planned(&event(
        "UID:1 DTSTART:20260312T070000Z DTEND:20260312T150000Z RRULE:FREQ=DAILY;UNTIL=20260313T070000Z",
    ));
    assert_eq!(found, ["a1 2026-03-12 08:00-16:00", "a1 2026-03-13 08:00-16:00"]);
}

#[test]
fn the_last_repeat_is_by_the_clock_of_its_event() {
    let until = |end: &str| {
        let found = planned(&event(&format!(
            "UID:1 DTSTART;TZID=Asia/Shanghai:20260312T080000 DURATION:PT8H ATTENDEE:mailto:b1@example.org RRULE:FREQ=DAILY;UNTIL={end}"
        )));
        (found.len(), found.last().cloned().unwrap_or_default())
    };
    let last = (3, "b1 2026-03-14 08:00-16:00".to_owned());
    assert_eq!(until("20260314T000000Z"), last, "that is eight o'clock there");
    assert_eq!(until("20260314T155959Z"), last);
    assert_eq!(until("20260314"), last, "a date is the last day");
    assert_eq!(until("20260313T235959Z").0, 2);
}

#[test]
fn exceptions_move_one_repeat_and_cancel_another() {
    let repeated = "DTSTART;TZID=Europe/Berlin:20260312T080000 DTEND;TZID=Europe/Berlin:20260312T160000";
    let found = planned(
        &[
            event(&format!("UID:1 {repeated} RRULE:FREQ=DAILY;COUNT=5 EXDATE;TZID=Europe/Berlin:20260313T080000")),
            event("UID:1 SEQUENCE:3 RECURRENCE-ID;TZID=Europe/Berlin:20260314T080000 DTSTART;TZID=Europe/Berlin:20260314T120000 DTEND;TZID=Europe/Berlin:20260314T200000"),
            event("UID:1 SEQUENCE:1 STATUS:CANCELLED RECURRENCE-ID;TZID=Europe/Berlin:20260315T080000 DTSTART;TZID=Europe/Berlin:20260315T080000 DTEND;TZID=Europe/Berlin:20260315T160000"),
            event(&format!("UID:2 {repeated} RRULE:FREQ=DAILY;COUNT=5 ATTENDEE:mailto:a2@example.org")),
        ]
        .concat(),
    );
    assert_eq!(
        found[..5],
        [
            "a1 2026-03-12 08:00-16:00",
            "a1 2026-03-13 ",
            "a1 2026-03-14 12:00-20:00",
            "a1 2026-03-15 ",
            "a1 2026-03-16 08:00-16:00"
        ]
    );
    let others = found[5..].iter().filter(|day| day.starts_with("a2") && day.ends_with("08:00-16:00")).count();
    assert_eq!(others, 5, "an exception of one person changes nothing for another: {found:?}");
}

#[test]
fn an_event_that_repeats_for_ever_is_read_for_eight_weeks() {
    let found = planned(&event("UID:1 DTSTART:20200101T080000 DURATION:PT8H RRULE:FREQ=DAILY"));
    assert_eq!(found.len(), 56);
    assert_eq!([found[0].as_str(), found[55].as_str()], ["a1 2026-03-11 08:00-16:00", "a1 2026-05-05 08:00-16:00"]);
    let unclear = parse_events(&event("UID:1 DTSTART:20260312T080000 DURATION:PT8H RRULE:FREQ=SOMETIMES"));
    assert_eq!(kinds(unclear), [(4, "RRULE".to_owned(), ImportProblemKind::NotARepeat)]);
    let too_often = parse_events(&event("UID:1 DTSTART:20200101T080000 DURATION:PT1M RRULE:FREQ=MINUTELY"));
    assert_eq!(kinds(too_often), [(4, "RRULE".to_owned(), ImportProblemKind::NotARepeat)]);
}

#[test]
fn a_day_off_is_all_that_is_read_of_a_summary() {
    let found = planned(
        &[
            event("UID:1 DTSTART;VALUE=DATE:20260312 DTEND;VALUE=DATE:20260314 SUMMARY:Sick~leave"),
            event("UID:2 DTSTART:20260314T080000 DTEND:20260314T160000 SUMMARY:Chemotherapy~cover"),
            event("UID:3 DTSTART;VALUE=DATE:20260314 SUMMARY:Birthday~of~a2"),
            event("UID:4 DTSTART:20260315T080000 DTEND:20260315T160000 SUMMARY:病假"),
        ]
        .concat(),
    );
    assert_eq!(
        found,
        ["a1 2026-03-12 ", "a1 2026-03-13 ", "a1 2026-03-14 08:00-16:00", "a1 2026-03-15 "],
        "an event of a whole day has no hours"
    );
}

#[test]
fn parts_of_a_shift_are_one_shift() {
    let found = planned(
        &[
            event("UID:1 DTSTART:20260312T080000 DTEND:20260312T120000 SUMMARY:Calls"),
            event("UID:2 DTSTART:20260312T123000 DTEND:20260312T160000 SUMMARY:Training"),
        ]
        .concat(),
    );
    assert_eq!(found, ["a1 2026-03-12 08:00-16:00"]);
}

#[test]
fn everybody_who_attends_works_and_rooms_do_not() {
    let found = planned(&event(
        "UID:1 DTSTART:20260312T080000 DTEND:20260312T160000 ATTENDEE:MAILTO:a1@example.org \
         ATTENDEE;PARTSTAT=DECLINED:mailto:a2@example.org ATTENDEE;CUTYPE=ROOM:mailto:hall@example.org",
    ));
    assert_eq!(found, ["a1 2026-03-12 08:00-16:00"]);
}

#[test]
fn every_problem_of_a_calendar_has_its_line() {
    use ImportProblemKind::{NoLines, NotACalendar, NotAShiftOfOneDay, NotATimeZone, UnknownPerson, WhoseEvent};
    let found = parse_events(
        &[
            event("UID:1 DTSTART:20260312T080000 DTEND:20260314T160000"),
            event("UID:2 DTSTART;TZID=Nowhere/Town:20260312T080000 DURATION:PT8H"),
            event("UID:3 DTSTART:20260312T080000 DURATION:PT8H ATTENDEE:mailto:nobody@example.org"),
        ]
        .concat(),
    );
    let at = |line, column: &str, kind| (line, column.to_owned(), kind);
    assert_eq!(
        kinds(found),
        [at(4, "DTEND", NotAShiftOfOneDay), at(10, "TZID", NotATimeZone), at(16, "ATTENDEE", UnknownPerson)]
    );
    let one = event("UID:1 DTSTART:20260312T080000 DTEND:20260312T160000");
    let whole = format!("BEGIN:VCALENDAR\r\n{one}END:VCALENDAR\r\n");
    assert_eq!(kinds(parse_text(&whole, None)), [at(2, "ATTENDEE", WhoseEvent)]);
    let cut = &whole[..whole.len() - 30];
    assert_eq!(kinds(parse_text(cut, Some("a1"))), [at(0, "", NotACalendar)], "half of a file");
    assert_eq!(kinds(parse_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", Some("a1"))), [at(0, "", NoLines)]);
}

#[test]
fn what_is_past_is_not_read() {
    let found = planned(
        &[
            event("UID:1 DTSTART:20250312T080000 DTEND:20250314T160000 ATTENDEE:mailto:left@example.org"),
            event("UID:2 DTSTART;VALUE=DATE:20260201 DTEND;VALUE=DATE:20260313 SUMMARY:Leave"),
            event("UID:3 DTSTART:20260313T080000 DTEND:20260313T160000"),
        ]
        .concat(),
    );
    assert_eq!(found, ["a1 2026-03-11 ", "a1 2026-03-12 ", "a1 2026-03-13 08:00-16:00"]);
}
