//! Asking for help and giving it.

pub(super) mod breaks;
pub(super) mod counselling;
pub(super) mod flags;
pub(super) mod follow_ups;
pub(super) mod supporters;
pub(super) mod talk_requests;
pub(super) mod tough_calls;
