//! The stressor register: what its pages show, and what people do with a source.

pub mod answer_source;
pub mod assign_source;
pub mod export;
pub mod figures;
pub mod hide_source;
pub mod names;
pub mod overview;
mod past;
pub mod proposal;
pub mod propose_source;
pub mod put_source_away;
pub mod quarter;
pub mod source;
pub mod support_source;
pub mod take_back_source;
pub mod year;

use crate::app::account::own_key_view;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, answers_source};
use domain::{Locale, RegisteredSource, Workday};
use store::OwnPart;
use words::t;

/// The register; one source is below it.
pub const REGISTER: &str = "/stressors";
/// The register as an admin sees it; one source is below it.
pub const ADMIN_REGISTER: &str = "/admin/register";
/// The part of it that nobody takes care of yet.
pub const UNOWNED: &str = "/admin/register?show=unowned";

/// The pages of the register that somebody uses: people propose and support, admins administer. Somebody may have both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The pages of agents and leads.
    People,
    /// The pages of admins.
    Admin,
}

impl Side {
    /// The side that a form came from.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text == Self::Admin.key() { Self::Admin } else { Self::People }
    }

    /// The stable name used in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Admin => "admin",
        }
    }

    /// The list.
    #[must_use]
    pub const fn list(self) -> &'static str {
        match self {
            Self::People => REGISTER,
            Self::Admin => ADMIN_REGISTER,
        }
    }

    /// The page of a source.
    #[must_use]
    pub fn page(self, id: &str) -> String {
        page_of(self.list(), id)
    }

    /// Whether the viewer may have sources here to which their session does not lead: it does not hold their own key.
    async fn is_closed(self, context: &RequestContext, signed_in: &SignedIn) -> Result<bool, AppError> {
        match self {
            Self::People => own_key_view::is_closed(context, signed_in).await,
            Self::Admin => Ok(false),
        }
    }

    const fn action(self) -> Action {
        match self {
            Self::People => Action::UseRegister,
            Self::Admin => Action::Administer,
        }
    }
}

/// Whether the viewer reads a source: everybody unless it is hidden; then its author and supporters, and those who can
/// show it again.
fn reads(signed_in: &SignedIn, source: &RegisteredSource, part: Option<OwnPart>) -> bool {
    source.hidden.is_none() || part.is_some() || answers_source(&signed_in.viewer, source.owner)
}

/// The source with this id, and what the viewer has to do with it.
///
/// # Errors
/// [`AppError::NotFound`] if there is none, or the viewer does not read it on this side.
async fn found<'a>(
    context: &'a RequestContext,
    side: Side,
    id: &str,
) -> Result<(&'a SignedIn, RegisteredSource, Option<OwnPart>), AppError> {
    let signed_in = context.allowed(side.action(), Subject::None)?;
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let register = context.app.store.stressor_register();
    let source = register.get(id, signed_in.today()).await?.ok_or(AppError::NotFound)?;
    let part = register.own_part(signed_in.own.clone(), id).await?;
    if reads(signed_in, &source, part) { Ok((signed_in, source, part)) } else { Err(AppError::NotFound) }
}

/// The source with this id, for somebody who takes care of it or administers.
///
/// # Errors
/// [`AppError::NotFound`] if there is none, or the viewer does not take care of it.
async fn answered<'a>(
    context: &'a RequestContext,
    side: Side,
    id: &str,
) -> Result<(&'a SignedIn, RegisteredSource), AppError> {
    let (signed_in, source, _) = found(context, side, id).await?;
    if answers_source(&signed_in.viewer, source.owner) { Ok((signed_in, source)) } else { Err(AppError::NotFound) }
}

/// Reads until when an answer is planned, from a form; none if it was left empty. A day that is past is only kept,
/// never chosen.
fn read_due(locale: Locale, text: &str, kept: Option<Workday>, today: Workday) -> Result<Option<Workday>, String> {
    match text.trim() {
        "" => Ok(None),
        day => match day.parse::<Workday>() {
            Ok(day) if Some(day) == kept || day >= today => Ok(Some(day)),
            Ok(_) => Err(t!(locale, "register-due-past")),
            Err(_) => Err(t!(locale, "register-due-wrong")),
        },
    }
}

/// Until when an answer is planned, while there is none; and whether that day has passed.
fn planned(source: &RegisteredSource, today: Workday) -> Option<(Workday, bool)> {
    let due = source.due.filter(|_| !source.status.is_decided())?;
    Some((due, due < today))
}

/// The tag of the language of a text, if it is not that of the page. Nobody says in which language they write, because
/// that would tell something about them; Chinese is recognised by its characters.
fn foreign(page: Locale, text: &str) -> Option<&'static str> {
    let is_chinese = text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    let language = if is_chinese { Locale::ZhCn } else { Locale::En };
    (language != page).then(|| language.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_text_is_marked_where_it_is_not_that_of_the_page() {
        assert_eq!(foreign(Locale::En, "The printer"), None);
        assert_eq!(foreign(Locale::En, "CRM 很卡"), Some("zh-CN"));
        assert_eq!(foreign(Locale::ZhCn, "The printer"), Some("en"));
        assert_eq!(foreign(Locale::ZhCn, "打印机"), None);
    }
}
