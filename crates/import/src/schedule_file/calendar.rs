//! Reads calendar files (RFC 5545): the events of people are parts of their shifts. Of a summary only "work or off" is
//! read.

use std::collections::HashMap;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::dates::{CalendarErrorType, CalendarEvent, TimeOrDelta};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarParameter, ICalendarParameterName,
    ICalendarParameterValue, ICalendarParticipationStatus, ICalendarProperty, ICalendarStatus, ICalendarUserTypes,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::clock::DAY_MINUTES;
use super::{LabelReading, Labels, ScheduleFile, SchedulePlan};
use crate::csv_reader::{FileBytes, Problems};
use domain::Workday;
use domain::problem::{ImportProblem, ImportProblemKind};

/// Number of days, from today on, that are read of a calendar. Without a limit an event that repeats forever would
/// never end.
pub const CALENDAR_DAYS: i32 = 56;
/// No more repeats of one event are counted.
const MAX_REPEATS: i64 = 40_000;

/// What a calendar file does not say.
#[derive(Clone, Copy)]
pub struct CalendarContext<'a> {
    /// The `person_id` of the person whose calendar it is: events without attendees are theirs.
    pub owner: Option<&'a str>,
    /// The `person_id` of the roster that an id or an address means; none if it means nobody.
    pub key_of: &'a dyn Fn(&str) -> Option<String>,
    /// The time zone of a person's site, by `person_id`.
    pub zone_of: &'a dyn Fn(&str) -> TimeZone,
    /// The first day that is read.
    pub first: Workday,
}

/// An event, and the line at which it begins.
struct FileEvent {
    component: ICalendarComponent,
    line: u64,
}

impl FileEvent {
    fn begins(&self) -> Option<&PartialDateTime> {
        match self.component.property(&ICalendarProperty::Dtstart)?.values.first()? {
            ICalendarValue::PartialDateTime(begins) => Some(begins),
            _ => None,
        }
    }

    /// Whether it has a date and no time of day.
    fn is_all_day(&self) -> bool {
        self.begins().is_some_and(|begins| begins.hour.is_none())
    }

    /// Its summary; empty if it has none.
    fn summary(&self) -> &str {
        let summary = self.component.property(&ICalendarProperty::Summary).and_then(|entry| entry.values.first());
        summary.and_then(|value| value.as_text()).unwrap_or_default()
    }

    /// The time zones that it names.
    fn zones(&self) -> impl Iterator<Item = &str> {
        self.component.entries.iter().filter_map(|entry| entry.tz_id())
    }

    /// How often it takes place at most until this day, at two times a day.
    fn most_repeats(&self, last: Workday) -> usize {
        let days = self.begins().and_then(date).map_or(0, |first| i64::from(last.number()) - i64::from(first.number()));
        usize::try_from((2 * days + 2).clamp(2, MAX_REPEATS)).unwrap_or_default()
    }
}

/// When an event takes place, once.
type EventOccurrence = CalendarEvent<chrono::DateTime<Tz>, TimeOrDelta<chrono::DateTime<Tz>, chrono::TimeDelta>>;

/// Returns true if a file is a calendar.
#[must_use]
pub fn is_calendar(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.get(..15).is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
}

/// Parses a calendar file. Every attendee of an event works from its start to its end, by the clock of their site;
/// events that say "off" are not work, and all-day events only say whether a day is off. Repeats, exceptions and time
/// zones are resolved.
///
/// The file is the plan of the people in it, from the first to the last day of [`CALENDAR_DAYS`] that has an event.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`crate::csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(
    file: impl Into<FileBytes<'a>>,
    context: CalendarContext<'_>,
) -> Result<ScheduleFile, Vec<ImportProblem>> {
    let mut problems = Problems::default();
    let file: FileBytes<'_> = file.into();
    let mut labels = Labels::new(&file.stated.labels);
    let Ok(text) = std::str::from_utf8(file.bytes) else {
        problems.add(0, "", "", ImportProblemKind::NotText);
        let nothing = ScheduleFile { people: Vec::new(), lines: 0, ignored: Vec::new(), labels: Vec::new() };
        return problems.into_result(nothing);
    };
    let (zones, events) = events(text, &mut problems);
    let mut plan = SchedulePlan::default();
    for group in &events {
        expand(&zones, group, context, &mut plan, &mut labels, &mut problems);
    }
    let lines = text.lines().count();
    let people = plan.people(&mut problems);
    problems.into_result(ScheduleFile { people, lines, ignored: Vec::new(), labels: labels.all() })
}

