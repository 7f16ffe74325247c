//! The weekly weather of a site and its units: draws of the site and of its units combined by their known variances.

use std::collections::BTreeMap;

use super::super::{Draw, FrozenRoster, Period, Quarter, Released, Stream, Unit, WeatherClass, calendar::Month};
use super::figures::Figures;
use super::weather::WeatherEstimate;
use super::{PARTICIPATION, Z95, deviation_variance};
use domain::Workday;

/// Weeks over which the share of a roster that is counted is pooled.
const POOLED: i32 = 26;

/// Whose weather is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClimateScope {
    /// The whole site.
    Site,
    /// The unit that contains a department, by id.
    Department(i64),
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// One week.
    Week,
    /// A month of four or five weeks.
    Month,
    /// A quarter of thirteen weeks.
    Quarter,
}

impl Span {
    /// All three, the shortest first.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// Returns the span of a period.
    #[must_use]
    pub const fn of(period: Period) -> Self {
        match period {
            Period::Week(_) => Self::Week,
            Period::Month(_) => Self::Month,
            Period::Quarter(_) => Self::Quarter,
        }
    }

    /// Returns the period of this span that contains the week of `monday`.
    #[must_use]
    pub fn period(self, monday: Workday) -> Period {
        match self {
            Self::Week => Period::Week(monday),
            Self::Month => Period::Month(Month::of(monday)),
            Self::Quarter => Period::Quarter(Quarter::of(monday)),
        }
    }

    /// Returns the newest period of this span that was over by the end of the week of `monday`.
    #[must_use]
    pub fn newest_whole(self, monday: Workday) -> Period {
        let current = self.period(monday);
        if current.mondays().last().is_some_and(|last| *last > monday) { current.before() } else { current }
    }

    /// The number of weeks of a usual period of this span.
    const fn weeks(self) -> f64 {
        match self {
            Self::Week => 1.0,
            Self::Month => 4.0,
            Self::Quarter => 13.0,
        }
    }

    /// The number of periods of this span in a year.
    pub(super) const fn a_year(self) -> f64 {
        52.0 / self.weeks()
    }
}

/// A unit with its figures.
type UnitFigures = (Vec<i64>, Figures);

/// One drawn week of a site.
#[derive(Clone, Debug, Default)]
struct DrawnWeek {
    site: Option<Figures>,
    units: Vec<UnitFigures>,
}

/// All drawn weeks of one site.
#[derive(Clone, Debug, Default)]
pub struct Weeks(BTreeMap<Workday, DrawnWeek>);

impl Weeks {
    /// Combines the weekly draws of one site. Draws of another kind are ignored, and so is a week without a roster.
    #[must_use]
    pub fn new(draws: &[Released<Draw>], rosters: &[FrozenRoster]) -> Self {
        let mut found: BTreeMap<Workday, Vec<&Draw>> = BTreeMap::new();
        for draw in draws {
            if let (Period::Week(monday), Stream::SiteWeather | Stream::UnitWeather) = (draw.period, draw.stream) {
                found.entry(monday).or_default().push(draw);
            }
        }
        let weeks =
            rosters.iter().filter_map(|roster| Some((roster.monday, combine(found.get(&roster.monday)?, roster))));
        Self(weeks.collect())
    }

    /// The newest drawn week, by its Monday.
    #[must_use]
    pub fn newest(&self) -> Option<Workday> {
        self.0.keys().next_back().copied()
    }

    /// The oldest drawn week, by its Monday.
    #[must_use]
    pub fn oldest(&self) -> Option<Workday> {
        self.0.keys().next().copied()
    }

    /// Up to which week, by its Monday, a report of a period tells lasting shifts. The newest period of its span tells
    /// them in the week in which they are found, also between its end and that of the next one; an older one stays at
    /// its last week, so that it does not change.
    #[must_use]
    pub fn last_reported_week(&self, period: Period) -> Workday {
        let last = period.mondays().last().copied().unwrap_or(Workday::from_number(0));
        self.newest().filter(|newest| Span::of(period).newest_whole(*newest) == period).unwrap_or(last)
    }

