//! The journal: one's entries, newest first, each with who sees it and what may still be changed.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::journal_filter::{JournalFilter, JournalKind};
use crate::web::visitor::SignedIn;
use content::Stressors;
use domain::access::reads_as_lead;
use domain::name_order::name_order;
use domain::person::Membership;
use domain::{Audience, CheckIn, CheckInId, Locale, Note, PersonId, TeamId, Weather, Workday};
use store::{GoodThing, Team};
use words::{dates, t};

/// How many entries a page shows; the entries of one day stay together.
const PAGE: usize = 20;

/// What is known around the entries.
#[derive(Clone, Copy, Debug)]
pub struct JournalContext<'a> {
    /// Of the words.
    pub locale: Locale,
    /// When it is shown.
    pub now: Timestamp,
    /// Whose they are.
    pub me: &'a SignedIn,
    /// Every past and present lead of the teams that the entries belong to.
    pub leads: &'a [Membership],
    /// Their names.
    pub names: &'a HashMap<PersonId, String>,
    /// Those of them who have used their account.
    pub joined: &'a HashSet<PersonId>,
    /// Those teams.
    pub teams: &'a [Team],
    /// What can be named.
    pub stressors: &'a Stressors,
    /// What was kept, by check-in.
    pub good_things: &'a HashMap<CheckInId, GoodThing>,
}

/// Which entries of all that the filter leaves are on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JournalSpan {
    /// The number of the first one; zero if the page is empty.
    pub first: u32,
    /// The number of the last one.
    pub last: u32,
    /// How many the filter leaves.
    pub all: u32,
}

/// One page of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalView {
    /// Months, the newest first, each with its entries.
    pub months: Vec<(String, Vec<EntryView>)>,
    /// Which entries they are.
    pub span: JournalSpan,
    /// What it shows.
    pub filter: JournalFilter,
    /// The day that it shows, in words, with the days before and after it that have entries.
    pub day: Option<JournalDay>,
    /// Where older entries are.
    pub older: Option<String>,
    /// Whether this is not the first page.
    pub later: bool,
    /// The path of this page, to come back to.
    pub here: String,
}

/// One day of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalDay {
    /// The date.
    pub name: String,
    /// The addresses of the nearest earlier and later day with an entry.
    pub around: [Option<String>; 2],
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// Its id.
    pub id: String,
    /// What was said.
    pub weather: Weather,
    /// When.
    pub when: String,
    /// Stressors and energy, in words.
    pub chips: Vec<String>,
    /// The note.
    pub note: Option<String>,
    /// The text of the note to edit, empty if there is none; absent while the note is locked.
    pub editable_note: Option<String>,
    /// Who reads a note that is saved now.
    pub note_audience: Audience,
    /// The good thing that was kept.
    pub good_thing: Option<String>,
    /// Whether anybody else may see it.
    pub shared: bool,
    /// Who sees it.
    pub seen_by: String,
    /// Who may be chosen to see it from now on.
    pub audiences: Vec<Audience>,
    /// Who sees it now.
    pub audience: Audience,
    /// What may be changed, and until when.
    pub help: String,
}

/// The page of the journal that this filter asks for. `entries` are all of one's own, oldest first.
#[must_use]
pub fn journal(around: &JournalContext<'_>, entries: &[CheckIn], filter: JournalFilter) -> JournalView {
    let found: Vec<&CheckIn> = entries.iter().filter(|entry| fits(around, entry, &filter)).collect();
    let newer = filter.before.map_or(0, |before| found.iter().filter(|entry| entry.workday >= before).count());
    let rest = &found[..found.len() - newer];
    let mut shown = rest.len().min(PAGE);
    while shown > 0 && shown < rest.len() && rest[rest.len() - shown - 1].workday == rest[rest.len() - shown].workday {
        shown += 1;
    }
    let page = &rest[rest.len() - shown..];
    let mut months: Vec<(String, Vec<EntryView>)> = Vec::new();
    for entry in page.iter().rev() {
        let month = dates::month(around.locale, entry.workday);
        match months.last_mut() {
            Some((name, entries)) if *name == month => entries.push(view(around, entry)),
            _ => months.push((month, vec![view(around, entry)])),
        }
    }
    let number = super::count;
    let first = if page.is_empty() { 0 } else { newer + 1 };
    let older = page.first().filter(|_| shown < rest.len());
    JournalView {
        months,
        span: JournalSpan { first: number(first), last: number(newer + shown), all: number(found.len()) },
        older: older.map(|entry| format!("{}#journal", filter.before(Some(entry.workday)).address())),
        later: newer > 0,
        here: filter.address(),
        day: filter.day.map(|day| journal_day(around.locale, entries, day)),
        filter,
    }
}

fn journal_day(locale: Locale, entries: &[CheckIn], day: Workday) -> JournalDay {
    let earlier = entries.iter().rfind(|entry| entry.workday < day);
    let later = entries.iter().find(|entry| entry.workday > day);
    let address = |entry: &CheckIn| {
        format!("{}#journal", JournalFilter { day: Some(entry.workday), ..JournalFilter::default() }.address())
    };
    JournalDay { name: dates::full_day(locale, day), around: [earlier, later].map(|entry| entry.map(address)) }
}

/// Whether an entry is one of those that are asked for. The search reads the note and the good thing as this person
/// reads them, and the names of what was picked.
fn fits(around: &JournalContext<'_>, entry: &CheckIn, filter: &JournalFilter) -> bool {
    let good = around.good_things.get(&entry.id);
    let kind = match filter.only {
        JournalKind::All => true,
        JournalKind::Notes => entry.note.is_some(),
        JournalKind::Good => good.is_some(),
        JournalKind::Weather(weather) => entry.weather == weather,
    };
    let written = [entry.note.as_ref(), good.map(|good| &good.line)].into_iter().flatten().filter_map(Note::words);
    let stressors = entry.own_stressors().map(|key| around.stressors.label(around.locale, key));
    let picked = stressors.chain(entry.uplifts.iter().map(|key| content::uplifts().label(around.locale, key)));
    kind && filter.day.is_none_or(|day| entry.workday == day)
        && (filter.search.words.is_empty() || filter.is_in(written.chain(picked)))
}