/// The time zones of a file, and its events by id: an event and the exceptions to its repeats have the same id.
fn events(text: &str, problems: &mut Problems) -> (Vec<ICalendarComponent>, Vec<Vec<FileEvent>>) {
    let begins = |(_, line): &(u64, &str)| line.trim().eq_ignore_ascii_case("BEGIN:VEVENT");
    let mut lines = (1..).zip(text.lines()).filter(begins).map(|(number, _)| number);
    let (mut zones, mut groups, mut index) = (Vec::new(), Vec::<Vec<FileEvent>>::new(), HashMap::new());
    // The parser takes half a file for a whole one.
    let count = |word: &str| {
        let begins = |line: &&str| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        text.lines().filter(begins).count()
    };
    if count("BEGIN:") != count("END:") {
        problems.add(0, "", "", ImportProblemKind::NotACalendar);
        return (zones, groups);
    }
    let mut parser = Parser::new(text);
    loop {
        let calendar = match parser.entry() {
            Entry::ICalendar(calendar) => calendar,
            Entry::Eof => break,
            _ => {
                problems.add(0, "", "", ImportProblemKind::NotACalendar);
                break;
            }
        };
        for mut component in calendar.components {
            match component.component_type {
                ICalendarComponentType::VTimezone => zones.push(component),
                ICalendarComponentType::VEvent => {
                    // An exception belongs to its event whichever of them was changed more often.
                    component.entries.retain(|entry| entry.name != ICalendarProperty::Sequence);
                    let group = match component.uid() {
                        Some(id) => *index.entry(id.to_owned()).or_insert(groups.len()),
                        None => groups.len(),
                    };
                    let event = FileEvent { component, line: lines.next().unwrap_or_default() };
                    match groups.get_mut(group) {
                        Some(known) => known.push(event),
                        None => groups.push(vec![event]),
                    }
                }
                _ => {}
            }
        }
    }
    if groups.is_empty() {
        problems.add(0, "", "", ImportProblemKind::NoLines);
    }
    (zones, groups)
}

/// Adds all occurrences of an event to the plan.
fn expand(
    zones: &[ICalendarComponent],
    events: &[FileEvent],
    context: CalendarContext<'_>,
    plan: &mut SchedulePlan,
    labels: &mut Labels<'_>,
    problems: &mut Problems,
) {
    let last = context.first.plus(CALENDAR_DAYS - 1);
    for (event, occurrence) in occurrences(zones, events, last, problems) {
        if event.component.status() == Some(&ICalendarStatus::Cancelled) {
            continue;
        }
        // What is past may have been attended by people who are not here any more. No clock is a day apart.
        let (starts, ends) = period(&occurrence, None);
        if Workday(starts.date()) > last.plus(1) || Workday(ends.date()) < context.first.plus(-1) {
            continue;
        }
        for person_id in people(event, context, problems) {
            let (starts, ends) = period(&occurrence, Some(&(context.zone_of)(&person_id)));
            let summary = event.summary();
            let Some(part) = part(event, labels.read(summary), (starts, ends), problems) else { continue };
            let days = part.first.max(context.first).number()..=part.last.min(last).number();
            for workday in days.map(Workday::from_number) {
                labels.note(summary, &person_id, workday);
                plan.day(&person_id, workday).add(part.hours, true, event.line);
            }
        }
    }
}

