//! The list of stressors as admins see it: by group, in both languages, and which are offered. Not who names them, nor
//! how often.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use domain::access::{Action, Subject};

/// One group.
#[derive(Clone, Debug)]
pub struct GroupRow {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub stressors: Vec<StressorRow>,
}

/// One stressor.
#[derive(Clone, Debug)]
pub struct StressorRow {
    /// Its key, as files have it.
    pub key: String,
    /// Its name in the reader's language.
    pub name: String,
    /// Its name in the other.
    pub other: String,
    /// Whether it is offered in new check-ins.
    pub offered: bool,
    /// Whether the centre added it.
    pub own: bool,
    /// Whether it is about the lead.
    pub about_lead: bool,
}

/// Loads the groups.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<Vec<GroupRow>, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let locale: Locale = context.visitor.locale;
    let list = context.app.store.stressors().list();
    let row = |one: &content::Stressor| StressorRow {
        key: one.key.as_str().to_owned(),
        name: one.label(locale).to_owned(),
        other: one.label(locale.other()).to_owned(),
        offered: one.offered,
        own: one.own,
        about_lead: one.about_lead,
    };
    let groups = list.by_group().map(|(group, stressors)| GroupRow {
        key: group.key.clone(),
        name: group.label(locale).to_owned(),
        stressors: stressors.into_iter().map(row).collect(),
    });
    Ok(groups.collect())
}
