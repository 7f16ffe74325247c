//! Flags as a lead meets them: which there are in this lead's sight, under which id, and how far the work on each is.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::app::flags::course::{FlagTurn, turns};
use crate::app::team_day;
use crate::state::AppState;
use crate::web::visitor::SignedIn;
use domain::{PersonId, TeamId, Viewer, Workday};
use insight::detectors::limits::SHIFTS_PER_FALSE_FLAG;
use insight::flag::{Escalation, Flag, OpenSpell, Severity};
use insight::statistics::false_discovery;
use store::{FlagId, FlagState, FlagWork, FollowUpRecord, SeenFlag, StoreError, Team};

/// A flag is to be taken within this long after it appeared, and the person who takes it has as long to follow up.
pub const FOLLOW_UP: SignedDuration = SignedDuration::from_hours(24);
/// The same for a flag about the holder of a key post.
pub const FOLLOW_UP_KEY_POST: SignedDuration = SignedDuration::from_hours(12);
/// "Not now" sets a flag aside for this long, unless it becomes more serious.
pub const SET_ASIDE: SignedDuration = SignedDuration::from_hours(72);
/// Of the flags on a lead's list of the day, this many may be expected to mean nothing.
const FALSE_ON_THE_LIST: f64 = 0.1;
/// A flag that lasts is put before a lead while something was shared within this many days.
const FRESH_DAYS: i32 = 14;

/// The id of a flag of one person.
#[must_use]
pub fn person_flag_id(person: PersonId, flag: &Flag) -> FlagId {
    id(&format!("person:{person}:{}", flag.key()))
}

/// The id of a flag of a team or of one of its stressors.
#[must_use]
pub fn team_flag_id(team: TeamId, flag: &Flag) -> FlagId {
    id(&format!("team:{team}:{}", flag.key()))
}

/// Whether a lead is shown a flag about somebody: if it ever reached the second step. The first is for the person
/// alone.
#[must_use]
pub fn shown_to_leads(flag: &Flag) -> bool {
    flag.severity >= Severity::Talk
}

fn id(text: &str) -> FlagId {
    let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    let mut short = [0; 16];
    short.copy_from_slice(&digest[..16]);
    FlagId(short)
}

/// A flag in a lead's sight, with the work on it.
#[derive(Clone, Debug)]
pub struct VisibleFlag {
    /// Under which id.
    pub id: FlagId,
    /// In which team.
    pub team: TeamId,
    /// Whom it concerns; absent for a team's.
    pub person: Option<PersonId>,
    /// The flag.
    pub flag: Flag,
    /// The work on it, where there is any.
    pub work: Option<FlagWork>,
    /// The plan and the check of that work, whether the person asked to leave it alone, and whether they hold a key
    /// post.
    pub record: FollowUpRecord,
    /// Whether it lasts, and something was shared lately.
    pub fresh: bool,
    /// Whether it belongs on the day's list: with this many people in sight, a flag of its rarity is more than chance.
    pub of_the_day: bool,
    /// The time zone of the team's site.
    pub zone: TimeZone,
}

/// How far a flag is, as a lead sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagStatus {
    /// It lasts and nobody has taken it, or it became more serious since.
    Open,
    /// A lead of the team was asked to follow up.
    Asked,
    /// It was set aside until this moment.
    Aside(Timestamp),
    /// Somebody follows up. This ends when a lead says so, not when the days are usual again.
    Taken,
    /// Something was done, and the day has come on which to ask again.
    AskAgain,
    /// Something was done.
    Done,
    /// It has not ended, but nothing was shared for some weeks: on holiday, for example.
    Quiet,
    /// A lead said that it has passed, or it passed by itself.
    Passed,
    /// The person asked to leave it alone. Nobody works on it any more.
    LeftAlone,
}

