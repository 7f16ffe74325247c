//! Pages on which people ask for help, and give it.

pub mod appointments;
pub mod breaks;
pub mod help_now;
pub mod psychologist;
pub mod referrals;
pub mod requests;
pub mod suggestion;
pub mod support;
pub mod supporter;
pub mod tough_call;
