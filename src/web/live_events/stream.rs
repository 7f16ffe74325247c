//! One open stream: what it waits for, and what it sends.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::Event;
use futures::Stream;
use jiff::tz::TimeZone;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval_at};

use super::picture::{FollowedPage, PictureRequest, Pictures};
use crate::state::AppState;
use crate::state::live::Topic;
use crate::state::streams::StreamPlace;
use crate::web::error::AppError;
use crate::web::visitor;
use crate::web::visitor::{SignedIn, Visitor};
use domain::PersonId;
use domain::access::{Action, Subject, may};
use store::TokenHash;
use words::dates;

/// How often the session is checked if nothing changes: an open board counts as use, up to the absolute expiry.
const CHECK_EVERY: Duration = Duration::from_secs(60);
/// After this many of these checks the picture is drawn again: shifts and days end without any event.
const REDRAW_EVERY: u32 = 5;

/// One viewer who follows one board, or their talk requests.
pub(super) struct Following {
    app: AppState,
    pictures: Pictures,
    visitor: Visitor,
    viewer: PersonId,
    session: TokenHash,
    followed: FollowedPage,
    // Absent if no board is followed.
    board: Option<watch::Receiver<u64>>,
    talk: watch::Receiver<u64>,
    sessions: watch::Receiver<u64>,
    place: StreamPlace,
    checks: Interval,
    redraws: Redraws,
    state: StreamState,
    // A hash and not the picture itself: a thousand open boards would otherwise hold a thousand pictures.
    sent: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StreamState {
    Begins,
    Runs,
    Over,
}

/// When the picture is drawn although nothing was announced.
#[derive(Default)]
struct Redraws {
    checks: u32,
    /// Whether the last drawing failed: then the page shows an old picture.
    failed: bool,
}

impl Redraws {
    /// Counts a check, and returns whether the picture is drawn at it.
    fn are_due(&mut self) -> bool {
        self.checks += 1;
        self.failed || self.checks.is_multiple_of(REDRAW_EVERY)
    }
}

/// What woke the stream.
enum WakeReason {
    Changed,
    Check,
    Stop,
}

impl Following {
    /// Subscribes. No change from here on is missed.
    pub(super) fn begin(
        app: AppState,
        pictures: Pictures,
        visitor: Visitor,
        signed_in: &SignedIn,
        followed: FollowedPage,
    ) -> Self {
        let viewer = signed_in.person().id;
        let mut checks = interval_at(tokio::time::Instant::now() + CHECK_EVERY, CHECK_EVERY);
        checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            board: match &followed {
                FollowedPage::Board(team) => Some(app.hub.follow(Topic::Board(team.id))),
                FollowedPage::Talk => None,
            },
            talk: app.hub.follow(Topic::Talk(viewer)),
            sessions: app.hub.follow(Topic::Sessions(viewer)),
            place: app.streams.take(viewer),
            session: signed_in.session,
            followed,
            state: StreamState::Begins,
            sent: None,
            redraws: Redraws::default(),
            app,
            pictures,
            visitor,
            viewer,
            checks,
        }
    }

