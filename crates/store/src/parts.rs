//! The parts of the store, one per table group: `store.people()`, `store.check_ins()`.

use crate::{
    AccessLog, ApiAnswers, ApiTokens, Breaks, CalendarLinks, CallLoad, CheckIns, ClimateWeeks, Erasures, Events,
    FlagWorkLog, FollowUps, GoodThings, GroupTalks, IdentityProviders, Invitations, Kiosks, LibraryShelf, Messages,
    NewNormals, Notices, OrgUnits, OwnerKeys, Passkeys, People, PhoneNumbers, Referrals, Resets, RosterImport,
    Schedules, Scim, SecondFactors, SelfTests, Sessions, Settings, Slots, Store, StressorList, StressorRegister,
    Suggestions, Supporters, TalkRequests, Teams, Thanks, ToughCalls, Walls,
};

impl Store {
    /// Check-ins: record, amend, narrow, withdraw, read.
    #[must_use]
    pub const fn check_ins(&self) -> CheckIns<'_> {
        CheckIns(self)
    }

    /// Good things that people keep from their check-ins.
    #[must_use]
    pub const fn good_things(&self) -> GoodThings<'_> {
        GoodThings(self)
    }

    /// People, how they sign in and what they chose.
    #[must_use]
    pub const fn people(&self) -> People<'_> {
        People(self)
    }

    /// Sessions of signed-in browsers.
    #[must_use]
    pub const fn sessions(&self) -> Sessions<'_> {
        Sessions(self)
    }

    /// Invitations by which people set a password.
    #[must_use]
    pub const fn invitations(&self) -> Invitations<'_> {
        Invitations(self)
    }

    /// Notices that a person sees at the next visit.
    #[must_use]
    pub const fn notices(&self) -> Notices<'_> {
        Notices(self)
    }

    /// Password resets that nobody has confirmed.
    #[must_use]
    pub const fn resets(&self) -> Resets<'_> {
        Resets(self)
    }

    /// The own keys of people, which decrypt what is for them alone.
    #[must_use]
    pub const fn owner_keys(&self) -> OwnerKeys<'_> {
        OwnerKeys(self)
    }

    /// Teams and the people in them.
    #[must_use]
    pub const fn teams(&self) -> Teams<'_> {
        Teams(self)
    }

    /// Sites, departments and teams as a tree.
    #[must_use]
    pub const fn org_units(&self) -> OrgUnits<'_> {
        OrgUnits(self)
    }

    /// The import of a roster.
    #[must_use]
    pub const fn roster(&self) -> RosterImport<'_> {
        RosterImport(self)
    }

    /// Settings of the centre, and the log of what admins did.
    #[must_use]
    pub const fn settings(&self) -> Settings<'_> {
        Settings(self)
    }

    /// The stressors of the centre.
    #[must_use]
    pub const fn stressors(&self) -> StressorList<'_> {
        StressorList(self)
    }

    /// Links for the wall screens of teams.
    #[must_use]
    pub const fn walls(&self) -> Walls<'_> {
        Walls(self)
    }

    /// The work on flags.
    #[must_use]
    pub const fn flag_work(&self) -> FlagWorkLog<'_> {
        FlagWorkLog(self)
    }

    /// Plans and checks of follow-ups, and what people asked to leave alone.
    #[must_use]
    pub const fn follow_ups(&self) -> FollowUps<'_> {
        FollowUps(self)
    }

    /// Suggestions that were offered, and what people answered.
    #[must_use]
    pub const fn suggestions(&self) -> Suggestions<'_> {
        Suggestions(self)
    }

    /// Changes that people declared to be their new normal.
    #[must_use]
    pub const fn new_normals(&self) -> NewNormals<'_> {
        NewNormals(self)
    }

    /// Thank-yous.
    #[must_use]
    pub const fn thanks(&self) -> Thanks<'_> {
        Thanks(self)
    }

    /// What sites and teams do for joy, rest or a change of place.
    #[must_use]
    pub const fn events(&self) -> Events<'_> {
        Events(self)
    }

    /// Requests to talk.
    #[must_use]
    pub const fn talk_requests(&self) -> TalkRequests<'_> {
        TalkRequests(self)
    }

    /// Referrals to psychologists.
    #[must_use]
    pub const fn referrals(&self) -> Referrals<'_> {
        Referrals(self)
    }

    /// Times that psychologists offer.
    #[must_use]
    pub const fn slots(&self) -> Slots<'_> {
        Slots(self)
    }

    /// Talks that psychologists hold for groups.
    #[must_use]
    pub const fn group_talks(&self) -> GroupTalks<'_> {
        GroupTalks(self)
    }

    /// Tough calls.
    #[must_use]
    pub const fn tough_calls(&self) -> ToughCalls<'_> {
        ToughCalls(self)
    }

    /// Supporters, and the searches for one.
    #[must_use]
    pub const fn supporters(&self) -> Supporters<'_> {
        Supporters(self)
    }

    /// What people mark in the library, and the cases that they write for it.
    #[must_use]
    pub const fn library(&self) -> LibraryShelf<'_> {
        LibraryShelf(self)
    }

    /// Self-tests, which only their person reads.
    #[must_use]
    pub const fn self_tests(&self) -> SelfTests<'_> {
        SelfTests(self)
    }

    /// The stressor register.
    #[must_use]
    pub const fn stressor_register(&self) -> StressorRegister<'_> {
        StressorRegister(self)
    }

    /// Requests for breaks, and the rules of teams for them.
    #[must_use]
    pub const fn breaks(&self) -> Breaks<'_> {
        Breaks(self)
    }

    /// The secret links to the calendars of people.
    #[must_use]
    pub const fn calendar_links(&self) -> CalendarLinks<'_> {
        CalendarLinks(self)
    }

    /// The schedule of single days.
    #[must_use]
    pub const fn schedules(&self) -> Schedules<'_> {
        Schedules(self)
    }

    /// People and teams as an identity provider knows them.
    #[must_use]
    pub const fn scim(&self) -> Scim<'_> {
        Scim(self)
    }

    /// Kiosks, and the codes and PINs of people.
    #[must_use]
    pub const fn kiosks(&self) -> Kiosks<'_> {
        Kiosks(self)
    }

    /// Tokens with which programs use the interface for programs.
    #[must_use]
    pub const fn api_tokens(&self) -> ApiTokens<'_> {
        ApiTokens(self)
    }

    /// Answers to requests of programs, kept for those that are repeated.
    #[must_use]
    pub const fn api_answers(&self) -> ApiAnswers<'_> {
        ApiAnswers(self)
    }

    /// The identity provider of the company, and whose accounts its subjects are.
    #[must_use]
    pub const fn identity_provider(&self) -> IdentityProviders<'_> {
        IdentityProviders(self)
    }

    /// Passkeys.
    #[must_use]
    pub const fn passkeys(&self) -> Passkeys<'_> {
        Passkeys(self)
    }

    /// The centre's phone numbers for people who need help now.
    #[must_use]
    pub const fn phone_numbers(&self) -> PhoneNumbers<'_> {
        PhoneNumbers(self)
    }

    /// Messages that leave the centre.
    #[must_use]
    pub const fn messages(&self) -> Messages<'_> {
        Messages(self)
    }

    /// The access log.
    #[must_use]
    pub const fn access_log(&self) -> AccessLog<'_> {
        AccessLog(self)
    }

    /// Erasures of whole persons and of what is older than the retention period.
    #[must_use]
    pub const fn erasures(&self) -> Erasures<'_> {
        Erasures(self)
    }

    /// Weeks and months of the climate.
    #[must_use]
    pub const fn climate(&self) -> ClimateWeeks<'_> {
        ClimateWeeks(self)
    }

    /// The call load.
    #[must_use]
    pub const fn load(&self) -> CallLoad<'_> {
        CallLoad(self)
    }

    /// The second factors of people at sign-in.
    #[must_use]
    pub const fn second_factors(&self) -> SecondFactors<'_> {
        SecondFactors(self)
    }
}
