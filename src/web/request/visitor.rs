//! Who sent a request: the session, the language and theme, the address.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, HOST};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;

use crate::state::flash::Holder;
use crate::state::limits::Limits;
use crate::state::session::Cookie;
use crate::state::session_owners::KnownSession;
use crate::state::{AppState, session};
use crate::web::client_address::client_address;
use crate::web::error::AppError;
use domain::access::{Assurance, answers};
use domain::second_factor::{can_have_second_factor, without_second_factor};
use domain::{Locale, PersonId, Role, Roles, Shift, TalkRequest, TeamId, Viewer, Workday};
use store::{OwnerAccess, Person, Profile, StoreError, TokenHash};

/// The value of the cookie that switches the T key off.
pub const TOUGH_KEY_OFF: &str = "off";

/// Light or dark, if it was chosen in the browser against the setting of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The stable name used in the cookie and on the page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl std::str::FromStr for Theme {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.key() == text).ok_or(())
    }
}

/// A person who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who, with their memberships, and without the roles that they cannot use yet.
    pub profile: Arc<Profile>,
    /// The same, as access rules speak of them.
    pub viewer: Arc<Viewer>,
    /// Which session.
    pub session: TokenHash,
    /// Whether it began with a passkey, which is two factors.
    pub by_passkey: bool,
    /// Their shift and workday at this moment.
    pub shift: Shift,
    /// The same person as they ask for what is their own.
    pub own: OwnerAccess,
    /// Whether the session is one of a phone of their own.
    pub on_own_phone: bool,
    /// Whether the session rests on one at the identity provider.
    pub of_provider: bool,
    /// The moment of the request.
    now: Timestamp,
}

impl SignedIn {
    /// The person of a profile, in this session (which began with a passkey or not) and with this assurance, without
    /// the roles that they cannot use yet. What is for them alone stays locked.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(
        app: &AppState,
        profile: Profile,
        session: TokenHash,
        assurance: Assurance,
        by_passkey: bool,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let (profile, withheld) = if by_passkey { (profile, Roles::default()) } else { usable(app, profile).await? };
        let missing = assurance == Assurance::Password && !withheld.is_empty();
        let assurance = if missing { Assurance::SecondFactorMissing } else { assurance };
        let viewer = Arc::new(Viewer { assurance, withheld, ..profile.viewer() });
        let (shift, own) = (profile.person.shift_at(now), OwnerAccess::from(profile.person.id));
        Ok(Self {
            profile: Arc::new(profile),
            viewer,
            session,
            by_passkey,
            shift,
            own,
            on_own_phone: false,
            of_provider: false,
            now,
        })
    }

    /// The person.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.profile.person
    }

    /// What they chose for themselves, as their pages show it. After a reset by somebody else it is not shown until the
    /// reset is confirmed: a person who opened the account with it would read there whether they are counted, and with
    /// whom they share.
    #[must_use]
    pub fn shown<T>(&self, choice: Option<T>) -> Option<T> {
        choice.filter(|_| self.profile.hiding_reset.is_none())
    }

    /// Whether they are asked whether they are counted: agents who have not said so. Nobody is asked after a reset by
    /// somebody else until it is confirmed, because the question would tell that nothing was chosen.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        let person = self.person();
        person.roles.has(Role::Agent) && person.counted.is_none() && self.profile.hiding_reset.is_none()
    }

    /// Their last shift that has ended, until their next one begins: a late check-in belongs to it.
    #[must_use]
    pub fn ended_shift(&self) -> Option<Shift> {
        self.person().ended_shift(self.now)
    }

    /// Their workday at this moment.
    #[must_use]
    pub fn today(&self) -> Workday {
        self.shift.workday
    }

    /// Today in a team: a lead's access begins and ends with the day of the team, whose site may have another clock
    /// than theirs.
    #[must_use]
    pub fn today_in(&self, team: TeamId) -> Workday {
        self.profile.today_in(team, self.now)
    }

    /// The teams that they lead today.
    pub fn led_teams(&self) -> impl Iterator<Item = TeamId> {
        self.profile.led_teams(self.now)
    }

    /// Whether they may read and answer a request to talk: it is addressed to them, in a role that they have today.
    #[must_use]
    pub fn answers(&self, request: &TalkRequest) -> bool {
        answers(&self.viewer, request, self.profile.today_to_answer(request, self.now))
    }
}

