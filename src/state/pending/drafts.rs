//! An admin's unfinished work, by session and in memory only: previews of a roster and a schedule, and invitations that
//! were just made.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use crate::state::kept;
use crate::state::roster_preview::RosterPreview;
use crate::state::schedule_preview::SchedulePreview;
use domain::{Locale, Workday};
use import::csv_reader::{FileBytes, StatedFormat};
use store::{ScheduleCounts, TokenHash, token};

/// How long a draft is kept.
const KEPT: Duration = Duration::from_mins(15);

/// Memory for all drafts of one kind of file together, in KiB: four of the largest files, or a few dozen usual ones.
const MAX_DRAFTS_KIB: u64 = 16 * 1024;
/// What a draft takes besides its file, in KiB.
const DRAFT_KIB: usize = 512;

/// A file that an admin is importing.
#[derive(Clone, Debug)]
pub struct DraftFile {
    /// Which one: a page that shows another does not take this one in.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// What was stated about it.
    pub stated: StatedFormat,
    /// Whether it was pasted as text.
    pub pasted: bool,
    /// Whether the order of its dates was asked, and the answer says none for a column of them.
    pub dates_unanswered: bool,
}

impl DraftFile {
    /// A file of which nothing is stated yet.
    #[must_use]
    pub fn new(name: String, bytes: impl Into<Arc<[u8]>>) -> Self {
        let (id, stated) = (token::fresh(), StatedFormat::default());
        Self { id, name, bytes: bytes.into(), stated, pasted: false, dates_unanswered: false }
    }

    /// What a parser reads.
    #[must_use]
    pub fn content(&self) -> FileBytes<'_> {
        FileBytes { bytes: &self.bytes, stated: &self.stated }
    }
}

/// A roster that an admin is importing.
#[derive(Clone, Debug)]
pub struct RosterDraft {
    /// The file.
    pub file: DraftFile,
    /// What it would do, or what is wrong with it.
    pub preview: RosterPreview,
    /// Whether it was taken in.
    pub taken: bool,
}

/// A schedule that an admin is importing.
#[derive(Clone, Debug)]
pub struct ScheduleDraft {
    /// The file.
    pub file: DraftFile,
    /// What it would do, or what is wrong with it.
    pub preview: SchedulePreview,
    /// What it did, once it was taken in.
    pub taken: Option<ScheduleCounts>,
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
    /// Whether they check in.
    pub checks_in: bool,
}

/// All that is under way. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Drafts {
    rosters: Cache<TokenHash, Arc<RosterDraft>>,
    schedules: Cache<TokenHash, Arc<ScheduleDraft>>,
    slips: Cache<TokenHash, Arc<Vec<Slip>>>,
}

/// What a draft of a file takes, in KiB.
fn weight(file: &DraftFile) -> u32 {
    u32::try_from(file.bytes.len() / 1024 + DRAFT_KIB).unwrap_or(u32::MAX)
}

impl Default for Drafts {
    fn default() -> Self {
        let weigh_roster = |_: &TokenHash, draft: &Arc<RosterDraft>| weight(&draft.file);
        let weigh_schedule = |_: &TokenHash, draft: &Arc<ScheduleDraft>| weight(&draft.file);
        Self {
            rosters: kept::newest(MAX_DRAFTS_KIB).weigher(weigh_roster).time_to_live(KEPT).build(),
            schedules: kept::newest(MAX_DRAFTS_KIB).weigher(weigh_schedule).time_to_live(KEPT).build(),
            slips: kept::newest(64).time_to_live(KEPT).build(),
        }
    }
}

impl Drafts {
    /// Keeps a roster for a session, in the place of an earlier one.
    pub fn keep_roster(&self, session: TokenHash, draft: RosterDraft) {
        self.rosters.insert(session, Arc::new(draft));
    }

    /// The roster of a session.
    #[must_use]
    pub fn roster(&self, session: TokenHash) -> Option<Arc<RosterDraft>> {
        self.rosters.get(&session)
    }

    /// Keeps a schedule for a session, in the place of an earlier one.
    pub fn keep_schedule(&self, session: TokenHash, draft: ScheduleDraft) {
        self.schedules.insert(session, Arc::new(draft));
    }

    /// The schedule of a session.
    #[must_use]
    pub fn schedule(&self, session: TokenHash) -> Option<Arc<ScheduleDraft>> {
        self.schedules.get(&session)
    }

    /// Gives what a session that ended has under way to the next session of the same person.
    pub fn hand_over(&self, ended: TokenHash, next: TokenHash) {
        if let Some(draft) = self.rosters.remove(&ended) {
            self.rosters.insert(next, draft);
        }
        if let Some(draft) = self.schedules.remove(&ended) {
            self.schedules.insert(next, draft);
        }
        if let Some(slips) = self.slips.remove(&ended) {
            self.slips.insert(next, slips);
        }
    }

    /// Keeps invitations to hand out for a session, in the place of earlier ones.
    pub fn keep_slips(&self, session: TokenHash, slips: Vec<Slip>) {
        self.slips.insert(session, Arc::new(slips));
    }

    /// The invitations of a session.
    #[must_use]
    pub fn slips(&self, session: TokenHash) -> Option<Arc<Vec<Slip>>> {
        self.slips.get(&session)
    }
}