impl VisibleFlag {
    /// A moment by the clock of the site.
    #[must_use]
    pub fn local(&self, at: Timestamp) -> DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }

    /// The day since which leads have been shown it without a break: a flag about a person is a matter of that person
    /// alone before, and one that was open once more is shown since then.
    #[must_use]
    pub fn shown_since(&self) -> Workday {
        let shown = |raised: &&Escalation| self.person.is_none() || raised.severity >= Severity::Talk;
        let first = self.flag.escalations.iter().find(shown).map_or(self.flag.opened, |raised| raised.workday);
        let again = turns(&self.flag).into_iter().rev().find(|(_, turn)| *turn == FlagTurn::Resumed);
        again.map_or(first, |(day, _)| day.max(first))
    }

    /// How long leads have to take it, and the person who takes it to follow up.
    #[must_use]
    pub const fn follow_up_within(&self) -> SignedDuration {
        if self.record.is_key_post { FOLLOW_UP_KEY_POST } else { FOLLOW_UP }
    }

    /// By when somebody takes it or, once taken, follows up. None while nothing is to be done about it.
    #[must_use]
    pub fn due_at(&self, now: Timestamp) -> Option<Timestamp> {
        let after = |since: Timestamp| since.checked_add(self.follow_up_within()).ok();
        match self.status(now) {
            FlagStatus::Open if self.of_the_day => self.untaken_since().1.and_then(after),
            FlagStatus::Asked | FlagStatus::Taken => {
                self.work.as_ref().and_then(|work| work.due_at.or_else(|| after(work.changed_at)))
            }
            _ => None,
        }
    }

    /// Whether the time to take it or to follow up has passed.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.due_at(now).is_some_and(|at| at <= now)
    }

    /// The day since which nobody has taken it, and the moment from which its time counts. Entries know only their
    /// workday: what was noticed on a day was there at its end.
    #[must_use]
    pub fn untaken_since(&self) -> (Workday, Option<Timestamp>) {
        let noticed_on = |day: Workday| {
            let end = day.plus(1).0.to_zoned(self.zone.clone());
            (day, end.ok().map(|end| end.timestamp()))
        };
        let step_at = |at: Timestamp| (Workday(self.local(at).date()), Some(at));
        match &self.work {
            None => noticed_on(self.shown_since()),
            Some(work) => match (work.state, self.rise_after(work), self.return_after(work)) {
                (FlagState::NotNow | FlagState::Done | FlagState::Passed, Some(rise), _) => noticed_on(rise),
                (FlagState::Done | FlagState::Passed, None, Some(again)) => noticed_on(again),
                (FlagState::NotNow, None, _) => step_at(work.due_at.unwrap_or(work.changed_at)),
                _ => step_at(work.changed_at),
            },
        }
    }

    /// The day on which it became more serious after the last step of this work. Of work that an earlier version stored
    /// only the day is known: what happened on that day counts as known.
    fn rise_after(&self, work: &FlagWork) -> Option<Workday> {
        let day = self.flag.escalations.last()?.workday;
        let is_news = match work.seen {
            Some(seen) => self.flag.severity > seen.severity,
            None => day > self.worked_on(work),
        };
        is_news.then_some(day)
    }

    /// The day on which it was open for leads once more after the last step of this work, as [`Self::rise_after`].
    fn return_after(&self, work: &FlagWork) -> Option<Workday> {
        let last = self.flag.spells.last().filter(|_| self.flag.spells.len() > 1)?;
        let day = if self.person.is_none() { last.opened } else { last.talk? };
        let is_news = match work.seen {
            Some(seen) => self.times_open() > seen.times_open,
            None => day > self.worked_on(work),
        };
        is_news.then_some(day)
    }

    fn worked_on(&self, work: &FlagWork) -> Workday {
        Workday(self.local(work.changed_at).date())
    }

    /// Whether something was done about the holder of a key post and no second lead has checked it.
    #[must_use]
    pub fn waits_for_check(&self) -> bool {
        let done = self.work.as_ref().is_some_and(|work| work.state == FlagState::Done);
        self.record.is_key_post && done && self.record.check.is_none() && !self.record.is_stopped
    }

    /// When somebody last did something about it; none if nobody did.
    #[must_use]
    pub fn last_step(&self) -> Option<Timestamp> {
        self.work.as_ref().map(|work| work.changed_at)
    }

    /// How far the flag is, for the work on it to keep.
    #[must_use]
    pub fn seen(&self) -> SeenFlag {
        SeenFlag { severity: self.flag.severity, times_open: self.times_open() }
    }

    /// How far the flag and the work on it are, for the forms of a page to say which they showed.
    #[must_use]
    pub fn mark(&self) -> String {
        let SeenFlag { severity, times_open } = self.seen();
        let step = self.last_step().map_or(0, Timestamp::as_millisecond);
        format!("{}.{times_open}.{step}", severity.key())
    }

    /// How many times it was open as something for a lead.
    fn times_open(&self) -> u32 {
        let shown = |spell: &&OpenSpell| self.person.is_none() || spell.talk.is_some();
        u32::try_from(self.flag.spells.iter().filter(shown).count()).unwrap_or(u32::MAX)
    }

    /// How far it is at this moment.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> FlagStatus {
        if self.record.is_stopped {
            return FlagStatus::LeftAlone;
        }
        let unworked = match self.fresh {
            true => FlagStatus::Open,
            // It has not ended: nobody knows how the days are now.
            false if self.waits_for_days() => FlagStatus::Quiet,
            false => FlagStatus::Passed,
        };
        let Some(work) = &self.work else { return unworked };
        let rose = self.rise_after(work).is_some();
        let reopened = self.fresh && (rose || self.return_after(work).is_some());
        match work.state {
            FlagState::Acknowledged => FlagStatus::Taken,
            FlagState::Asked => FlagStatus::Asked,
            FlagState::Done if !reopened => match work.due_at {
                Some(at) if at <= now => FlagStatus::AskAgain,
                _ => FlagStatus::Done,
            },
            FlagState::Passed if !reopened => FlagStatus::Passed,
            FlagState::NotNow if !rose && self.fresh => match work.due_at {
                Some(until) if now < until => FlagStatus::Aside(until),
                _ => unworked,
            },
            _ => unworked,
        }
    }

    /// Whether it is open as something for a lead, but nothing was shared lately.
    fn waits_for_days(&self) -> bool {
        let for_leads = self.person.is_none() || self.flag.severity_now >= Severity::Talk;
        !self.fresh && self.flag.is_open() && for_leads
    }
}

