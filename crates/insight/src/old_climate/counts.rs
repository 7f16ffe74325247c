//! Who may be counted where, decided by counts alone: what people said has no part in it.
//!
//! Were every released mean given to the last digit, subtracting figures from one another would still leave groups of k at least.
//! Bands and the look for other worlds come on top of that.

use std::collections::{BTreeMap, BTreeSet};

use super::{Openness, OrgUnit, Rules, Week};

/// Who showed so many days of a week has hardly one that they may have kept.
pub(super) const WHOLE_WEEK: u8 = 5;

/// What a later look found unsafe and barred.
#[derive(Clone, Debug, Default)]
pub(super) struct Barred {
    /// Places whose figures are withheld.
    pub(super) places: BTreeSet<OrgUnit>,
    /// Departments in which kept answers are not counted.
    pub(super) kept: BTreeSet<i64>,
    /// Whether the kept answers of the other departments are not counted at the site either.
    pub(super) kept_elsewhere: bool,
}

/// Who is counted where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// Places that have figures.
    pub(super) places: BTreeSet<OrgUnit>,
    /// Departments in which kept answers count.
    pub(super) kept: BTreeSet<i64>,
    /// Whether the kept answers of all other departments count at the site.
    pub(super) kept_elsewhere: bool,
}

/// Kept answers of a group, and those who may have kept one for all that anybody knows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keeping {
    /// Kept answers.
    pub(super) kept: u32,
    /// Everybody who did not show a whole week of days: each may have kept one of the others.
    pub(super) pool: u32,
}

impl Keeping {
    fn and(self, other: Self) -> Self {
        Self { kept: self.kept + other.kept, pool: self.pool + other.pool }
    }

    /// Whether such answers may be counted at all: so many that the fact says of nobody that they are among them.
    pub(super) fn counts(self, rules: Rules) -> bool {
        self.kept >= rules.kept() && self.pool >= rules.pool()
    }

    /// People who kept nothing: each of them may, for all that is shown, be the one who did.
    pub(super) fn silent(self) -> u32 {
        self.pool.saturating_sub(self.kept)
    }
}

/// The people of a week by team and department.
pub(super) struct Heads {
    shared: BTreeMap<OrgUnit, u32>,
    /// The department of each team.
    pub(super) departments: BTreeMap<OrgUnit, i64>,
    members: BTreeMap<OrgUnit, u32>,
    pub(super) keeping: BTreeMap<i64, Keeping>,
}

impl Heads {
    pub(super) fn of(week: &Week) -> Self {
        let departments: BTreeMap<OrgUnit, i64> =
            week.teams.iter().map(|team| (OrgUnit::Team(team.team), team.department)).collect();
        let mut heads =
            Self { shared: BTreeMap::new(), members: BTreeMap::new(), keeping: BTreeMap::new(), departments };
        for team in &week.teams {
            heads.members.insert(OrgUnit::Team(team.team), team.members);
            *heads.members.entry(OrgUnit::Department(team.department)).or_default() += team.members;
            heads.keeping.entry(team.department).or_default().pool += team.members;
        }
        // Who showed a whole week is in no pool, but for the days that they kept beside it.
        for answer in &week.answers {
            let Some(department) = heads.departments.get(&OrgUnit::Team(answer.team)) else { continue };
            let keeping = heads.keeping.entry(*department).or_default();
            if answer.openness == Openness::Kept {
                keeping.kept += 1;
            } else {
                let whole = answer.shown >= WHOLE_WEEK && !week.shares_too(answer);
                keeping.pool = keeping.pool.saturating_sub(u32::from(whole));
                *heads.shared.entry(OrgUnit::Team(answer.team)).or_default() += 1;
                *heads.shared.entry(OrgUnit::Department(*department)).or_default() += 1;
            }
        }
        heads
    }

