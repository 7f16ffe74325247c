//! Accepting an invitation: the person's own password.
