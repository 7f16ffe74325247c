//! Released figures, and what they reveal.

mod audit;
pub mod climate;
mod closing;
mod outbreaks;
