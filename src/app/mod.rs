//! Use cases, one folder each: what a page shows and what its forms do.

pub mod access_log;
pub mod account;
pub mod board;
pub mod centre;
pub mod check_in;
pub mod climate;
pub mod first_steps;
pub mod flags;
pub mod frame;
pub mod imports;
pub mod jobs;
pub mod led_teams;
pub mod me;
pub mod notices;
pub mod own_week;
pub mod pagination;
pub mod password_check;
pub mod people;
pub mod privacy;
pub mod sign_in;
pub mod suggestion;
pub mod talk;
pub mod team_day;
pub mod teams;
pub mod trends;
pub mod typed_id;
