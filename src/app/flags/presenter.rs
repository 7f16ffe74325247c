//! One flag in words, as a lead sees it: title, sentence, how serious, who follows up and by when.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::flags::plan::PlanView;
use crate::app::flags::recovery::Recovery;
use crate::app::flags::status::{FlagStatus, VisibleFlag};
use crate::app::flags::worklist::is_due;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use content::Stressors;
use domain::{Locale, PersonId, StressorKey, Workday};
use insight::flag::Severity;
use store::{FlagId, FlagState, FollowUpCheck, Team};
use words::reason::FlagPerspective;
use words::{dates, reason, sentence_case, t};

/// A flag in words.
#[derive(Clone, Debug)]
pub struct FlagView {
    /// Which.
    pub id: FlagId,
    /// How far it and the work on it are, for forms to say which they showed.
    pub mark: String,
    /// Whom it concerns, by name; absent for a team's.
    pub name: Option<String>,
    /// Of which team.
    pub team: String,
    /// How serious.
    pub severity: Severity,
    /// How serious, in words; "Team" for a team's.
    pub kicker: String,
    /// What was noticed.
    pub title: String,
    /// Why, in counts.
    pub sentence: String,
    /// That it is a prompt to talk, and no finding.
    pub prompt: String,
    /// How far it is.
    pub status: FlagStatus,
    /// The same in words.
    pub state: String,
    /// Whether the viewer follows up, or was asked to.
    pub mine: bool,
    /// For how long it has been shown to leads; none once it is over.
    pub age: Option<String>,
    /// How its newest days compare with what is usual, while it lasts or is worked on.
    pub recovery: Option<String>,
    /// By when somebody follows up, if there is a date; for how long nobody has taken it, once that is overdue.
    pub due: Option<String>,
    /// Whether that date is today or has passed.
    pub is_due: bool,
    /// What was agreed or done, in the words of the person who did it.
    pub what_was_done: Option<String>,
    /// When a lead wants to ask again, after something was done.
    pub ask_again: Option<String>,
    /// When that was.
    pub done_on: Option<String>,
    /// Whether the person holds a key post.
    pub is_key_post: bool,
    /// What its owner plans.
    pub plan: Option<PlanView>,
    /// Who checked that it was done, and when.
    pub checked: Option<String>,
    /// Whether a second lead has still to check it.
    pub waits_for_check: bool,
    /// How many hours the person who takes it has to follow up.
    pub hours: i64,
}

/// What the words need besides the flags.
pub struct FlagPresenter<'a> {
    locale: Locale,
    now: Timestamp,
    viewer: PersonId,
    names: HashMap<PersonId, String>,
    teams: &'a [Team],
    stressors: Arc<Stressors>,
}

/// The name of a stressor.
pub fn label(stressors: &Stressors, locale: Locale) -> impl Fn(&StressorKey) -> String + Copy {
    move |key| stressors.label(locale, key).to_owned()
}

/// How serious a flag is, or was if it is `closed`; what kind a team's flag is.
fn kicker(locale: Locale, visible: &VisibleFlag, closed: bool) -> String {
    let severity = || reason::severity(locale, visible.flag.severity_now);
    sentence_case(&match visible.person {
        Some(_) if closed => t!(locale, "flags-kicker-was", severity = severity()),
        Some(_) => severity(),
        None if visible.flag.is_by_rule() => t!(locale, "flags-kicker-rule"),
        None => t!(locale, "flags-kicker-team"),
    })
}

impl FlagView {
    /// For how long it has been open: while nobody has taken it and somebody should have, that sentence says it.
    #[must_use]
    pub fn waits(&self) -> Option<&str> {
        let untaken = self.due.as_deref().filter(|_| self.status == FlagStatus::Open);
        untaken.or(self.age.as_deref())
    }
}

