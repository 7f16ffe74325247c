//! The running program: what a request needs, in one value that is cheap to clone.

pub mod asked_check_ins;
mod changes;
pub mod clock;
pub mod derived;
pub mod flash;
pub(crate) mod kept;
pub mod live;
pub mod lock;
pub mod metrics;
mod pending;
pub mod searches;
pub mod sending_limits;
mod sign_in;
pub mod streams;
pub mod walls;
pub mod watched;

pub use pending::{
    drafts, file_question, file_reading, import_mapping, kept_uploads, roster_preview, schedule_preview,
};
pub use sign_in::{
    known_devices, limits, passkeys, password, pending_sign_ins, provider_sign_ins, session, session_owners,
};

use std::ops::Deref;
use std::sync::{Arc, Mutex};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::ServeConfig;
use crate::state::asked_check_ins::AskedCheckIns;
use crate::state::clock::Clock;
use crate::state::derived::Derivations;
use crate::state::drafts::Drafts;
use crate::state::flash::Flashes;
use crate::state::kept_uploads::KeptUploads;
use crate::state::known_devices::KnownDevices;
use crate::state::limits::Limits;
use crate::state::live::Hub;
use crate::state::metrics::Metrics;
use crate::state::passkeys::PasskeyCeremonies;
use crate::state::password::Passwords;
use crate::state::pending_sign_ins::PendingSignIns;
use crate::state::provider_sign_ins::ProviderSignIns;
use crate::state::searches::Searches;
use crate::state::sending_limits::SendingLimits;
use crate::state::session::Cookies;
use crate::state::session_owners::SessionOwners;
use crate::state::streams::StreamPlaces;
use crate::state::walls::WallSnapshots;
use crate::state::watched::Watched;
use store::{Store, TokenHash};

/// The running program. A clone, of which a request makes several, is one more pointer to it.
#[derive(Clone)]
pub struct AppState(Arc<AppParts>);

/// What the running program consists of. A copy shares everything but the settings.
#[derive(Clone)]
pub struct AppParts {
    /// The database.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Publishes change notifications.
    pub hub: Hub,
    /// Series, baselines and flags by (viewer, person).
    pub derived: Derivations,
    /// The check-ins with which somebody asked to talk in the last minutes.
    pub asked_check_ins: AskedCheckIns,
    /// What walls show between two quarters of an hour.
    pub walls: WallSnapshots,
    /// What waits for a page of a browser.
    pub flashes: Flashes,
    /// Files that were sent after the session had ended.
    pub kept_uploads: KeptUploads,
    /// The open live streams of each person.
    pub streams: StreamPlaces,
    /// Whose sessions are or were.
    pub session_owners: SessionOwners,
    /// Previews of rosters and schedules, and invitation links, of admins, by session.
    pub drafts: Drafts,
    /// What people search for, by session.
    pub searches: Searches,
    /// Sign-ins that wait for the code of the second factor.
    pub pending_sign_ins: PendingSignIns,
    /// Sign-ins at the identity provider that have not come back, and what is known of it.
    pub provider_sign_ins: ProviderSignIns,
    /// What came of the files in the watched folders.
    pub watched: Watched,
    /// How long a mail server may take.
    pub sending_limits: SendingLimits,
    /// Notified if an e-mail is queued that is sent at once.
    pub messages_wait: Arc<Notify>,
    /// On which devices people signed in before.
    pub known_devices: KnownDevices,
    /// Rate limits.
    pub limits: Arc<Limits>,
    /// What is measured of the program.
    pub metrics: Arc<Metrics>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Challenges for passkeys.
    pub passkeys: PasskeyCeremonies,
    /// Names and attributes of cookies.
    pub cookies: Cookies,
    /// The configuration of the server.
    pub config: Arc<ServeConfig>,
    /// The one-time link that makes the first admin, while there is none.
    pub set_up: Arc<Mutex<Option<TokenHash>>>,
    /// What may write and ends before the program does: requests that are being answered, and rounds of what recurs in
    /// the background.
    pub running_writes: TaskTracker,
    /// Cancelled at shutdown: ends live streams, which would otherwise hold it up.
    pub stopping: CancellationToken,
    /// The options of Leptos.
    pub leptos: LeptosOptions,
}

impl AppState {
    /// A program that differs in some parts and shares the others.
    pub fn with(&self, change: impl FnOnce(&mut AppParts)) -> Self {
        let mut parts = AppParts::clone(&self.0);
        change(&mut parts);
        parts.into()
    }
}

impl From<AppParts> for AppState {
    fn from(parts: AppParts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for AppState {
    type Target = AppParts;

    fn deref(&self) -> &AppParts {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(app: &AppState) -> Self {
        app.leptos.clone()
    }
}
