//! Which histograms are drawn of a site and a time, and with which bins. Rosters and settings alone decide.

use super::account::Charge;
use super::{Breakdown, Budget, EnergyClass, FrozenRoster, Period, Stream, Tenure, WeatherClass};

/// The charges of a time of a site: of a week those of its units and of the site, of a month and a quarter those of the
/// site. `rosters` are those of all weeks of the time. Empty if the site had no unit in any of them.
#[must_use]
pub fn charges(
    site: i64,
    period: Period,
    rosters: &[FrozenRoster],
    breakdown: Breakdown,
    budget: Budget,
) -> Vec<Charge> {
    let people = rosters.iter().any(|roster| !roster.units.is_empty());
    let charge = |stream, departments: &[i64], one_unit| Charge {
        stream,
        site,
        departments: departments.to_vec(),
        period,
        epsilon: budget.share(stream, one_unit),
    };
    let of_site = |streams: &[Stream]| streams.iter().map(|stream| charge(*stream, &[], false)).collect();
    let mut charges: Vec<Charge> = match period {
        _ if !people => Vec::new(),
        Period::Week(_) => match rosters.first().map(|roster| roster.units.as_slice()) {
            Some([_]) => vec![charge(Stream::SiteWeather, &[], true)],
            Some(units) => {
                let units = units.iter().map(|unit| charge(Stream::UnitWeather, &unit.departments, false));
                units.chain([charge(Stream::SiteWeather, &[], false)]).collect()
            }
            None => Vec::new(),
        },
        Period::Month(_) => of_site(&[Stream::Stressors, Stream::Uplifts, Stream::Energy]),
        Period::Quarter(_) => of_site(&[Stream::Breakdown(breakdown), Stream::Helped]),
    };
    // A share that a lowered budget rounded down to nothing buys no figure.
    charges.retain(|charge| charge.epsilon.0 > 0);
    charges
}

/// What people can name: lists of the centre and of the program, which depend on nobody's answers.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Keys of all stressors that are not about the lead, whether they are offered now or not.
    pub stressors: Vec<String>,
    /// Keys of all uplifts.
    pub uplifts: Vec<String>,
    /// Keys of all interventions.
    pub interventions: Vec<String>,
    /// Names of the shifts in the patterns of the site's roster.
    pub shifts: Vec<String>,
}

