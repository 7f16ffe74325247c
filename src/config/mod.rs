//! The command line, the environment and the optional configuration file: one description of all settings.

pub mod file;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use domain::Locale;
use domain::{Role, Workday};

/// A team's emotional barometer: agents say how the weather is, and choose who sees it.
#[derive(Debug, Parser)]
#[command(name = "weathervane", version, about, max_term_width = 100)]
pub struct Cli {
    /// Log lines as text or JSON.
    #[arg(long, global = true, env = "WEATHERVANE_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// For tests alone: run as if it were this moment, such as 2028-02-29T04:00+01:00, from which time goes on. Never for a real centre.
    #[arg(long, global = true, env = "WEATHERVANE_NOW", value_name = "MOMENT")]
    pub now: Option<Timestamp>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// How the flags are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values with headings.
    #[default]
    Csv,
    /// A list of objects with the same names.
    Json,
}

/// One of the three families of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Sudden, sliding, stuck.
    Person,
    /// Mean and low days of a team.
    Team,
    /// Stressors of a team.
    Stressor,
}

/// The form of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Everything that the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve a centre. An empty directory prints a one-time link that makes the first admin.
    Serve(ServeConfig),
    /// A centre to look at: fills an empty directory, prints a sign-in per role, then serves.
    Demo(DemoConfig),
    /// Take in a CSV file, all or nothing; errors name the line, the column and the mend.
    Import {
        /// What the file holds.
        #[arg(value_enum)]
        what: Importable,
        /// The file: UTF-8 with or without a BOM, or GBK.
        file: PathBuf,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// The data directory.
        #[command(flatten)]
        data: DataDir,
        /// The language of what is printed.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// Make the files of an invented centre, and the truth about it in episodes.csv.
    Simulate {
        /// How many agents, leads and others.
        #[arg(long, default_value_t = 240)]
        people: u32,
        /// How many days back from the last.
        #[arg(long, default_value_t = 180)]
        days: u32,
        /// The same seed makes the same centre.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The last workday; today where absent.
        #[arg(long)]
        until: Option<Workday>,
        /// The directory to write to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Run the detectors over a file: a row on the day a flag opens, and one on each day its severity rises.
    Flags {
        /// `person_id,workday,weather[,team_id,shift,tags]`
        file: PathBuf,
        /// The form of what is printed.
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
        /// The language of the reasons.
        #[arg(long, default_value = "en")]
        lang: Locale,
        /// Only flags about people, teams or stressors.
        #[arg(long, value_enum)]
        only: Option<Only>,
        /// See nothing later than this day.
        #[arg(long)]
        as_of: Option<Workday>,
        /// The two published rules of thumb for teams too (mean under 2.5 three days in a row; 40 % low on a day), which know nothing of
        /// what is usual.
        #[arg(long)]
        rules: bool,
    },
    /// The study of the detectors: false flags, how soon changes are found, beside the published rules and the theoretical limit
    Evaluate {
        /// People a cell of the grid.
        #[arg(long, default_value_t = 1_000)]
        people: u64,
        /// For chance: the same seed makes the same study.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// Where the report and its charts are written.
        #[arg(long)]
        out: Option<PathBuf>,
        /// The language of the report.
        #[arg(long, default_value = "en")]
        lang: Locale,
        /// Where real data lie; what needs them is left out without.
        #[arg(long, env = "WEATHERVANE_DATA")]
        data: Option<PathBuf>,
        /// Instead of the study, set the limits anew in so many rounds and print them.
        #[arg(long, value_name = "ROUNDS")]
        calibrate: Option<u32>,
    },
    /// Print the figures that were released, and nothing else
    Export {
        /// What.
        what: Exportable,
        /// How.
        #[arg(long, default_value = "csv")]
        format: Format,
        /// Of which centre.
        #[command(flatten)]
        data: DataDir,
    },
    /// Attack the figures that were released, as somebody who wants to know what one person said
    Audit {
        /// Instead of a real centre: the weeks of a made-up one, in which people join, move, leave, narrow and take back.
        #[arg(long)]
        simulated: bool,
        /// Of a real one.
        #[command(flatten)]
        data: DataDir,
        /// People of the centre.
        #[arg(long, default_value_t = 240)]
        people: u32,
        /// Weeks.
        #[arg(long, default_value_t = 26)]
        weeks: u32,
        /// For chance: the same seed makes the same centre.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The language of what is printed.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// People and their invitations.
    User {
        /// The data directory.
        #[command(flatten)]
        data: DataDir,
        /// The language of what is printed.
        #[arg(long, global = true, default_value = "en")]
        lang: Locale,
        /// What to do.
        #[command(subcommand)]
        what: UserCommand,
    },
    /// Write a copy of the database to a new file, while the server runs. It holds no note that can be read without the keys.
    Backup {
        /// The file to write; it must not exist.
        file: PathBuf,
        /// Write a copy of the keys of notes too, to this file; keep it elsewhere than the backup, and only the newest.
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
        /// The data directory.
        #[command(flatten)]
        data: DataDir,
    },
    /// Put a backup into a data directory without a database, less what was erased since.
    Restore {
        /// The file that `backup` wrote.
        file: PathBuf,
        /// The ledger of erasures; erasures.log in the data directory where absent.
        #[arg(long, value_name = "LEDGER")]
        erasures: Option<PathBuf>,
        /// The data directory.
        #[command(flatten)]
        data: DataDir,
    },
    /// Check the data directory and say what is wrong.
    Doctor {
        /// The data directory.
        #[command(flatten)]
        data: DataDir,
    },
}

/// Where the data lies.
#[derive(Clone, Debug, Args)]
pub struct DataDir {
    /// The directory that holds the database.
    #[arg(
        long = "data",
        global = true,
        env = "WEATHERVANE_DATA_DIR",
        default_value = "weathervane-data",
        value_name = "DIR"
    )]
    pub dir: PathBuf,
}

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct ServeConfig {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, env = "WEATHERVANE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The address that people use, as `https://…`; decides on secure cookies and makes the links of invitations.
    #[arg(long, env = "WEATHERVANE_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Believe `X-Forwarded-For` of a reverse proxy on this machine when counting sign-in attempts by address.
    #[arg(long, env = "WEATHERVANE_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Addresses from which `/metrics` may be read beside this machine itself, separated by commas.
    #[arg(long, env = "WEATHERVANE_METRICS_TO", value_name = "ADDRESSES", value_delimiter = ',')]
    pub metrics_to: Vec<IpAddr>,
    /// A file of settings in TOML, with the names of these flags; flags and environment count more.
    #[arg(long, env = "WEATHERVANE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The data directory.
    #[command(flatten)]
    pub data: DataDir,
}