    /// Its events, to the end.
    pub(super) fn events(self) -> impl Stream<Item = Event> + Send {
        futures::stream::unfold(
            self,
            |mut following| async move { following.next().await.map(|event| (event, following)) },
        )
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            let (redraw, is_check) = match self.state {
                StreamState::Over => return None,
                StreamState::Begins => (true, false),
                StreamState::Runs => match self.wait().await {
                    WakeReason::Stop => return None,
                    WakeReason::Changed => (true, false),
                    WakeReason::Check => (self.redraws.are_due(), true),
                },
            };
            self.state = StreamState::Runs;
            if !self.still_allowed().await {
                self.state = StreamState::Over;
                return Some(Event::default().event("end").data("end"));
            }
            let time = self.time();
            if redraw {
                let drawn = self.draw().await;
                self.redraws.failed = drawn.is_err();
                match drawn {
                    Ok(Some(picture)) => {
                        return Some(Event::default().event("picture").data(format!("{time}\n{picture}")));
                    }
                    Ok(None) => {}
                    Err(error) => {
                        tracing::error!(%error, "a live page could not be drawn; the next check tries again");
                        // Without a time: the page shows what was right before, and goes on saying so.
                        continue;
                    }
                }
            }
            if is_check {
                // The page shows it if the connection is lost: until then it was up to date.
                return Some(Event::default().event("time").data(time));
            }
        }
    }

    async fn wait(&mut self) -> WakeReason {
        tokio::select! {
            () = self.app.stopping.cancelled() => WakeReason::Stop,
            () = self.place.is_needed() => WakeReason::Stop,
            changed = board_changed(&mut self.board) => if changed.is_ok() { WakeReason::Changed } else { WakeReason::Stop },
            changed = self.talk.changed() => if changed.is_ok() { WakeReason::Changed } else { WakeReason::Stop },
            changed = self.sessions.changed() => if changed.is_ok() { WakeReason::Changed } else { WakeReason::Stop },
            _ = self.checks.tick() => WakeReason::Check,
        }
    }

    /// Checks session and access again, and takes what the viewer may see from the result.
    async fn still_allowed(&mut self) -> bool {
        self.visitor.now = self.app.clock.now();
        let holder = visitor::holder(&self.app, self.session, self.visitor.now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a session could not be read");
            None
        });
        let asked = holder.as_ref().map(|signed_in| match &self.followed {
            FollowedPage::Board(team) => (Action::SeeBoard, Subject::Team(team.id, signed_in.today_in(team.id))),
            FollowedPage::Talk => (Action::AskToTalk, Subject::None),
        });
        self.visitor.signed_in = holder;
        asked.is_some_and(|(action, subject)| may(self.visitor.viewer(), action, subject))
    }

    /// The time by the clock of the site that is followed.
    fn time(&self) -> String {
        let zone = match &self.followed {
            FollowedPage::Board(team) => Some(team.zone_at(self.visitor.now)),
            FollowedPage::Talk => self.visitor.signed_in.as_ref().map(|me| me.person().time_zone.clone()),
        };
        dates::time(self.visitor.now.to_zoned(zone.unwrap_or(TimeZone::UTC)).time())
    }

    /// The picture as it is now, unless it is the one that was sent last.
    ///
    /// # Errors
    /// If it cannot be drawn.
    async fn draw(&mut self) -> Result<Option<Arc<str>>, AppError> {
        // One counter numbers the changes of all topics: the largest number is that of the last change of any. What the
        // viewer may see is one of them: a picture from before such a change is not sent again.
        let board = self.board.as_mut().map_or(0, |board| *board.borrow_and_update());
        let change = board.max(*self.talk.borrow_and_update()).max(*self.sessions.borrow_and_update());
        let request =
            PictureRequest { app: self.app.clone(), visitor: self.visitor.clone(), followed: self.followed.clone() };
        let picture = self.pictures.get(request, self.viewer, change).await?;
        let mut hasher = DefaultHasher::new();
        picture.hash(&mut hasher);
        let sent = self.sent.replace(hasher.finish());
        Ok((sent != self.sent).then_some(picture))
    }
}

/// Waits for the next change of the board; forever if none is followed.
async fn board_changed(board: &mut Option<watch::Receiver<u64>>) -> Result<(), watch::error::RecvError> {
    match board {
        Some(board) => board.changed().await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_drawn_at_each_fifth_check_and_after_a_failure_at_the_next() {
        let mut redraws = Redraws::default();
        let due: Vec<u32> = (1..=10).filter(|_| redraws.are_due()).collect();
        assert_eq!(due, [5, 10]);
        redraws.failed = true;
        assert!(redraws.are_due() && redraws.are_due(), "until it succeeds");
        redraws.failed = false;
        assert!(!redraws.are_due());
    }
}
