//! The episodes of one subject: at most one is running, and one that has just ended can be resumed.

use super::episode::{CitedReason, Episode, EpisodeSpan, Signal};
use crate::flag::{Flag, FlagKind, Severity};
use domain::Workday;

/// A departure that returns within this many counted days after the end of a flag resumes the flag.
const RESUME_WITHIN: usize = 10;

/// The running episode, the last one that ended, and the flags of all that ended.
#[derive(Clone, Debug, Default)]
pub struct Episodes {
    running: Option<Episode>,
    ended: Option<(Episode, usize)>,
    resume_prevented: bool,
    /// The flag of `ended` is the last one.
    flags: Vec<Flag>,
}

impl Episodes {
    /// Returns the running episode.
    #[must_use]
    pub const fn running(&self) -> Option<&Episode> {
        self.running.as_ref()
    }

    /// Returns the first day of the running episode, or of the one that a signal on the day at `index` would resume.
    #[must_use]
    pub fn since(&self, index: usize) -> Option<usize> {
        let ended = self.ended.as_ref().filter(|(_, end)| !self.resume_prevented && index <= end + RESUME_WITHIN);
        self.running.as_ref().or(ended.map(|(episode, _)| episode)).map(Episode::since)
    }

    /// Returns the start of a new episode whose signal covers the days from `onset`: it never overlaps with an earlier
    /// one.
    #[must_use]
    pub fn start(&self, onset: usize) -> usize {
        self.ended.as_ref().map_or(onset, |(_, end)| onset.max(end + 1))
    }

    /// Processes the day at `index`: updates the running episode, or opens or resumes one if there is a signal. See
    /// [`Episode::update`].
    pub fn update(
        &mut self,
        signal: Option<Signal>,
        kept: Severity,
        index: usize,
        day: Workday,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) {
        if let Some(episode) = &mut self.running {
            episode.update(signal, kept, index, day, evidence);
            return;
        }
        let Some(signal) = signal else { return };
        let resumable = self.since(index).is_some();
        self.running = match self.ended.take().filter(|_| resumable) {
            Some((mut episode, _)) => {
                self.flags.pop();
                episode.resume(signal, index, day, evidence);
                Some(episode)
            }
            None => Some(Episode::open(signal, index, day, evidence)),
        };
    }

    /// Lowers the severity of the running episode to what its statistic still supports.
    pub fn lower(&mut self, kept: Severity) {
        if let Some(episode) = &mut self.running {
            episode.lower(kept);
        }
    }

    /// Ends the running episode on `day`, at `index`, and returns it. `flag` returns its flag.
    pub fn end(&mut self, index: usize, day: Workday, flag: impl FnOnce(&Episode) -> Option<Flag>) -> Option<&Episode> {
        let mut episode = self.running.take()?;
        episode.end(day);
        self.flags.extend(flag(&episode));
        self.ended = Some((episode, index));
        self.resume_prevented = false;
        self.ended.as_ref().map(|(episode, _)| episode)
    }

    /// Prevents the episode that ended last from being resumed.
    pub const fn prevent_resume(&mut self) {
        self.resume_prevented = true;
    }

    /// Discards the flags of episodes that ended. For callers that need the state only.
    pub fn discard_flags(&mut self) {
        self.flags.clear();
    }

    /// Returns all flags; `open` returns that of the running episode.
    #[must_use]
    pub fn into_flags(mut self, open: impl FnOnce(&Episode) -> Option<Flag>) -> Vec<Flag> {
        self.flags.extend(self.running.as_ref().and_then(open));
        self.flags
    }
}
