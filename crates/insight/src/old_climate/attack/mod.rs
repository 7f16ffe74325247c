//! Whoever wants to know more than is shown: what they know, what they can work out, and centres to try it on.
//!
//! The attack reads the released bands as anybody would who knows how they are made, and knows besides, which is more than anybody
//! knows, who answered and who kept theirs. It asks of everybody who is counted: is there any world that fits all that was released
//! and all that these viewers know, in which this person said something else? Where a few changes do not show one, a solver of
//! integer programmes decides.

pub mod centre;
mod doings;
mod exact;
mod knowledge;
mod months;
mod sums;
mod system;
#[cfg(test)]
mod tests;
mod verdict;

pub use doings::{attack_doings, twice};
pub use knowledge::Attacker;
pub use months::months;
pub use verdict::{Verdict, attack, existence};