/// The flags of one team that `viewer` may see as its lead: those of people who work in it that [`shown_to_leads`] lets
/// through, those of the team and of its stressors all. Not one about the viewer, who may work in the team: nobody
/// follows up on themselves, and their own flags are on their own page. What belongs on the day's list first, then the
/// most serious; of equals the most unusual. Those by a published rule come after all of these.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_team(
    app: &AppState,
    viewer: &Viewer,
    team: &Team,
    now: Timestamp,
) -> Result<Vec<VisibleFlag>, StoreError> {
    let today = team_day::newest_workday(team, now);
    let derived = app.derived.team_in_lead_sight(&app.store, viewer.person, team.id, today).await?;
    let zone = team.zone_at(now);
    let of_flag = |id, person, flag: &Flag, fresh| {
        let (team, zone, record) = (team.id, zone.clone(), FollowUpRecord::default());
        VisibleFlag { id, team, person, flag: flag.clone(), work: None, record, fresh, of_the_day: true, zone }
    };
    let mut visible = Vec::new();
    let mut watched = 0;
    let here = |person: &PersonId| derived.here.contains(person) && *person != viewer.person;
    for (person, derived) in derived.people.iter().filter(|(person, _)| here(person)) {
        let shared_lately = derived.days.last().is_some_and(|day| day.workday >= today.plus(-FRESH_DAYS));
        watched += usize::from(shared_lately);
        for flag in derived.flags.iter().filter(|flag| shown_to_leads(flag)) {
            let id = person_flag_id(*person, flag);
            // A flag that has fallen back to the first step waits for nobody, but work on it goes on.
            let fresh = flag.is_open() && flag.severity_now >= Severity::Talk && shared_lately;
            visible.push(of_flag(id, Some(*person), flag, fresh));
        }
    }
    trim(&mut visible, watched);
    let last = derived.people.iter().filter_map(|(_, derived)| derived.days.last()).map(|day| day.workday).max();
    let shared_lately = last.is_some_and(|day| day >= today.plus(-FRESH_DAYS));
    for flag in &derived.flags {
        let (id, fresh) = (team_flag_id(team.id, flag), flag.is_open() && shared_lately);
        visible.push(of_flag(id, None, flag, fresh));
    }
    let work = app.store.flag_work().get(visible.iter().map(|one| one.id).collect()).await?;
    let around = app.store.follow_ups().around(visible.iter().map(|one| (one.id, one.person)).collect()).await?;
    for (visible, record) in visible.iter_mut().zip(around) {
        visible.work = work.iter().find(|work| work.flag == visible.id).cloned();
        visible.record = record;
    }
    visible.sort_by(|a, b| {
        let serious = |one: &VisibleFlag| (!one.flag.is_by_rule(), one.of_the_day, one.flag.severity_now);
        serious(b).cmp(&serious(a)).then(b.flag.score.total_cmp(&a.flag.score)).then(b.id.cmp(&a.id))
    });
    Ok(visible)
}

/// Takes off the day's list what is no more than chance brings about among so many people with something to go by: of
/// the flags that stay on it, at most one in ten is expected to mean nothing (Benjamini & Hochberg 1995). Those taken
/// off stay among all flags.
fn trim(visible: &mut [VisibleFlag], watched: usize) {
    let chance = |flag: &Flag| 1.0 / (flag.score * SHIFTS_PER_FALSE_FLAG[0]);
    let fresh: Vec<usize> = (0..visible.len()).filter(|index| visible[*index].fresh).collect();
    let mut chances: Vec<f64> = fresh.iter().map(|index| chance(&visible[*index].flag)).collect();
    chances.resize(chances.len().max(watched), 1.0);
    let kept = false_discovery::kept(&chances, FALSE_ON_THE_LIST);
    for (number, index) in fresh.into_iter().enumerate() {
        visible[index].of_the_day = kept.contains(&number);
    }
}

/// The flag with this id, in whichever team it is of those that the viewer leads today; none where it does not follow
/// from what they may see.
///
/// # Errors
/// If the database cannot be read.
pub async fn find(
    app: &AppState,
    signed_in: &SignedIn,
    id: FlagId,
    now: Timestamp,
) -> Result<Option<VisibleFlag>, StoreError> {
    for team in app.store.teams().by_id(signed_in.led_teams().collect()).await? {
        let found = of_team(app, &signed_in.viewer, &team, now).await?.into_iter().find(|visible| visible.id == id);
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
