//! What the form for a proposal shows: its fields, and sources that are alike before it makes a new one.

use std::collections::HashMap;

use uuid::Uuid;

use super::overview::{SourceRow, row};
use super::{Side, names};
use crate::state::flash::FormState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::stressor_register::{ALIKE, SourceKind, alikeness};
use domain::{Locale, RegisteredSource, RegisteredSourceId, StressorKey};
use store::OwnPart;
use words::t;

/// Maximum number of similar sources that are offered.
const MAX_OFFERED: usize = 3;

/// What the form shows.
#[derive(Clone, Debug)]
pub struct ProposalView {
    /// The id of the new source.
    pub id: String,
    /// What it can concern.
    pub about: AboutChoices,
    /// Sources that are like the one that was typed; empty if there are none, or nothing was typed.
    pub alike: Vec<SourceRow>,
}

/// What a source can concern, by kind: the name of the kind, and the stressors with their keys.
pub type AboutChoices = Vec<(String, Vec<(String, String)>)>;

/// Loads the [`ProposalView`]. `typed` is the form that was just sent back, if there is one.
///
/// # Errors
/// [`AppError::NotFound`] for those without the role.
pub async fn load(context: RequestContext, typed: FormState) -> Result<ProposalView, AppError> {
    let signed_in = context.allowed(Action::UseRegister, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let stressors = store.stressors().list();
    let asked = typed.error("even_so").is_some();
    let words = typed.value("words").filter(|_| asked).unwrap_or_default();
    let about = typed.value("about").and_then(|about| read_about(&stressors, about));
    let today = signed_in.today();
    let all = store.stressor_register().all(today).await?;
    let alike = alike(&all, words, about.and_then(|(_, stressor)| stressor).filter(|_| asked).as_ref());
    let parts = store.stressor_register().own_parts(signed_in.own.clone()).await?;
    let no_names = HashMap::new();
    let rows = alike.into_iter().map(|source| {
        // The rows are inside a form, which cannot contain the one that puts news away.
        let part = parts.iter().find(|part| part.source == source.id);
        let part = part.map(|part| OwnPart { has_news: false, ..*part });
        row(&context, Side::People, source, part, &no_names, today)
    });
    Ok(ProposalView {
        id: typed.value("id").map_or_else(|| RegisteredSourceId(Uuid::new_v4()).to_string(), str::to_owned),
        about: about_choices(locale, &stressors),
        alike: rows.collect(),
    })
}

/// Returns the sources that are similar to a proposal, the most similar first: their words are similar, or they belong
/// to the same stressor and have no answer yet. Hidden sources are left out.
#[must_use]
pub fn alike<'a>(
    sources: &'a [RegisteredSource],
    words: &str,
    stressor: Option<&StressorKey>,
) -> Vec<&'a RegisteredSource> {
    let measured = sources.iter().filter(|source| source.hidden.is_none()).map(|source| {
        let same = stressor.is_some() && source.proposal.stressor.as_ref() == stressor && !source.status.is_decided();
        (source, alikeness(&source.proposal.words, words), same)
    });
    let mut found: Vec<_> = measured.filter(|(_, alike, same)| *alike >= ALIKE || *same).collect();
    found.sort_by(|(_, one, _), (_, other, _)| other.total_cmp(one));
    found.into_iter().take(MAX_OFFERED).map(|(source, ..)| source).collect()
}

/// What a source can concern: each kind as a whole, and the stressors of its group that are offered, none of them about
/// a lead.
pub(super) fn about_choices(locale: Locale, stressors: &Stressors) -> AboutChoices {
    let of_kind = |kind: SourceKind| {
        let named = stressors.offered().filter(|one| one.group == kind.key() && is_choice(one));
        let named = named.map(|one| (one.key.as_str().to_owned(), one.label(locale).to_owned()));
        let other = (about_key(kind, None), t!(locale, "register-about-other"));
        (names::kind(locale, stressors, kind), named.chain([other]).collect())
    };
    SourceKind::ALL.into_iter().map(of_kind).collect()
}

fn is_choice(stressor: &content::Stressor) -> bool {
    !stressor.about_lead && !stressor.unnamed
}

/// The value that a form sends for a kind and a stressor.
pub(super) fn about_key(kind: SourceKind, stressor: Option<&StressorKey>) -> String {
    stressor.map_or_else(|| format!("{KIND}{}", kind.key()), |stressor| stressor.as_str().to_owned())
}

/// The prefix of a kind without a stressor; no key of a stressor begins with it.
const KIND: &str = "kind/";

/// Reads the value that a form sends for a kind and a stressor; none if it names neither.
pub(super) fn read_about(stressors: &Stressors, text: &str) -> Option<(SourceKind, Option<StressorKey>)> {
    if let Some(kind) = text.strip_prefix(KIND) {
        return kind.parse().ok().map(|kind| (kind, None));
    }
    let key: StressorKey = text.parse().ok()?;
    let stressor = stressors.get(&key).filter(|one| is_choice(one))?;
    Some((stressor.group.parse().ok()?, Some(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_read_back_and_none_is_about_a_lead() {
        let stressors = content::stressors();
        for locale in [Locale::En, Locale::ZhCn] {
            let choices = about_choices(locale, stressors);
            assert_eq!(choices.len(), SourceKind::ALL.len());
            for ((name, list), kind) in choices.into_iter().zip(SourceKind::ALL) {
                assert!(!name.is_empty() && list.len() > 1, "{kind:?}");
                for (key, _) in list {
                    let (read, stressor) = read_about(stressors, &key).expect(&key);
                    assert_eq!((read, about_key(read, stressor.as_ref())), (kind, key));
                }
            }
        }
        for key in ["lead_friction", "kind/home", "unheard_of", ""] {
            assert_eq!(read_about(stressors, key), None, "{key}");
        }
    }
}
