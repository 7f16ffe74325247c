//! People, their sessions, their invitations and their notices.

pub(crate) mod admin_action;
pub(crate) mod announce;
pub(crate) mod canonical_ids;
pub(crate) mod credentials;
pub(crate) mod invitations;
pub(crate) mod mail_resets;
pub(crate) mod notices;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod resets;
pub(crate) mod sessions;
pub(crate) mod shared_ids;
pub(crate) mod usual_audience;
