//! The frozen roster of a week: which units have figures. It depends on nobody's answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use domain::Workday;

/// The minimum number of people on the roster of a unit with figures of its own.
pub const UNIT: u32 = 20;
/// The minimum number of people on the roster of a site with figures.
pub const SITE: u32 = 12;

/// The units of one site in one week, as frozen before the week's first shift. Public: it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenRoster {
    /// The site, by id.
    pub site: i64,
    /// The week's Monday.
    pub monday: Workday,
    /// Disjoint units that cover all departments; one unit means that the site is not divided; none that the site is
    /// too small.
    pub units: Vec<Unit>,
}

/// One or more departments that have figures together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The departments, by id, ascending.
    pub departments: Vec<i64>,
    /// People on its roster, whether they check in or not.
    pub people: u32,
}

impl FrozenRoster {
    /// Divides a site by the number of people in each department (by id). Departments with fewer than [`UNIT`] people
    /// are combined; if they are still too few together, they join the smallest other department. A site with fewer
    /// than [`SITE`] people has no unit.
    #[must_use]
    pub fn divide(site: i64, monday: Workday, departments: &BTreeMap<i64, u32>) -> Self {
        let all: u32 = departments.values().sum();
        if all < SITE {
            return Self { site, monday, units: Vec::new() };
        }
        let (mut units, mut small) = (Vec::new(), Unit { departments: Vec::new(), people: 0 });
        for (&department, &people) in departments.iter().filter(|(_, people)| **people > 0) {
            if people >= UNIT {
                units.push(Unit { departments: vec![department], people });
            } else {
                small.departments.push(department);
                small.people += people;
            }
        }
        let smallest = units.iter_mut().min_by_key(|unit| (unit.people, unit.departments.clone()));
        match smallest {
            Some(unit) if (1..UNIT).contains(&small.people) => {
                unit.departments.extend(small.departments);
                unit.departments.sort_unstable();
                unit.people += small.people;
            }
            _ if small.people > 0 => units.push(small),
            _ => {}
        }
        units.sort_by(|a, b| a.departments.cmp(&b.departments));
        Self { site, monday, units }
    }

    /// People on the roster of the site.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.units.iter().map(|unit| unit.people).sum()
    }

    /// The index of the unit that contains a department.
    #[must_use]
    pub fn unit_of(&self, department: i64) -> Option<usize> {
        self.units.iter().position(|unit| unit.departments.contains(&department))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(departments: &[u32]) -> Vec<(Vec<i64>, u32)> {
        let monday = "2026-03-02".parse().expect("a day");
        let units = FrozenRoster::divide(1, monday, &(1_i64..).zip(departments.iter().copied()).collect()).units;
        units.into_iter().map(|unit| (unit.departments, unit.people)).collect()
    }

    #[test]
    fn small_departments_are_combined_and_a_single_one_joins_the_smallest() {
        assert_eq!(divided(&[60, 40]), [(vec![1], 60), (vec![2], 40)]);
        assert_eq!(divided(&[60, 12, 9, 40]), [(vec![1], 60), (vec![2, 3], 21), (vec![4], 40)]);
        assert_eq!(divided(&[60, 12, 40]), [(vec![1], 60), (vec![2, 3], 52)]);
        assert_eq!(divided(&[60, 5, 6, 40]), [(vec![1], 60), (vec![2, 3, 4], 51)]);
    }

    #[test]
    fn a_site_of_twelve_is_one_unit_and_a_smaller_one_has_none() {
        assert_eq!(divided(&[7, 5]), [(vec![1, 2], 12)]);
        assert_eq!(divided(&[7, 4]), []);
        assert_eq!(divided(&[]), []);
    }
}
