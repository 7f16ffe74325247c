//! The contract of the store: what every implementation must do, tried through its public methods.
//!
//! The cases are generic over [`EmptyStore`], a way to open an empty store. A second implementation has the same
//! `Store` handle with the same parts; it implements [`EmptyStore`] for its way of opening one and adds a line
//! `contract!(…)` at the end of this file.
#![cfg(test)]

mod access_log;
mod check_ins;
mod climate;
mod climate_comments;
mod erasures;
mod fixtures;
mod growing;
mod help;
mod organisation;
mod person_columns;
mod tags;

use growing::{events, good_things, library, self_tests, stressor_register, thanks};
use help::{breaks, counselling, flags, follow_ups, supporters, talk_requests, tough_calls};
use organisation::{api_tokens, identity_provider, messages, passkeys, people, schedules, scim, settings};
use weathervane_store::Store;

/// An empty store that exists as long as the value does.
pub trait EmptyStore {
    /// Opens one.
    fn open() -> Self;

    /// The handle.
    fn store(&self) -> &Store;

    /// The text of its ledger of erasures.
    fn ledger(&self) -> String;
}

/// SQLite in a directory of its own.
struct InDirectory {
    store: Store,
    directory: tempfile::TempDir,
}

impl EmptyStore for InDirectory {
    fn open() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        Self { store: Store::open(directory.path()).expect("a store"), directory }
    }

    fn store(&self) -> &Store {
        &self.store
    }

    fn ledger(&self) -> String {
        std::fs::read_to_string(self.directory.path().join(weathervane_store::ledger::LEDGER)).expect("the ledger")
    }
}

/// One test per case of the contract.
macro_rules! cases {
    ($opener:ty: $($area:ident { $($case:ident)* })*) => {
        $(mod $area {
            $(#[tokio::test]
            async fn $case() {
                crate::$area::$case(&<$opener as crate::EmptyStore>::open()).await;
            })*
        })*
    };
}

