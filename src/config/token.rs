//! The subcommands of `token`.

use clap::Subcommand;

use domain::api_token::{DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS};

/// The subcommands of `token`.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token for a machine and print it, once.
    Add {
        /// What the token is called.
        name: String,
        /// What it may do, separated by commas: roster, scim, roles, schedule, load.
        #[arg(long, required = true, value_delimiter = ',')]
        scopes: Vec<String>,
        /// For how many days it is valid.
        #[arg(long, default_value_t = DEFAULT_TOKEN_DAYS, value_parser = clap::value_parser!(u16).range(1..=i64::from(MAX_TOKEN_DAYS)))]
        days: u16,
    },
    /// List the tokens of machines: number, name, scopes, last day, last day of use.
    List,
    /// End a token of a machine at once.
    End {
        /// Its number in the list.
        token: i64,
    },
}
