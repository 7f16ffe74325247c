//! What follows from a change of the data: one call makes derived values stale and notifies live pages.

use super::AppState;
use crate::state::live::Topic;
use domain::{Audience, CheckIn, PersonId, TeamId, ToughCall};
use store::{RosterChange, RosterChangeKind, StoreError, TokenHash};

impl AppState {
    /// A check-in was recorded (`before` is `None`), changed, or deleted (`after` is `None`).
    pub fn check_in_changed(&self, before: Option<&CheckIn>, after: Option<&CheckIn>) {
        self.derived.entry_changed(before, after);
        self.hub.entry_changed(before, after);
    }

    /// A talk request was sent, changed or closed. `people` are its asker and everybody to whom it was or is addressed;
    /// nobody else is notified.
    pub fn talk_changed(&self, people: impl IntoIterator<Item = PersonId>) {
        for person in people {
            self.hub.announce(Topic::Talk(person));
        }
    }

    /// A tough call was recorded, made private or deleted: the boards on which it was or is are drawn again.
    pub fn tough_call_changed(&self, call: &ToughCall) {
        if let (Some(team), Audience::Lead) = (call.team, call.audience) {
            self.hub.announce(Topic::Board(team));
        }
    }

    /// A request for a break was sent, answered or withdrawn. `people` are the person who asked and the leads of the
    /// team; nobody else is notified.
    pub fn break_changed(&self, team: TeamId, people: impl IntoIterator<Item = PersonId>) {
        self.hub.announce(Topic::Board(team));
        self.talk_changed(people);
    }

    /// Ends a session of a person, and with it the live pages that are open in other tabs of the same browser.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn end_session(&self, session: TokenHash, person: PersonId) -> Result<(), StoreError> {
        self.store.sessions().end(session).await?;
        self.hub.announce(Topic::Sessions(person));
        Ok(())
    }

    /// Sessions of a person ended, or may see something else: their live pages ask again, and their sign-ins that wait
    /// for a code are over.
    pub fn sessions_changed(&self, person: PersonId) {
        self.pending_sign_ins.end_of(person);
        self.hub.announce(Topic::Sessions(person));
    }

    /// Sessions of anybody may have ended: every live page asks again.
    pub fn all_sessions_changed(&self) {
        self.hub.announce_all_sessions();
    }

    /// The work on a flag of a team changed: its boards are drawn again.
    pub fn flag_work_changed(&self, team: TeamId) {
        self.hub.announce(Topic::Board(team));
    }

    /// The roles or the teams of a person changed: their live pages end, and what leads see is computed again.
    pub fn roles_changed(&self, person: PersonId) {
        self.derived.invalidate_all();
        self.sessions_changed(person);
    }

    /// A password reset of a person was confirmed: what the account sees is computed again, and their live pages begin
    /// again.
    pub fn reset_confirmed(&self, person: PersonId) {
        self.roles_changed(person);
    }

    /// A person unlocked what was private before a reset: what the account sees is computed again.
    pub fn past_unlocked(&self) {
        self.derived.invalidate_all();
    }

    /// A roster was imported, or one person saved.
    pub fn roster_changed(&self, people: &[RosterChange]) {
        self.derived.invalidate_all();
        for changed in people.iter().filter(|one| one.change != RosterChangeKind::Same) {
            self.sessions_changed(changed.person);
        }
    }

    /// A stressor became one about the lead: past check-ins show it to nobody any more.
    pub fn tags_changed(&self) {
        self.derived.invalidate_all();
        self.hub.announce_to_everybody();
    }

    /// Check-ins of many people were imported: everything is computed again.
    pub fn entries_imported(&self) {
        self.derived.invalidate_all();
        self.hub.announce_to_everybody();
    }

    /// A person declared in the sight of their leads that a change of their weather is to stay. `teams` are those they
    /// work in.
    pub fn baseline_changed(&self, person: PersonId, teams: impl IntoIterator<Item = TeamId>) {
        self.derived.invalidate_person(person);
        for team in teams {
            self.hub.announce(Topic::Board(team));
        }
    }
}