macro_rules! contract {
    ($name:ident: $opener:ty) => {
        mod $name {
            cases! { $opener:
                    check_ins {
                        a_check_in_is_recorded_once
                        another_content_under_a_known_id_changes_nothing
                        a_withdrawn_id_does_not_come_back
                        amending_keeps_the_moment_and_withdraws_the_unanswered_offer
                        an_answered_offer_survives_an_amendment
                        an_amendment_for_fewer_people_is_in_the_ledger
                        undoing_withdraws_the_entry_and_its_offer
                        narrowing_hides_the_past_from_leads_and_is_in_the_ledger
                        a_lead_sees_shared_entries_of_days_on_which_they_led
                        a_note_for_oneself_is_locked_for_others
                        a_dry_run_of_an_import_stores_nothing
                    }
                    api_tokens {
                        a_token_is_found_until_it_ends_or_is_ended
                        a_token_is_used_on_the_day_of_its_site
                        tokens_end_with_the_sessions_of_their_person
                        the_answer_to_a_request_is_kept_for_a_day
                    }
                    good_things {
                        a_good_thing_is_kept_replaced_and_removed
                        a_good_thing_goes_with_its_check_in
                        a_good_thing_belongs_to_its_person
                        an_edited_note_keeps_its_audience
                    }
                    tags {
                        only_leads_whom_it_was_shared_with_learn_of_a_lead_tag
                        taking_a_lead_tag_back_is_in_the_ledger
                        narrowing_an_entry_takes_its_lead_tag_along
                        a_stressor_that_becomes_one_about_the_lead_leaves_past_entries
                    }
                    identity_provider {
                        settings_are_kept_and_a_secret_goes_to_no_other_issuer
                        a_subject_is_bound_once_and_counts_as_a_reset_of_an_account_in_use
                        sessions_end_with_those_of_the_provider
                        a_person_is_added_once_and_only_as_somebody_new
                        a_role_that_came_from_a_claim_is_known_until_it_ends
                    }
                    settings {
                        of_two_changes_of_a_setting_at_the_same_time_neither_is_lost
                    }
                    passkeys {
                        a_passkey_opens_the_own_key_until_it_is_removed
                        the_first_passkey_after_a_reset_waits_for_a_confirmation
                    }
                    people {
                        a_session_is_found_by_its_token_until_it_ends
                        expired_sessions_are_removed
            whose_a_session_was_is_known_for_a_while_after_it_ended
                        an_own_phone_outlasts_a_pause_but_its_key_does_not
                        people_and_teams_are_listed_by_name
                        importing_a_roster_twice_changes_nothing
                        a_preview_of_a_roster_stores_nothing
                        a_taken_address_refuses_the_whole_roster
                    }
                    scim {
                        a_change_is_written_with_what_the_provider_calls_it
                        a_change_that_is_refused_writes_nothing
                        a_program_brings_back_no_admin
                    }
                    messages {
                        a_message_is_queued_once_for_each_occasion
                        a_message_soon_after_another_of_its_kind_is_left_out
                        a_failed_message_waits_and_expires
                        a_message_whose_sending_was_begun_is_begun_by_nobody_else
                        each_channel_has_its_own_messages
                        an_erased_person_has_no_messages_and_no_choice
                        a_device_is_reminded_until_its_session_or_its_service_ends
                        a_program_is_told_until_it_is_removed
                    }
                    flags {
                        every_state_of_the_work_on_a_flag_can_be_stored
                        work_on_a_flag_is_replaced_and_its_history_kept
                        work_whose_flag_is_gone_is_removed
                        one_offer_per_shift
                        an_answer_is_kept_with_its_moment_and_propensity
                        the_policy_of_suggestions_is_the_one_of_the_moment
                        every_centre_has_a_secret_of_its_own_that_stays
                    }
                    follow_ups {
                        a_plan_belongs_to_the_lead_who_follows_up_and_is_replaced
                        what_was_done_is_checked_once_and_by_somebody_else
                        what_was_not_done_is_given_back_once_with_a_step_of_its_own
                        a_flag_that_a_person_asked_to_leave_alone_has_no_work_again
                        a_person_reads_the_work_on_flags_about_them
                        a_stop_is_deleted_with_what_is_too_old_and_with_everything
                    }
                    library {
                        what_was_read_opens_in_a_session_of_its_person_alone
                        what_was_read_goes_with_everything_and_with_its_person
                        what_was_read_before_the_own_key_is_locked_by_a_reset_too
                        a_session_that_is_older_than_the_key_replaces_no_list
                        a_mark_belongs_to_its_person_and_keeps_its_first_time
                        an_item_helped_or_it_did_not
                        a_waiting_case_is_read_without_its_author
                        a_released_case_has_no_trace_of_the_words_before
                        only_the_author_withdraws_a_case_and_it_is_in_the_ledger
                        a_declined_case_returns_to_its_author_with_a_sentence
                        only_so_many_cases_of_one_person_wait
                        erasures_take_marks_and_waiting_cases_and_leave_released_ones
                        retention_forgets_who_wrote_a_released_case
                    }
                    self_tests {
                        a_self_test_opens_with_its_persons_key_alone
                        a_reset_of_the_password_locks_self_tests
                        a_sign_in_seals_the_record_again_without_old_results
                        deleting_everything_and_erasing_take_self_tests
                        retention_empties_the_record_of_somebody_who_stays_away
                    }
                    thanks {
                        a_thank_you_is_the_givers_until_it_arrives
                        the_limits_count_what_was_given_and_not_what_is_left
                        a_thank_you_that_is_sent_again_on_its_way_is_given_once
                        praise_is_kept_once_and_ten_times_a_day
                        a_shown_thank_you_is_found_in_its_team_until_it_is_hidden
                        showing_one_hides_the_other_one_of_its_receiver
                        removing_and_hiding_are_in_the_ledger
                        erasing_the_giver_leaves_the_words_without_the_name
                        erasing_the_receiver_takes_everything
                        a_whole_name_or_id_finds_a_person_and_a_part_does_not
                    }
                    stressor_register {
                        only_the_session_of_its_author_recognises_a_proposal_without_a_name
                        a_proposal_keeps_the_week_and_not_the_day
                        without_the_own_key_only_a_named_proposal_is_possible
                        nobody_is_counted_twice_at_one_source
                        only_so_many_proposals_of_one_person_are_undecided
                        a_proposal_is_taken_back_unless_it_concerns_others_too
                        the_ledger_names_nobody_and_no_moment_for_a_proposal
                        the_ledger_connects_nobody_with_what_they_proposed
                        both_marks_of_a_person_are_taken_back
                        lines_that_a_person_read_or_wrote_are_no_news_for_them
                        hiding_a_source_is_news_for_its_author_and_keeps_it_no_longer
                        only_somebody_here_in_the_role_is_an_owner
                        a_line_in_the_log_changes_the_status_and_waits_for_those_concerned
                        a_hidden_source_takes_no_support_until_it_is_shown_again
                        erasures_take_the_name_and_what_concerns_nobody_else
                        retention_forgets_names_and_old_answers
                    }
                    events {
                        an_event_is_read_as_it_was_planned_until_it_is_cancelled
                        those_who_signed_up_are_told_that_it_is_cancelled
                        removing_a_past_event_tells_nobody
                        only_the_organiser_reads_who_signed_up
                        taking_a_sign_up_back_is_in_the_ledger
                        sign_ups_are_forgotten_a_day_later_and_the_event_stays
                        erasing_a_person_takes_sign_ups_and_their_name_as_organiser
                    }
                    climate_comments {
                        a_new_comment_replaces_that_of_the_same_author
                        a_comment_belongs_to_one_unit_and_period_and_its_author_removes_it
                    }
                    access_log {
                        views_are_listed_newest_first_and_once_per_workday
                        a_later_view_adds_only_the_people_it_met_first
                        reports_of_a_day_are_listed_together
                    }
                    talk_requests {
                        a_request_is_read_by_its_asker_and_its_addressee
                        asking_the_same_person_again_changes_only_the_words
                        an_open_request_can_be_left_as_it_is
                        a_check_in_that_is_sent_twice_asks_once
                        a_closed_request_is_gone_and_in_the_ledger
                        a_talk_closes_by_itself_after_seven_days
                        a_new_request_closes_the_one_that_was_talked_about
                        handing_on_needs_the_consent_of_the_asker
                        a_request_handed_on_to_somebody_who_was_asked_already_closes
                        erasures_take_the_requests_of_the_asker_and_no_others
                        retention_takes_old_requests
                        the_candidates_are_the_leads_of_the_team_and_the_psychologists
                    }
                    counselling {
                        a_referral_opens_with_the_keys_of_its_psychologist_alone
                        a_referral_needs_a_key_and_the_persons_own_check_ins
                        ending_a_referral_is_in_the_ledger_and_takes_the_copies
                        a_time_is_booked_once_and_cancelled_by_either
                        a_talk_takes_as_many_people_as_it_has_places
                        deleting_everything_takes_what_was_confided
                        what_is_over_is_forgotten_a_day_later
                    }
                    tough_calls {
                        a_tough_call_is_recorded_once_and_belongs_to_its_person
                        a_lead_sees_shared_tough_calls_of_days_on_which_they_led
                        making_a_tough_call_private_is_in_the_ledger
                        a_withdrawn_tough_call_does_not_come_back_and_is_in_the_ledger
                        a_deleted_call_takes_the_answers_along_that_no_other_one_explains
                        one_answer_a_shift_and_the_later_one_stays
                        erasures_take_tough_calls_and_answers_and_nobody_elses
                        retention_takes_old_tough_calls_and_answers
                    }
                    supporters {
                        what_a_supporter_offers_is_stored_replaced_and_removed
                        a_search_is_offered_without_the_name_and_the_words
                        a_search_becomes_a_request_when_both_agreed
                        a_declined_pair_is_not_offered_again
                        a_check_in_that_is_sent_twice_looks_once
                        an_answer_after_a_talk_is_the_askers_alone
                        erasures_take_what_belongs_to_the_person
                        a_new_supporter_does_not_get_every_search
                    }
                    schedules {
                        a_planned_day_is_read_as_it_was_stored_and_replaced
                        planned_days_are_listed_by_day_and_person
                        a_day_that_has_begun_stays_as_it_was_planned
                        changes_at_short_notice_are_noted_once_a_day
                        a_schedule_is_forgotten_by_the_day_of_its_site
                        time_and_an_erasure_take_the_schedule
                    }
                    breaks {
                        a_request_is_read_as_it_was_stored
                        a_person_has_one_open_request_and_a_declined_one_gives_way
                        no_more_breaks_than_allowed_are_granted_at_once
                        a_break_is_granted_only_while_its_cost_is_as_it_was_computed
                        a_break_of_another_team_takes_no_place_of_this_one
                        a_break_at_another_site_counts_when_it_is_by_the_clock_of_this_one
                        only_its_person_withdraws_a_request
                        a_request_is_forgotten_with_its_workday_and_with_its_person
                        the_rules_of_a_team_are_replaced_as_a_whole
                    }
                    climate {
                        a_roster_is_frozen_once_and_nobody_is_in_two_units_or_sites
                        a_person_who_moves_or_joins_within_a_week_counts_where_it_began
                        a_private_check_in_counts_like_a_shared_one_unless_opted_out
                        a_tough_call_counts_as_its_stressor_for_every_audience
                        what_an_admin_imported_or_came_after_closing_counts_only_in_a_demo
                        what_is_erased_before_closing_counts_nowhere_and_leaves_the_roster
                        a_later_choice_changes_no_week_whose_choices_are_frozen
                        who_is_counted_no_longer_is_in_the_ledger_of_erasures
                        nothing_is_spent_or_drawn_twice
                        the_privacy_budget_and_the_breakdown_are_settings
                    }
                    erasures {
                        deleting_everything_is_in_the_ledger_and_clears_the_access_log
                        erasing_a_person_ends_their_sessions
                        retention_deletes_only_what_is_older
                    }
                }
        }
    };
}

contract!(sqlite: crate::InDirectory);