/// Reads the address that people use: of a whole host, for cookies and policies hold for a host. Without a slash at its end.
///
/// # Errors
/// What it lacks.
pub fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim().trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(url.to_owned()),
        Some(_) => Err("it is more or less than a host".to_owned()),
        None => Err("it begins neither with https:// nor with http://".to_owned()),
    }
}

impl ServeConfig {
    /// Whether the centre is reached over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// How to make a demo.
#[derive(Clone, Debug, Args)]
pub struct DemoConfig {
    /// How many people.
    #[arg(long, default_value_t = 240)]
    pub people: u32,
    /// How many days back from today.
    #[arg(long, default_value_t = 180)]
    pub days: u32,
    /// The same seed makes the same centre.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Show this file of check-ins instead of an invented centre; its dates are moved by whole weeks so that it ends today.
    #[arg(long, value_name = "FILE")]
    pub check_ins: Option<PathBuf>,
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, env = "WEATHERVANE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// An empty directory to fill; a temporary one where absent, which goes when the program ends.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// What can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Importable {
    /// People, teams, shifts.
    Roster,
    /// What was said before.
    CheckIns,
    /// Calls by queue and interval.
    Load,
}

/// What can be exported at the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Exportable {
    /// The released climate.
    Climate,
}

/// What can be done with people at the command line.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a person without a roster and print an invitation link.
    Add {
        /// The name to sign in with.
        person_id: String,
        /// The name that others read.
        #[arg(long)]
        name: String,
        /// Roles, separated by `;`.
        #[arg(long, default_value = "agent")]
        roles: String,
        /// The address that people use, for the link.
        #[arg(long, env = "WEATHERVANE_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
    },
    /// Print a new invitation link for somebody; earlier ones end.
    Invite {
        /// The name to sign in with.
        person_id: String,
        /// The address that people use, for the link.
        #[arg(long, env = "WEATHERVANE_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
    },
    /// Erase all that somebody said, who asked for it and can no longer do it for themselves, having left. No backup brings it back.
    Erase {
        /// The name to sign in with.
        person_id: String,
        /// Do it. Without it this says what would happen.
        #[arg(long)]
        yes: bool,
    },
    /// List people.
    List {
        /// Only those with this role.
        #[arg(long)]
        role: Option<Role>,
    },
}
