//! What makes a year of check-ins worthwhile: events, thanks, self-tests, written cases and the register of stressors.

pub mod event;
pub mod library_case;
pub mod self_test;
pub mod stressor_register;
pub mod thanks;
