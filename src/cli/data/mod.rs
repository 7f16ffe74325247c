//! Commands that keep, restore, read and check a data directory.

pub(super) mod backup;
pub(super) mod database_copy;
pub(super) mod doctor;
pub(super) mod export;
pub(super) mod restore;
