//! What moves in the hand. Everything else is rendered on the server and costs the browser nothing.

pub mod away;
pub mod breath;
pub mod check_in;
pub mod live_board;