/// A session that has ended, of which the browser still has the token.
#[derive(Clone, Copy, Debug)]
pub struct EndedSession {
    /// Which session.
    pub session: TokenHash,
    /// Whose it was.
    pub person: PersonId,
    /// Whether it was one of an own phone; also if that is not known any more.
    pub on_own_phone: bool,
    /// Whether it rested on one at the identity provider, as far as that is known.
    pub of_provider: bool,
}

/// Who sent a request.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who is signed in, if anybody.
    pub signed_in: Option<SignedIn>,
    /// The language to answer in.
    pub locale: Locale,
    /// Whether this browser was signed in and its session has ended.
    pub lapsed: bool,
    /// That session, if it is known whose it was.
    pub ended: Option<EndedSession>,
    /// Whether the session of this browser could not be read: then nobody knows whether somebody is signed in.
    pub unread: bool,
    /// Whom the request is from, as far as that is known: who is signed in, or whose the session is that could not be
    /// read.
    pub author: Option<PersonId>,
    /// Light or dark, where chosen.
    pub theme: Option<Theme>,
    /// Whether the T key opens the page for a tough call in this browser.
    pub tough_key: bool,
    /// Under which id one-time messages wait for this browser.
    pub browser: Option<String>,
    /// The secret of a device on which somebody signed in before.
    pub device: Option<String>,
    /// The secret of a browser that is a kiosk.
    pub kiosk: Option<String>,
    /// The language of a browser that is a kiosk, which counts again after somebody chose another one there.
    pub kiosk_language: Option<Locale>,
    /// The secret of a sign-in in this browser that waits for the code of the second factor.
    pub sign_in: Option<String>,
    /// The secret of a browser that was sent to the identity provider.
    pub provider: Option<String>,
    /// Where the request came from.
    pub address: IpAddr,
    /// The host that the request names, for links in a centre that has no public address configured.
    pub host: Option<String>,
    /// The moment of the request: one for all that it does.
    pub now: Timestamp,
}

impl Visitor {
    /// The viewer, where somebody is signed in.
    #[must_use]
    pub fn viewer(&self) -> Option<&Viewer> {
        self.signed_in.as_ref().map(|s| &*s.viewer)
    }

    /// The error for a link or code that opens nothing: many of them from one address are somebody guessing.
    #[must_use]
    pub fn unknown_link(&self, limits: &Limits) -> AppError {
        if limits.link_failed(self.address, self.now) { AppError::TooMany } else { AppError::NotFound }
    }

    /// Whom the request is from, or whose the session was that has ended: what is typed in it is kept for them.
    #[must_use]
    pub fn last_author(&self) -> Option<PersonId> {
        self.author.or(self.ended.map(|ended| ended.person))
    }

    /// Whether the session of this browser is one of an own phone, or was until it ended; also if it is not known any
    /// more what it was.
    #[must_use]
    pub fn is_of_own_phone(&self) -> bool {
        match &self.signed_in {
            Some(me) => me.on_own_phone,
            None => self.lapsed && self.ended.is_none_or(|ended| ended.on_own_phone),
        }
    }

    /// Whether the session of this browser rests on one at the identity provider, or did until it ended.
    #[must_use]
    pub fn is_of_provider(&self) -> bool {
        match &self.signed_in {
            Some(me) => me.of_provider,
            None => self.ended.is_some_and(|ended| ended.of_provider),
        }
    }

    /// For whom something waits in this browser; none if the browser has no cookie for that.
    #[must_use]
    pub fn holder(&self) -> Option<Holder> {
        self.browser.clone().map(|browser| Holder { browser, person: self.author })
    }
}