impl Catalogue {
    /// The bins of a histogram, in their fixed order.
    #[must_use]
    pub fn bins(&self, stream: Stream) -> Vec<String> {
        let classes = |part: &str| WeatherClass::ALL.map(|class| format!("{part}/{}", class.key()));
        match stream {
            Stream::UnitWeather | Stream::SiteWeather => WeatherClass::ALL.map(|class| class.key().to_owned()).to_vec(),
            Stream::Energy => EnergyClass::ALL.map(|class| class.key().to_owned()).to_vec(),
            Stream::Stressors => self.stressors.clone(),
            Stream::Uplifts => self.uplifts.clone(),
            Stream::Helped => self
                .interventions
                .iter()
                .flat_map(|key| ["helped", "not"].map(|answer| format!("{key}/{answer}")))
                .collect(),
            Stream::Breakdown(Breakdown::Weekday) => (0..7).flat_map(|day| classes(&day.to_string())).collect(),
            Stream::Breakdown(Breakdown::Hour) => {
                (0..24).step_by(4).flat_map(|hour| classes(&hour.to_string())).collect()
            }
            Stream::Breakdown(Breakdown::Tenure) => {
                Tenure::ALL.into_iter().flat_map(|tenure| classes(tenure.key())).collect()
            }
            Stream::Breakdown(Breakdown::Shift) => self.shifts.iter().flat_map(|shift| classes(shift)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::climate::account::Account;
    use crate::climate::{Epsilon, Month, Quarter, Unit};
    use domain::Workday;

    fn roster(monday: Workday, sizes: &[u32]) -> FrozenRoster {
        let units =
            (1..).zip(sizes).map(|(department, people)| Unit { departments: vec![department], people: *people });
        FrozenRoster { site: 1, monday, units: units.collect() }
    }

    fn drawn(period: Period, sizes: &[u32], budget: Budget) -> Vec<(Stream, Vec<i64>, u32)> {
        let rosters: Vec<FrozenRoster> = period.mondays().into_iter().map(|monday| roster(monday, sizes)).collect();
        let charges = charges(1, period, &rosters, Breakdown::Hour, budget);
        charges.into_iter().map(|charge| (charge.stream, charge.departments, charge.epsilon.0)).collect()
    }

    #[test]
    fn a_week_has_units_and_the_site_and_a_single_unit_has_both_shares() {
        let week = Period::Week("2026-03-02".parse().expect("a day"));
        let unit = |department| (Stream::UnitWeather, vec![department], 80);
        assert_eq!(drawn(week, &[60, 40], Budget::FULL), [unit(1), unit(2), (Stream::SiteWeather, vec![], 30)]);
        assert_eq!(drawn(week, &[60], Budget::FULL), [(Stream::SiteWeather, vec![], 110)]);
        assert_eq!(drawn(week, &[], Budget::FULL), []);
    }

    #[test]
    fn a_quarter_of_weeks_with_its_months_spends_the_budget_and_no_more() {
        for sizes in [&[60, 40][..], &[60]] {
            for total in [200, 137, 20] {
                let (quarter, budget) = (Quarter { year: 2026, quarter: 1 }, Budget::of(Epsilon(total)));
                let weeks = quarter.mondays().into_iter().map(Period::Week);
                let months = (1..=3).map(|month| Period::Month(Month { year: 2026, month }));
                let periods = weeks.chain(months).chain([Period::Quarter(quarter)]);
                let mut account = Account::default();
                for period in periods {
                    let rosters: Vec<FrozenRoster> =
                        period.mondays().into_iter().map(|monday| roster(monday, sizes)).collect();
                    let charges = charges(1, period, &rosters, Breakdown::Hour, budget);
                    account.spend(charges, budget.total(), |_| Ok::<_, ()>(())).expect("within the budget");
                }
                assert!((total - 8..=total).contains(&account.highest().0), "{total}: {}", account.highest());
            }
        }
    }

    #[test]
    fn a_month_counts_if_the_site_had_people_in_any_of_its_weeks() {
        let month = Period::Month(Month { year: 2026, month: 2 });
        let mut rosters: Vec<FrozenRoster> = month.mondays().into_iter().map(|monday| roster(monday, &[])).collect();
        assert!(charges(1, month, &rosters, Breakdown::Hour, Budget::FULL).is_empty());
        rosters[3] = roster(rosters[3].monday, &[30]);
        assert_eq!(charges(1, month, &rosters, Breakdown::Hour, Budget::FULL).len(), 3);
    }

    #[test]
    fn the_bins_of_every_histogram_are_fixed() {
        let list = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let catalogue = Catalogue {
            stressors: list(&["queue_pressure"]),
            uplifts: list(&["calm_shift"]),
            interventions: list(&["walk"]),
            shifts: list(&["early", "late"]),
        };
        assert_eq!(catalogue.bins(Stream::SiteWeather), ["sunny", "fair", "cloudy", "rough"]);
        assert_eq!(catalogue.bins(Stream::Energy), ["high", "middle", "low"]);
        assert_eq!(catalogue.bins(Stream::Stressors), ["queue_pressure"]);
        assert_eq!(catalogue.bins(Stream::Uplifts), ["calm_shift"]);
        assert_eq!(catalogue.bins(Stream::Helped), ["walk/helped", "walk/not"]);
        let numbers = [Breakdown::Weekday, Breakdown::Shift, Breakdown::Hour, Breakdown::Tenure]
            .map(|breakdown| catalogue.bins(Stream::Breakdown(breakdown)).len());
        assert_eq!(numbers, [28, 8, 24, 12]);
        assert_eq!(catalogue.bins(Stream::Breakdown(Breakdown::Shift))[4], "late/sunny");
    }
}
