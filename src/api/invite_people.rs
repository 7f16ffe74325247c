//! Making invitations.
