//! What signing in needs: passwords, passkeys, limits and sessions.

pub mod flood_line;
pub mod known_devices;
pub mod limits;
pub mod passkeys;
pub mod password;
pub mod pending_sign_ins;
pub mod provider_sign_ins;
pub mod session;
pub mod session_owners;
