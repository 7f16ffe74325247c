//! What the climate of a year says of the register: how much was heard and answered in each quarter, and what was
//! changed. No words of a proposal, and nobody's name.

use super::figures::{self, SiteFigures};
use super::names;
use super::past::{PastRegister, end_of, is_answered_in};
use super::quarter::SourceCounts;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::stressor_register::{SourceStatus, SourceStep, SourceStepKind};
use domain::{RegisteredSource, Workday};
use insight::climate::{Draw, Quarter, Released};

/// The register in one quarter.
#[derive(Clone, Debug, Default)]
pub struct RegisterQuarter {
    /// Sources that were heard, changed, cannot be changed, and were open at its end; none if answers of the quarter
    /// have been deleted.
    pub counts: Option<[usize; 4]>,
    /// What was changed.
    pub changes: Vec<RegisterChange>,
}

/// A source that was changed.
#[derive(Clone, Debug)]
pub struct RegisterChange {
    /// Its kind and stressor, in words.
    pub about: String,
    /// What was done, as the register says it.
    pub done: String,
    /// How often its stressor was mentioned at the site before and after, if that is known.
    pub figures: Option<SiteFigures>,
}

/// What the register shows of these quarters, with figures of the site of which these were drawn.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(
    context: &RequestContext,
    today: Workday,
    quarters: Vec<Quarter>,
    draws: &[Released<Draw>],
) -> Result<Vec<RegisterQuarter>, AppError> {
    let register = PastRegister::load(&context.app.store, today).await?;
    let of_quarter = |quarter: Quarter| {
        let Some(sources) = register.at_end(quarter) else { return RegisterQuarter::default() };
        let found = SourceCounts::of(sources.iter().map(|(then, _)| then), quarter);
        // Sources that have been hidden since then are not shown.
        let is_shown = |(then, now): &&(RegisteredSource, &RegisteredSource)| {
            then.status == SourceStatus::Changed && is_answered_in(then, quarter) && now.hidden.is_none()
        };
        let changed = sources.iter().filter(is_shown);
        RegisterQuarter {
            counts: Some([found.heard, found.changed, found.unchangeable, found.open]),
            changes: changed.map(|(then, now)| change(context, &register, then, now, quarter, draws)).collect(),
        }
    };
    Ok(quarters.into_iter().map(of_quarter).collect())
}

fn change(
    context: &RequestContext,
    register: &PastRegister,
    then: &RegisteredSource,
    now: &RegisteredSource,
    quarter: Quarter,
    draws: &[Released<Draw>],
) -> RegisterChange {
    let (locale, stressors) = (context.visitor.locale, context.app.store.stressors().list());
    let is_answer = |step: &&SourceStep| {
        step.kind == SourceStepKind::Answered && step.status == SourceStatus::Changed && step.day < end_of(quarter)
    };
    let done = register.log(now).iter().rev().find(is_answer).map(|step| step.words.replace('\n', " "));
    // The page of a source shows no figures once it was taken up again.
    let is_still = now.status == SourceStatus::Changed && now.status_since == then.status_since;
    let stressor = now.proposal.stressor.as_ref().filter(|_| is_still);
    RegisterChange {
        about: names::about(locale, &stressors, &now.proposal),
        done: done.unwrap_or_default(),
        figures: stressor
            .and_then(|stressor| figures::of_site(locale, String::new(), draws, stressor.as_str(), now.status_since)),
    }
}
