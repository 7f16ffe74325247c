//! Saying whether a suggestion helped.
