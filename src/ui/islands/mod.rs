//! The interactive parts of pages. They run in the browser; everything else is rendered on the server only.

pub mod break_countdown;
pub mod breath_guide;
pub mod browser_time_zone;
pub mod copy_button;
pub mod idle_reset;
pub mod live_board;
pub mod offline_notice;
pub mod reset_timer;
pub mod scanner_focus;
mod second_timer;
pub mod tough_call_key;
pub mod weather_keys;
