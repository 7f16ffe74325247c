//! What `/privacy` shows: the numbers in force.
