//! What the frame of every page shows: who is signed in, where they can go, what they are told.

use futures::TryFutureExt as _;
use jiff::{SignedDuration, Timestamp};

use crate::app::account::confirm_reset;
use crate::app::account::own_key_view::{can_be_confirmed, reset_to_confirm};
use crate::app::breaks;
use crate::app::counselling::appointments;
use crate::app::flags::teams_led;
use crate::app::flags::worklist::Worklist;
use crate::app::library::waiting_cases::{self, WAITING};
use crate::app::notices;
use crate::app::stressor_register::{ADMIN_REGISTER, REGISTER, UNOWNED};
use crate::app::supporters;
use crate::app::talk::{asked, status};
use crate::app::thanks;
use crate::app::tough_calls;
use crate::web::address::SECOND_FACTOR;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, CONFIRMS_AFTER, CONFIRMS_FROM, Subject};
use domain::stressor_register::OWNER_ROLES;
use domain::{Locale, Role, Roles};
use words::t;

/// One place to go.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where.
    pub href: &'static str,
    /// The id of its icon.
    pub icon: &'static str,
    /// What it is called.
    pub label: String,
    /// What waits there for the viewer; none where nothing is counted.
    pub count: Option<NavCount>,
}

/// What waits for the viewer at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavCount {
    /// This many open flags.
    OpenFlags(usize),
    /// This many requests to talk, or referrals.
    Requests(usize),
}

/// Something that waits for the viewer on another page.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// What.
    pub sentence: String,
    /// What the link to the page says.
    pub link: String,
    /// The page.
    pub href: &'static str,
    /// Another page that shows the same; the reminder is on neither.
    pub also_on: Option<&'static str>,
    /// The one page that has the reminder; none if every page has it.
    pub only_on: Option<&'static str>,
}

/// What the frame shows.
#[derive(Clone, Debug, Default)]
pub struct FrameView {
    /// The name of the signed-in person.
    pub name: Option<String>,
    /// What they do here.
    pub about: String,
    /// Where they can go: only what exists for their roles.
    pub items: Vec<NavItem>,
    /// What they are told.
    pub notices: Vec<String>,
    /// When the last of these was made: with them, nothing newer is put away.
    pub last_notice: String,
    /// What waits for them in requests to talk, theirs or to them, and where it is.
    pub reminders: Vec<Reminder>,
    /// The stressor register as they use it and as they administer it: address and name.
    pub registers: Vec<(&'static str, String)>,
    /// The page that the T key opens; none for somebody without it.
    pub tough_key: Option<&'static str>,
    /// Whether the centre is a demo.
    pub demo: bool,
}

/// The [`FrameView`] of a page. If the store cannot be read it says at least who is signed in and where they can go:
/// otherwise they would seem to be signed out.
pub async fn of(context: &RequestContext) -> FrameView {
    load(context).await.unwrap_or_else(|error| {
        tracing::error!(%error, "what the frame of a page shows could not be loaded");
        identity(context)
    })
}

/// What needs no store: who is signed in, and where they can go.
fn identity(context: &RequestContext) -> FrameView {
    let locale = context.visitor.locale;
    let Some(signed_in) = &context.visitor.signed_in else { return FrameView::default() };
    let person = signed_in.person();
    FrameView {
        name: Some(person.name.clone()),
        about: person.roles.iter().map(|role| words::role(locale, role)).collect::<Vec<_>>().join(words::DOT),
        items: items_of(locale, person.roles),
        registers: registers(context),
        tough_key: (person.roles.has(Role::Agent) && context.visitor.tough_key).then_some(tough_calls::PAGE),
        ..FrameView::default()
    }
}

async fn load(context: &RequestContext) -> Result<FrameView, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let demo = async { Ok::<_, AppError>(store.settings().get("demo").await?.is_some()) };
    let known = identity(context);
    let Some(signed_in) = &context.visitor.signed_in else {
        return Ok(FrameView { demo: demo.await?, ..known });
    };
    let person = signed_in.person();
    // At once what takes at most one read each. They begin in this order, and what takes several reads follows one
    // after another: in which order a page reads must not depend on how long each read takes.
    let (demo, notices, asked, referrals, teams, account, cases, register, thanks, owner) = tokio::try_join!(
        biased;
        demo,
        store.notices().unseen(person.id).err_into::<AppError>(),
        asked::count(context, signed_in),
        appointments::count(context, signed_in),
        teams_led(context, signed_in).err_into::<AppError>(),
        account_reminders(context, signed_in),
        waiting_cases::count(context, signed_in),
        register_reminder(context, signed_in),
        thanks_reminder(context, signed_in),
        owner_reminders(context, signed_in),
    )?;
    let supporter = supporter_reminder(context, signed_in).await?;
    let breaks = breaks::requests::count(context, signed_in).await?;
    let own_requests = status::load(context, signed_in).await?;
    // The board of somebody who leads no team today has no requests.
    let answered_on = if teams.is_empty() { "/requests" } else { "/board" };
    let open_flags = if person.roles.has(Role::Lead) {
        Some(Worklist::load(context, signed_in, &teams).await?.counts().open)
    } else {
        None
    };
    Ok(FrameView {
        items: known
            .items
            .into_iter()
            .map(|item| {
                let count = match item.href {
                    FLAGS => open_flags.map(NavCount::OpenFlags),
                    APPOINTMENTS => Some(NavCount::Requests(referrals)),
                    href if href == answered_on => Some(NavCount::Requests(asked.unanswered)),
                    _ => None,
                };
                NavItem { count, ..item }
            })
            .collect(),
        reminders: account
            .into_iter()
            .chain(supporter)
            .chain(case_reminder(locale, cases))
            .chain(register)
            .chain(thanks)
            .chain(owner)
            .chain(break_reminder(locale, breaks))
            .chain(reminders(locale, asked.late, answered_on, own_requests.needs_decision()))
            .collect(),
        last_notice: notices.iter().map(|notice| notice.at).max().map(|at| at.to_string()).unwrap_or_default(),
        notices: notices::sentences(locale, &person.time_zone, &notices),
        demo,
        ..known
    })
}

