//! Distributions, textbook control charts and multiple testing.

pub mod beta_binomial;
pub mod changepoint;
pub mod cusum;
pub mod ewma;
pub mod false_discovery;
pub mod normal;
pub mod nystrom;
pub mod poisson_binomial;
pub mod run_rules;
