//! What makes a year of check-ins worthwhile.

pub(super) mod events;
pub(super) mod good_things;
pub(super) mod library;
pub(super) mod self_tests;
pub(super) mod stressor_register;
pub(super) mod thanks;
