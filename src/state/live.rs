//! Live events: notifies subscribers that something in their sight has changed.
//!
//! A change is announced only to sights that it touches: a private entry announces nothing to anybody, so that not even
//! the moment of saving shows on a lead's screen.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use crate::state::kept::locked;
use domain::{Audience, CheckIn, PersonId, TeamId};

/// A stream of changes that somebody may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// What the leads of a team see.
    Board(TeamId),
    /// The talk requests that one person sent, or that are addressed to them.
    Talk(PersonId),
    /// The sessions of one person: they end when the roles change or somebody signs out.
    Sessions(PersonId),
}

/// Publishes change notifications to subscribers.
#[derive(Clone, Debug, Default)]
pub struct Hub {
    topics: Arc<Mutex<HashMap<Topic, watch::Sender<u64>>>>,
    // One counter for all topics: a topic that was left and is followed again does not repeat an old number.
    changes: Arc<AtomicU64>,
}

impl Hub {
    /// Follows a topic. The value grows with each change, and no two pictures of a topic ever share one.
    #[must_use]
    pub fn follow(&self, topic: Topic) -> watch::Receiver<u64> {
        let mut topics = locked(&self.topics);
        topics.entry(topic).or_insert_with(|| watch::Sender::new(self.next())).subscribe()
    }

    /// Announces a change. What calls it is in `changes.rs`.
    pub(super) fn announce(&self, topic: Topic) {
        let mut topics = locked(&self.topics);
        if let Some(sender) = topics.get(&topic) {
            sender.send_replace(self.next());
            if sender.receiver_count() == 0 {
                topics.remove(&topic);
            }
        }
    }

    /// Announces a change that may touch what anybody sees: every page that is open is drawn again.
    pub(super) fn announce_to_everybody(&self) {
        self.announce_all(|topic| !matches!(topic, Topic::Sessions(_)));
    }

    /// Announces that the session of anybody may have ended: every page that is open asks again.
    pub(super) fn announce_all_sessions(&self) {
        self.announce_all(|topic| matches!(topic, Topic::Sessions(_)));
    }

    fn announce_all(&self, is_meant: fn(&Topic) -> bool) {
        let topics = locked(&self.topics);
        let meant: Vec<Topic> = topics.keys().copied().filter(is_meant).collect();
        drop(topics);
        meant.into_iter().for_each(|topic| self.announce(topic));
    }

    fn next(&self) -> u64 {
        self.changes.fetch_add(1, Ordering::Relaxed)
    }

    /// Announces that an entry appeared, changed or went: to those who could see it before or can see it now, and to
    /// nobody else.
    pub(super) fn entry_changed(&self, before: Option<&CheckIn>, after: Option<&CheckIn>) {
        let teams: BTreeSet<_> = [before, after].into_iter().flatten().filter_map(board_with).collect();
        for team in teams {
            self.announce(Topic::Board(team));
        }
    }

    /// Returns the number of subscribers.
    #[must_use]
    pub fn followers(&self) -> usize {
        let topics = locked(&self.topics);
        topics.values().map(watch::Sender::receiver_count).sum()
    }
}

/// The board on which an entry is. The pages of members are not live.
fn board_with(entry: &CheckIn) -> Option<TeamId> {
    entry.team.filter(|_| entry.audience != Audience::Me)
}
