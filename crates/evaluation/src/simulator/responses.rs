//! How somebody answers what is offered to them, and how a lead goes about a flag.

use super::random_stream::{RandomStream, StreamId};

/// What somebody says of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionResponse {
    /// It helped.
    Helped,
    /// It did not.
    NotHelped,
    /// Put away for today.
    Dismissed,
    /// "Less of this."
    Less,
}

/// How one person answers suggestions.
pub struct SuggestionResponder {
    chance: RandomStream,
    /// How readily they say anything.
    readily: f64,
    /// How much more, or less, than others they find that things help.
    liking: f64,
}

impl SuggestionResponder {
    /// Of the person with this number in the centre of this seed.
    #[must_use]
    pub fn new(seed: u64, person: usize) -> Self {
        let mut chance = RandomStream::new(seed, StreamId::Responses(person));
        let (readily, liking) = (chance.uniform(0.1, 0.65), chance.normal(0.0, 0.12));
        Self { chance, readily, liking }
    }

    /// What they say of something that helps this share of people; often nothing.
    pub fn says(&mut self, helps: f64) -> Option<SuggestionResponse> {
        if !self.chance.bernoulli(self.readily) {
            return self.chance.bernoulli(0.15).then_some(SuggestionResponse::Dismissed);
        }
        let helped = self.chance.bernoulli((helps + self.liking).clamp(0.05, 0.95));
        match () {
            () if helped => Some(SuggestionResponse::Helped),
            () if self.chance.bernoulli(0.04) => Some(SuggestionResponse::Less),
            () => Some(SuggestionResponse::NotHelped),
        }
    }
}

/// How those who lead one team go about its flags.
pub struct LeadBehaviour {
    chance: RandomStream,
    /// How many of their flags they see through.
    diligence: f64,
}

/// When a flag is taken and when something was done, in hours after the morning of the day after it was raised; and what was done,
/// as a number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FollowUp {
    /// Until somebody says that they will talk.
    pub taken: f64,
    /// Until something was done: within a day of that.
    pub done: f64,
    /// Which of the things that may be done.
    pub which: f64,
}

impl LeadBehaviour {
    /// Of the team with this number in the centre of this seed.
    #[must_use]
    pub fn new(seed: u64, team: usize) -> Self {
        let mut chance = RandomStream::new(seed, StreamId::Leads(team));
        let diligence = chance.uniform(0.55, 0.95);
        Self { chance, diligence }
    }

    /// What becomes of the next flag; nothing where it is left to pass.
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
    fn the_same_person_of_the_same_seed_answers_the_same_and_others_otherwise() {
        let all = |seed, person| {
            let mut answering = SuggestionResponder::new(seed, person);
            (0..200).map(|_| answering.says(0.6)).collect::<Vec<_>>()
        };
        assert_eq!(all(7, 1), all(7, 1));
        assert_ne!(all(7, 1), all(7, 2));
        assert_ne!(all(7, 1), all(8, 1));
    }

    #[test]
    fn what_helps_more_people_is_said_to_help_more_often() {
        let helped = |helps| {
            let answers = (0..300).flat_map(|person| {
                let mut answering = SuggestionResponder::new(7, person);
                (0..10).map(move |_| answering.says(helps)).collect::<Vec<_>>()
            });
            let said: Vec<_> = answers
                .flatten()
                .filter(|said| matches!(said, SuggestionResponse::Helped | SuggestionResponse::NotHelped))
                .collect();
            said.iter().filter(|said| **said == SuggestionResponse::Helped).count() as f64 / said.len() as f64
        };
        assert!((helped(0.5) - 0.5).abs() < 0.07 && (helped(0.8) - 0.8).abs() < 0.07);
    }

    #[test]
    fn what_is_taken_is_done_within_a_day() {
        let mut leading = LeadBehaviour::new(7, 0);
        let all: Vec<_> = (0..200).filter_map(|_| leading.follow_up()).collect();
        assert!((90..200).contains(&all.len()));
        assert!(all.iter().all(|of| of.taken < of.done && of.done <= of.taken + 24.0));
    }
}
