//! The log of what admins did, in sentences.

use content::Stressors;
use domain::{Locale, StressorKey};
use insight::climate::Breakdown;
use insight::detectors::rules::TeamRule;
use store::{AdminStep, BY_REMOVED};
use words::climate::breakdown_choice;
use words::{reason, t};

/// The end of the key of a step that the identity provider caused.
const BY_PROVIDER: &str = "_by_provider";

/// The sentence of one step.
pub(super) fn sentence(locale: Locale, stressors: &Stressors, step: AdminStep) -> String {
    let what = step.what.strip_suffix(BY_PROVIDER).or(step.what.strip_suffix(BY_REMOVED)).unwrap_or(&step.what);
    let about = match step.is_about_removed {
        true => t!(locale, "log-somebody-removed"),
        false => about(locale, stressors, what, step.about),
    };
    let admin = step.admin.unwrap_or_else(|| nobody(locale, &step.what));
    match what {
        "invited" => t!(locale, "log-invited", admin = admin, about = about),
        "imported_roster" => {
            let people: u32 = about.parse().unwrap_or_default();
            t!(locale, "log-imported-roster", admin = admin, people = people)
        }
        "imported_schedule" => {
            let people: u32 = about.parse().unwrap_or_default();
            t!(locale, "log-imported-schedule", admin = admin, people = people)
        }
        "changed_team" => t!(locale, "log-changed-team", admin = admin, about = about),
        "stated_site" => t!(locale, "log-stated-site", admin = admin, about = about),
        "named_lead" => t!(locale, "log-named-lead", admin = admin, about = about, team = step.team),
        "ended_lead" => t!(locale, "log-ended-lead", admin = admin, about = about, team = step.team),
        "granted_psychologist" => t!(locale, "log-granted-psychologist", admin = admin, about = about),
        "granted_admin" => t!(locale, "log-granted-admin", admin = admin, about = about),
        "withdrew_psychologist" => t!(locale, "log-withdrew-psychologist", admin = admin, about = about),
        "withdrew_admin" => t!(locale, "log-withdrew-admin", admin = admin, about = about),
        "changed_leads" => t!(locale, "log-changed-leads", admin = admin, about = about),
        "added_stressor" => t!(locale, "log-added-stressor", admin = admin, about = about),
        "offered_stressor" => t!(locale, "log-offered-stressor", admin = admin, about = about),
        "marked_stressor" => t!(locale, "log-marked-stressor", admin = admin, about = about),
        "put_stressor_away" => t!(locale, "log-put-stressor-away", admin = admin, about = about),
        "allowed_hanging_up" => t!(locale, "log-allowed-hanging-up", admin = admin),
        "disallowed_hanging_up" => t!(locale, "log-disallowed-hanging-up", admin = admin),
        "commercial_use" => t!(locale, "log-commercial-use", admin = admin),
        "non_commercial_use" => t!(locale, "log-non-commercial-use", admin = admin),
        "chose_rules" => {
            let chosen: Vec<String> =
                about.split(' ').filter_map(TeamRule::from_key).map(|rule| reason::rule(locale, rule)).collect();
            t!(locale, "log-chose-rules", admin = admin, rules = chosen.len(), about = words::clauses(locale, &chosen))
        }
        "added_phone_number" => t!(locale, "log-added-phone-number", admin = admin, about = about),
        "removed_phone_number" => t!(locale, "log-removed-phone-number", admin = admin, about = about),
        "mailed_reset" => t!(locale, "log-mailed-reset", about = about),
        "set_mail_server" => t!(locale, "log-set-mail-server", admin = admin, about = about),
        "removed_mail_server" => t!(locale, "log-removed-mail-server", admin = admin, about = about),
        "set_identity_provider" => t!(locale, "log-set-identity-provider", admin = admin, about = about),
        "removed_identity_provider" => t!(locale, "log-removed-identity-provider", admin = admin, about = about),
        "allowed_passwords" => t!(locale, "log-allowed-passwords"),
        "ended_provider_subject" => t!(locale, "log-ended-provider-subject", admin = admin, about = about),
        "provider_adds_people" => t!(locale, "log-provider-adds-people", admin = admin, about = about),
        "provider_adds_nobody" => t!(locale, "log-provider-adds-nobody", admin = admin),
        "provider_grants_roles" => t!(locale, "log-provider-grants-roles", admin = admin, about = about),
        "provider_grants_no_roles" => t!(locale, "log-provider-grants-no-roles", admin = admin),
        "kept_admin" => t!(locale, "log-kept-admin", about = about),
        "refused_psychologist" => t!(locale, "log-refused-psychologist", about = about),
        "added_too_many" => t!(locale, "log-added-too-many"),
        "added_chat_group" => t!(locale, "log-added-chat-group", admin = admin, about = about),
        "removed_chat_group" => t!(locale, "log-removed-chat-group", admin = admin, about = about),
        "allowed_push_hosts" if about.is_empty() => t!(locale, "log-allowed-no-push-hosts", admin = admin),
        "allowed_push_hosts" => t!(locale, "log-allowed-push-hosts", admin = admin, about = about),
        "added_event_webhook" => t!(locale, "log-added-event-webhook", admin = admin, about = about),
        "removed_event_webhook" => t!(locale, "log-removed-event-webhook", admin = admin, about = about),
        "lowered_privacy_budget" => t!(locale, "log-lowered-privacy-budget", admin = admin, about = about),
        "chose_breakdown" => {
            let chosen = breakdown_choice(locale, Breakdown::from_key(&about).unwrap_or_default());
            t!(locale, "log-chose-breakdown", admin = admin, about = chosen)
        }
        "second_factor_on" => t!(locale, "log-second-factor-on", admin = admin),
        "second_factor_off" => t!(locale, "log-second-factor-off", admin = admin),
        "ended_second_factor" => t!(locale, "log-ended-second-factor", admin = admin, about = about),
        "second_factor_required" => t!(locale, "log-second-factor-required", admin = admin),
        "second_factor_optional" => t!(locale, "log-second-factor-optional", admin = admin),
        "learning_on" => t!(locale, "log-learning-on", admin = admin),
        "learning_off" => t!(locale, "log-learning-off", admin = admin),
        "raised_floor" => t!(locale, "log-raised-floor", admin = admin, about = about),
        "withdrew_invitation" => t!(locale, "log-withdrew-invitation", admin = admin, about = about),
        "added_person" => t!(locale, "log-added-person", admin = admin, about = about),
        _ => t!(locale, "log-changed-person", admin = admin, about = about),
    }
}

/// What a step without an admin says of who took it.
fn nobody(locale: Locale, what: &str) -> String {
    match what {
        _ if what.ends_with(BY_PROVIDER) => t!(locale, "log-by-provider"),
        _ if what.ends_with(BY_REMOVED) => t!(locale, "log-somebody-removed"),
        "imported_roster" | "imported_schedule" => t!(locale, "log-by-a-file"),
        _ => t!(locale, "log-at-the-machine"),
    }
}

/// What a step is about: of a stressor, which the log knows by its key, the name.
fn about(locale: Locale, stressors: &Stressors, what: &str, about: String) -> String {
    match about.parse::<StressorKey>() {
        Ok(key) if what.ends_with("stressor") || what == "put_stressor_away" => {
            stressors.label(locale, &key).to_owned()
        }
        _ => about,
    }
}
