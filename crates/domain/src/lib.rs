//! What is true without a computer: the words of the product as types, and the rules that hold between them.

pub mod access;
pub mod audience;
pub mod check_in;
pub mod energy;
pub mod ids;
pub mod load;
pub mod locale;
pub mod locks;
pub mod look;
pub mod note;
pub mod person;
pub mod place;
pub mod present;
pub mod problem;
pub mod roster;
pub mod shift;
pub mod stressor;
pub mod text;
pub mod weather;
pub mod workday;

pub use access::{Action, Sight, Subject, Viewer};
pub use audience::Audience;
pub use check_in::CheckIn;
pub use energy::Energy;
pub use ids::{CheckInId, PersonId, TeamId};
pub use locale::Locale;
pub use locks::Locks;
pub use look::{LookKind, Report};
pub use note::Note;
pub use person::{Role, Roles};
pub use place::Place;
pub use present::Present;
pub use shift::{Shift, ShiftPattern};
pub use stressor::StressorKey;
pub use weather::Weather;
pub use workday::Workday;
