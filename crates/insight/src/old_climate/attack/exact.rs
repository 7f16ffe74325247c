//! The last word: an integer programme that finds a world in which somebody said something else, or shows that there is none.

use std::collections::BTreeMap;

use good_lp::{Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, microlp, variable};

use super::system::{System, place};
use crate::old_climate::bands::Share;
use crate::old_climate::figures::classes;

/// Whether there is a world that fits all that was released, in which `target` said something else and everybody who is `known`
/// said what they said. Where the solver cannot tell, there is none: an attack is believed rather than doubted.
pub(super) fn another_world(system: &System<'_>, known: &[bool], target: usize) -> bool {
    // Whoever is counted in the same cells and is unknown is one class: only how many of them said what matters.
    let mut classes_of: BTreeMap<&[usize], Vec<usize>> = BTreeMap::new();
    for answer in (0..system.week.answers.len()).filter(|answer| !known[*answer] && *answer != target) {
        classes_of.entry(&system.of[answer]).or_default().push(answer);
    }
    let mut variables = ProblemVariables::new();
    let mut counts: Vec<(&[usize], [Variable; 5])> = Vec::new();
    let mut totals: Vec<([Variable; 5], usize)> = Vec::new();
    for (cells, answers) in classes_of.iter().filter(|(cells, _)| !cells.is_empty()) {
        let most = answers.len() as f64;
        let by = std::array::from_fn(|_| variables.add(variable().integer().min(0.0).max(most)));
        counts.push((cells, by));
        totals.push((by, answers.len()));
    }
    let mine: [Variable; 5] = std::array::from_fn(|_| variables.add(variable().integer().min(0.0).max(1.0)));
    counts.push((&system.of[target], mine));
    totals.push((mine, 1));
    let said = mine[place(system.week.answers[target].weather())];
    let mut problem = variables.minimise(said).using(microlp);
    for (by, people) in totals {
        problem = problem.with(sum(by.iter().copied()).eq(people as f64));
    }
    for (number, condition) in system.conditions.iter().enumerate() {
        // Those who are known, and what they said, are constants.
        let mut fixed = [0u32; 5];
        for answer in condition.answers.iter().filter(|answer| known[**answer] && **answer != target) {
            fixed[place(system.week.answers[*answer].weather())] += 1;
        }
        let people = u32::try_from(condition.answers.len()).unwrap_or(0);
        let of = |bin: usize| {
            let unknown = counts.iter().filter(|(cells, _)| cells.contains(&number)).map(|(_, by)| by[bin]);
            sum(unknown) + f64::from(fixed[bin])
        };
        let total: Expression = (0..5).map(|bin| of(bin) * (bin as f64 + 1.0)).sum();
        let (least, most) = condition.figures.level.sums(people);
        problem = problem.with(total.clone().geq(f64::from(least))).with(total.leq(f64::from(most)));
        for (share, class) in condition.figures.weathers.iter().zip(classes(condition.kind)) {
            let part: Expression = class.iter().map(|bin| of(*bin)).sum();
            let (least, most) = Share::counts(*share, people, system.rules.floor());
            problem = problem.with(part.clone().geq(f64::from(least))).with(part.leq(f64::from(most)));
        }
    }
    match problem.solve() {
        Ok(found) => found.value(said) < 0.5,
        Err(
            ResolutionError::Infeasible
            | ResolutionError::Unbounded
            | ResolutionError::Other(_)
            | ResolutionError::Str(_),
        ) => false,
    }
}

fn sum(variables: impl Iterator<Item = Variable>) -> Expression {
    variables.map(Expression::from).sum()
}
