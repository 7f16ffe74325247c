//! The store: everything that is kept, behind methods with domain types. SQL is in this crate and nowhere else.
//!
//! One writer commits in groups; a few readers read snapshots and never wait for it. Callers see domain types and
//! [`StoreError`], nothing of SQLite, so that a second implementation for another database can have the same [`Store`]
//! with the same parts. `tests/contract/` is the test that it must pass.

mod access_log;
mod api_answers;
mod api_tokens;
pub mod backup;
mod breaks;
mod calendar_links;
mod centre;
mod check_ins;
mod climate;
mod counselling;
mod db;
mod erasures;
mod error;
mod events;
mod flags;
mod identity_provider;
mod keys;
mod kiosks;
mod library;
mod messages;
mod migrations;
mod parts;
mod passkeys;
mod people;
mod private;
mod roster;
mod safeguards;
mod schedules;
mod scim;
pub mod seal;
mod second_factors;
mod self_tests;
mod sign_ups;
mod stressor_register;
mod supporters;
mod talk_requests;
mod thanks;
pub mod token;
mod tough_calls;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, RwLock};

use rusqlite::Connection;

use content::Stressors;
use db::readers::Readers;
use db::writer::Writer;
use erasures::ledger::Ledger;
use insight::detectors::rules::TeamRule;

pub use access_log::AccessLog;
pub use access_log::heads::{ChainHead, HEADS};
pub use access_log::list::{AccessEvent, AccessSummary};
pub use access_log::verify::ChainCheck;
pub use api_answers::{ApiAnswers, BegunAnswer};
pub use api_tokens::{ApiToken, ApiTokens, NewApiToken};
pub use backup::Health;
pub use breaks::{AnswerOutcome, AskOutcome, Breaks, CostBasis};
pub use calendar_links::CalendarLinks;
pub use centre::org_tree::{Department, OrgUnits, Site};
pub use centre::org_units::SiteZone;
pub use centre::phone_numbers::{NewPhoneNumber, PhoneNumber, PhoneNumbers};
pub use centre::settings::{AdminStep, BY_REMOVED, Settings};
pub use centre::stressors::StressorList;
pub use centre::team_admin::{NewTeam, TeamComposition};
pub use centre::teams::{Team, Teams};
pub use centre::walls::Walls;
pub use check_ins::CheckIns;
pub use check_ins::ask::AskedInCheckIn;
pub use check_ins::entries_before::EntriesBefore;
pub use check_ins::good_things::{GoodThing, GoodThings};
pub use check_ins::import::ImportCounts;
pub use check_ins::record::RecordOutcome;
pub use check_ins::sights::Range;
pub use climate::ClimateWeeks;
pub use climate::check::{ClimateFault, ClimateReport};
pub use climate::closing::{ClosingKind, SpendError};
pub use climate::comments::ClimateComment;
pub use climate::ledger::{CLIMATE_LEDGER, ClimateLedger, LedgerContent};
pub use climate::load::{CallLoad, HourLoad};
pub use counselling::{
    BookOutcome, GroupTalks, JoinOutcome, OpenedReferral, ReferralOutcome, Referrals, Slots, TalkWithSignUps,
};
pub use db::complete_lines::complete_lines;
pub use db::load::WriterLoad;
pub use erasures::{Erasures, ledger};
pub use error::StoreError;
pub use events::Events;
pub use flags::Suggestions;
pub use flags::choice_settings::ChoiceSettings;
pub use flags::flag_id::FlagId;
pub use flags::flag_state::FlagState;
pub use flags::flag_work::{FlagStep, FlagStepOutcome, FlagSubject, FlagWork, FlagWorkLog, SeenFlag, WORK_IN_DOUBT};
pub use flags::follow_ups::{FollowUpCheck, FollowUpPlan, FollowUpRecord, FollowUps, OwnFollowUp, PlanQuestion};
pub use flags::new_normals::NewNormals;
pub use flags::suggestions::{OfferBasis, Outcome, SuggestionOffer};
pub use identity_provider::bindings::BindOutcome;
pub use identity_provider::people::ProviderReport;
pub use identity_provider::{IdentityProvider, IdentityProviders, mark_of};
pub use keys::OwnerKeys;
pub use keys::own_keys::OwnKeyState;
pub use keys::owner_access::{OwnerAccess, wrap_for_session};
pub use keys::table::{KEYS, NewOwnKey, WrapMethod, WrappedSecret, WrappingKey, unwrap_secret};
pub use kiosks::{BadgeOutcome, Kiosk, Kiosks, NewKiosk};
pub use library::cases::{NewCase, OwnCase, ReleasedCase, WaitingCase};
pub use library::marks::LibraryMark;
pub use library::reading::ReadItems;
pub use library::{CaseOutcome, LibraryShelf};
pub use messages::{
    ChatGroup, EventWebhook, FailedMessage, KnownEvents, MailServer, MessageChannel, Messages, NewChatGroup,
    NewEventWebhook, NewMessage, PushDevice, PushSubscription, Recipient, WaitingMessage, Webhook,
};
pub use passkeys::{NewPasskey, PasskeyOutcome, PasskeyRow, Passkeys};
pub use people::invitations::{Invitation, InvitationState, Invitations};
pub use people::mail_resets::MAIL_RESET_LASTS;
pub use people::notices::{Notice, NoticePerson, Notices};
pub use people::person::{NewPerson, People, PersonFilter};
pub use people::profile::{Person, Profile};
pub use people::resets::{ConfirmOutcome, ConfirmableReset, Resets};
pub use people::sessions::{Expiry, NewSession, ProviderLink, SessionRow, Sessions};
pub use people::shared_ids::SharedId;
pub use roster::RosterImport;
pub use roster::import::{RosterChange, RosterChangeKind, RosterProgram};
pub use roster::listed::ListedPerson;
pub use roster::record::RosterRecord;
pub use roster::unit_changes::{UnitChange, UnitChangeKind};
pub use safeguards::{KeysFault, LedgerFault, SafeguardReport};
pub use schedules::{ListedDay, ScheduleCounts, Schedules};
pub use scim::Scim;
pub use scim::change::{ScimChange, ScimPersonLink, ScimRefusal, ScimTeamLink};
pub use scim::directory::{ScimDirectory, ScimPerson, ScimTeam};
pub use second_factors::{CodeOutcome, Enrolment, SecondFactorState, SecondFactors};
pub use self_tests::SelfTests;
pub use stressor_register::{
    NewSource, OwnPart, ProposeOutcome, RegisterWork, SourceAssignment, StressorRegister, SupportOutcome,
};
pub use supporters::{MatchOutcome, SupporterOffer, Supporters, TalkAnswer};
pub use talk_requests::{StepOutcome, TalkRequests, Wish};
pub use thanks::{GiveOutcome, GivenThanks, Thanks};
pub use token::TokenHash;
pub use tough_calls::{ToughCallOutcome, ToughCalls};

