//! What belongs to the ways into an account.

pub mod api_token;
pub mod identity_provider;
pub mod kiosk;
pub mod locked_periods;
pub mod provider_people;
pub mod push_hosts;
pub mod second_factor;
