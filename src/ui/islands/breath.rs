//! The guided breath: starts, pauses, counts the rounds.
