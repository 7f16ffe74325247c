//! How sure the program is that the person themselves sends a request, and what that is enough for.

use super::Action;

/// What a session rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// The person typed their password not long ago.
    Password,
    /// The person used a passkey not long ago, and the device could not open their own key.
    Passkey,
    /// The person was signed in by the identity provider of the company and typed no password here. The provider opens
    /// no key.
    Provider,
    /// The person said that the device is their own phone, and typed the password on it some time in the last weeks.
    /// Somebody else may hold the phone.
    OwnPhone,
    /// The person typed their password, and a role of theirs needs a second factor, which they have not set up: they
    /// are treated as without the role until they do.
    SecondFactorMissing,
}

impl Assurance {
    /// Returns true if a session that rests on this may do the action. A passkey that did not open the own key lacks
    /// what the key opens: the recovery code, and all of the person's notes in a file. A further passkey needs the key
    /// too. The same is true of the identity provider, and it adds no second factor: the one who runs the provider
    /// would have one here.
    #[must_use]
    pub const fn suffices_for(self, action: Action) -> bool {
        match self {
            Self::Password | Self::SecondFactorMissing => true,
            Self::Passkey => !matches!(action, Action::OwnKey | Action::OwnHistory | Action::ManagePasskeys),
            Self::Provider => !matches!(
                action,
                Action::OwnKey | Action::OwnHistory | Action::ManagePasskeys | Action::SetSecondFactor
            ),
            Self::OwnPhone => !action.needs_password(),
        }
    }
}

impl Action {
    /// Returns true if the action needs a password that was typed not long ago: it opens what others said, acts for
    /// others, or takes or deletes all that a person has said. What a person does for themselves from day to day does
    /// not.
    #[must_use]
    const fn needs_password(self) -> bool {
        match self {
            Self::Public
            | Self::OwnAccount
            | Self::OwnWeather
            | Self::SeeTeam
            | Self::AskToTalk
            | Self::BookPsychologist
            | Self::TakePartInSupport
            | Self::AskForBreak
            | Self::ReadLibrary
            | Self::GiveThanks
            | Self::SeeEvents
            | Self::UseRegister => false,
            Self::OwnKey
            | Self::OwnHistory
            | Self::KeepSignedIn
            | Self::ManagePasskeys
            | Self::SetBadge
            | Self::SetSecondFactor
            | Self::LinkCalendar
            | Self::ConfirmReset
            | Self::SeeBoard
            | Self::WorkOnFlag
            | Self::AnswerTalk
            | Self::Counsel
            | Self::RunFloor
            | Self::ShareWall
            | Self::SeeClimate
            | Self::CommentOnClimate
            | Self::EditCases
            | Self::PlanEvent
            | Self::Administer => true,
        }
    }
}
