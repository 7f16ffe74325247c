//! The subcommands of `weathervane user`.

use clap::Subcommand;

use domain::Role;

/// The subcommands of `user`.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a person without a roster and print an invitation link.
    Add {
        /// Name to sign in with.
        person_id: String,
        /// Name that others see.
        #[arg(long)]
        name: String,
        /// Roles, separated by `;`.
        #[arg(long, default_value = "agent")]
        roles: String,
        /// Address that people use, for the link.
        #[arg(long, env = "WEATHERVANE_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
    },
    /// Print a new invitation link for a person; earlier links stop working.
    Invite {
        /// Name to sign in with.
        person_id: String,
        /// The link also ends two-step sign-in, for somebody who has lost their phone and backup codes.
        #[arg(long)]
        end_second_factor: bool,
        /// Address that people use, for the link.
        #[arg(long, env = "WEATHERVANE_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
    },
    /// Erase everything a person entered, at their request, after they have left. This can't be undone, even from a
    /// backup.
    Erase {
        /// Name to sign in with.
        person_id: String,
        /// Go ahead. Without this option nothing is erased.
        #[arg(long)]
        yes: bool,
    },
    /// Let everybody sign in with a password again, where the company sign-in is the only way and lets nobody in.
    AllowPasswords,
    /// List people.
    List {
        /// List only people with this role.
        #[arg(long)]
        role: Option<Role>,
    },
}
