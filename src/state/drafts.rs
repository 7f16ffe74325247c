//! An admin's unfinished work, by session and in memory only: a roster preview, and links that were just made.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use super::roster_preview::RosterPreview;
use domain::{Locale, Workday};
use import::csv_reader::Stated;
use store::TokenHash;

/// How long it waits.
pub const KEPT: Duration = Duration::from_secs(15 * 60);

/// Memory for all roster drafts together, in KiB: four of the largest files, or a few dozen usual ones.
const MAX_DRAFTS_KIB: u64 = 16 * 1024;
/// What a draft takes besides its file, in KiB.
const DRAFT_KIB: usize = 512;

/// A roster on its way in.
#[derive(Clone, Debug)]
pub struct RosterDraft {
    /// Which one: a page that shows another does not take this one in.
    pub id: String,
    /// The name of the file.
    pub file: String,
    /// The content of the file.
    pub bytes: Arc<[u8]>,
    /// What was stated about it.
    pub stated: Stated,
    /// Whether it was pasted as text.
    pub pasted: bool,
    /// What it would do, or what is wrong with it.
    pub preview: RosterPreview,
    /// Whether it was taken in.
    pub taken: bool,
}

/// One invitation to hand out.
#[derive(Clone, Debug)]
pub struct Slip {
    /// Whom it is for.
    pub name: String,
    /// The name to sign in with.
    pub key: String,
    /// Where they work.
    pub teams: Vec<String>,
    /// The language in which it speaks to them.
    pub locale: Locale,
    /// The whole address, which is stored nowhere else.
    pub link: String,
    /// The last day on which it can be used.
    pub until: Workday,
}

/// All that is under way. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Drafts {
    rosters: Cache<TokenHash, Arc<RosterDraft>>,
    slips: Cache<TokenHash, Arc<Vec<Slip>>>,
}

impl Default for Drafts {
    fn default() -> Self {
        let (rosters, slips) = (Cache::builder(), Cache::builder());
        Self {
            rosters: rosters
                .weigher(|_, draft: &Arc<RosterDraft>| {
                    let kib = draft.bytes.len() / 1024 + DRAFT_KIB;
                    u32::try_from(kib).unwrap_or(u32::MAX)
                })
                .max_capacity(MAX_DRAFTS_KIB)
                .time_to_live(KEPT)
                .build(),
            slips: slips.max_capacity(64).time_to_live(KEPT).build(),
        }
    }
}

impl Drafts {
    /// Keeps a roster for a session, in the place of an earlier one.
    pub fn keep(&self, session: TokenHash, draft: RosterDraft) {
        self.rosters.insert(session, Arc::new(draft));
    }

    /// The roster of a session.
    #[must_use]
    pub fn roster(&self, session: TokenHash) -> Option<Arc<RosterDraft>> {
        self.rosters.get(&session)
    }

    /// Gives what a session that ended has under way to the next session of the same person.
    pub fn hand_over(&self, ended: TokenHash, next: TokenHash) {
        if let Some(draft) = self.rosters.remove(&ended) {
            self.rosters.insert(next, draft);
        }
        if let Some(slips) = self.slips.remove(&ended) {
            self.slips.insert(next, slips);
        }
    }

    /// Keeps the links of a session, in the place of earlier ones.
    pub fn hand_out(&self, session: TokenHash, slips: Vec<Slip>) {
        self.slips.insert(session, Arc::new(slips));
    }

    /// The links of a session.
    #[must_use]
    pub fn slips(&self, session: TokenHash) -> Option<Arc<Vec<Slip>>> {
        self.slips.get(&session)
    }
}
