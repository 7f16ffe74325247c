//! The centre: its org units and teams, its settings, stressors and phone numbers, the wall screens.

mod commercial_use;
pub(crate) mod hanging_up;
pub(crate) mod org_tree;
pub(crate) mod org_units;
pub(crate) mod phone_numbers;
pub(crate) mod settings;
pub(crate) mod stressors;
pub(crate) mod team_admin;
pub(crate) mod teams;
pub(crate) mod walls;
