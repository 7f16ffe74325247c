//! Domain types and rules; no I/O.

pub mod access;
pub mod access_log;
pub mod canonical;
pub mod check_in;
pub mod counselling;
pub mod ids;
pub mod load;
pub mod locale;
pub mod locked_periods;
pub mod org_unit;
pub mod person;
pub mod problem;
pub mod roster;
pub mod sight;
pub mod supporter;
pub mod talk_request;
pub mod text;
pub mod time;
pub mod tough_call;

pub use check_in::{audience, energy, note, stressor, uplift, weather};
pub use time::{current_workdays, shift, timetable, workday};

pub use access::{Action, Subject, Viewer};
pub use access_log::{AccessKind, Report};
pub use audience::Audience;
pub use canonical::canonical_id;
pub use check_in::CheckIn;
pub use current_workdays::CurrentWorkdays;
pub use energy::Energy;
pub use ids::{CheckInId, PersonId, TeamId};
pub use locale::Locale;
pub use locked_periods::LockedPeriods;
pub use note::Note;
pub use org_unit::OrgUnit;
pub use person::{Role, Roles};
pub use shift::{Shift, ShiftPattern};
pub use sight::Sight;
pub use stressor::StressorKey;
pub use supporter::{Supporter, SupporterSearch};
pub use talk_request::{TalkRequest, TalkRequestId, TalkRole};
pub use tough_call::{ToughCall, ToughCallId, ToughCallSource};
pub use uplift::UpliftKey;
pub use weather::Weather;
pub use workday::Workday;
