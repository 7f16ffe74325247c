//! Who is sent what, and when. Rosters, shifts, settings and the calendar decide it, and nothing that anybody said: whether somebody has
//! checked in is not read here.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::app::climate::close::newest_closed;
use crate::app::event_webhooks;
use crate::app::messages::push;
use crate::app::messages::times::MessageTimes;
use crate::app::team_day;
use crate::state::AppState;
use domain::message::MessageKind;
use domain::{BegunShift, Role, Workday};
use insight::climate::Period;
use store::{ClosedHow, NewMessage, Person, PersonFilter, Recipient, StoreError};

/// For this many minutes after its start a shift is reminded of, if the program did not run at the start.
const REMINDED_WITHIN: i64 = 10;
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
        new.extend(reminders(app, &times, now, Channel::Mail).await?);
        new.extend(lead_digests(app, &times, now).await?);
        new.extend(reports(app, &times, now).await?);
    }
    if !store.messages().push_hosts().await?.is_empty() {
        push::ensure_key(app).await?;
        new.extend(reminders(app, &times, now, Channel::Push).await?);
    }
    Ok(store.messages().queue(new, now).await? + event_webhooks::events::queue(app, now).await?)
}

/// Through what a reminder goes to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Channel {
    Mail,
    Push,
}

/// Whether e-mails to a person are queued: they have joined, work here on that day and have an address. Whether they want them is looked up
/// when one is sent, so that the queue does not tell it.
fn gets_mail(person: &Person, day: Workday) -> bool {
    gets_push(person, day) && person.email.is_some()
}

/// Whether messages to the devices of a person are queued, which they may not have: that is looked up when one is sent.
fn gets_push(person: &Person, day: Workday) -> bool {
    person.has_password && person.is_here_on(day)
}

/// The same, when the message is about to be sent.
#[must_use]
pub fn still_gets_push(person: &Person, now: Timestamp) -> bool {
    gets_push(person, person.today(now))
}

/// The same, when the message is about to be sent.
#[must_use]
pub fn still_gets_mail(person: &Person, now: Timestamp) -> bool {
    gets_mail(person, person.today(now))
}

async fn with_role(app: &AppState, role: Role) -> Result<Vec<Person>, StoreError> {
    Ok(app.store.people().list(PersonFilter { role: Some(role), limit: u32::MAX, ..PersonFilter::default() }).await?.0)
}

async fn reminders(
    app: &AppState,
    times: &MessageTimes,
    now: Timestamp,
    channel: Channel,
) -> Result<Vec<NewMessage>, StoreError> {
    let mut new = Vec::new();
    for person in with_role(app, Role::Agent).await? {
        let (gets_it, name, to) = match channel {
            Channel::Mail => (gets_mail as fn(&Person, Workday) -> bool, "reminder", Recipient::Person(person.id)),
            Channel::Push => (gets_push as _, "push", Recipient::Devices(person.id)),
        };
        for shift in person.shifts_begun(now, REMINDED_WITHIN) {
            if gets_it(&person, shift.workday) && times.reminds_at(shift.starts) {
                let occasion = format!("{name}/{}/{}", person.id, name_of(shift));
                new.push(message(occasion, MessageKind::Reminder, to, now, REMINDER_LASTS));
            }
        }
    }
    Ok(new)
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
            let occasion = format!("chat/{}/{}", group.id, name_of(shift));
            new.push(message(occasion, MessageKind::Reminder, Recipient::Chat(group.id), now, REMINDER_LASTS));
        }
    }
    Ok(new)
}

/// To each lead, every day, whatever waits.
async fn lead_digests(app: &AppState, times: &MessageTimes, now: Timestamp) -> Result<Vec<NewMessage>, StoreError> {
    let due = |person: Person| {
        let day = times.digest_day(now.to_zoned(person.time_zone.clone()).datetime())?;
        let occasion = format!("leads/{}/{day}", person.id);
        let digest = message(occasion, MessageKind::LeadDigest, Recipient::Person(person.id), now, DIGEST_LASTS);
        gets_mail(&person, day).then_some(digest)
    };
    Ok(with_role(app, Role::Lead).await?.into_iter().filter_map(due).collect())
}

/// The Monday of the newest week with figures at one of the sites.
///
/// # Errors
/// If the store cannot be read.
pub async fn newest_report(app: &AppState, now: Timestamp) -> Result<Option<Workday>, StoreError> {
    let mut drawn = BTreeSet::new();
    for site in app.store.org_units().tree().await? {
        let monday = newest_closed(Workday(site.local(now).date()));
        if app.store.climate().closed(site.id).await?.get(&Period::Week(monday)) == Some(&ClosedHow::Drawn) {
            drawn.insert(monday);
        }
    }
    Ok(drawn.pop_last())
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

/// A shift within an occasion: the day and the time at which it began.
fn name_of(shift: BegunShift) -> String {
    format!("{}/{}", shift.workday, shift.starts.strftime("%H:%M"))
}

fn message(occasion: String, kind: MessageKind, to: Recipient, now: Timestamp, lasts: SignedDuration) -> NewMessage {
    NewMessage { occasion, kind, to, expires_at: now.saturating_add(lasts).unwrap_or(now) }
}
