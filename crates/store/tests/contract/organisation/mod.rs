//! Who is in the centre, and how they are reached.

pub(super) mod api_tokens;
pub(super) mod identity_provider;
pub(super) mod messages;
pub(super) mod passkeys;
pub(super) mod people;
pub(super) mod schedules;
pub(super) mod scim;
pub(super) mod settings;
