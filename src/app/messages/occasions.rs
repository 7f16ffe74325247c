//! Who is sent what, and when. Rosters, shifts, settings and the calendar decide it, and nothing that anybody said:
//! whether somebody has checked in is not read here.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::app::climate::newest_report::newest_report;
use crate::app::event_webhooks;
use crate::app::messages::push;
use crate::app::messages::receivers::{gets_mail, gets_push};
use crate::app::messages::times::MessageTimes;
use crate::app::team_day;
use crate::state::AppState;
use domain::message::MessageKind;
use domain::{BegunShift, Role, Workday};
use store::{NewMessage, Person, PersonFilter, Recipient, StoreError};

/// For this many minutes after its start a shift is reminded of, if the program did not run at the start.
const REMINDED_WITHIN: i64 = 10;
/// Nobody is reminded again within this time, also if their shifts change.
const REMINDERS_APART: SignedDuration = SignedDuration::from_hours(4);
/// How long sending a reminder is tried.
const REMINDER_LASTS: SignedDuration = SignedDuration::from_mins(30);
/// How long sending a digest is tried.
const DIGEST_LASTS: SignedDuration = SignedDuration::from_hours(6);

/// Queues what is due now. Returns how many messages are new.
///
/// # Errors
/// If the store cannot be used.
pub async fn queue_due(app: &AppState) -> Result<usize, StoreError> {
    let (store, now) = (&app.store, app.clock.now());
    // Every message leads back here.
    if app.config.public_url.is_none() {
        return Ok(0);
    }
    let times = MessageTimes::load(store).await?;
    let mut new = to_chat_groups(app, &times, now).await?;
    if store.messages().mail_server().await?.is_some() {
        new.extend(reminders(app, &times, now, ReminderVia::Mail).await?);
        new.extend(lead_digests(app, &times, now).await?);
        new.extend(reports(app, &times, now).await?);
    }
    if !store.messages().push_hosts().await?.is_empty() {
        push::ensure_key(app).await?;
        new.extend(reminders(app, &times, now, ReminderVia::Push).await?);
    }
    Ok(store.messages().queue(new, now).await? + event_webhooks::events::queue(app, now).await?)
}

/// Through what a reminder goes to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReminderVia {
    Mail,
    Push,
}

async fn with_role(app: &AppState, role: Role) -> Result<Vec<Person>, StoreError> {
    Ok(app.store.people().list(PersonFilter { role: Some(role), limit: u32::MAX, ..PersonFilter::default() }).await?.0)
}

async fn reminders(
    app: &AppState,
    times: &MessageTimes,
    now: Timestamp,
    channel: ReminderVia,
) -> Result<Vec<NewMessage>, StoreError> {
    let mut new = Vec::new();
    for person in with_role(app, Role::Agent).await? {
        let (gets_it, name, to) = match channel {
            ReminderVia::Mail => (gets_mail as fn(&Person, Workday) -> bool, "reminder", Recipient::Person(person.id)),
            ReminderVia::Push => (gets_push as _, "push", Recipient::Devices(person.id)),
        };
        let begun = person.shifts_begun(now, REMINDED_WITHIN);
        let due = begun.into_iter().find(|shift| gets_it(&person, shift.workday) && times.reminds_at(shift.starts));
        if let Some(shift) = due {
            // Without the time: a shift that is moved after its reminder is the same shift. With the number of shifts:
            // what is left of a day after its first shift was removed is another one.
            let (index, shifts) = shift.index_and_count(&person.plan());
            let occasion = format!("{name}/{}/{}/{index} of {shifts}", person.id, shift.workday);
            new.push(message(occasion, MessageKind::Reminder, to, now, REMINDER_LASTS));
        }
    }
    app.store.messages().without_recent(new, now.saturating_sub(REMINDERS_APART).unwrap_or(now)).await
}

/// One message to each chat group for each start of a shift in its team.
async fn to_chat_groups(app: &AppState, times: &MessageTimes, now: Timestamp) -> Result<Vec<NewMessage>, StoreError> {
    let mut new = Vec::new();
    for group in app.store.messages().chat_groups().await? {
        let Some(team) = app.store.teams().by_id(vec![group.team]).await?.into_iter().next() else { continue };
        let day = team_day::today(&team, now);
        let members = PersonFilter {
            role: Some(Role::Agent),
            team: Some((group.team, day)),
            limit: u32::MAX,
            ..PersonFilter::default()
        };
        let (members, _) = app.store.people().list(members).await?;
        let here = members.iter().filter(|member| member.is_here_on(day));
        let begun: BTreeSet<BegunShift> = here.flat_map(|member| member.shifts_begun(now, REMINDED_WITHIN)).collect();
        for shift in begun.into_iter().filter(|shift| times.reminds_at(shift.starts)) {
            let occasion = format!("chat/{}/{}/{}", group.id, shift.workday, shift.starts.strftime("%H:%M"));
            new.push(message(occasion, MessageKind::Reminder, Recipient::Chat(group.id), now, REMINDER_LASTS));
        }
    }
    Ok(new)
}

/// To each lead, every day, also if nothing waits.
async fn lead_digests(app: &AppState, times: &MessageTimes, now: Timestamp) -> Result<Vec<NewMessage>, StoreError> {
    let due = |person: Person| {
        let day = times.digest_day(now.to_zoned(person.time_zone.clone()).datetime())?;
        let occasion = format!("leads/{}/{day}", person.id);
        let digest = message(occasion, MessageKind::LeadDigest, Recipient::Person(person.id), now, DIGEST_LASTS);
        gets_mail(&person, day).then_some(digest)
    };
    Ok(with_role(app, Role::Lead).await?.into_iter().filter_map(due).collect())
}

/// To each psychologist, once a week has figures.
async fn reports(app: &AppState, times: &MessageTimes, now: Timestamp) -> Result<Vec<NewMessage>, StoreError> {
    let Some(newest) = newest_report(app, now).await? else { return Ok(Vec::new()) };
    let due = |person: Person| {
        let day = times.digest_day(now.to_zoned(person.time_zone.clone()).datetime())?;
        let occasion = format!("report/{}/{newest}", person.id);
        let report = message(occasion, MessageKind::Report, Recipient::Person(person.id), now, DIGEST_LASTS);
        gets_mail(&person, day).then_some(report)
    };
    Ok(with_role(app, Role::Psychologist).await?.into_iter().filter_map(due).collect())
}

fn message(occasion: String, kind: MessageKind, to: Recipient, now: Timestamp, lasts: SignedDuration) -> NewMessage {
    NewMessage { occasion, kind, to, expires_at: now.saturating_add(lasts).unwrap_or(now) }
}
