//! Who works where, when, and with which load.

pub mod load;
pub mod org_unit;
pub mod person;
pub mod roster;
