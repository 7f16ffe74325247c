//! Attackers who know everything but one answer: how often their guesses are right.

use insight::climate::{Budget, Charge, Epsilon};

use super::bounds::lower_bound;
use super::closing::{AuditedSite, Closing, ClosingOutcome, NoClosing};
use super::samples::{histogram, layout};
use super::world::{Case, Reach, Shape, around_the_first_week, centre, truth};
use crate::study::in_parallel;

/// The attacks that broke deterministic suppression, against drawn figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attack {
    /// Which of two classes did somebody state?
    ClassPinned,
    /// The same, after an admin changed the setting that guards the figures: the budget, which can only be lowered.
    SettingChanged,
    /// The same, from which figures exist and which do not.
    Gaps,
    /// Is somebody counted whose answers are known?
    NotCounted,
    /// Which of two classes did somebody state whose colleagues are all made-up accounts that state nothing?
    MadeUpAccounts,
}

impl Attack {
    /// All five.
    pub const ALL: [Self; 5] =
        [Self::ClassPinned, Self::SettingChanged, Self::Gaps, Self::NotCounted, Self::MadeUpAccounts];

    /// The most that a person-week may lose in it.
    #[must_use]
    pub fn limit(self) -> Epsilon {
        match self {
            Self::SettingChanged => Epsilon(100),
            _ => Budget::FULL.total(),
        }
    }

    /// The two databases between which the attacker decides.
    fn databases(self, shape: &Shape) -> [AuditedSite; 2] {
        let shape = Shape { budget: Budget::of(self.limit()), ..shape.clone() };
        let other = if self == Self::NotCounted { Case::Absent } else { Case::Opposite };
        let mut both = [Case::One, other].map(|case| centre(&shape, Reach::FirstWeek, case));
        match self {
            Self::MadeUpAccounts => both.iter_mut().for_each(only_the_person_in_question),
            // All answers differ: nothing but existence tells the databases apart for this attacker.
            Self::Gaps => both[1].weeks.iter_mut().for_each(|(_, people)| people.clear()),
            _ => {}
        }
        both
    }
}

fn only_the_person_in_question(centre: &mut AuditedSite) {
    let first = centre.moved.first().copied();
    for (index, (_, people)) in centre.weeks.iter_mut().enumerate() {
        let person = first.filter(|moved| moved.week == index).map(|moved| moved.person);
        let kept = person.and_then(|person| people.get(person).cloned());
        *people = kept.into_iter().collect();
    }
    centre.moved.retain(|moved| moved.week == 0);
    centre.moved.iter_mut().for_each(|moved| moved.person = 0);
}

/// A figure of which the attacker knows the two possible counts.
type KnownDraw = (Charge, Vec<[i64; 2]>);

/// Plays an attack this many times: a secret coin chooses the database, and the attacker guesses it from the figures if
/// they are sure enough. Returns guesses, right ones, and the lower bound of the logarithm of the odds of being right.
///
/// # Errors
/// If a closing fails.
pub fn play(
    attack: Attack,
    closing: &dyn Closing,
    shape: &Shape,
    games: usize,
    alpha: f64,
) -> Result<(usize, usize, f64), NoClosing> {
    let databases = attack.databases(shape);
    let periods = around_the_first_week();
    let seen = layout(&closing.close(&databases[0], &periods)?);
    let known: Vec<KnownDraw> = seen
        .iter()
        .map(|(charge, bins)| {
            let counts = bins.iter().map(|bin| databases.each_ref().map(|database| truth(database, charge, bin)));
            (charge.clone(), counts.collect())
        })
        .collect();
    let guess = |outcome: &ClosingOutcome| match attack {
        Attack::Gaps => (layout(outcome) != seen).then_some(1),
        _ => evidence(outcome, &known),
    };
    let parts: Vec<usize> = (0..16).map(|part| (games + part) / 16).collect();
    let play = |games: &usize| -> Result<(usize, usize), NoClosing> {
        let (mut guesses, mut right) = (0, 0);
        for game in 0..*games {
            // The attacker never sees whose turn it is, so turns are as good as a coin.
            let secret = game % 2;
            let outcome = closing.close(&databases[secret], &periods)?;
            if let Some(guess) = guess(&outcome) {
                guesses += 1;
                right += usize::from(guess == secret);
            }
        }
        Ok((guesses, right))
    };
    let (mut guesses, mut right) = (0, 0);
    for part in in_parallel(&parts, play) {
        let (more, more_right) = part?;
        (guesses, right) = (guesses + more, right + more_right);
    }
    let share = lower_bound(right, guesses, alpha);
    Ok((guesses, right, if guesses == 0 { 0.0 } else { (share / (1.0 - share)).ln() }))
}

/// Which database is more probable, given the figures and the law of their noise; none if they say too little.
fn evidence(outcome: &ClosingOutcome, known: &[KnownDraw]) -> Option<usize> {
    let mut sum = 0.0;
    for draw in &outcome.draws {
        let of = histogram(draw);
        let Some((_, counts)) = known.iter().find(|(charge, _)| *charge == of) else { continue };
        for ((_, figure), [first, second]) in draw.bins.iter().zip(counts) {
            let nearer = (figure - second).abs() - (figure - first).abs();
            sum += nearer as f64 * of.epsilon.value() / 2.0;
        }
    }
    // A guess is made from half of the strongest possible evidence on.
    let strongest = known.iter().flat_map(|(charge, counts)| {
        counts.iter().map(|[first, second]| (first - second).abs() as f64 * charge.epsilon.value() / 2.0)
    });
    let sure = strongest.sum::<f64>() / 2.0;
    match sum {
        sum if sum >= sure => Some(0),
        sum if sum <= -sure => Some(1),
        _ => None,
    }
}
