//! Making a team's wall link.
