//! The pages, one file each, in folders that mirror the URLs. They arrange values from `app` and decide nothing.

pub mod account;
pub mod admin;
pub mod board;
pub mod breaks;
pub mod check_in;
pub mod climate;
pub mod counted;
pub mod error_page;
pub mod flags;
pub mod floor;
pub mod home;
pub mod invitation;
pub mod looks;
pub mod me;
pub mod privacy;
pub mod recovery;
pub mod requests;
pub mod resets;
pub mod set_up;
pub mod sign_in;
pub mod suggestion;
pub mod support;
pub mod team;
pub mod trends;
pub mod wall;
pub mod welcome;
