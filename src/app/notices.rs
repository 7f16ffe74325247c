//! Notices in words: who did what, with whom and from when. People are named with their ids, because two may have one
//! name.

use jiff::tz::TimeZone;

use crate::app::flags::status::FOLLOW_UP_KEY_POST;
use domain::access::CONFIRMS_AFTER;
use domain::{Locale, Workday};
use store::{Notice, NoticePerson};
use words::{dates, list, t};

/// How many people one sentence names; the rest is a number.
const NAMED: usize = 5;

/// Notices that say the same of several people.
struct NoticeGroup<'a> {
    first: &'a Notice,
    people: Vec<&'a NoticePerson>,
}

/// The sentences for these notices, oldest first. What one admin did to many people of one team on one day is one
/// sentence.
#[must_use]
pub fn sentences(locale: Locale, zone: &TimeZone, notices: &[Notice]) -> Vec<String> {
    let mut groups: Vec<NoticeGroup<'_>> = Vec::new();
    for notice in notices {
        let same = |group: &&mut NoticeGroup<'_>| {
            let first = group.first;
            notice.subject.is_some()
                && (&first.kind, &first.team, first.from, first.until, &first.by, first.amount)
                    == (&notice.kind, &notice.team, notice.from, notice.until, &notice.by, notice.amount)
                && first.is_taken_back == notice.is_taken_back
                && day(zone, first) == day(zone, notice)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                let new = notice.subject.iter().find(|one| !group.people.contains(one));
                group.people.extend(new);
            }
            None => groups.push(NoticeGroup { first: notice, people: notice.subject.iter().collect() }),
        }
    }
    groups.iter().map(|group| sentence(locale, zone, group)).collect()
}

fn sentence(locale: Locale, zone: &TimeZone, group: &NoticeGroup<'_>) -> String {
    let notice = group.first;
    let what = match notice.kind.as_str() {
        "event_cancelled" => event_cancelled(locale, zone, notice),
        _ => what_happened(locale, zone, group),
    };
    match by_whom(locale, notice) {
        Some(by) => t!(locale, "notice-what-by", what = what, by = by),
        None => what,
    }
}

/// What happened, without whose doing it was.
fn what_happened(locale: Locale, zone: &TimeZone, group: &NoticeGroup<'_>) -> String {
    let notice = group.first;
    let (day, people) = day_and_people(locale, zone, group);
    let count = group.people.len().max(1);
    let team = notice.team.clone().unwrap_or_else(|| t!(locale, "notice-your-team"));
    let until = notice.until.map_or_else(|| "none".to_owned(), |last| dates::day(locale, last));
    match notice.kind.as_str() {
        "lead_joined" | "peer_lead_joined" if notice.is_taken_back => {
            t!(locale, "notice-lead-taken-back", count = count, people = people, team = team, day = day)
        }
        "own_lead" if notice.is_taken_back => t!(locale, "notice-own-lead-taken-back", team = team, day = day),
        "lead_joined" => {
            t!(locale, "notice-lead-joined", count = count, people = people, team = team, day = day, until = until)
        }
        "peer_lead_joined" => {
            let days = CONFIRMS_AFTER.as_hours() / 24;
            t!(locale, "notice-peer-lead-joined", count = count, people = people, team = team, day = day, days = days)
        }
        "own_lead" => t!(locale, "notice-own-lead", team = team, day = day, until = until),
        "member_joined" => t!(locale, "notice-member-joined", count = count, people = people, team = team, day = day),
        "own_member" => t!(locale, "notice-own-member", team = team, day = day),
        "psychologist_joined" | "psychologist_joined_by_provider" => {
            t!(locale, "notice-psychologist-joined", count = count, people = people, day = day)
        }
        "own_psychologist" | "own_psychologist_by_provider" => t!(locale, "notice-own-psychologist", day = day),
        "admin_joined" | "admin_joined_by_provider" => {
            t!(locale, "notice-admin-joined", count = count, people = people, day = day)
        }
        "own_admin" | "own_admin_set_up" | "own_admin_by_provider" => t!(locale, "notice-own-admin", day = day),
        "own_key_post" => t!(locale, "notice-own-key-post", day = day, hours = FOLLOW_UP_KEY_POST.as_hours()),
        "own_key_post_ended" => t!(locale, "notice-own-key-post-ended", day = day),
        "password_by_invitation" => t!(locale, "notice-password-by-invitation", day = day),
        "referral_closed" => t!(locale, "notice-referral-closed", day = day),
        "booking_cancelled" => t!(locale, "notice-booking-cancelled", day = day),
        "own_passkey_added" => t!(locale, "notice-own-passkey-added", day = day),
        "passkey_after_reset" => t!(locale, "notice-passkey-after-reset", count = count, people = people, day = day),
        "account_reset" => t!(locale, "notice-account-reset", count = count, people = people, day = day),
        "email_changed" => t!(locale, "notice-email-changed", day = day),
        "reset_mailed" => t!(locale, "notice-reset-mailed", day = day),
        "password_by_mail" => t!(locale, "notice-password-by-mail", day = day),
        "account_reset_by_mail" => {
            t!(locale, "notice-account-reset-by-mail", count = count, people = people, day = day)
        }
        "provider_bound" => t!(locale, "notice-provider-bound", day = day),
        "account_reset_by_provider" => {
            t!(locale, "notice-account-reset-by-provider", count = count, people = people, day = day)
        }
        "own_reset_confirmed" => t!(locale, "notice-own-reset-confirmed", day = day),
        "reset_confirmed" | "reset_confirmed_by_code" | "reset_confirmed_by_password" => {
            t!(locale, "notice-reset-confirmed", count = count, people = people, day = day)
        }
        "check_ins_imported" => {
            t!(locale, "notice-check-ins-imported", count = notice.amount.unwrap_or_default(), day = day)
        }
        "zone_changed" => t!(locale, "notice-zone-changed", site = notice.about.as_str(), day = day),
        "shifts_changed" => t!(locale, "notice-shifts-changed", day = day),
        _ => t!(locale, "notice-invited-again", day = day),
    }
}