    /// The units that had figures of their own in the newest drawn week up to `monday`, by their departments.
    #[must_use]
    pub fn units(&self, monday: Workday) -> Vec<Vec<i64>> {
        let newest = self.0.range(..=monday).next_back();
        newest
            .map(|(_, week)| week.units.iter().map(|(departments, _)| departments.clone()).collect())
            .unwrap_or_default()
    }

    /// The departments that are counted together with this one in the newest drawn week up to `monday`; empty if the
    /// site is one unit or nothing was drawn.
    #[must_use]
    pub fn unit_of(&self, department: i64, monday: Workday) -> Vec<i64> {
        self.units(monday).into_iter().find(|departments| departments.contains(&department)).unwrap_or_default()
    }

    /// The 95 % error of the mean that noise causes for a span around `monday`, from roster and noise alone. None if
    /// there is no figure of the place up to then.
    #[must_use]
    pub fn error(&self, place: ClimateScope, span: Span, monday: Workday) -> Option<f64> {
        let newest = self.0.range(..=monday).rev().find_map(|(_, week)| week.of(place))?;
        Some(Z95 * (newest.1.variance * deviation_variance() / span.weeks()).sqrt() / newest.1.expected())
    }

    /// The shortest span with an error of at most [`super::MAX_ERROR`]; a quarter if none is.
    #[must_use]
    pub fn shortest(&self, place: ClimateScope, monday: Workday) -> Span {
        let small = |span: &Span| self.error(place, *span, monday).is_some_and(|error| error <= super::MAX_ERROR);
        Span::ALL.into_iter().find(small).unwrap_or(Span::Quarter)
    }

    /// The weather of a place in a period, from the weekly draws of that period; none if no week of it has a figure. Of
    /// weeks in which the department was in different units, those with the newest unit count.
    #[must_use]
    pub fn weather(&self, place: ClimateScope, period: Period) -> Option<WeatherEstimate> {
        let mondays = period.mondays();
        let weeks = self.same_unit(place, &mondays);
        let (last, _) = *weeks.last()?;
        let figures: Vec<Figures> = weeks.into_iter().map(|(_, figures)| figures).collect();
        Some(WeatherEstimate::of(&figures, self.rate(place, last), mondays.len()))
    }

    /// The figures of every drawn week from `from` to `to` in which the place was the unit that it is in the last of
    /// them.
    pub(super) fn run(&self, place: ClimateScope, from: Workday, to: Workday) -> Vec<(Workday, Figures)> {
        let mondays: Vec<Workday> = self.0.range(from..=to).map(|(monday, _)| *monday).collect();
        self.same_unit(place, &mondays)
    }

    /// The other units of the site in a week, summed, with the covariance of a count of theirs and one of the place;
    /// none for the site and where the place is its only unit. The covariance is not larger than it is, so that no
    /// error that uses it is too small.
    pub(super) fn others(&self, place: ClimateScope, monday: Workday) -> Option<(Figures, f64)> {
        let ClimateScope::Department(department) = place else { return None };
        let week = self.0.get(&monday)?;
        let (own, others): (Vec<_>, Vec<_>) =
            week.units.iter().partition(|(departments, _)| departments.contains(&department));
        let (_, own) = own.first()?;
        if others.is_empty() {
            return None;
        }
        let sum = |value: fn(&Figures) -> f64| others.iter().map(|(_, figures)| value(figures)).sum::<f64>();
        let counts = std::array::from_fn(|bin| others.iter().map(|(_, figures)| figures.counts[bin]).sum());
        let (variance, people) = (sum(|figures| figures.variance), others.iter().map(|(_, f)| f.people).sum());
        // Units were combined with the site's own draw, so that their errors depend on one another; together they have
        // the site's.
        let whole = week.site.map_or(own.variance + variance, |site| site.variance);
        let covariance = ((whole - own.variance - variance) / 2.0).min(0.0);
        Some((Figures { counts, variance, people }, covariance))
    }

