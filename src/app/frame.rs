//! What the frame of every page shows: who is signed in, where they can go, what they are told.

use jiff::{SignedDuration, Timestamp};

use crate::app::account::confirm_reset;
use crate::app::account::own_key_view::can_be_confirmed;
use crate::app::breaks;
use crate::app::counselling::appointments;
use crate::app::flags::teams_led;
use crate::app::flags::worklist::Worklist;
use crate::app::library::waiting_cases::{self, WAITING};
use crate::app::notices;
use crate::app::stressor_register::{ADMIN_REGISTER, REGISTER};
use crate::app::supporters;
use crate::app::talk::{asked, status};
use crate::app::tough_calls;
use crate::web::address::SECOND_FACTOR;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, CONFIRMS_AFTER, Subject};
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
    /// What waits for them in requests to talk, theirs or to them, and where it is.
    pub reminders: Vec<Reminder>,
    /// The stressor register as they use it and as they administer it: address and name.
    pub registers: Vec<(&'static str, String)>,
    /// The page that the T key opens; none for somebody without it.
    pub tough_key: Option<&'static str>,
    /// Whether the centre is a demo.
    pub demo: bool,
}

/// Loads it.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext) -> Result<FrameView, AppError> {
    let locale = context.visitor.locale;
    let demo = context.app.store.settings().get("demo").await?.is_some();
    let Some(signed_in) = &context.visitor.signed_in else {
        return Ok(FrameView { demo, ..FrameView::default() });
    };
    let person = signed_in.person();
    let notices = context.app.store.notices().unseen(person.id).await?;
    let asked = asked::count(context, signed_in).await?;
    let referrals = appointments::count(context, signed_in).await?;
    let answered_on = if person.roles.has(Role::Lead) { "/board" } else { "/requests" };
    let open_flags = if person.roles.has(Role::Lead) {
        let teams = teams_led(context, signed_in).await?;
        Some(Worklist::load(context, signed_in, &teams).await?.counts().open)
    } else {
        None
    };
    Ok(FrameView {
        name: Some(person.name.clone()),
        about: person.roles.iter().map(|role| words::role(locale, role)).collect::<Vec<_>>().join(" · "),
        items: items_of(locale, person.roles)
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
        reminders: account_reminders(context, signed_in)
            .await?
            .into_iter()
            .chain(supporter_reminder(context, signed_in).await?)
            .chain(case_reminder(locale, waiting_cases::count(context, signed_in).await?))
            .chain(register_reminder(context, signed_in).await?)
            .chain(break_reminder(locale, breaks::requests::count(context, signed_in).await?))
            .chain(reminders(locale, asked.late, answered_on, status::load(context, signed_in).await?.needs_decision()))
            .collect(),
        registers: registers(context),
        tough_key: (person.roles.has(Role::Agent) && context.visitor.tough_key).then_some(tough_calls::PAGE),
        notices: notices::sentences(locale, &person.time_zone, &notices),
        demo,
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
    });
    let recent = |reset: &Timestamp| context.visitor.now.duration_since(*reset) < REMINDED_FOR;
    let own = signed_in.viewer.unconfirmed_reset.filter(recent).map(|_| Reminder {
        sentence: match can_be_confirmed(signed_in.viewer.roles) {
            true => t!(locale, "resets-own-reminder-peers", days = CONFIRMS_AFTER.as_hours() / 24),
            false => t!(locale, "resets-own-reminder"),
        },
        link: t!(locale, "resets-own-reminder-see"),
        href: "/account#locked",
        also_on: Some("/me"),
    });
    let missing = (!signed_in.withheld.is_empty()).then(|| Reminder {
        sentence: t!(locale, "second-factor-needed"),
        link: t!(locale, "second-factor-set-up"),
        href: SECOND_FACTOR,
        also_on: None,
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
    }))
}

/// Cases for the library that wait for the viewer, who is a psychologist. The library says it too.
fn case_reminder(locale: Locale, waiting: usize) -> Option<Reminder> {
    (waiting > 0).then(|| Reminder {
        sentence: t!(locale, "library-reminder", count = waiting),
        link: t!(locale, "library-reminder-see"),
        href: WAITING,
        also_on: Some("/library"),
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

/// What was written about things that get in the viewer's way. It says so on every page until they put it away in the register.
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
    }))
}

/// Requests for breaks that wait for the viewer. The board and the floor show them.
fn break_reminder(locale: Locale, waiting: usize) -> Option<Reminder> {
    (waiting > 0).then(|| Reminder {
        sentence: t!(locale, "break-reminder", count = waiting),
        link: t!(locale, "break-reminder-see"),
        href: "/floor",
        also_on: Some("/board"),
    })
}

fn reminders(locale: Locale, late: usize, answered_on: &'static str, decides: bool) -> Vec<Reminder> {
    let asked = (late > 0).then(|| Reminder {
        sentence: t!(locale, "asked-reminder", count = late),
        link: t!(locale, "asked-reminder-see"),
        href: answered_on,
        also_on: None,
    });
    let own = decides.then(|| Reminder {
        sentence: t!(locale, "talk-reminder"),
        link: t!(locale, "talk-reminder-see"),
        href: "/support",
        also_on: Some("/check-in"),
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
