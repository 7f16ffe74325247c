//! Where the data is.

use std::path::PathBuf;

use clap::Args;

/// The data directory.
#[derive(Clone, Debug, Args)]
pub struct DataDir {
    /// Directory with the database.
    #[arg(
        long = "data",
        global = true,
        env = "WEATHERVANE_DATA_DIR",
        default_value = "weathervane-data",
        value_name = "DIR"
    )]
    pub dir: PathBuf,
}
