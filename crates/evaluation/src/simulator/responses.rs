//! Simulated responses: of people to suggestions, and of leads to flags.

use super::random_stream::{RandomStream, StreamId};

/// A person's response to a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionResponse {
    /// It helped.
    Helped,
    /// It did not help.
    NotHelped,
    /// Dismissed for today.
    Dismissed,
    /// The person does not want it suggested again.
    Less,
}

/// Responds to suggestions like one person.
pub struct SuggestionResponder {
    chance: RandomStream,
    /// Probability of a rating.
    rating_probability: f64,
    /// Difference of the person's share of "it helped" from the average.
    bias: f64,
}

impl SuggestionResponder {
    /// Returns the responder of the person with this number in the centre of this seed.
    #[must_use]
    pub fn new(seed: u64, person: usize) -> Self {
        let mut chance = RandomStream::new(seed, StreamId::Responses(person));
        let (rating_probability, bias) = (chance.uniform(0.1, 0.65), chance.normal(0.0, 0.12));
        Self { chance, rating_probability, bias }
    }

    /// Returns the response to an intervention that helps this share of people; often `None`.
    pub fn respond(&mut self, helps: f64) -> Option<SuggestionResponse> {
        if !self.chance.bernoulli(self.rating_probability) {
            return self.chance.bernoulli(0.15).then_some(SuggestionResponse::Dismissed);
        }
        let helped = self.chance.bernoulli((helps + self.bias).clamp(0.05, 0.95));
        match () {
            () if helped => Some(SuggestionResponse::Helped),
            () if self.chance.bernoulli(0.04) => Some(SuggestionResponse::Less),
            () => Some(SuggestionResponse::NotHelped),
        }
    }
}

/// Follows up flags like the leads of one team.
pub struct LeadBehaviour {
    chance: RandomStream,
    /// Share of flags that they follow up.
    diligence: f64,
}

/// Follow-up of one flag; times are in hours after the morning of the day after it opened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FollowUp {
    /// Time until a lead takes the flag.
    pub taken: f64,
    /// Time until an action was done: less than a day after `taken`.
    pub done: f64,
    /// Selects one of the possible actions, from 0 to 1.
    pub which: f64,
}

impl LeadBehaviour {
    /// Returns the behaviour for the team with this number in the centre of this seed.
    #[must_use]
    pub fn new(seed: u64, team: usize) -> Self {
        let mut chance = RandomStream::new(seed, StreamId::Leads(team));
        let diligence = chance.uniform(0.55, 0.95);
        Self { chance, diligence }
    }

    /// Returns the follow-up of the next flag; `None` if nobody follows it up.
    pub fn follow_up(&mut self) -> Option<FollowUp> {
        let taken = self.chance.uniform(0.0, 8.0);
        let follow_up =
            FollowUp { taken, done: taken + self.chance.uniform(0.5, 23.0), which: self.chance.uniform(0.0, 1.0) };
        self.chance.bernoulli(self.diligence).then_some(follow_up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responses_are_reproducible_and_differ_between_people() {
        let all = |seed, person| {
            let mut responder = SuggestionResponder::new(seed, person);
            (0..200).map(|_| responder.respond(0.6)).collect::<Vec<_>>()
        };
        assert_eq!(all(7, 1), all(7, 1));
        assert_ne!(all(7, 1), all(7, 2));
        assert_ne!(all(7, 1), all(8, 1));
    }

    #[test]
    fn better_interventions_are_rated_better() {
        let helped = |helps| {
            let answers = (0..300).flat_map(|person| {
                let mut responder = SuggestionResponder::new(7, person);
                (0..10).map(move |_| responder.respond(helps)).collect::<Vec<_>>()
            });
            let rated: Vec<_> = answers
                .flatten()
                .filter(|response| matches!(response, SuggestionResponse::Helped | SuggestionResponse::NotHelped))
                .collect();
            rated.iter().filter(|response| **response == SuggestionResponse::Helped).count() as f64 / rated.len() as f64
        };
        assert!((helped(0.5) - 0.5).abs() < 0.07 && (helped(0.8) - 0.8).abs() < 0.07);
    }

    #[test]
    fn a_taken_flag_is_done_within_a_day() {
        let mut leading = LeadBehaviour::new(7, 0);
        let all: Vec<_> = (0..200).filter_map(|_| leading.follow_up()).collect();
        assert!((90..200).contains(&all.len()));
        assert!(all.iter().all(|of| of.taken < of.done && of.done <= of.taken + 24.0));
    }
}
