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
use words::{dates, reason, t};

/// A flag in words.
#[derive(Clone, Debug)]
pub struct FlagView {
    /// Which.
    pub id: FlagId,
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
    /// By when somebody follows up, if there is a date.
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

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
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
        noticed: &[VisibleFlag],
    ) -> Result<Self, AppError> {
        let owners = noticed.iter().filter_map(|n| n.work.as_ref().and_then(|work| work.owner));
        let people: Vec<_> = noticed.iter().filter_map(|n| n.person).chain(owners).collect();
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
    pub fn present(&self, noticed: &VisibleFlag) -> FlagView {
        let locale = self.locale;
        let name = noticed.person.map(|person| self.name(person));
        let whom = name.as_deref().map_or(FlagPerspective::Team, FlagPerspective::Named);
        let (title, sentence) = reason::title_and_sentence(locale, &noticed.flag, whom, label(&self.stressors, locale));
        let status = noticed.status(self.now);
        let closed = matches!(status, FlagStatus::Done | FlagStatus::Passed | FlagStatus::LeftAlone);
        let kicker = match noticed.person {
            Some(_) if closed => {
                t!(locale, "flags-kicker-was", severity = reason::severity(locale, noticed.flag.severity_now))
            }
            Some(_) => reason::severity(locale, noticed.flag.severity_now),
            None if noticed.flag.is_by_rule() => t!(locale, "flags-kicker-rule"),
            None => t!(locale, "flags-kicker-team"),
        };
        let work = noticed.work.as_ref();
        let owner = work.and_then(|work| work.owner);
        let due_at = work.and_then(|work| work.due_at);
        let due = due_at.filter(|_| status == FlagStatus::Taken);
        let ask_again = due_at.filter(|_| matches!(status, FlagStatus::Done | FlagStatus::AskAgain));
        FlagView {
            id: noticed.id,
            team: self.team(noticed).map(|team| team.name.clone()).unwrap_or_default(),
            severity: noticed.flag.severity_now,
            kicker: capitalised(&kicker),
            title,
            sentence,
            prompt: if noticed.flag.is_by_rule() {
                reason::prompt_of_rule(locale)
            } else {
                reason::prompt(locale, whom)
            },
            state: self.state(noticed, status, owner),
            mine: owner == Some(self.viewer),
            age: (!closed).then(|| self.age(noticed)),
            recovery: self.recovery(noticed).filter(|_| !closed),
            due: due.map(|at| self.due(noticed, at)),
            is_due: matches!(status, FlagStatus::Taken | FlagStatus::AskAgain) && is_due(noticed, self.now),
            what_was_done: work.and_then(|work| work.what_was_done.clone()),
            ask_again: ask_again.map(|at| dates::day(locale, Workday(noticed.local(at).date()))),
            done_on: work
                .filter(|_| matches!(status, FlagStatus::Done | FlagStatus::AskAgain))
                .map(|work| dates::day(locale, Workday(noticed.local(work.changed_at).date()))),
            is_key_post: noticed.record.is_key_post,
            plan: noticed.record.plan.as_ref().map(|plan| PlanView::new(locale, plan)),
            checked: noticed.record.check.as_ref().map(|check| self.checked(noticed, check)),
            waits_for_check: noticed.waits_for_check(),
            hours: noticed.follow_up_within().as_hours(),
            name,
            status,
        }
    }

    fn checked(&self, noticed: &VisibleFlag, check: &FollowUpCheck) -> String {
        let name = check.by.clone().unwrap_or_else(|| t!(self.locale, "flag-page-somebody"));
        let day = dates::day(self.locale, Workday(noticed.local(check.at).date()));
        t!(self.locale, "follow-up-checked", name = name, day = day)
    }

    fn state(&self, noticed: &VisibleFlag, status: FlagStatus, owner: Option<PersonId>) -> String {
        let locale = self.locale;
        match status {
            FlagStatus::Open => t!(locale, "flags-state-open"),
            FlagStatus::Asked if owner == Some(self.viewer) => t!(locale, "flags-state-asked-you"),
            FlagStatus::Asked => {
                t!(locale, "flags-state-asked", name = owner.map(|owner| self.name(owner)).unwrap_or_default())
            }
            FlagStatus::AskAgain => t!(locale, "flags-state-ask-again"),
            FlagStatus::Aside(until) => t!(locale, "flags-state-aside", when = self.when(noticed, until)),
            FlagStatus::Taken if owner == Some(self.viewer) => t!(locale, "flags-state-mine"),
            FlagStatus::Taken => {
                t!(locale, "flags-state-taken", name = owner.map(|owner| self.name(owner)).unwrap_or_default())
            }
            FlagStatus::Done => t!(locale, "flags-state-done"),
            FlagStatus::LeftAlone => t!(locale, "follow-up-state-left-alone"),
            FlagStatus::Passed if noticed.work.as_ref().is_some_and(|work| work.state == FlagState::Passed) => {
                t!(locale, "flags-state-said-passed")
            }
            // It still lasts, but no longer as something for a lead.
            FlagStatus::Passed if noticed.flag.is_open() && noticed.flag.severity_now < Severity::Talk => {
                t!(locale, "flags-state-eased")
            }
            FlagStatus::Passed => t!(locale, "flags-state-passed"),
        }
    }

    /// Whether its days are usual again, in counts; after its end, since when.
    #[must_use]
    pub fn recovery(&self, noticed: &VisibleFlag) -> Option<String> {
        let locale = self.locale;
        match noticed.flag.ended {
            Some(day) => Some(t!(locale, "flag-page-ended-on", day = dates::day(locale, day))),
            None => Recovery::of(&noticed.flag).map(|recovery| recovery.sentence(locale)),
        }
    }

    /// For how long leads have been shown it: `since today`, `for 9 days`.
    fn age(&self, noticed: &VisibleFlag) -> String {
        let today = Workday(noticed.local(self.now).date());
        let days = today.number() - noticed.shown_since().number();
        t!(self.locale, "flags-age", days = u32::try_from(days).unwrap_or(0))
    }

    /// By when somebody follows up: `due today at 15:00`, `was due at 09:07`.
    fn due(&self, noticed: &VisibleFlag, at: Timestamp) -> String {
        let (locale, then, now) = (self.locale, noticed.local(at), noticed.local(self.now));
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
    pub fn when(&self, noticed: &VisibleFlag, at: Timestamp) -> String {
        let (then, now) = (noticed.local(at), noticed.local(self.now));
        let time = dates::time(then.time());
        match Workday(then.date()).number() - Workday(now.date()).number() {
            0 => t!(self.locale, "flags-today", time = time),
            1 => t!(self.locale, "flags-tomorrow", time = time),
            _ => dates::moment(self.locale, then),
        }
    }

    fn team(&self, noticed: &VisibleFlag) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == noticed.team)
    }

    fn name(&self, person: PersonId) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }
}