/// When an event takes place until this day, each time with the event or the exception to it that says so.
fn occurrences<'a>(
    zones: &[ICalendarComponent],
    events: &'a [FileEvent],
    last: Workday,
    problems: &mut Problems,
) -> Vec<(&'a FileEvent, EventOccurrence)> {
    let known = ICalendar { components: zones.to_vec() };
    let known = known.build_tz_resolver();
    let mut named = events.iter().flat_map(|event| event.zones().map(|zone| (event.line, zone)));
    if let Some((line, zone)) = named.find(|(_, zone)| known.resolve(zone).is_none()) {
        problems.add(line, "TZID", zone, ImportProblemKind::NotATimeZone);
        return Vec::new();
    }
    let with_local_end = |event: &FileEvent| {
        let mut component = event.component.clone();
        name_utc(&mut component);
        let zone = component.property(&ICalendarProperty::Dtstart).and_then(|entry| entry.tz_id());
        let zone = zone.and_then(|zone| known.resolve(zone));
        end_by_local_clock(&mut component, zone);
        component
    };
    let calendar = ICalendar { components: zones.iter().cloned().chain(events.iter().map(with_local_end)).collect() };
    let is_unclear = |event: &&FileEvent| {
        let rule = event.component.property(&ICalendarProperty::Rrule);
        rule.is_some_and(|rule| !matches!(rule.values.first(), Some(ICalendarValue::RecurrenceRule(_))))
    };
    if let Some(event) = events.iter().find(is_unclear) {
        problems.add(event.line, "RRULE", "", ImportProblemKind::NotARepeat);
        return Vec::new();
    }
    let limit = events.iter().map(|event| event.most_repeats(last)).max().unwrap_or_default();
    let expanded = calendar.expand_dates(Tz::Floating, limit);
    let event = |id: u32| usize::try_from(id).ok().and_then(|id| events.get(id.checked_sub(zones.len())?));
    for error in &expanded.errors {
        let line = event(error.comp_id).map_or(0, |event| event.line);
        let (column, what) = fault(&error.error);
        problems.add(line, column, "", what);
    }
    let repeats = events.iter().any(|event| event.component.has_property(&ICalendarProperty::Rrule));
    let latest = expanded.events.iter().map(|occurrence| local(&occurrence.start, None)).max();
    if repeats && expanded.events.len() >= limit && latest.is_some_and(|latest| Workday(latest.date()) <= last) {
        let line = events.first().map_or(0, |event| event.line);
        problems.add(line, "RRULE", "", ImportProblemKind::NotARepeat);
        return Vec::new();
    }
    let of_event = |occurrence: EventOccurrence| Some((event(occurrence.comp_id)?, occurrence));
    expanded.events.into_iter().filter_map(of_event).collect()
}

/// From when until when an occurrence lasts by the clock of a place.
fn period(occurrence: &EventOccurrence, zone: Option<&TimeZone>) -> (DateTime, DateTime) {
    let starts = local(&occurrence.start, zone);
    let ends = match &occurrence.end {
        TimeOrDelta::Time(end) => local(end, zone),
        // A shift that is repeated ends at the same time of day, also in the night in which the clock changes.
        TimeOrDelta::Delta(length) => starts.saturating_add(SignedDuration::from_secs(length.num_seconds())),
    };
    (starts, ends)
}

/// The property that is wrong, and what is wrong with it.
fn fault(error: &CalendarErrorType) -> (&'static str, ImportProblemKind) {
    match error {
        CalendarErrorType::RRule(_) => ("RRULE", ImportProblemKind::NotARepeat),
        CalendarErrorType::InvalidDtEnd | CalendarErrorType::InvalidDuration => {
            ("DTEND", ImportProblemKind::NotAShiftOfOneDay)
        }
        CalendarErrorType::MissingDtStart | CalendarErrorType::InvalidDtStart => {
            ("DTSTART", ImportProblemKind::NotAShiftOfOneDay)
        }
    }
}

/// What an occurrence says.
struct OccurrenceDays {
    first: Workday,
    last: Workday,
    /// From and until which minute after the midnight of its first day somebody works; none for days off.
    hours: Option<(i64, i64)>,
}

/// What an occurrence says; none if it lasts all day and does not say "off": it has no hours.
fn part(
    event: &FileEvent,
    label: Option<LabelReading>,
    (starts, ends): (DateTime, DateTime),
    problems: &mut Problems,
) -> Option<OccurrenceDays> {
    let first = Workday(starts.date());
    // The end is the first moment that does not belong to it.
    let last = Workday(ends.saturating_sub(SignedDuration::from_secs(1)).date()).max(first);
    if label == Some(LabelReading::Off) || (event.is_all_day() && label == Some(LabelReading::Break)) {
        return Some(OccurrenceDays { first, last, hours: None });
    }
    if event.is_all_day() {
        return None;
    }
    let minute = |moment: DateTime| i64::from(moment.hour()) * 60 + i64::from(moment.minute());
    let from = minute(starts);
    let until = i64::from(Workday(ends.date()).number() - first.number()) * DAY_MINUTES + minute(ends);
    if !(1..=DAY_MINUTES).contains(&(until - from)) {
        problems.add(event.line, "DTEND", "", ImportProblemKind::NotAShiftOfOneDay);
        return None;
    }
    Some(OccurrenceDays { first, last: first, hours: Some((from, until)) })
}

