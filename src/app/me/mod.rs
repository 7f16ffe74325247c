//! What `/me` shows: one's own year, trend, triggers, flags and journal, and who looked. One snapshot of one's own
//! entries.

pub mod ask_to_stop;
mod entries;
pub mod follow_ups;
pub mod journal;
pub mod journal_filter;
pub mod noticed;
mod rights;
pub mod search_journal;
pub mod shifts;
pub mod trend;
pub mod triggers;
pub mod what_helped;
pub mod year;

pub use entries::{delete_entry, edit_note, keep_good_thing, narrow_past, settle_weather};
use rights::export_support;
pub use rights::{delete_everything, erase_person, export};

use crate::app::access_log;
use crate::app::access_log::AccessSentence;
use crate::app::account::own_key_view;
use crate::app::library::course::{self, CourseCard};
use crate::app::library::overview;
use crate::app::own_week::{OwnWeek, own_week};
use crate::app::self_tests::offer;
use crate::app::thanks;
use crate::app::thanks::page::ThanksCard;
use crate::app::tough_calls::own::{self, OwnToughCalls};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::check_in::RETENTION_DAYS;
use domain::{PersonId, Sight, Workday};
use insight::detectors::person;
use insight::series::series;
use insight::trends::calendar;
use insight::trends::calendar::CalendarYear;
use store::Range;
use words::dates;

use journal_filter::JournalFilter;

/// How many good things the page shows; the journal has all.
const MAX_GOOD_THINGS: usize = 5;
/// How many entries of the access log the page shows; another page has all.
const MAX_ACCESSES: u32 = 6;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct MeView {
    /// How many days there are.
    pub days: u32,
    /// How many entries there are, of those that are kept.
    pub entries: u32,
    /// Today, as the person's shift has it.
    pub today: Workday,
    /// This week.
    pub week: OwnWeek,
    /// The next shifts; none without a schedule.
    pub shifts: Option<shifts::OwnShifts>,
    /// The calendar.
    pub year: CalendarYear,
    /// The last 13 weeks against the usual.
    pub trend: trend::TrendView,
    /// What goes with the rain.
    pub rain: triggers::TriggersView,
    /// What goes with the sun.
    pub sun: triggers::TriggersView,
    /// The person's own flags, and those that leads see.
    pub noticed: noticed::NoticedView,
    /// What leads do about flags about the person, and whether the person holds a key post.
    pub follow_ups: follow_ups::OwnFollowUps,
    /// The thank-you that arrived last, for a week.
    pub new_thanks: Option<ThanksCard>,
    /// The person's own tough calls.
    pub tough_calls: OwnToughCalls,
    /// Whether a self-test is offered now.
    pub self_test_offered: bool,
    /// The course that is pointed out to somebody who is new.
    pub newcomer: Option<CourseCard>,
    /// What helped the person; none before they rated anything.
    pub what_helped: Option<what_helped::WhatHelpedView>,
    /// The good things that were kept last: the day and the line.
    pub good_things: Vec<(String, String)>,
    /// Whether there are more of these.
    pub more_good_things: bool,
    /// Entries, newest first.
    pub journal: journal::JournalView,
    /// Who looked last, at what one shared and at reports.
    pub accesses: Vec<AccessSentence>,
    /// Whether there are more of these.
    pub more_accesses: bool,
    /// What of it is locked, and whether there is a code for the next time.
    pub own: own_key_view::OwnKeyView,
}

/// Loads the [`MeView`], with the page of the journal that the filter asks for.
///
/// # Errors
/// If the viewer does not check in here, or the store cannot be read.
pub async fn load(context: RequestContext, mut filter: JournalFilter) -> Result<MeView, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    filter.search = context.app.searches.find(me.session, &filter.search.id);
    let (store, locale, today) = (&context.app.store, context.visitor.locale, me.today());
    let range = Range { from: today.plus(-RETENTION_DAYS), to: today };
    let (entries, leads) = store.check_ins().own_with_leads(me.own.clone(), range).await?;
    let good_things = store.good_things().list(me.own.clone(), range).await?;
    let rated = store.suggestions().since(me.person().id, range.from).await?;
    let policy = store.suggestions().choice_settings().await?.policy_at(context.visitor.now);
    let marks = store.library().marks(me.own.clone()).await?;
    let read = store.library().read_items(me.own.clone()).await?;
    let marked = overview::helped(locale, &marks, &store.library().released_cases().await?);
    let people = distinct(&leads.iter().map(|membership| membership.person).collect::<Vec<_>>());
    let joined = store.people().joined(people.clone()).await?;
    let names = store.people().names(people).await?;
    let mut teams: Vec<_> = entries.iter().filter_map(|entry| entry.team).collect();
    teams.sort();
    teams.dedup();
    let teams = store.teams().by_id(teams).await?;
    let (accesses, more_accesses) = access_log::newest(&context, me, MAX_ACCESSES).await?;

    let days = series(&entries);
    let settled = store.new_normals().list(me.person().id, Sight::Own).await?;
    let settled_shared = store.new_normals().list(me.person().id, Sight::Shared).await?;
    let reading = person::analyse(me.person().id, &days, &settled);
    let stressors = store.stressors().list();
    let newest = good_things.iter().rev().take(MAX_GOOD_THINGS);
    let newest =
        newest.map(|good| (dates::weekday_and_day(locale, good.workday), words::note(locale, &good.line))).collect();
    let more_good_things = good_things.len() > MAX_GOOD_THINGS;
    let good_things = good_things.into_iter().map(|good| (good.check_in, good)).collect();
    let around = journal::JournalContext {
        locale,
        now: context.visitor.now,
        me,
        leads: &leads,
        names: &names,
        joined: &joined,
        teams: &teams,
        stressors: &stressors,
        good_things: &good_things,
    };
    Ok(MeView {
        days: count(days.len()),
        entries: count(entries.len()),
        today,
        week: own_week(locale, &days, today),
        shifts: shifts::load(&context, me).await?,
        year: calendar::year(&days, today),
        trend: trend::trend(locale, &reading, today),
        rain: triggers::on_rain(locale, &stressors, &days),
        sun: triggers::on_sun(locale, &days),
        noticed: noticed::noticed(&around, &reading, &days, &entries, &settled_shared),
        follow_ups: follow_ups::load(&context, me, &leads).await?,
        new_thanks: thanks::page::newest(&context, me).await?,
        tough_calls: own::load(&context, me).await?,
        self_test_offered: offer::load(&context, me).await?,
        newcomer: course::for_newcomer(me, locale, &read),
        what_helped: what_helped::what_helped(locale, &rated, marked, policy, today),
        good_things: newest,
        more_good_things,
        journal: journal::journal(&around, &entries, filter),
        accesses,
        more_accesses,
        own: own_key_view::load(&context).await?,
    })
}

fn distinct(people: &[PersonId]) -> Vec<PersonId> {
    let mut people = people.to_vec();
    people.sort();
    people.dedup();
    people
}

/// How many there are.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
