//! The pages, one file each, in folders by subject. They arrange values from `app` and decide nothing.

pub mod account;
pub mod admin;
pub mod board;
pub mod check_in;
pub mod climate;
pub mod error_page;
pub mod events;
pub mod flags;
pub mod floor;
mod help;
pub mod home;
pub mod kiosk;
pub mod library;
pub mod looks;
pub mod me;
pub mod offline_check_in;
pub mod privacy;
pub mod self_tests;
pub mod stressors;
pub mod team;
pub mod thanks;
pub mod trends;
pub mod wall;
mod ways_in;

pub use help::{
    appointments, breaks, help_now, psychologist, referrals, requests, suggestion, support, supporter, tough_call,
};
pub use ways_in::{
    counted, forgotten, invitation, passkey, recovery, resets, second_factor, set_up, sign_in, sign_in_code, welcome,
};
