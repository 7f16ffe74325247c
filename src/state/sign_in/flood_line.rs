//! The line in which attempts wait whose address has failed too often: short, so that it costs little.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard};

use crate::state::kept::locked;

/// The most attempts of one address that wait at once or are compared.
const MAX_WAITING: usize = 16;

/// How many attempts of each address wait.
#[derive(Debug, Default)]
pub struct FloodLine {
    waiting: Mutex<HashMap<IpAddr, usize>>,
}

impl FloodLine {
    /// Takes a place for an attempt from an address; none if the line is full.
    #[must_use]
    pub fn enter(&self, address: IpAddr) -> Option<FloodPlace<'_>> {
        let mut waiting = self.lock();
        let count = waiting.entry(address).or_default();
        if *count >= MAX_WAITING {
            return None;
        }
        *count += 1;
        Some(FloodPlace { line: self, address })
    }

    fn leave(&self, address: IpAddr) {
        let mut waiting = self.lock();
        if let Some(count) = waiting.get_mut(&address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                waiting.remove(&address);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        locked(&self.waiting)
    }
}

/// A place in the line, given up when it is dropped.
#[derive(Debug)]
pub struct FloodPlace<'a> {
    line: &'a FloodLine,
    address: IpAddr,
}

impl Drop for FloodPlace<'_> {
    fn drop(&mut self) {
        self.line.leave(self.address);
    }
}
