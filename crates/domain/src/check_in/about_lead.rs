//! The one rule for stressors about the person's lead: they have their own audience, and others never see them as tags.
//!
//! They are stored apart from the other stressors. Code that reads [`CheckIn::stressors`] therefore cannot show them;
//! only code that names [`CheckIn::about_lead`] can, and a sight removes them from there, too.

use super::CheckIn;
use crate::{Audience, StressorKey};

impl CheckIn {
    /// Returns every stressor that the person picked, those about the lead last. For the person's own sight only.
    pub fn own_stressors(&self) -> impl Iterator<Item = &StressorKey> {
        self.stressors.iter().chain(&self.about_lead)
    }

    /// Returns the entry as others see it: without stressors about the lead.
    #[must_use]
    pub fn without_lead_tags(mut self) -> Self {
        self.about_lead.clear();
        self.tag_audience = Audience::Me;
        self
    }

    /// Returns the entry as the leads of its team see it: stressors about the lead are left only if the person shared
    /// them with the lead. They serve only to answer whether somebody else may be easier to talk to.
    #[must_use]
    pub fn in_lead_sight(self) -> Self {
        if self.tag_audience.min(self.audience) == Audience::Me { self.without_lead_tags() } else { self }
    }
}

/// Returns the tag audience that holds: at most the leads, never more people than see the entry, and `me` without such
/// a tag.
#[must_use]
pub fn effective_tag_audience(wanted: Audience, audience: Audience, about_lead: &[StressorKey]) -> Audience {
    if about_lead.is_empty() { Audience::Me } else { wanted.min(audience).min(Audience::Lead) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_in::{CheckInContext, CheckInInput, KnownTags};
    use crate::{CheckInId, PersonId, Workday};

    fn entry(audience: Audience, tag_audience: Audience) -> CheckIn {
        let [noise, friction] = ["noise", "friction"].map(|key| key.parse::<StressorKey>().expect("a key"));
        let known = KnownTags { stressors: vec![&noise], about_lead: vec![&friction], uplifts: Vec::new() };
        let picked = ["noise", "friction"].map(str::to_owned);
        let input = CheckInInput {
            weather: "2",
            stressors: &picked,
            audience: audience.key(),
            tag_audience: tag_audience.key(),
            ..CheckInInput::default()
        };
        input.read(&known).expect("a check-in").on(CheckInContext {
            person: PersonId(1),
            id: CheckInId(uuid::Uuid::nil()),
            workday: Workday::from_number(20_000),
            said_at: jiff::Timestamp::UNIX_EPOCH,
            shift: None,
            team: None,
        })
    }

    fn named(keys: &[StressorKey]) -> Vec<&str> {
        keys.iter().map(StressorKey::as_str).collect()
    }

    #[test]
    fn a_tag_about_the_lead_is_kept_apart_from_the_others() {
        let entry = entry(Audience::Team, Audience::Me);
        assert_eq!((named(&entry.stressors), named(&entry.about_lead)), (vec!["noise"], vec!["friction"]));
        assert_eq!(entry.own_stressors().count(), 2);
    }

    #[test]
    fn a_lead_learns_of_the_tag_only_if_it_was_shared_with_leads() {
        for audience in Audience::ALL {
            for tag_audience in Audience::ALL {
                let entry = entry(audience, tag_audience);
                let shared = audience > Audience::Me && tag_audience > Audience::Me;
                assert_eq!(
                    !entry.clone().in_lead_sight().about_lead.is_empty(),
                    shared,
                    "{audience:?} {tag_audience:?}"
                );
                assert!(entry.tag_audience <= Audience::Lead && entry.tag_audience <= audience);
                assert!(entry.without_lead_tags().about_lead.is_empty());
            }
        }
    }

    #[test]
    fn an_entry_that_is_narrowed_to_its_person_takes_its_tags_along() {
        let narrowed = entry(Audience::Team, Audience::Lead).for_audience(Audience::Me);
        assert_eq!(narrowed.tag_audience, Audience::Me);
        assert!(narrowed.clone().for_audience(Audience::Team).in_lead_sight().about_lead.is_empty());
    }
}
