//! What `/account` shows: who one is here, and what one chose.

pub mod change_password;
pub mod choose_audience;
pub mod confirm_reset;
pub mod keep_recovery_code;
pub mod keep_signed_in;
pub mod make_recovery_code;
pub mod new_password;
pub mod own_key;
pub mod own_key_view;
pub mod session_marks;
pub mod sign_out_elsewhere;
pub mod switch_language;
pub mod switch_theme;
pub mod unlock_past;

use crate::app::account::own_key_view::OwnKeyView;
use crate::app::account::session_marks::others;
use crate::app::identity_provider::end_own_binding::{self, OwnBinding};
use crate::app::messages::choose_messages::{self, MessageChoice};
use crate::app::messages::push::{self, PushView};
use crate::app::passkeys::{self, PasskeysView};
use crate::app::second_factor;
use crate::app::tokens;
use crate::app::tokens::TokensView;
use crate::state::session;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::Theme;
use domain::access::{Action, Subject};
use domain::check_in::RETENTION_DAYS;
use domain::person::TeamRole;
use domain::{Audience, PersonId, Role, Workday};
use insight::climate::Epsilon;
use store::{Range, SessionRow};
use words::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// Name, roster number and teams.
    pub about: String,
    /// The name to sign in with, for the browser's store of passwords.
    pub key: String,
    /// Light or dark, where chosen in this browser.
    pub theme: Option<Theme>,
    /// Whether the person checks in.
    pub checks_in: bool,
    /// Whether what the person chose before waits for the confirmation of a reset.
    pub hides_choices: bool,
    /// With whom check-ins begin, once chosen.
    pub audience: Option<Audience>,
    /// Whether they are counted in the climate, once chosen.
    pub counted: Option<bool>,
    /// The most that any week of a person loses in climate.
    pub loss: Epsilon,
    /// Where the person is signed in: this browser first.
    pub sessions: Vec<SessionView>,
    /// The code with which they check in at kiosks, if they have one; none where the centre has no kiosk.
    pub badge: Option<Option<String>>,
    /// Whether sign-in asks for a code; none for somebody who cannot have a second factor.
    pub second_factor: Option<bool>,
    /// Whether they want e-mails; none if they are sent none.
    pub messages: Option<MessageChoice>,
    /// Which devices get reminders; none for somebody who does not check in.
    pub push: Option<PushView>,
    /// When they made the link to their calendar, if they have one.
    pub calendar_since: Option<String>,
    /// Tokens for programs of their own; none if they can make none.
    pub tokens: Option<TokensView>,
    /// Their passkeys, and whether they can add one here.
    pub passkeys: PasskeysView,
    /// The link to the identity provider, if there is one.
    pub provider: Option<OwnBinding>,
    /// What is locked, and whether there is a recovery code.
    pub own: OwnKeyView,
    /// How many check-ins of the person there are, of those that are kept and that they can read.
    pub entries: usize,
}

/// One browser in which somebody is signed in.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// The name of the session in a form.
    pub mark: String,
    /// Whether it is the one that asks.
    pub here: bool,
    /// Since when.
    pub since: String,
    /// When it was last used, to the minute.
    pub seen: String,
    /// On an own phone: the day on which it ends.
    pub kept_until: Option<String>,
}

/// Loads the [`AccountView`].
///
/// # Errors
/// If nobody is signed in, or the store cannot be read.
pub async fn load(context: RequestContext) -> Result<AccountView, AppError> {
    let me = context.allowed(Action::OwnAccount, Subject::None)?;
    let person = me.person();
    let mut team_ids: Vec<_> = me.viewer.teams(TeamRole::Member, me.today()).chain(me.led_teams()).collect();
    team_ids.sort();
    team_ids.dedup();
    let teams = context.app.store.teams().by_id(team_ids).await?;
    let (locale, zone, now) = (context.visitor.locale, person.time_zone.clone(), context.visitor.now);
    let moment = |at: jiff::Timestamp| dates::moment(locale, at.to_zoned(zone.clone()).datetime());
    let last_day = |at: jiff::Timestamp| {
        let ends = at.checked_add(session::OWN_PHONE).unwrap_or(at);
        dates::full_day(locale, Workday(ends.to_zoned(zone.clone()).date()))
    };
    let kept = context.app.store.sessions().of_person(person.id).await?;
    let view = |mark: String, here: bool, session: SessionRow| SessionView {
        mark,
        here,
        since: moment(session.created_at),
        seen: moment(session.seen_at),
        kept_until: session.own_phone.then(|| last_day(session.created_at)),
    };
    let own =
        kept.iter().find(|(token, _)| *token == me.session).map(|(_, session)| view(String::new(), true, *session));
    let others = others(kept, me.session).into_iter().filter(|(_, _, session)| session::holds(session, now));
    let sessions = own.into_iter().chain(others.map(|(mark, _, session)| view(mark, false, session))).collect();
    let about = [person.name.clone(), person.key.clone()].into_iter().chain(teams.into_iter().map(|team| team.name));
    let entries = if person.roles.has(Role::Agent) { entries(&context, person.id, me.today()).await? } else { 0 };
    let kiosks = context.app.store.kiosks();
    let badge = match person.roles.has(Role::Agent) && !kiosks.list().await?.is_empty() {
        true => Some(kiosks.code_of(person.id).await?),
        false => None,
    };
    Ok(AccountView {
        about: about.collect::<Vec<_>>().join(words::DOT),
        key: person.key.clone(),
        theme: context.visitor.theme,
        checks_in: person.roles.has(Role::Agent),
        hides_choices: me.profile.hiding_reset.is_some(),
        audience: me.shown(person.default_audience),
        counted: me.shown(person.counted),
        loss: context.app.store.climate().highest_loss().await?,
        sessions,
        badge,
        second_factor: second_factor::on_account(&context, me).await?,
        messages: choose_messages::load(&context, me).await?,
        push: push::load(&context, me).await?,
        calendar_since: context.app.store.calendar_links().made_at(person.id).await?.map(moment),
        tokens: tokens::load_own(&context).await?,
        passkeys: passkeys::load(&context).await?,
        provider: end_own_binding::load(&context).await?,
        own: own_key_view::load(&context).await?,
        entries,
    })
}

/// How many of their check-ins the person can read. Their notes stay closed.
async fn entries(context: &RequestContext, person: PersonId, today: Workday) -> Result<usize, AppError> {
    let range = Range { from: today.plus(-RETENTION_DAYS), to: today };
    Ok(context.app.store.check_ins().own(person, range).await?.len())
}
