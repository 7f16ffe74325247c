//! What is true without a computer: the words of the product as types, and the rules that hold between them.

pub mod access;
pub mod access_log;
pub mod audience;
pub mod check_in;
pub mod energy;
pub mod ids;
pub mod load;
pub mod locale;
pub mod locks;
pub mod note;
pub mod org_unit;
pub mod person;
pub mod present;
pub mod problem;
pub mod roster;
pub mod shift;
pub mod stressor;
pub mod text;
pub mod weather;
pub mod workday;

pub use access::{Action, Sight, Subject, Viewer};
pub use access_log::{AccessKind, Report};
pub use audience::Audience;
pub use check_in::CheckIn;
pub use energy::Energy;
pub use ids::{CheckInId, PersonId, TeamId};
pub use locale::Locale;
pub use locks::Locks;
pub use note::Note;
pub use org_unit::OrgUnit;
pub use person::{Role, Roles};
pub use present::Present;
pub use shift::{Shift, ShiftPattern};
pub use stressor::StressorKey;
pub use weather::Weather;
pub use workday::Workday;
