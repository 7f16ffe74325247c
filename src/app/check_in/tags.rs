//! The tags of the check-in form in the person's order: stressors and uplifts, each once.

use std::collections::HashMap;
use std::hash::Hash;

use content::{Stressor, Stressors, Uplift};
use domain::{CheckIn, Locale};

/// How many tags the first row of stressors, and that of uplifts, has.
const FIRST_ROW: usize = 6;

/// A tag to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagChoice {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Whether it is about the person's lead: then the form asks who may know.
    pub about_lead: bool,
}

/// What can be ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormTags {
    /// The stressors of the first row: the person's usual ones, then common ones.
    pub stressors: Vec<TagChoice>,
    /// The other stressors, by group.
    pub more_stressors: Vec<(String, Vec<TagChoice>)>,
    /// "Rather not say", shown separately.
    pub unnamed: Vec<TagChoice>,
    /// The uplifts of the first row: the person's usual ones, then common ones.
    pub uplifts: Vec<TagChoice>,
    /// The other uplifts.
    pub more_uplifts: Vec<TagChoice>,
}

impl FormTags {
    /// The tags for a person with these own `entries`. Tags that `amended` names stay to be ticked, offered or not.
    #[must_use]
    pub fn new(locale: Locale, stressors: &Stressors, entries: &[CheckIn], amended: Option<&CheckIn>) -> Self {
        let offered = |stressor: &&Stressor| {
            stressor.offered || amended.is_some_and(|entry| entry.own_stressors().any(|key| *key == stressor.key))
        };
        let all: Vec<&Stressor> = stressors.iter().filter(offered).collect();
        let (unnamed, named): (Vec<&Stressor>, Vec<&Stressor>) = all.iter().partition(|stressor| stressor.unnamed);
        let times = counts(entries.iter().flat_map(CheckIn::own_stressors));
        // A tag about the lead is asked for, never proposed: it is in the first row only if the person picked it
        // before.
        let first = usual_first(&named, |one| times.get(&one.key).copied(), |one| one.common);
        let rest = stressors.by_group().map(|(group, list)| {
            let rest = list
                .into_iter()
                .filter(|one| named.iter().any(|known| known.key == one.key))
                .filter(|one| !first.iter().any(|shown| shown.key == one.key))
                .map(|one| stressor_choice(locale, one));
            (group.label(locale).to_owned(), rest.collect::<Vec<_>>())
        });
        let uplifts: Vec<&Uplift> = content::uplifts().iter().collect();
        let times = counts(entries.iter().flat_map(|entry| &entry.uplifts));
        let first_uplifts = usual_first(&uplifts, |one| times.get(&one.key).copied(), |one| one.common);
        let more = uplifts.iter().filter(|one| !first_uplifts.iter().any(|shown| shown.key == one.key));
        Self {
            more_stressors: rest.filter(|(_, list)| !list.is_empty()).collect(),
            stressors: first.iter().map(|one| stressor_choice(locale, one)).collect(),
            unnamed: unnamed.iter().map(|one| stressor_choice(locale, one)).collect(),
            more_uplifts: more.map(|one| uplift_choice(locale, one)).collect(),
            uplifts: first_uplifts.iter().map(|one| uplift_choice(locale, one)).collect(),
        }
    }
}

/// How often each key occurs.
fn counts<'a, K: Eq + Hash>(keys: impl Iterator<Item = &'a K>) -> HashMap<&'a K, usize> {
    let mut times = HashMap::new();
    for key in keys {
        *times.entry(key).or_default() += 1;
    }
    times
}

/// The tags of the first row: those that the person picked, most often first, then common ones. Tags that were picked
/// equally often stay in the order of the catalogue.
fn usual_first<'a, T>(
    all: &[&'a T],
    times: impl Fn(&T) -> Option<usize>,
    is_common: impl Fn(&T) -> bool,
) -> Vec<&'a T> {
    let mut own: Vec<&T> = all.iter().copied().filter(|tag| times(tag).is_some()).collect();
    own.sort_by_key(|tag| std::cmp::Reverse(times(tag)));
    let common = all.iter().copied().filter(|tag| times(tag).is_none() && is_common(tag));
    own.into_iter().chain(common).take(FIRST_ROW).collect()
}

