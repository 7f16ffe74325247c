//! What the board shows: the team now, from what this lead may see.