/// The day that the sentence names, and the people in it.
fn day_and_people(locale: Locale, zone: &TimeZone, group: &NoticeGroup<'_>) -> (String, String) {
    let notice = group.first;
    let day = dates::day(locale, notice.from.unwrap_or_else(|| day(zone, notice)));
    // A notice of an earlier version repeats the name instead of referring to the person.
    match notice.about.split_once(' ') {
        Some((from, name)) if group.people.is_empty() => {
            (from.parse().map_or(day, |from| dates::day(locale, from)), name.to_owned())
        }
        _ if group.people.is_empty() => (day, notice.about.clone()),
        _ => (day, named(locale, &group.people)),
    }
}

/// Who did it; none if the sentence does not say.
fn by_whom(locale: Locale, notice: &Notice) -> Option<String> {
    match (&notice.by, notice.kind.as_str()) {
        // Somebody else may have taken it back than who named them.
        (_, "lead_joined" | "peer_lead_joined" | "own_lead") if notice.is_taken_back => None,
        // It names no psychologist: others may see the screen.
        (_, "referral_closed") => None,
        // The account itself did it.
        (_, "own_passkey_added" | "passkey_after_reset" | "provider_bound" | "account_reset_by_provider") => None,
        // Nobody's doing but that of the person who asked, and who that was is not known.
        (_, "reset_mailed" | "password_by_mail" | "account_reset_by_mail") => None,
        (_, "own_admin_set_up") => Some(t!(locale, "notice-by-set-up")),
        (None, kind) if kind.ends_with("_by_provider") => Some(t!(locale, "notice-by-provider")),
        (_, "reset_confirmed_by_password") => Some(t!(locale, "notice-by-password")),
        (_, "reset_confirmed_by_code") => Some(t!(locale, "notice-by-code")),
        (Some(by), _) => Some(t!(locale, "notice-by", name = person(locale, by))),
        // Who cancelled it may have been erased since; of a talk for a group nobody is named.
        (None, "event_cancelled") => None,
        // Of an earlier version: nobody noted whose doing it was.
        (None, kind) if notice.subject.is_none() && notice.amount.is_none() && kind != "zone_changed" => None,
        (None, _) => Some(t!(locale, "notice-by-command-line")),
    }
}

/// That an event or a talk was cancelled for which the person signed up, or an event that they planned.
fn event_cancelled(locale: Locale, zone: &TimeZone, notice: &Notice) -> String {
    let day = dates::day(locale, notice.from.unwrap_or_else(|| day(zone, notice)));
    t!(locale, "notice-event-cancelled", title = notice.about.as_str(), day = day)
}

fn day(zone: &TimeZone, notice: &Notice) -> Workday {
    Workday(notice.at.to_zoned(zone.clone()).date())
}

fn named(locale: Locale, people: &[&NoticePerson]) -> String {
    let names: Vec<String> = people.iter().take(NAMED).map(|one| person(locale, one)).collect();
    match people.len().saturating_sub(NAMED) {
        0 => list(locale, &names),
        more => t!(locale, "notice-and-more", names = list(locale, &names), count = more),
    }
}

/// A person by name and id.
fn person(locale: Locale, person: &NoticePerson) -> String {
    t!(locale, "notice-person", name = person.name.as_str(), id = person.key.as_str())
}
