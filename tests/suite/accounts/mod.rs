//! Ways into an account, roles, and what ends with them.

pub mod admin;
mod centre;
mod erasures;
mod escalations;
mod grants;
pub mod keys;
mod kiosk;
mod oidc;
mod own_phone;
mod passkeys;
mod second_factor;
mod sessions;
mod sign_in_limits;
