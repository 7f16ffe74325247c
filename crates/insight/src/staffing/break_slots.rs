//! The slots that somebody who asks for a break is offered: the least costly ones of the rest of the shift, apart from
//! each other.

use super::breaks::{BreakCost, BreakSpan, StaffedDay, most_at_once};

/// How many slots are offered.
pub const MAX_OFFERS: usize = 3;
/// Breaks begin at multiples of this many minutes.
pub const GRID: i64 = 5;
/// Costs that differ by less than this, in points, are the same: then the earlier slot is the better one.
const SAME_COST: f64 = 0.001;
/// The narrowest and the widest distance between the starts of two offers, in minutes.
const APART: (i64, i64) = (15, 60);

/// The constraints of a search for slots.
#[derive(Clone, Debug)]
pub struct SlotSearch {
    /// The first minute from which calls count: now.
    pub now: i64,
    /// The first minute at which a break may begin.
    pub earliest: i64,
    /// The minute by which it must be over.
    pub latest_end: i64,
    /// Length of the break in minutes.
    pub minutes: i64,
    /// How many people of the team may be on a break at once.
    pub at_once: usize,
    /// The granted breaks of the team.
    pub team_breaks: Vec<BreakSpan>,
}

/// One slot, with its cost; none if the load of that time is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakSlot {
    /// When.
    pub span: BreakSpan,
    /// What it costs.
    pub cost: Option<BreakCost>,
}

impl BreakSlot {
    /// Orders slots from the best to the worst: those with a known cost first, then those that do not overload the
    /// queue, then the smaller cost, then the earlier one.
    fn order(&self) -> (bool, bool, i64, i64) {
        #[expect(clippy::cast_possible_truncation, reason = "at most 100 points, in thousandths")]
        let cost = |cost: BreakCost| (cost.points / SAME_COST).round() as i64;
        (
            self.cost.is_none(),
            self.cost.is_some_and(|cost| cost.overloaded),
            self.cost.map_or(0, cost),
            self.span.starts,
        )
    }
}

/// Why a break cannot be taken at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotFault {
    /// It is too early or too late, or its start is not a multiple of [`GRID`].
    OutOfTime,
    /// As many people of the team as may be on a break at once have one then.
    Full,
}

impl SlotSearch {
    /// The slot at this time.
    ///
    /// # Errors
    /// If a break cannot be taken then.
    pub fn at(&self, day: &StaffedDay, starts: i64) -> Result<BreakSlot, SlotFault> {
        let span = BreakSpan { starts, minutes: self.minutes };
        if starts < self.earliest || span.ends() > self.latest_end || starts.rem_euclid(GRID) != 0 {
            return Err(SlotFault::OutOfTime);
        }
        if most_at_once(&self.team_breaks, span) >= self.at_once {
            return Err(SlotFault::Full);
        }
        Ok(BreakSlot { span, cost: day.cost(span, self.now) })
    }

    /// All slots at which a break can be taken, in the order of their time.
    #[must_use]
    pub fn possible(&self, day: &StaffedDay) -> Vec<BreakSlot> {
        let first = self.earliest.div_euclid(GRID) * GRID;
        let starts =
            (0..).map(|step| first + step * GRID).take_while(|starts| starts + self.minutes <= self.latest_end);
        starts.filter_map(|starts| self.at(day, starts).ok()).collect()
    }

    /// The distance between the starts of two offers: a quarter of the time that is left, within limits.
    #[must_use]
    pub fn apart(&self) -> i64 {
        let narrowest = APART.0.max(self.minutes);
        ((self.latest_end - self.earliest) / 4).clamp(narrowest, APART.1.max(narrowest))
    }

    /// The offers, in the order of their time: the best slot, and each further one the best of those that are apart
    /// from all before.
    #[must_use]
    pub fn offers(&self, day: &StaffedDay) -> Vec<BreakSlot> {
        let mut all = self.possible(day);
        all.sort_unstable_by_key(BreakSlot::order);
        let mut offers: Vec<BreakSlot> = Vec::new();
        for slot in all {
            let is_apart = |offer: &BreakSlot| (offer.span.starts - slot.span.starts).abs() >= self.apart();
            if offers.len() < MAX_OFFERS && offers.iter().all(is_apart) {
                offers.push(slot);
            }
        }
        offers.sort_unstable_by_key(|offer| offer.span.starts);
        offers
    }
}

#[cfg(test)]
mod tests;