fn view(around: &JournalContext<'_>, entry: &CheckIn) -> EntryView {
    let (locale, today) = (around.locale, around.me.today());
    let open = entry.workday.week_is_open(today);
    let energy = entry.energy.map(|e| t!(locale, "me-energy", energy = words::energy(locale, e.bars())));
    EntryView {
        id: entry.id.to_string(),
        weather: entry.weather,
        when: when(around, entry),
        chips: entry
            .own_stressors()
            .map(|key| around.stressors.label(locale, key).to_owned())
            .chain(entry.uplifts.iter().map(|key| content::uplifts().label(locale, key).to_owned()))
            .chain(energy)
            .collect(),
        note: entry.note.as_ref().map(|note| words::note(locale, note)),
        editable_note: match &entry.note {
            None => Some(String::new()),
            Some(note) => note.words().map(str::to_owned),
        },
        note_audience: if entry.note.is_some() { entry.note_audience } else { Audience::Me },
        good_thing: around.good_things.get(&entry.id).map(|good| words::note(locale, &good.line)),
        shared: entry.audience > Audience::Me,
        seen_by: seen_by(around, entry),
        audiences: Audience::ALL.into_iter().filter(|wanted| entry.audience.may_become(*wanted, open)).collect(),
        audience: entry.audience,
        help: match (open, entry.audience) {
            (true, _) => {
                let last = entry.workday.week_start().plus(6);
                let date = Workday(around.now.to_zoned(around.me.person().time_zone.clone()).date());
                let day = dates::weekday_and_day(locale, last);
                // After midnight its date is past, and its workday still goes on.
                match date > last {
                    true => t!(locale, "me-entry-open-tonight", day = day),
                    false => t!(locale, "me-entry-open", day = day),
                }
            }
            (false, Audience::Me) => t!(locale, "me-entry-closed-own"),
            (false, _) => t!(locale, "me-entry-closed"),
        },
    }
}

fn when(around: &JournalContext<'_>, entry: &CheckIn) -> String {
    let (locale, today) = (around.locale, around.me.today());
    let time = dates::time(entry.said_at.to_zoned(around.me.person().time_zone.clone()).time());
    match today.number() - entry.workday.number() {
        0 => t!(locale, "me-today", time = time),
        1 => t!(locale, "me-yesterday", time = time),
        _ if entry.workday.0.year() == today.0.year() => {
            t!(locale, "me-on-day", day = dates::weekday_and_day(locale, entry.workday), time = time)
        }
        _ => t!(locale, "me-on-day", day = dates::full_day(locale, entry.workday), time = time),
    }
}

/// Who sees an entry and its note, by name.
fn seen_by(around: &JournalContext<'_>, entry: &CheckIn) -> String {
    let locale = around.locale;
    let leads = leads_then(around, entry);
    let team = entry.team.and_then(|id| around.teams.iter().find(|team| team.id == id)).map(|team| team.name.clone());
    let who = match (entry.audience, leads.is_empty(), team) {
        (Audience::Me, ..) => t!(locale, "me-seen-me"),
        // Nobody sees an entry without a team, with any audience.
        (_, _, None) => t!(locale, "me-seen-nobody"),
        (Audience::Lead, true, Some(_)) if nobody_led(around, entry) => t!(locale, "me-seen-no-lead"),
        (Audience::Lead, true, Some(_)) => t!(locale, "me-seen-closed"),
        (Audience::Lead, false, Some(_)) => t!(locale, "me-seen-lead", leads = words::list(locale, &leads)),
        (Audience::Team, true, Some(team)) => t!(locale, "me-seen-team-alone", team = team),
        (Audience::Team, false, Some(team)) => {
            t!(locale, "me-seen-team", leads = words::list(locale, &leads), team = team)
        }
    };
    let note = match (entry.audience, entry.note_audience) {
        _ if entry.note.is_none() => None,
        (Audience::Me, _) => None,
        (_, Audience::Me) => Some(t!(locale, "me-note-me")),
        (Audience::Team, Audience::Lead) => Some(t!(locale, "me-note-lead")),
        _ => Some(t!(locale, "me-note-too")),
    };
    note.map_or_else(|| who.clone(), |note| t!(locale, "me-seen-and-note", who = who.clone(), note = note))
}

/// Whether nobody led the entry's team on its workday, with or without reading it.
fn nobody_led(around: &JournalContext<'_>, entry: &CheckIn) -> bool {
    let led = |lead: &Membership| Some(lead.team) == entry.team && lead.holds_on(entry.workday);
    !around.leads.iter().any(led)
}

/// The leads who read what the entry shares, by name.
fn leads_then(around: &JournalContext<'_>, entry: &CheckIn) -> Vec<String> {
    let (workday, said_at) = (entry.workday, entry.said_at);
    let reading = |team: TeamId| {
        let reads = move |membership: &&Membership| {
            reads_as_lead(membership, around.joined.contains(&membership.person), team, workday, said_at)
        };
        around.leads.iter().filter(reads).filter_map(|membership| around.names.get(&membership.person).cloned())
    };
    let mut names: Vec<String> = entry.team.into_iter().flat_map(reading).collect();
    names.sort_by_cached_key(|name| (name_order(name), name.clone()));
    names.dedup();
    names
}