/// Identifies the visitor, before anything else happens to a request.
pub async fn layer(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let address = client_address(&app, request.headers(), request.extensions());
    let visitor = identify(&app, request.headers(), address).await;
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

/// Returns who sends a request with these headers.
async fn identify(app: &AppState, headers: &HeaderMap, address: IpAddr) -> Visitor {
    let now = app.clock.now();
    let cookie = |name| app.cookies.read(headers, name);
    let secret = |name| cookie(name).filter(|secret| !secret.is_empty());
    let session = secret(Cookie::Session);
    let token = session.as_deref().map(store::token::hash);
    let found = match session {
        Some(token) => signed_in(app, &token, now).await,
        None => Ok(None),
    };
    let unread = found.is_err();
    let signed_in = found.unwrap_or_else(|error| {
        tracing::error!(%error, "a session could not be read");
        None
    });
    let chosen = cookie(Cookie::Language).and_then(|tag| tag.parse().ok());
    let spoken =
        || headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map(Locale::from_header).unwrap_or_default();
    let locale = chosen.or_else(|| signed_in.as_ref().and_then(|s| s.person().language)).unwrap_or_else(spoken);
    let lapsed = token.filter(|_| signed_in.is_none() && !unread);
    let ended = match lapsed {
        Some(session) => ended(app, session).await,
        None => None,
    };
    let of_unread = || token.filter(|_| unread).and_then(|session| app.session_owners.owner(session));
    let author = signed_in.as_ref().map(|signed_in| signed_in.person().id).or_else(of_unread);
    Visitor {
        signed_in,
        locale,
        lapsed: lapsed.is_some(),
        ended,
        unread,
        author,
        theme: cookie(Cookie::Theme).and_then(|key| key.parse().ok()),
        tough_key: cookie(Cookie::ToughKey).as_deref() != Some(TOUGH_KEY_OFF),
        browser: cookie(Cookie::Flash),
        device: secret(Cookie::Device),
        kiosk: secret(Cookie::Kiosk),
        kiosk_language: cookie(Cookie::KioskLanguage).and_then(|tag| tag.parse().ok()),
        sign_in: secret(Cookie::SignIn),
        provider: secret(Cookie::Provider),
        address,
        host: headers.get(HOST).and_then(|host| host.to_str().ok()).map(str::to_owned),
        now,
    }
}

/// A session that has ended, if it is known whose it was.
async fn ended(app: &AppState, session: TokenHash) -> Option<EndedSession> {
    if let Some(KnownSession { person, on_own_phone, of_provider }) = app.session_owners.known(session) {
        return Some(EndedSession { session, person, on_own_phone, of_provider });
    }
    let owner = app.store.sessions().owner_of_ended(session).await.unwrap_or_else(|error| {
        tracing::error!(%error, "it could not be read whose an ended session was");
        None
    });
    owner.map(|person| EndedSession { session, person, on_own_phone: true, of_provider: false })
}

async fn signed_in(app: &AppState, token: &str, now: Timestamp) -> Result<Option<SignedIn>, StoreError> {
    let holder = holder(app, store::token::hash(token), now).await?;
    Ok(holder.map(|holder| SignedIn { own: OwnerAccess::in_session(holder.person().id, token), ..holder }))
}

/// Who is signed in by a session, if it still holds; notes that it was used. Without the session's token what is for
/// them alone stays locked.
///
/// # Errors
/// If the database cannot be read.
pub async fn holder(app: &AppState, session: TokenHash, now: Timestamp) -> Result<Option<SignedIn>, StoreError> {
    let Some((row, profile)) = app.store.sessions().find(session).await? else { return Ok(None) };
    let (person, on_own_phone, of_provider) = (profile.person.id, row.own_phone, row.of_provider);
    app.session_owners.note(session, KnownSession { person, on_own_phone, of_provider });
    if !session::holds(&row, now) || !profile.person.is_here_on(profile.person.today(now)) {
        app.store.sessions().end(session).await?;
        return Ok(None);
    }
    let assurance = session::assurance(&row, now);
    if assurance == Assurance::OwnPhone && row.password_at.is_some() {
        // Before the use is noted: otherwise the password would seem recent again.
        app.store.sessions().forget_password(session).await?;
    }
    if now.duration_since(row.seen_at) >= session::NOTED_EVERY {
        // Not awaited: if the write is lost, the session ends a minute early.
        let store = app.store.clone();
        tokio::spawn(async move { store.sessions().touch(session, now).await });
    }
    let signed_in = SignedIn::of(app, profile, session, assurance, row.by_passkey, now).await?;
    Ok(Some(SignedIn { on_own_phone: row.own_phone, of_provider: row.of_provider, ..signed_in }))
}

/// The profile with the roles that the person can use, and those that they cannot use before they set up a second
/// factor.
async fn usable(app: &AppState, mut profile: Profile) -> Result<(Profile, Roles), StoreError> {
    let roles = profile.person.roles;
    if !can_have_second_factor(roles) || !app.store.second_factors().is_missing(profile.person.id).await? {
        return Ok((profile, Roles::default()));
    }
    let left = without_second_factor(roles);
    profile.person.roles = left;
    Ok((profile, Roles::from_bits(roles.bits() & !left.bits())))
}