fn stressor_choice(locale: Locale, stressor: &Stressor) -> TagChoice {
    TagChoice {
        key: stressor.key.as_str().to_owned(),
        label: stressor.label(locale).to_owned(),
        about_lead: stressor.about_lead,
    }
}

fn uplift_choice(locale: Locale, uplift: &Uplift) -> TagChoice {
    TagChoice { key: uplift.key.as_str().to_owned(), label: uplift.label(locale).to_owned(), about_lead: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::check_in::{CheckInContext, CheckInInput};
    use domain::{CheckInId, PersonId, Workday};

    fn entry(day: i32, stressors: &[&str], uplifts: &[&str]) -> CheckIn {
        let [stressors, uplifts] =
            [stressors, uplifts].map(|keys| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>());
        let input = CheckInInput {
            weather: "2",
            audience: "me",
            stressors: &stressors,
            uplifts: &uplifts,
            ..CheckInInput::default()
        };
        input.read(&content::stressors().known_tags()).expect("a check-in").on(CheckInContext {
            person: PersonId(1),
            id: CheckInId(uuid::Uuid::nil()),
            workday: Workday::from_number(day),
            said_at: jiff::Timestamp::UNIX_EPOCH,
            shift: None,
            team: None,
        })
    }

    fn tags(entries: &[CheckIn]) -> FormTags {
        FormTags::new(Locale::ZhCn, content::stressors(), entries, None)
    }

    fn keys(list: &[TagChoice]) -> Vec<&str> {
        list.iter().map(|tag| tag.key.as_str()).collect()
    }

    #[test]
    fn without_a_history_the_common_tags_come_first_and_each_is_shown_once() {
        let tags = tags(&[]);
        assert_eq!((tags.stressors.len(), tags.uplifts.len()), (FIRST_ROW, FIRST_ROW));
        let groups = tags.more_stressors.iter().flat_map(|(_, list)| list);
        let all: Vec<_> =
            tags.stressors.iter().chain(groups).chain(&tags.unnamed).map(|tag| tag.key.as_str()).collect();
        let different: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!((all.len(), different.len()), (content::stressors().iter().count(), all.len()));
        assert_eq!(tags.uplifts.len() + tags.more_uplifts.len(), content::uplifts().iter().count());
        assert!(tags.stressors.iter().all(|tag| !tag.about_lead));
    }

    #[test]
    fn what_somebody_picks_most_comes_first() {
        let entries =
            [entry(1, &["poor_sleep", "noise"], &["good_laugh"]), entry(2, &["poor_sleep", "lead_friction"], &[])];
        let tags = tags(&entries);
        assert_eq!(keys(&tags.stressors)[..3], ["poor_sleep", "lead_friction", "noise"]);
        assert!(tags.stressors[1].about_lead);
        assert_eq!(keys(&tags.uplifts)[..2], ["good_laugh", "good_call"]);
    }

    #[test]
    fn rather_not_say_is_apart_from_the_others_even_if_it_is_usual() {
        let tags = tags(&[entry(1, &["private"], &[]), entry(2, &["private"], &[])]);
        assert_eq!(keys(&tags.unnamed), ["private"]);
        assert!(!keys(&tags.stressors).contains(&"private"));
    }

    #[test]
    fn a_stressor_that_is_no_longer_offered_can_be_kept_in_a_correction() {
        let mut list = content::stressors().clone();
        let amended = entry(1, &["noise"], &[]);
        list.put_away(&amended.stressors[0]);
        let shown = |amended| {
            let tags = FormTags::new(Locale::En, &list, std::slice::from_ref(&entry(1, &["noise"], &[])), amended);
            keys(&tags.stressors).contains(&"noise")
        };
        assert!(shown(Some(&amended)) && !shown(None));
    }
}
