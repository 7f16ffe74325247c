//! The screens, one a file. They arrange what `api::view` gives; nothing is decided here.

pub mod account;
pub mod admin;
pub mod board;
pub mod centre;
pub mod check_in;
pub mod flag;
pub mod flags;
pub mod home;
pub mod import;
pub mod invitation;
pub mod invitations;
pub mod me;
pub mod one_team;
pub mod people;
pub mod person;
pub mod privacy;
pub mod set_up;
pub mod sign_in;
pub mod slips;
pub mod stressors;
pub mod suggestion;
pub mod team;
pub mod teams;
pub mod trends;
pub mod wall;
pub mod welcome;
