//! A stressor week by week: more of a week's check-ins name it than the weeks before explain, though no one day need stand out.

use super::{Noticed, OrgUnit, UNKNOWN};
use crate::detectors::ears;
use crate::detectors::ears::EarsMethod;
use crate::detectors::episode::Signal;
use crate::detectors::limits::{MIN_NAMINGS, MIN_PEOPLE_NAMING, STRESSOR_WEEK};
use crate::flag::{Citation, FlagKind, Reason, count};
use domain::{StressorKey, Workday};

/// How many weeks any of the three methods looks at: that of C3 for the week two before this one.
const LOOKED_AT: usize = 12;
/// How many weeks before this one tell how many namings chance alone would have: as many as C1 and C2 look at.
const BASELINE: usize = 9;
/// No spread of a week's count is smaller, in check-ins.
const LEAST: f64 = 1.0;
/// A week so many spreads above those before it is out of the ordinary enough to belong to an episode, though not to open one.
const UNUSUAL: f64 = 1.5;
/// What C3 counts of a week begins so many spreads above.
const C3_BEGINS: f64 = 1.0;
/// How many weeks before this one C3 counts.
const CARRIED: usize = 2;

/// The weeks of a team: ISO weeks with a day that counts. One without is simply not there.
#[derive(Default)]
pub(super) struct Weeks {
    /// Check-ins in each week that is over.
    over: Vec<u32>,
    monday: Option<Workday>,
    /// Check-ins of the running week.
    running: Vec<Citation>,
}

/// A week that is over.
pub(super) struct Week {
    citations: Vec<Citation>,
}

impl Weeks {
    /// Takes in what was shared on a day that counts; gives the week before it where it begins a new one.
    pub fn see(&mut self, workday: Workday, citations: &[Citation]) -> Option<Week> {
        let monday = workday.week_start();
        let before = self.monday.replace(monday).filter(|before| *before != monday);
        let over = before.map(|_| {
            self.over.push(count(self.running.iter()));
            Week { citations: std::mem::take(&mut self.running) }
        });
        self.running.extend(citations);
        over
    }
}

/// One stressor in the weeks of a team.
#[derive(Default)]
pub(super) struct Weekly {
    /// For each week that is over, how many of how many check-ins named it. Those of an episode that ended within it are left out of
    /// both: what was told of days is not told again of their week.
    over: Vec<(u32, u32)>,
    /// Who named it in the running week, and when.
    running: Vec<(usize, OrgUnit)>,
    /// How many check-ins of the running week are left out.
    left_out: usize,
    unusual: bool,
    /// Weeks that are over since one of which something was told.
    untold: usize,
}

impl Weekly {
    /// Takes in who named it on a day of the running week.
    pub fn see(&mut self, naming: &[usize], day: OrgUnit) {
        self.running.extend(naming.iter().map(|who| (*who, day)));
    }

    /// Leaves out what there was of the running week so far.
    pub fn leave_out(&mut self, weeks: &Weeks) {
        self.running.clear();
        self.left_out = weeks.running.len();
    }

    /// Whether the last week that is over was out of the ordinary.
    pub const fn unusual(&self) -> bool {
        self.unusual
    }

    /// Takes in the week that is over; gives what it says where it is unusual.
    pub fn judge(&mut self, week: &Week, weeks: &Weeks, key: &StressorKey) -> Option<Noticed> {
        let naming = std::mem::take(&mut self.running);
        let left_out = std::mem::take(&mut self.left_out);
        let citations = week.citations.get(left_out..).unwrap_or_default();
        // Weeks before it was ever named, in which nobody did.
        let earlier = weeks.over.iter().skip(self.over.len()).map(|shared| (0, *shared));
        self.over.extend(earlier.take(weeks.over.len().saturating_sub(self.over.len() + 1)));
        self.over.push((count(naming.iter()), count(citations.iter())));
        let strength = strength(&self.over, self.untold >= CARRIED).unwrap_or(0.0);
        self.unusual = strength >= UNUSUAL;
        let noticed = is_of_a_team_and_a_week(&naming).then(|| noticed(strength, key, &naming, citations)).flatten();
        self.untold = if noticed.is_some() || left_out > 0 { 0 } else { self.untold + 1 };
        noticed
    }
}

