//! Settings from the command line, the environment and the optional configuration file.

mod data_dir;
mod demo;
pub mod file;
mod limits;
mod stated;
mod token;
mod user;
mod values;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use axum::http::Uri;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use data_dir::DataDir;
pub use demo::DemoConfig;
use domain::{Locale, Workday};
use import::decode::Encoding;
use limits::{MAX_DAYS, MAX_PEOPLE, MAX_PER_CELL, MAX_ROUNDS, MAX_WEEKS};
pub use stated::StatedDates;
use stated::encoding;
pub use token::TokenCommand;
pub use user::UserCommand;
pub use values::public_url;
use values::{patience, seconds, share};

/// A mood barometer for teams: people say how their weather is and choose who sees it.
#[derive(Debug, Parser)]
#[command(name = "weathervane", version, about, max_term_width = 100)]
pub struct Cli {
    /// Format of log lines.
    #[arg(long, global = true, env = "WEATHERVANE_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// For tests only: start the clock at this moment, such as 2028-02-29T04:00+01:00. Never use it for a real centre.
    #[arg(long, global = true, env = "WEATHERVANE_NOW", value_name = "MOMENT")]
    pub now: Option<Timestamp>,
    /// The subcommand.
    #[command(subcommand)]
    pub command: Command,
}

/// Output format of figures and flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// CSV with headings.
    #[default]
    Csv,
    /// A JSON array of objects with the same names.
    Json,
}

/// A family of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FlagFamily {
    /// Flags about a person: sudden, sliding, stuck.
    Person,
    /// Flags about the mean and the low days of a team.
    Team,
    /// Flags about the stressors of a team.
    Stressor,
}

