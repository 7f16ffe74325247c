//! Published rules of thumb that a centre may switch on, and that the evaluation compares with.

mod flags;
mod team_rule;

pub use flags::rule_flags;
pub use team_rule::{TeamRule, run_reached};