    /// The figures of whole sites in these weeks, summed over the sites that have all of them; none if no site has.
    pub(super) fn of_sites(sites: &[Self], mondays: &[Workday]) -> Option<Vec<Figures>> {
        let of_site = |site: &Self| mondays.iter().map(|monday| site.0.get(monday)?.site).collect::<Option<Vec<_>>>();
        let found: Vec<Vec<Figures>> = sites.iter().filter_map(of_site).collect();
        let week = |index: usize| found.iter().map(|site| site[index]).reduce(Figures::plus);
        (0..mondays.len()).map(week).collect()
    }

    fn same_unit(&self, place: ClimateScope, mondays: &[Workday]) -> Vec<(Workday, Figures)> {
        let found: Vec<(Workday, UnitFigures)> =
            mondays.iter().filter_map(|monday| Some((*monday, self.0.get(monday)?.of(place)?))).collect();
        let newest = found.last().map(|(_, (departments, _))| departments.clone());
        let same = found.into_iter().filter(|(_, (departments, _))| Some(departments) == newest.as_ref());
        same.map(|(monday, (_, figures))| (monday, figures)).collect()
    }

    /// The share of the roster that is counted, pooled over half a year of drawn totals: between a quarter and all.
    pub(super) fn rate(&self, place: ClimateScope, monday: Workday) -> f64 {
        let weeks = self.run(place, monday.plus(-7 * (POOLED - 1)), monday);
        let people: f64 = weeks.iter().map(|(_, figures)| f64::from(figures.people)).sum();
        let total: f64 = weeks.iter().map(|(_, figures)| figures.total()).sum();
        if people > 0.0 { (total / people).clamp(0.25, 1.0) } else { PARTICIPATION }
    }
}

impl DrawnWeek {
    fn of(&self, place: ClimateScope) -> Option<UnitFigures> {
        match place {
            ClimateScope::Site => self.site.map(|figures| (Vec::new(), figures)),
            ClimateScope::Department(id) => {
                self.units.iter().find(|(departments, _)| departments.contains(&id)).cloned()
            }
        }
    }
}

fn counts(draw: &Draw) -> [f64; 4] {
    WeatherClass::ALL.map(|class| draw.bin(class.key()).unwrap_or(0) as f64)
}

/// The best linear unbiased estimates of one week: the site from its own draw and the sum of its units, and units that
/// add up to it.
fn combine(draws: &[&Draw], roster: &FrozenRoster) -> DrawnWeek {
    let site = draws.iter().find(|draw| draw.stream == Stream::SiteWeather);
    let site = site.map(|draw| (counts(draw), draw.epsilon.bin_variance()));
    let of_unit = |unit: &Unit| {
        let draw = draws.iter().find(|d| d.stream == Stream::UnitWeather && d.departments == unit.departments)?;
        let figures = Figures { counts: counts(draw), variance: draw.epsilon.bin_variance(), people: unit.people };
        Some((unit.departments.clone(), figures))
    };
    let mut units: Vec<UnitFigures> = roster.units.iter().filter_map(of_unit).collect();
    let whole = !units.is_empty() && units.len() == roster.units.len();
    let variance: f64 = units.iter().map(|(_, figures)| figures.variance).sum();
    let sum: [f64; 4] = std::array::from_fn(|bin| units.iter().map(|(_, figures)| figures.counts[bin]).sum());
    let combined = match site {
        Some((own, own_variance)) if whole => {
            let weight = variance / (variance + own_variance);
            let counts: [f64; 4] = std::array::from_fn(|bin| weight * own[bin] + (1.0 - weight) * sum[bin]);
            Some((counts, variance * own_variance / (variance + own_variance)))
        }
        Some(own) => Some(own),
        None if whole => Some((sum, variance)),
        None => None,
    };
    if let (true, Some((counts, combined_variance))) = (whole, combined) {
        for (_, figures) in &mut units {
            let part = figures.variance / variance;
            for bin in 0..4 {
                figures.counts[bin] += part * (counts[bin] - sum[bin]);
            }
            figures.variance -= part * part * (variance - combined_variance);
        }
    }
    let people = roster.people();
    DrawnWeek { site: combined.map(|(counts, variance)| Figures { counts, variance, people }), units }
}
