//! Distributions, control charts, multiple testing and linear algebra.

pub mod beta_binomial;
pub mod cusum;
pub mod ewma;
pub mod false_discovery;
pub mod linear_system;
pub mod normal;
pub mod poisson_binomial;
#[cfg(test)]
mod run_length;
