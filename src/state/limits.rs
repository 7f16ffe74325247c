//! Rate limits: sign-ins by name and by address, invitations by address.

use std::net::IpAddr;
use std::num::NonZeroU32;

use domain::canonical_id;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Counts attempts. Names are counted whether they exist or not, so that the answer tells nothing.
#[derive(Debug)]
pub struct Limits {
    by_name: DefaultKeyedRateLimiter<String>,
    by_address: DefaultKeyedRateLimiter<IpAddr>,
}

/// Attempts for one name at once, and then one more every six seconds.
const FOR_A_NAME: NonZeroU32 = NonZeroU32::MIN.saturating_add(7);
/// A whole floor may sign in from one address at shift start.
const FROM_AN_ADDRESS: NonZeroU32 = NonZeroU32::MIN.saturating_add(299);

impl Default for Limits {
    fn default() -> Self {
        let name = Quota::per_minute(NonZeroU32::MIN.saturating_add(9)).allow_burst(FOR_A_NAME);
        Self { by_name: RateLimiter::keyed(name), by_address: RateLimiter::keyed(Quota::per_minute(FROM_AN_ADDRESS)) }
    }
}

impl Limits {
    /// Whether one more attempt is allowed.
    #[must_use]
    pub fn allow(&self, name: &str, address: IpAddr) -> bool {
        let name = self.by_name.check_key(&canonical_id(name)).is_ok();
        self.by_address.check_key(&address).is_ok() && name
    }

    /// Whether one more attempt from this address is allowed.
    #[must_use]
    pub fn allow_address(&self, address: IpAddr) -> bool {
        self.by_address.check_key(&address).is_ok()
    }

    /// Drops names and addresses without recent attempts.
    pub fn sweep(&self) {
        self.by_name.retain_recent();
        self.by_address.retain_recent();
    }
}
