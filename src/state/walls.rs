//! What walls show between one quarter of an hour and the next: pictures, each taken once and then left as it is.
//!
//! The store keeps what entries say now and not what they said before, so that how a team stood at the last quarter of an hour cannot be
//! asked of it later. Pictures are therefore kept in memory, one a team: the first look after a quarter of an hour takes it (a wall
//! reloads at that moment), and a correction shows with the next. After a restart the first look takes the picture of that
//! quarter again; then, and then only, a correction may show in between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use domain::{CheckIn, TeamId};

/// The quarter of an hour that a picture is of, and what it shows.
type Taken = (Timestamp, Arc<[CheckIn]>);

/// The picture of each team that has a wall. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct WallSnapshots(Arc<Mutex<HashMap<TeamId, Taken>>>);

impl WallSnapshots {
    /// The picture of a team for the quarter of an hour that began at `quarter`: the one that was taken, or else `entries`, which
    /// are it from now on.
    #[must_use]
    pub fn picture(&self, team: TeamId, quarter: Timestamp, entries: Vec<CheckIn>) -> Arc<[CheckIn]> {
        let mut pictures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match pictures.get(&team) {
            Some((taken, picture)) if *taken == quarter => picture.clone(),
            _ => {
                let picture: Arc<[CheckIn]> = entries.into();
                pictures.insert(team, (quarter, picture.clone()));
                picture
            }
        }
    }
}