    /// The kept answers of every department in which they do not count by themselves, taken together.
    pub(super) fn elsewhere(&self, kept: &BTreeSet<i64>) -> Keeping {
        let others = self.keeping.iter().filter(|(department, _)| !kept.contains(department));
        others.fold(Keeping::default(), |all, (_, keeping)| all.and(*keeping))
    }

    /// People on the roster of a place.
    pub(super) fn members(&self, place: OrgUnit) -> u32 {
        match place {
            OrgUnit::Site(_) => {
                self.members.iter().filter(|(p, _)| matches!(p, OrgUnit::Team(_))).map(|(_, n)| n).sum()
            }
            _ => self.members.get(&place).copied().unwrap_or(0),
        }
    }

    fn shared(&self, place: OrgUnit) -> u32 {
        self.shared.get(&place).copied().unwrap_or(0)
    }
}

/// Decides for one week of one site.
pub(super) fn decide(week: &Week, heads: &Heads, rules: Rules, barred: &Barred) -> Counted {
    let kept: BTreeSet<i64> = heads
        .keeping
        .iter()
        .filter(|(department, keeping)| keeping.counts(rules) && !barred.kept.contains(department))
        .map(|(department, _)| *department)
        .collect();
    let elsewhere = heads.elsewhere(&kept);
    let kept_elsewhere = elsewhere.counts(rules) && !barred.kept_elsewhere;
    let mut counted = Counted { places: BTreeSet::new(), kept, kept_elsewhere };
    let allowed = |place: &OrgUnit| heads.members(*place) >= rules.roster() && !barred.places.contains(place);
    for team in &week.teams {
        let place = OrgUnit::Team(team.team);
        if heads.shared(place) >= rules.people() && allowed(&place) {
            counted.places.insert(place);
        }
    }
    let departments: BTreeSet<i64> = week.teams.iter().map(|team| team.department).collect();
    for department in &departments {
        let place = OrgUnit::Department(*department);
        let people = counted.people(heads, place);
        if people >= rules.people() && allowed(&place) {
            counted.leave_enough(heads, rules, people, |_, below| heads.departments.get(below) == Some(department));
            counted.places.insert(place);
        }
    }
    let site = OrgUnit::Site(week.site);
    let people: u32 = departments.iter().map(|d| counted.people(heads, OrgUnit::Department(*d))).sum::<u32>()
        + if kept_elsewhere { elsewhere.kept } else { 0 };
    if people >= rules.people() && allowed(&site) {
        // A team counts by itself where its department shows nothing.
        counted.leave_enough(heads, rules, people, |places, below| match below {
            OrgUnit::Team(_) => {
                heads.departments.get(below).is_some_and(|d| !places.contains(&OrgUnit::Department(*d)))
            }
            _ => true,
        });
        counted.places.insert(site);
    }
    counted
}

impl Counted {
    /// How many are counted in a team or a department.
    fn people(&self, heads: &Heads, place: OrgUnit) -> u32 {
        let kept = match place {
            OrgUnit::Department(department) if self.kept.contains(&department) => {
                heads.keeping.get(&department).map_or(0, |keeping| keeping.kept)
            }
            _ => 0,
        };
        heads.shared(place) + kept
    }

    /// Withholds the smallest figures under a place of `people` until what is left when all figures under it are subtracted is
    /// nobody, or k people at least.
    fn leave_enough(
        &mut self,
        heads: &Heads,
        rules: Rules,
        people: u32,
        directly_under: impl Fn(&BTreeSet<OrgUnit>, &OrgUnit) -> bool,
    ) {
        loop {
            let under: Vec<OrgUnit> = self.places.iter().filter(|p| directly_under(&self.places, p)).copied().collect();
            let left = people - under.iter().map(|p| self.people(heads, *p)).sum::<u32>();
            if left == 0 || left >= rules.floor() || !rules.defences.complements {
                return;
            }
            let Some(smallest) = under.into_iter().min_by_key(|p| (self.people(heads, *p), *p)) else { return };
            self.places.remove(&smallest);
        }
    }
}
