//! Pictures of what somebody follows: drawn by a function that the router brings, once for each viewer, subject,
//! language and change.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;
use tokio::sync::OnceCell;

use crate::state::AppState;
use crate::state::kept;
use crate::web::error::AppError;
use crate::web::visitor::Visitor;
use domain::access::Assurance;
use domain::{Locale, PersonId, TeamId};
use store::Team;

/// A picture is kept this long: enough for the several screens of one viewer.
const KEPT: Duration = Duration::from_secs(5);

/// What a stream follows.
#[derive(Clone)]
pub enum FollowedPage {
    /// One team's board, with the talk requests to the viewer.
    Board(Arc<Team>),
    /// The talk requests that the viewer sent, and those that are addressed to them.
    Talk,
}

impl FollowedPage {
    fn team(&self) -> Option<TeamId> {
        match self {
            Self::Board(team) => Some(team.id),
            Self::Talk => None,
        }
    }
}

/// What is to be drawn, as somebody who is signed in sees it.
#[derive(Clone)]
pub struct PictureRequest {
    /// The running program.
    pub app: AppState,
    /// For whom; signed in, as of now.
    pub visitor: Visitor,
    /// What they follow.
    pub followed: FollowedPage,
}

/// A picture as HTML, or why it could not be drawn.
pub type PictureFuture = Pin<Box<dyn Future<Output = Result<Arc<str>, AppError>> + Send>>;

/// Draws a picture. It checks by itself what the viewer may see.
pub type DrawPicture = fn(PictureRequest) -> PictureFuture;

type PictureKey = (PersonId, Assurance, Option<TeamId>, Locale, u64);

/// Draws pictures and keeps them for a moment.
#[derive(Clone)]
pub struct Pictures {
    draw: DrawPicture,
    kept: Cache<PictureKey, Arc<OnceCell<Arc<str>>>>,
}

impl Pictures {
    /// Creates the cache, with the function that draws.
    #[must_use]
    pub fn new(draw: DrawPicture) -> Self {
        Self { draw, kept: kept::newest(256).time_to_live(KEPT).build() }
    }

    /// The picture after the change with the number `change`.
    ///
    /// # Errors
    /// If it cannot be drawn. The failure is not kept: the next request draws again.
    pub(super) async fn get(
        &self,
        request: PictureRequest,
        viewer: PersonId,
        change: u64,
    ) -> Result<Arc<str>, AppError> {
        // In one session a person sees less than in another.
        let assurance = request.visitor.viewer().map(|viewer| viewer.assurance).ok_or(AppError::SignedOut)?;
        let key = (viewer, assurance, request.followed.team(), request.visitor.locale, change);
        let cell = self.kept.get_with(key, Arc::default);
        let draw = self.draw;
        cell.get_or_try_init(|| draw(request)).await.cloned()
    }
}