/// The people who work during an event: its attendees, except rooms and those who declined, or the person whose
/// calendar it is.
fn people(event: &FileEvent, context: CalendarContext<'_>, problems: &mut Problems) -> Vec<String> {
    let mut attendees = event.component.properties(&ICalendarProperty::Attendee).peekable();
    if attendees.peek().is_none() {
        if context.owner.is_none() {
            problems.add(event.line, "ATTENDEE", "", ImportProblemKind::WhoseEvent);
        }
        return context.owner.map(str::to_owned).into_iter().collect();
    }
    let mut people = Vec::new();
    for attendee in attendees {
        let is_other = attendee.params.iter().any(|parameter| {
            matches!(
                parameter.value,
                ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Declined)
                    | ICalendarParameterValue::Cutype(ICalendarUserTypes::Room | ICalendarUserTypes::Resource)
            )
        });
        let address = attendee.values.first().and_then(|value| value.as_text()).unwrap_or_default();
        let address = match address.split_once(':') {
            Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto") => address,
            _ => address,
        };
        match (context.key_of)(address) {
            _ if is_other => {}
            Some(person_id) => people.push(person_id),
            None => problems.add(event.line, "ATTENDEE", address, ImportProblemKind::UnknownPerson),
        }
    }
    people
}

/// The parser repeats an event whose beginning is in UTC by no clock at all, unless it has a time zone of this name.
fn name_utc(component: &mut ICalendarComponent) {
    let Some(begins) = component.property_mut(&ICalendarProperty::Dtstart) else { return };
    let is_utc = matches!(begins.values.first(), Some(ICalendarValue::PartialDateTime(at)) if at.tz_hour.is_some());
    if is_utc && begins.tz_id().is_none() {
        let value = ICalendarParameterValue::Text("UTC".to_owned());
        begins.params.push(ICalendarParameter { name: ICalendarParameterName::Tzid, value });
    }
}

/// Repeats are computed by the clock of their event, but files state their end in UTC, or as a date, which is the last
/// day.
fn end_by_local_clock(component: &mut ICalendarComponent, zone: Option<Tz>) {
    for entry in component.entries.iter_mut().filter(|entry| entry.name == ICalendarProperty::Rrule) {
        let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first_mut() else { continue };
        let Some(until) = &mut rule.until else { continue };
        if until.hour.is_none() {
            (until.hour, until.minute, until.second) = (Some(23), Some(59), Some(59));
        } else if until.tz_hour.is_some()
            && let Some((moment, zone)) = until.to_date_time_with_tz(Tz::UTC).zip(zone)
        {
            let local = local(&moment.with_timezone(&zone), None);
            let part = |part: i8| u8::try_from(part).ok();
            *until = PartialDateTime {
                year: u16::try_from(local.year()).ok(),
                month: part(local.month()),
                day: part(local.day()),
                hour: part(local.hour()),
                minute: part(local.minute()),
                second: part(local.second()),
                ..PartialDateTime::default()
            };
        }
    }
}

fn date(moment: &PartialDateTime) -> Option<Workday> {
    let (year, month, day) = (moment.year?, moment.month?, moment.day?);
    Some(Workday(Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?))
}

/// A moment by the clock of a place; one without a time zone is by every clock.
fn local(moment: &chrono::DateTime<Tz>, zone: Option<&TimeZone>) -> DateTime {
    let by = |seconds: i64, zone: TimeZone| {
        Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX).to_zoned(zone).datetime()
    };
    match zone {
        Some(zone) if !moment.timezone().is_floating() => by(moment.timestamp(), zone.clone()),
        _ => by(moment.naive_local().and_utc().timestamp(), TimeZone::UTC),
    }
}

#[cfg(test)]
mod tests;
