//! What members of a team see of one another today.
