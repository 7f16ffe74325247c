//! How long a mail server may take.

use std::time::Duration;

/// How long a mail server may take before it counts as silent.
#[derive(Clone, Copy, Debug)]
pub struct SendingLimits {
    /// For one step: connecting, encrypting, signing in, a command.
    pub step: Duration,
    /// For saying that it took a message: it may look for viruses first.
    pub acceptance: Duration,
}

impl Default for SendingLimits {
    fn default() -> Self {
        Self { step: Duration::from_secs(10), acceptance: Duration::from_secs(60) }
    }
}
