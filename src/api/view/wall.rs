//! What the screen on the wall shows.