/// What a week of this strength says.
fn noticed(strength: f64, key: &StressorKey, naming: &[(usize, OrgUnit)], citations: &[Citation]) -> Option<Noticed> {
    let (named, shared) = (count(naming.iter()), count(citations.iter()));
    let (from, since) = naming.iter().map(|(_, day)| *day).min()?;
    let signal = Signal::of(FlagKind::StressorWeek(key.clone()), strength, STRESSOR_WEEK, from)?;
    let (first, last) = (citations.first()?.workday, citations.last()?.workday);
    let reason = Reason::StressorWeek { key: key.clone(), since: first, until: last, named, shared };
    Some(Noticed { signal, since, evidence: (reason, citations.to_vec()) })
}

/// Now and then is no news, one or two people by themselves are no matter of the team, and one day is the matter of the other detector.
fn is_of_a_team_and_a_week(naming: &[(usize, OrgUnit)]) -> bool {
    let mut people: Vec<usize> = naming.iter().map(|(who, _)| *who).collect();
    people.sort_unstable();
    people.dedup();
    people.len() >= MIN_PEOPLE_NAMING
        && naming.len() >= MIN_NAMINGS
        && naming.first().map(|(_, day)| day) != naming.last().map(|(_, day)| day)
}

/// How many spreads the last of these weeks (namings of check-ins) lies above those before it, by whichever of EARS C1, C2 and C3 says
/// most; none before there are seven weeks to hold it against.
///
/// EARS is made for counts, and a week's count says nothing without how much was shared: twice as many check-ins name a thing twice as
/// often. So each earlier week is brought to the size of this one (its share of namings times this week's check-ins) and not the other
/// way round: this week's count stays the whole number that the sentence tells, and a week in which twice as many shared is held
/// against twice as many namings. The smallest spread is what chance alone makes of so many check-ins at the rate of the weeks before
/// (binomial, with the doubt about that rate, which is drawn towards what is taken for usual before anything is known), at least one
/// check-in: seven weeks of nought would otherwise make the first naming a marvel.
///
/// C3 adds up what three weeks exceed theirs by, each less one spread; out where limits lie it is about as rare as the other two. It has
/// no say in a week that adds nothing to it, nor where one of the two weeks before was told of already (`carry`).
fn strength(weeks: &[(u32, u32)], carry: bool) -> Option<f64> {
    let weeks: Vec<(f64, f64)> =
        weeks.iter().filter(|(_, of)| *of > 0).map(|(named, of)| (f64::from(*named), f64::from(*of))).collect();
    let weeks = weeks.get(weeks.len().saturating_sub(LOOKED_AT)..)?;
    let ((_, size), before) = weeks.split_last()?;
    let counts: Vec<f64> = weeks.iter().map(|(named, of)| named * size / of).collect();
    let index = counts.len() - 1;
    let before = before.get(before.len().saturating_sub(BASELINE)..)?;
    let (named, of) = before.iter().fold(UNKNOWN, |sum, week| (sum.0 + week.0, sum.1 + week.1));
    let rate = named / of;
    let least = (size * rate * (1.0 - rate) * (1.0 + size / of)).sqrt().max(LEAST);
    let of = |method| ears::statistic(method, &counts, index, least);
    let (c1, c2) = (of(EarsMethod::C1)?, of(EarsMethod::C2));
    let c3 = of(EarsMethod::C3).filter(|_| carry && c2.is_some_and(|c2| c2 > C3_BEGINS));
    Some([Some(c1), c2, c3].into_iter().flatten().fold(f64::NEG_INFINITY, f64::max))
}
