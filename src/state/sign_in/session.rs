//! The lifetime of sessions, and the cookies.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use jiff::{SignedDuration, Timestamp};

use domain::Locale;
use domain::access::Assurance;
use store::SessionRow;

/// A year, in seconds.
const YEAR: u32 = 31_536_000;

/// A session that was not used for this long has ended: desks are shared.
pub const IDLE: SignedDuration = SignedDuration::from_mins(20);
/// No session lasts longer than a long shift.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// How long somebody stays signed in on their own phone.
pub const OWN_PHONE: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long it is known whose a session was after it was last used: what they typed is kept for them.
pub const OWNER_KNOWN: SignedDuration = SignedDuration::from_hours(24);
/// How often the use of a session is noted, so that not every request writes.
pub const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Whether a session still holds.
#[must_use]
pub fn holds(session: &SessionRow, now: Timestamp) -> bool {
    let age = now.duration_since(session.created_at);
    if session.own_phone { age < OWN_PHONE } else { now.duration_since(session.seen_at) < IDLE && age < ABSOLUTE }
}

/// What a session that holds rests on. On an own phone a password counts for as long as a session would last at a desk.
#[must_use]
pub fn assurance(session: &SessionRow, now: Timestamp) -> Assurance {
    let is_recent =
        |typed: Timestamp| now.duration_since(session.seen_at) < IDLE && now.duration_since(typed) < ABSOLUTE;
    let was_typed_lately = session.password_at.is_some_and(is_recent);
    if session.own_phone && !was_typed_lately {
        return Assurance::OwnPhone;
    }
    match (session.holds_key, session.by_passkey, session.by_provider) {
        (false, true, _) => Assurance::Passkey,
        (false, _, true) => Assurance::Provider,
        _ => Assurance::Password,
    }
}

/// Names and attributes of cookies: `__Host-` and `Secure` where the centre is served over TLS.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Whether the public address is https.
    pub secure: bool,
    /// The port of the centre. Browsers send a cookie to every port of a host, so two centres on one host need
    /// different names. 0 if the system chooses the port: then the names have no port.
    pub port: u16,
}

/// A cookie of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The session's token.
    Session,
    /// The secret of a sign-in that waits for the code of the second factor.
    SignIn,
    /// The secret of a browser that was sent to the identity provider.
    Provider,
    /// The id under which one-time messages wait.
    Flash,
    /// The secret of a device on which somebody signed in.
    Device,
    /// The secret of a browser that is a kiosk.
    Kiosk,
    /// The language of a browser that is a kiosk: the one in which it became one.
    KioskLanguage,
    /// The language chosen in this browser.
    Language,
    /// Light or dark, where chosen in this browser.
    Theme,
    /// Whether the T key is switched off in this browser.
    ToughKey,
}

impl Cookie {
    const fn stem(self) -> &'static str {
        match self {
            Self::Session => "weathervane_session",
            Self::SignIn => "weathervane_sign_in",
            Self::Provider => "weathervane_provider",
            Self::Flash => "weathervane_flash",
            Self::Device => "weathervane_device",
            Self::Kiosk => "weathervane_kiosk",
            Self::KioskLanguage => "weathervane_kiosk_language",
            Self::Language => "weathervane_language",
            Self::Theme => "weathervane_theme",
            Self::ToughKey => "weathervane_tough_key",
        }
    }
}

impl Cookies {
    /// The full name of a cookie.
    #[must_use]
    pub fn name(self, cookie: Cookie) -> String {
        let host = if self.secure { "__Host-" } else { "" };
        // What somebody chose for a browser suits every centre in it.
        let of_all_centres = matches!(cookie, Cookie::Language | Cookie::Theme | Cookie::ToughKey);
        let stem = cookie.stem();
        if of_all_centres || self.port == 0 { format!("{host}{stem}") } else { format!("{host}{stem}_{}", self.port) }
    }

    /// The `Set-Cookie` value for the language of a browser.
    #[must_use]
    pub fn language(self, language: Locale) -> String {
        self.set(Cookie::Language, language.tag(), Some(YEAR))
    }

    /// The value of a cookie in a request.
    #[must_use]
    pub fn read(self, headers: &HeaderMap, cookie: Cookie) -> Option<String> {
        let name = self.name(cookie);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }

    /// The `Set-Cookie` value for a cookie that lasts this many seconds, or until the browser closes.
    #[must_use]
    pub fn set(self, cookie: Cookie, value: &str, seconds: Option<u32>) -> String {
        let name = self.name(cookie);
        let secure = if self.secure { "; Secure" } else { "" };
        let age = seconds.map(|s| format!("; Max-Age={s}")).unwrap_or_default();
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
    }
}