/// Format of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Readable text.
    Text,
    /// One JSON object per line.
    Json,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server. With an empty data directory, it prints a one-time link to create the first admin.
    Serve(ServeConfig),
    /// Run a demo with an invented centre. Prints one sign-in per role.
    Demo(DemoConfig),
    /// Import a CSV file, all or nothing. Errors name the line, the column and the fix.
    Import {
        /// Content of the file.
        #[arg(value_enum)]
        what: ImportKind,
        /// CSV file or workbook (XLSX, XLS, ODS). The encoding of a CSV file is detected.
        file: PathBuf,
        /// Encoding of the CSV file, if it is not clear: gbk, big5, euc-kr, windows-1251 …
        #[arg(long, value_parser = encoding)]
        encoding: Option<&'static Encoding>,
        /// Order of dates that have the year last, if it is not clear: 9/3/2026.
        #[arg(long, value_enum)]
        dates: Option<StatedDates>,
        /// Print what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
        /// Language of the output.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// Write the files of an invented centre, with its true episodes in episodes.csv.
    Simulate {
        /// Number of people: agents, leads and others.
        #[arg(long, default_value_t = 240, value_parser = clap::value_parser!(u32).range(..=MAX_PEOPLE))]
        people: u32,
        /// Number of days.
        #[arg(long, default_value_t = 180, value_parser = clap::value_parser!(u32).range(..=MAX_DAYS))]
        days: u32,
        /// Random seed; the same seed makes the same centre.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// Last workday (default: today).
        #[arg(long)]
        until: Option<Workday>,
        /// Directory to write to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Run the detectors on a file. Prints a row for each day on which a flag opens or its severity rises.
    Flags {
        /// CSV file with the columns `person_id,workday,weather[,team_id,shift,tags]`.
        file: PathBuf,
        /// Output format.
        #[arg(long, value_enum, default_value = "csv")]
        format: OutputFormat,
        /// Language of the reasons.
        #[arg(long, default_value = "en")]
        lang: Locale,
        /// Print only flags about people, teams or stressors.
        #[arg(long, value_enum)]
        only: Option<FlagFamily>,
        /// Ignore everything after this day.
        #[arg(long)]
        as_of: Option<Workday>,
        /// Add the two published rules of thumb for teams (mean below 2.5 on three days in a row; 40% low on a day),
        /// which do not consider what is usual.
        #[arg(long)]
        rules: bool,
        /// Print one row for each episode: `person_id,kind,severity,since,opened,talk,ended`. A flag that is resumed
        /// has a row for each time it opened, with the same `since`.
        #[arg(long)]
        episodes: bool,
    },
    /// Compute the service level, the mean wait and the occupancy of each interval, and the service level with one
    /// agent fewer. The length of an interval is the most common gap between starts (30 minutes if there is only one
    /// start).
    Staffing {
        /// CSV file or workbook with the columns `[queue,]interval_start,offered,handle_seconds,agents`.
        file: PathBuf,
        /// Encoding of the CSV file, if it is not clear: gbk, big5, euc-kr, windows-1251 …
        #[arg(long, value_parser = encoding)]
        encoding: Option<&'static Encoding>,
        /// Order of dates that have the year last, if it is not clear: 9/3/2026.
        #[arg(long, value_enum)]
        dates: Option<StatedDates>,
        /// Share of calls to answer in time; the number of intervals that miss it goes to standard error.
        #[arg(long, default_value_t = 0.8, value_parser = share)]
        target: f64,
        /// A call is answered in time if it waits at most this many seconds.
        #[arg(long, default_value_t = 20.0, value_parser = seconds)]
        within: f64,
        /// Mean time in seconds until a waiting caller hangs up (Erlang A). Without it nobody hangs up (Erlang C).
        #[arg(long, value_name = "SECONDS", value_parser = patience)]
        patience: Option<f64>,
        /// Language of messages.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// Measure the detectors: false flags and delays, compared with the published rules and the theoretical limit. Or
    /// measure how suggestions learn what helps.
    Evaluate {
        /// People per cell.
        #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(..=MAX_PER_CELL))]
        people: u64,
        /// Random seed; the same seed repeats the study.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// Directory for the report and its charts.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Language of the report.
        #[arg(long, default_value = "en")]
        lang: Locale,
        /// Directory with real data; parts that need it are skipped without it.
        #[arg(long, env = "WEATHERVANE_DATA")]
        data: Option<PathBuf>,
        /// An earlier report.md in the same language: the report says how many kinds of people are found worse.
        #[arg(long, value_name = "REPORT")]
        earlier: Option<PathBuf>,
        /// Recalibrate the limits in this many rounds and print them.
        #[arg(long, value_name = "ROUNDS", value_parser = clap::value_parser!(u32).range(..=MAX_ROUNDS))]
        calibrate: Option<u32>,
        /// Measure instead how suggestions learn what helps, with this many runs of every simulated centre.
        #[arg(long, value_name = "RUNS", num_args = 0..=1, default_missing_value = "20",
              value_parser = clap::value_parser!(u32).range(2..=MAX_ROUNDS), conflicts_with = "calibrate")]
        suggestions: Option<u32>,
    },
    /// Print all released figures.
    Export {
        /// What to export.
        what: ExportKind,
        /// Output format.
        #[arg(long, default_value = "csv")]
        format: OutputFormat,
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
    },
    /// Test the privacy promise of the climate: the ledger, neighbouring databases, attacks.
    Audit {
        /// Audit a simulated centre instead of a real one.
        #[arg(long)]
        simulated: bool,
        /// Measure instead how exact and how fast the figures are, with this many repetitions.
        #[arg(long, value_name = "RUNS", num_args = 0..=1, default_missing_value = "400")]
        utility: Option<u32>,
        /// Data directory of the real centre.
        #[command(flatten)]
        data: DataDir,
        /// Number of people of the simulated centre.
        #[arg(long, default_value_t = 240, value_parser = clap::value_parser!(u32).range(..=MAX_PEOPLE))]
        people: u32,
        /// Number of weeks of the simulated centre.
        #[arg(long, default_value_t = 26, value_parser = clap::value_parser!(u32).range(..=MAX_WEEKS))]
        weeks: u32,
        /// Random seed; the same seed makes the same centre. The noise has none.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// How often each of two neighbouring databases is drawn. Few draws prove nothing.
        #[arg(long, default_value_t = 60_000)]
        draws: u32,
        /// Language of the output.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// Manage people and their invitations.
    User {
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
        /// Language of the output.
        #[arg(long, global = true, default_value = "en")]
        lang: Locale,
        /// The subcommand.
        #[command(subcommand)]
        what: UserCommand,
    },
    /// Manage the tokens with which programs of the company use `/api/v1`.
    Token {
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
        /// Language of the output.
        #[arg(long, global = true, default_value = "en")]
        lang: Locale,
        /// The subcommand.
        #[command(subcommand)]
        what: TokenCommand,
    },
    /// Write a copy of the database to a new file. The server may be running. Notes in it cannot be read without the
    /// keys.
    Backup {
        /// File to write; it must not exist.
        file: PathBuf,
        /// Also write a copy of the note keys to this file. Keep it apart from the backup, and keep only the newest.
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
    },
    /// Restore a backup into a data directory that has no database. Anything erased since is removed again.
    Restore {
        /// File that `backup` wrote.
        file: PathBuf,
        /// Erasure ledger (default: erasures.log in the data directory).
        #[arg(long, value_name = "LEDGER")]
        erasures: Option<PathBuf>,
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
    },
    /// Check the data directory and print what is wrong.
    Doctor {
        /// Data directory.
        #[command(flatten)]
        data: DataDir,
    },
}

/// Settings of `serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeConfig {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, env = "WEATHERVANE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Address that people use, such as `https://weather.example.com`, for invitation links and secure cookies.
    #[arg(long, env = "WEATHERVANE_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Trust `X-Forwarded-For` of a reverse proxy on this machine when counting sign-in attempts per address.
    #[arg(long, env = "WEATHERVANE_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Addresses besides this machine that may read `/metrics`, separated by commas.
    #[arg(long, env = "WEATHERVANE_METRICS_TO", value_name = "ADDRESSES", value_delimiter = ',')]
    pub metrics_to: Vec<IpAddr>,
    /// Let admins name a mail server or a gateway for chat groups on this machine, without TLS.
    #[arg(long, env = "WEATHERVANE_LOCAL_RELAYS")]
    pub local_relays: bool,
    /// Folder in which another program puts rosters. Each file is imported; unusual ones wait for an admin.
    #[arg(long, env = "WEATHERVANE_ROSTER_WATCH", value_name = "DIR")]
    pub roster_watch: Option<PathBuf>,
    /// Folder in which another program puts schedules. Each file is imported; unusual ones wait for an admin.
    #[arg(long, env = "WEATHERVANE_SCHEDULE_WATCH", value_name = "DIR")]
    pub schedule_watch: Option<PathBuf>,
    /// TOML file with settings, named like these options; options and environment override it.
    #[arg(long, env = "WEATHERVANE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Data directory.
    #[command(flatten)]
    pub data: DataDir,
}

impl ServeConfig {
    /// Returns true if people reach the centre over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The address of the site in links: the configured one, or the `host` that a request names. Empty if neither is
    /// known.
    #[must_use]
    pub fn base_url(&self, host: Option<&str>) -> String {
        let named = || host.map(|host| format!("http://{host}"));
        self.public_url.clone().or_else(named).unwrap_or_default()
    }

    /// The port that distinguishes this centre from others on the same host: the one in the public address, otherwise
    /// the one that it listens on.
    #[must_use]
    pub fn public_port(&self) -> u16 {
        let public = self.public_url.as_deref().and_then(|url| url.parse::<Uri>().ok());
        public.and_then(|url| url.port_u16()).unwrap_or_else(|| self.listen.port())
    }
}

/// The kinds of files that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub enum ImportKind {
    /// People, teams and shifts.
    Roster,
    /// The hours that people are planned to work on single days.
    Schedule,
    /// Past check-ins.
    CheckIns,
    /// Calls per queue and interval.
    Load,
}

/// The data that can be exported.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExportKind {
    /// The released climate figures.
    Climate,
}
