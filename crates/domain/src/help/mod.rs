//! What people ask of each other: a talk, a break, support, counselling, and a moment after a tough call.

pub mod break_request;
pub mod counselling;
pub mod supporter;
pub mod talk_request;
pub mod tough_call;
