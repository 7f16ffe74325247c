//! The options of `demo`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::limits::{MAX_DAYS, MAX_PEOPLE};
use domain::Locale;

/// Settings of `demo`.
#[derive(Clone, Debug, Args)]
pub struct DemoConfig {
    /// Number of people.
    #[arg(long, default_value_t = 240, value_parser = clap::value_parser!(u32).range(..=MAX_PEOPLE))]
    pub people: u32,
    /// Number of days up to today.
    #[arg(long, default_value_t = 180, value_parser = clap::value_parser!(u32).range(..=MAX_DAYS))]
    pub days: u32,
    /// Random seed; the same seed makes the same centre.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Language of the names and texts of the invented centre.
    #[arg(long, default_value = "en")]
    pub lang: Locale,
    /// Show this check-in file instead of an invented centre. Its dates are moved by whole weeks so that it ends today.
    #[arg(long, value_name = "FILE")]
    pub check_ins: Option<PathBuf>,
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, env = "WEATHERVANE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Empty directory to fill (default: a temporary one, deleted at the end).
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}
