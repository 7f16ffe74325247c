//! What `/account` shows: who one is here, and what one chose.

use crate::api::Refusal;
use crate::api::form::Asking;
use crate::domain::access::{Action, Subject};
use crate::domain::person::Tie;
use crate::domain::{Audience, Role};
use crate::server::visitor::Theme;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// Name, roster number and teams.
    pub about: String,
    /// The name to sign in with, for the browser's store of passwords.
    pub key: String,
    /// Light or dark, where chosen in this browser.
    pub theme: Option<Theme>,
    /// Whether the person checks in.
    pub checks_in: bool,
    /// With whom check-ins begin, once chosen.
    pub audience: Option<Audience>,
}

/// Loads it.
///
/// # Errors
/// Where nobody is signed in, or the store cannot be read.
pub async fn load(asking: Asking) -> Result<AccountView, Refusal> {
    let me = asking.allowed(Action::OwnAccount, Subject::None)?;
    let person = me.person();
    let mut ties: Vec<_> =
        [Tie::Member, Tie::Lead].into_iter().flat_map(|tie| me.viewer.teams(tie, me.today())).collect();
    ties.sort();
    ties.dedup();
    let teams = asking.app.store.teams(ties).await?;
    let about = [person.name.clone(), person.key.clone()].into_iter().chain(teams.into_iter().map(|team| team.name));
    Ok(AccountView {
        about: about.collect::<Vec<_>>().join(" · "),
        key: person.key.clone(),
        theme: asking.visitor.theme,
        checks_in: person.roles.has(Role::Agent),
        audience: person.default_audience,
    })
}
