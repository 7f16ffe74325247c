//! What every endpoint of the interface for programs shares: who calls, bodies and queries, problems, pages,
//! idempotency keys.

pub mod body;
pub mod caller;
pub mod cursor;
pub mod idempotency;
pub mod problem;
