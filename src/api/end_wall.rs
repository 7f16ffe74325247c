//! Withdrawing a team's wall link.
