//! What every endpoint of SCIM shares: who calls, bodies and queries, answers and errors.

pub mod answer;
pub mod caller;
pub mod request;