impl<'a> FlagPresenter<'a> {
    /// Reads the names of the people that these flags concern and of those who follow up.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn for_flags(
        context: &RequestContext,
        signed_in: &SignedIn,
        teams: &'a [Team],
        visible: &[VisibleFlag],
    ) -> Result<Self, AppError> {
        let owners = visible.iter().filter_map(|flag| flag.work.as_ref().and_then(|work| work.owner));
        let people: Vec<_> = visible.iter().filter_map(|flag| flag.person).chain(owners).collect();
        let names = context.app.store.people().names(people).await?;
        let (locale, now) = (context.visitor.locale, context.visitor.now);
        Ok(Self {
            locale,
            now,
            viewer: signed_in.person().id,
            names,
            teams,
            stressors: context.app.store.stressors().list(),
        })
    }

    /// The flag in words.
    #[must_use]
    pub fn present(&self, visible: &VisibleFlag) -> FlagView {
        let locale = self.locale;
        let name = visible.person.map(|person| self.name(person));
        let whom = name.as_deref().map_or(FlagPerspective::Team, FlagPerspective::Named);
        let (title, sentence) = reason::title_and_sentence(locale, &visible.flag, whom, label(&self.stressors, locale));
        let status = visible.status(self.now);
        let closed =
            matches!(status, FlagStatus::Done | FlagStatus::Quiet | FlagStatus::Passed | FlagStatus::LeftAlone);
        let work = visible.work.as_ref();
        let owner = work.and_then(|work| work.owner);
        let due_at = work.and_then(|work| work.due_at);
        let is_overdue = visible.is_overdue(self.now);
        let due = match status {
            FlagStatus::Open | FlagStatus::Asked if is_overdue => Some(self.untaken(visible)),
            FlagStatus::Asked | FlagStatus::Taken => visible.due_at(self.now).map(|at| self.due(visible, at)),
            _ => None,
        };
        let ask_again = due_at.filter(|_| matches!(status, FlagStatus::Done | FlagStatus::AskAgain));
        FlagView {
            id: visible.id,
            mark: visible.mark(),
            team: self.team(visible).map(|team| team.name.clone()).unwrap_or_default(),
            severity: visible.flag.severity_now,
            kicker: kicker(locale, visible, closed),
            title,
            sentence,
            prompt: if visible.flag.is_by_rule() {
                reason::prompt_of_rule(locale)
            } else {
                reason::prompt(locale, whom)
            },
            state: self.state(visible, status, owner),
            mine: owner == Some(self.viewer),
            age: (!closed).then(|| self.age(visible)),
            recovery: self.recovery(visible).filter(|_| !closed),
            due,
            is_due: is_overdue
                || matches!(status, FlagStatus::Taken | FlagStatus::AskAgain) && is_due(visible, self.now),
            what_was_done: work.and_then(|work| work.what_was_done.clone()),
            ask_again: ask_again.map(|at| dates::day(locale, Workday(visible.local(at).date()))),
            done_on: work
                .filter(|_| matches!(status, FlagStatus::Done | FlagStatus::AskAgain))
                .map(|work| dates::day(locale, Workday(visible.local(work.changed_at).date()))),
            is_key_post: visible.record.is_key_post,
            plan: visible.record.plan.as_ref().map(|plan| PlanView::new(locale, plan)),
            checked: visible.record.check.as_ref().map(|check| self.checked(visible, check)),
            waits_for_check: visible.waits_for_check(),
            hours: visible.follow_up_within().as_hours(),
            name,
            status,
        }
    }

    fn checked(&self, visible: &VisibleFlag, check: &FollowUpCheck) -> String {
        let name = check.by.clone().unwrap_or_else(|| t!(self.locale, "flag-page-somebody"));
        let day = dates::day(self.locale, Workday(visible.local(check.at).date()));
        t!(self.locale, "follow-up-checked", name = name, day = day)
    }

    fn state(&self, visible: &VisibleFlag, status: FlagStatus, owner: Option<PersonId>) -> String {
        let locale = self.locale;
        match status {
            FlagStatus::Open => t!(locale, "flags-state-open"),
            FlagStatus::Asked if owner == Some(self.viewer) => t!(locale, "flags-state-asked-you"),
            FlagStatus::Asked => {
                t!(locale, "flags-state-asked", name = owner.map(|owner| self.name(owner)).unwrap_or_default())
            }
            FlagStatus::AskAgain => t!(locale, "flags-state-ask-again"),
            FlagStatus::Aside(until) => t!(locale, "flags-state-aside", when = self.when(visible, until)),
            FlagStatus::Taken if owner == Some(self.viewer) => t!(locale, "flags-state-mine"),
            FlagStatus::Taken => {
                t!(locale, "flags-state-taken", name = owner.map(|owner| self.name(owner)).unwrap_or_default())
            }
            FlagStatus::Done => t!(locale, "flags-state-done"),
            FlagStatus::LeftAlone => t!(locale, "follow-up-state-left-alone"),
            FlagStatus::Quiet => t!(locale, "flags-state-quiet"),
            FlagStatus::Passed if visible.work.as_ref().is_some_and(|work| work.state == FlagState::Passed) => {
                t!(locale, "flags-state-said-passed")
            }
            // It still lasts, but no longer as something for a lead.
            FlagStatus::Passed if visible.flag.is_open() && visible.flag.severity_now < Severity::Talk => {
                t!(locale, "flags-state-eased")
            }
            FlagStatus::Passed => t!(locale, "flags-state-passed"),
        }
    }

    /// Whether its days are usual again, in counts; after its end, since when.
    #[must_use]
    pub fn recovery(&self, visible: &VisibleFlag) -> Option<String> {
        let locale = self.locale;
        match visible.flag.ended {
            Some(day) => Some(t!(locale, "flag-page-ended-on", day = dates::day(locale, day))),
            None => Recovery::of(&visible.flag).map(|recovery| recovery.sentence(locale)),
        }
    }

    /// For how long leads have been shown it: `since today`, `for 9 days`.
    fn age(&self, visible: &VisibleFlag) -> String {
        let today = Workday(visible.local(self.now).date());
        let days = today.number() - visible.shown_since().number();
        t!(self.locale, "flags-age", days = u32::try_from(days).unwrap_or(0))
    }

    /// For how long nobody has taken it: `Nobody has taken this for 3 days`.
    fn untaken(&self, visible: &VisibleFlag) -> String {
        let today = Workday(visible.local(self.now).date());
        let days = u32::try_from(today.number() - visible.untaken_since().0.number()).unwrap_or(0);
        t!(self.locale, "flags-untaken", days = days, hours = visible.follow_up_within().as_hours())
    }

    /// By when somebody follows up: `due today at 15:00`, `was due at 09:07`.
    fn due(&self, visible: &VisibleFlag, at: Timestamp) -> String {
        let (locale, then, now) = (self.locale, visible.local(at), visible.local(self.now));
        let (time, moment) = (dates::time(then.time()), dates::moment(locale, then));
        match Workday(then.date()).number() - Workday(now.date()).number() {
            0 if at <= self.now => t!(locale, "flags-was-due-today", time = time),
            0 => t!(locale, "flags-due-today", time = time),
            1 => t!(locale, "flags-due-tomorrow", time = time),
            _ if at <= self.now => t!(locale, "flags-was-due", when = moment),
            _ => t!(locale, "flags-due", when = moment),
        }
    }

    /// A moment in words: `today, 15:00`, `tomorrow, 07:00`, `13 November, 07:00`.
    #[must_use]
    pub fn when(&self, visible: &VisibleFlag, at: Timestamp) -> String {
        let (then, now) = (visible.local(at), visible.local(self.now));
        let time = dates::time(then.time());
        match Workday(then.date()).number() - Workday(now.date()).number() {
            0 => t!(self.locale, "flags-today", time = time),
            1 => t!(self.locale, "flags-tomorrow", time = time),
            _ => dates::moment(self.locale, then),
        }
    }

    fn team(&self, visible: &VisibleFlag) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == visible.team)
    }

    fn name(&self, person: PersonId) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }
}