/// The list of flags, whose count the navigation shows.
const FLAGS: &str = "/flags";
/// The page of a psychologist with referrals, whose count the navigation shows.
const APPOINTMENTS: &str = "/appointments";

fn items_of(locale: Locale, roles: Roles) -> Vec<NavItem> {
    Role::ALL.into_iter().filter(|role| roles.has(*role)).flat_map(|role| items(locale, role)).collect()
}

/// How long every page reminds of a reset that nobody has confirmed. The account page goes on saying it.
const REMINDED_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Colleagues who wait for a confirmation, and the viewer's own reset that nobody has confirmed.
async fn account_reminders(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<Reminder>, AppError> {
    let locale = context.visitor.locale;
    let waiting = confirm_reset::waiting(context, signed_in).await?.len();
    let to_confirm = (waiting > 0).then(|| Reminder {
        sentence: t!(locale, "resets-reminder", count = waiting),
        link: t!(locale, "resets-reminder-see"),
        href: "/resets",
        also_on: None,
        only_on: None,
    });
    let recent = |reset: &Timestamp| context.visitor.now.duration_since(*reset) < REMINDED_FOR;
    let own = reset_to_confirm(signed_in).filter(recent).map(|_| Reminder {
        sentence: match can_be_confirmed(signed_in.viewer.roles) {
            true => {
                let days = CONFIRMS_AFTER.as_hours() / 24;
                t!(locale, "resets-own-reminder-peers", days = days, people = CONFIRMS_FROM)
            }
            false => t!(locale, "resets-own-reminder"),
        },
        link: t!(locale, "resets-own-reminder-see"),
        href: "/account#locked",
        also_on: Some("/me"),
        only_on: None,
    });
    let missing = (!signed_in.viewer.withheld.is_empty()).then(|| Reminder {
        sentence: t!(locale, "second-factor-needed"),
        link: t!(locale, "second-factor-set-up"),
        href: SECOND_FACTOR,
        also_on: None,
        only_on: None,
    });
    Ok(missing.into_iter().chain(to_confirm).chain(own).collect())
}

/// A colleague who waits for the viewer as a supporter. It does not say that they are one: others may see the screen.
async fn supporter_reminder(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<Reminder>, AppError> {
    let locale = context.visitor.locale;
    Ok(supporters::page::is_awaited(context, signed_in).await?.then(|| Reminder {
        sentence: t!(locale, "supporter-reminder"),
        link: t!(locale, "supporter-reminder-see"),
        href: "/supporter",
        also_on: None,
        only_on: None,
    }))
}

/// Cases for the library that wait for the viewer, who is a psychologist. The library says it too.
fn case_reminder(locale: Locale, waiting: usize) -> Option<Reminder> {
    (waiting > 0).then(|| Reminder {
        sentence: t!(locale, "library-reminder", count = waiting),
        link: t!(locale, "library-reminder-see"),
        href: WAITING,
        also_on: Some("/library"),
        only_on: None,
    })
}

/// The pages of the stressor register that are open to the viewer.
fn registers(context: &RequestContext) -> Vec<(&'static str, String)> {
    let locale = context.visitor.locale;
    let pages = [
        (Action::UseRegister, REGISTER, t!(locale, "nav-register")),
        (Action::Administer, ADMIN_REGISTER, t!(locale, "nav-register-admin")),
    ];
    let open = pages.into_iter().filter(|(action, ..)| context.allowed(*action, Subject::None).is_ok());
    open.map(|(_, page, name)| (page, name)).collect()
}

/// What was written about things that get in the viewer's way. It says so on every page until they put it away in the
/// register.
async fn register_reminder(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<Reminder>, AppError> {
    let locale = context.visitor.locale;
    if context.allowed(Action::UseRegister, Subject::None).is_err() {
        return Ok(None);
    }
    let news = context.app.store.stressor_register().news(signed_in.own.clone()).await?.len();
    Ok((news > 0).then(|| Reminder {
        sentence: t!(locale, "register-reminder", count = news),
        link: t!(locale, "register-reminder-see"),
        href: REGISTER,
        also_on: None,
        only_on: None,
    }))
}

/// The notes of thanks of the last week, on the home page of somebody without `/me`, which shows the last one.
async fn thanks_reminder(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<Reminder>, AppError> {
    let (locale, roles) = (context.visitor.locale, signed_in.person().roles);
    if roles.has(Role::Agent) {
        return Ok(None);
    }
    let has_new = thanks::page::has_new(context, signed_in).await?;
    Ok(has_new.then(|| Reminder {
        sentence: t!(locale, "thanks-reminder"),
        link: t!(locale, "thanks-reminder-see"),
        href: thanks::PAGE,
        also_on: None,
        only_on: Some(home(roles)),
    }))
}

/// What waits for those who take care of sources: for admins, those of which nobody does; for owners, theirs that wait
/// for an answer.
async fn owner_reminders(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<Reminder>, AppError> {
    let (locale, viewer) = (context.visitor.locale, &signed_in.viewer);
    if !OWNER_ROLES.into_iter().any(|role| viewer.acts_as(role)) {
        return Ok(Vec::new());
    }
    let work = context.app.store.stressor_register().work(viewer.person, signed_in.today()).await?;
    let unowned = (work.unowned > 0 && viewer.acts_as(Role::Admin)).then(|| Reminder {
        sentence: t!(locale, "register-reminder-unowned", count = work.unowned),
        link: t!(locale, "register-reminder-unowned-see"),
        href: UNOWNED,
        also_on: Some(ADMIN_REGISTER),
        only_on: None,
    });
    let due = (work.due > 0).then(|| Reminder {
        sentence: t!(locale, "register-reminder-due", count = work.due),
        link: t!(locale, "register-reminder-due-see"),
        href: if viewer.acts_as(Role::Lead) { REGISTER } else { ADMIN_REGISTER },
        also_on: None,
        only_on: None,
    });
    Ok(unowned.into_iter().chain(due).collect())
}

/// Requests for breaks that wait for the viewer. The board and the floor show them.
fn break_reminder(locale: Locale, waiting: usize) -> Option<Reminder> {
    (waiting > 0).then(|| Reminder {
        sentence: t!(locale, "break-reminder", count = waiting),
        link: t!(locale, "break-reminder-see"),
        href: "/floor",
        also_on: Some("/board"),
        only_on: None,
    })
}

fn reminders(locale: Locale, late: usize, answered_on: &'static str, decides: bool) -> Vec<Reminder> {
    let asked = (late > 0).then(|| Reminder {
        sentence: t!(locale, "asked-reminder", count = late),
        link: t!(locale, "asked-reminder-see"),
        href: answered_on,
        also_on: None,
        only_on: None,
    });
    let own = decides.then(|| Reminder {
        sentence: t!(locale, "talk-reminder"),
        link: t!(locale, "talk-reminder-see"),
        href: "/support",
        also_on: Some("/check-in"),
        only_on: None,
    });
    asked.into_iter().chain(own).collect()
}

fn items(locale: Locale, role: Role) -> Vec<NavItem> {
    let item = |href, icon, label| NavItem { href, icon, label, count: None };
    match role {
        Role::Agent => vec![
            item("/check-in", "sky", t!(locale, "nav-check-in")),
            item(tough_calls::PAGE, "wind", t!(locale, "nav-tough-call")),
            item("/me", "calendar", t!(locale, "nav-me")),
            item("/team", "people", t!(locale, "nav-team")),
            item("/support", "support", t!(locale, "nav-support")),
        ],
        Role::Lead => vec![
            item("/board", "board", t!(locale, "nav-board")),
            item("/trends", "trend", t!(locale, "nav-trends")),
            item(FLAGS, "flag", t!(locale, "nav-flags")),
            item("/floor", "clock", t!(locale, "nav-floor")),
            item("/climate", "bands", t!(locale, "nav-climate")),
        ],
        Role::Psychologist => vec![
            item("/requests", "speech", t!(locale, "nav-requests")),
            item(APPOINTMENTS, "calendar", t!(locale, "nav-appointments")),
            item("/climate", "bands", t!(locale, "nav-climate")),
            item("/privacy", "eye", t!(locale, "nav-privacy")),
        ],
        Role::Admin => vec![
            item("/admin/people", "people", t!(locale, "nav-people")),
            item("/admin/teams", "board", t!(locale, "nav-teams")),
            item("/admin/invitations", "letter", t!(locale, "nav-invitations")),
            item("/admin/import", "upload", t!(locale, "nav-import")),
            item("/admin/stressors", "speech", t!(locale, "nav-stressors")),
            item("/admin/centre", "gear", t!(locale, "nav-centre")),
        ],
    }
}

/// The home of somebody with these roles.
#[must_use]
pub fn home(roles: domain::Roles) -> &'static str {
    match roles.iter().next() {
        Some(Role::Agent) => "/check-in",
        Some(Role::Lead) => "/board",
        Some(Role::Admin) => "/admin/people",
        Some(Role::Psychologist) => "/climate",
        None => "/privacy",
    }
}
