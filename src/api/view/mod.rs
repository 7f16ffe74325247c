//! What pages show: one value a screen, computed from what its viewer may see and from nothing else.

pub mod account;
pub mod board;
pub mod centre;
pub mod check_in;
pub mod climate;
pub mod flag;
pub mod flags;
pub mod frame;
pub mod import;
pub mod invitation;
pub mod invitations;
pub mod looks;
pub mod me;
pub mod own_key;
pub mod paged;
pub mod people;
pub mod person;
pub mod privacy;
pub mod set_up;
pub mod slips;
pub mod stressors;
pub mod suggestion;
pub mod team;
pub mod teams;
pub mod trends;
pub mod wall;