/// The name of the database within the data directory.
pub const DATABASE: &str = "weathervane.db";

/// A handle to everything that is kept; cheap to clone. Its methods are in its parts: `store.check_ins().record(…)`.
#[derive(Clone)]
pub struct Store {
    writer: Writer,
    readers: Readers,
    file: Arc<PathBuf>,
    stressors: Arc<RwLock<Arc<Stressors>>>,
    rules: Arc<RwLock<Vec<TeamRule>>>,
    hanging_up: Arc<AtomicBool>,
    ledger: Ledger,
    climate_ledger: ClimateLedger,
    seen: access_log::seen::ViewCache,
}

impl Store {
    /// Opens the database in `directory`, creates both if they are missing, and migrates the database to the newest
    /// version.
    ///
    /// # Errors
    /// If the directory cannot be written; [`StoreError::Newer`] if a newer program wrote the data.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(directory)?;
        let file = directory.join(DATABASE);
        let connection = db::connection::open_migrated(&file, directory)?;
        let readers = Readers::open(&file, directory)?;
        let stressors = Arc::new(RwLock::new(Arc::new(centre::stressors::read(&connection)?)));
        let rules = Arc::new(RwLock::new(centre::settings::rules(&connection)?));
        let hanging_up = Arc::new(centre::hanging_up::kept(&connection)?);
        let climate_ledger = climate::adopt::adopt(&connection, directory)?;
        private::restrict(directory)?;
        let writer = Writer::start(connection)?;
        Ok(Self {
            writer,
            readers,
            file: Arc::new(file),
            stressors,
            rules,
            hanging_up,
            ledger: Ledger::open(directory)?,
            climate_ledger,
            seen: access_log::seen::ViewCache::default(),
        })
    }

    /// The file of the database.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The load of the writer now.
    #[must_use]
    pub fn writer_load(&self) -> WriterLoad {
        self.writer.load().current()
    }

    /// Starts a new interval for [`WriterLoad::longest`].
    pub fn start_load_interval(&self) {
        self.writer.load().start_interval();
    }

    async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        self.writer.write(work).await
    }

    async fn read<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        // Which method reads, and nothing of what: a test compares which reads two centres cause for the same page.
        tracing::trace!(target: "weathervane::store", kind = std::any::type_name::<F>(), "read");
        self.readers.read(read).await
    }
}

#[cfg(test)]
mod tests;
