//! Check-ins, and who sees them.

mod board;
mod check_ins;
mod journal;
pub mod live;
mod me;
mod offline;
mod readers;
mod saved;
mod today;
mod unsent;
mod wall;
