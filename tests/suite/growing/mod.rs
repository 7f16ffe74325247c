//! What makes a year of check-ins worthwhile.

mod events;
#[cfg(unix)]
mod own_year;
mod self_tests;
mod stressor_register;
mod thanks;
