//! The words of messages. They name nobody and no weather.

use jiff::tz::TimeZone;

use domain::message::{ChatKind, MailSecurity, MessageFault, MessageKind};
use domain::{Locale, Workday};
use store::FailedMessage;
use words::{dates, t};

/// A subject and a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The subject of an e-mail; chat groups show none.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// The e-mail at the start of a shift: the same for everybody.
#[must_use]
pub fn reminder(locale: Locale, base: &str) -> Wording {
    Wording {
        subject: t!(locale, "message-reminder-subject"),
        text: with_footer(locale, base, t!(locale, "message-reminder-text", link = format!("{base}/check-in"))),
    }
}

/// The message to a chat group at the start of a shift.
#[must_use]
pub fn reminder_in_chat(locale: Locale, base: &str) -> String {
    t!(locale, "message-reminder-chat", link = format!("{base}/check-in"))
}

/// The notification on a device at the start of a shift, as its browser reads it.
#[must_use]
pub fn reminder_on_device(locale: Locale) -> String {
    let (title, body) = (t!(locale, "message-reminder-subject"), t!(locale, "message-reminder-push"));
    serde_json::json!({"title": title, "body": body, "lang": locale.tag()}).to_string()
}

/// The e-mail to a lead: the same every day. Counts are on the page only, because an admin can change where e-mails go.
#[must_use]
pub fn lead_digest(locale: Locale, base: &str) -> Wording {
    let text = t!(locale, "message-digest-text", link = format!("{base}/follow-ups"));
    Wording { subject: t!(locale, "message-digest-subject"), text: with_footer(locale, base, text) }
}

/// The e-mail to a psychologist.
#[must_use]
pub fn report(locale: Locale, base: &str) -> Wording {
    Wording {
        subject: t!(locale, "message-report-subject"),
        text: with_footer(locale, base, t!(locale, "message-report-text", link = format!("{base}/climate"))),
    }
}

/// The e-mail with a link that sets a new password, which can be used until this local time.
#[must_use]
pub fn password_reset(locale: Locale, link: &str, until: jiff::civil::Time) -> Wording {
    Wording {
        subject: t!(locale, "message-reset-subject"),
        text: format!("{}\n", t!(locale, "message-reset-text", link = link, time = dates::time(until))),
    }
}

fn with_footer(locale: Locale, base: &str, text: String) -> String {
    format!("{text}\n\n{}\n", t!(locale, "message-footer", link = format!("{base}/account#messages")))
}

/// The message with which an admin tries out the settings.
#[must_use]
pub fn test_message(locale: Locale) -> Wording {
    Wording { subject: t!(locale, "message-test-subject"), text: t!(locale, "message-test-text") }
}

/// What could not be sent, why, and whether it is tried again. Of e-mails it does not say to whom.
#[must_use]
pub fn failure(locale: Locale, failed: &FailedMessage, zone: &TimeZone) -> String {
    let moment = |at: jiff::Timestamp| dates::moment(locale, at.to_zoned(zone.clone()).datetime());
    let kind = match failed.kind {
        MessageKind::Reminder => t!(locale, "message-kind-reminder"),
        MessageKind::LeadDigest => t!(locale, "message-kind-digest"),
        MessageKind::Report => t!(locale, "message-kind-report"),
        MessageKind::PasswordReset => t!(locale, "message-kind-reset"),
        MessageKind::RosterChanged => t!(locale, "message-kind-roster"),
        MessageKind::WeekReleased => t!(locale, "message-kind-week"),
    };
    let next = match failed.next_at {
        Some(next) => t!(locale, "message-next", time = moment(next)),
        None => t!(locale, "message-given-up", count = failed.attempts),
    };
    let (time, fault) = (moment(failed.queued_at), fault(locale, failed.fault));
    if let Some(host) = failed.program.as_deref() {
        return t!(locale, "message-failed-program", time = time, kind = kind, host = host, fault = fault, next = next);
    }
    match &failed.chat {
        Some((team, program)) => {
            let (team, program) = (team.as_str(), chat_name(locale, *program));
            t!(
                locale,
                "message-failed-chat",
                time = time,
                kind = kind,
                team = team,
                program = program,
                fault = fault,
                next = next
            )
        }
        None => t!(locale, "message-failed-mail", time = time, kind = kind, fault = fault, next = next),
    }
}

/// What a push service did not take on a day.
#[must_use]
pub fn push_failure(locale: Locale, day: Workday, host: &str, wrong: MessageFault) -> String {
    let (day, fault) = (dates::full_day(locale, day), fault(locale, wrong));
    t!(locale, "message-failed-push", day = day, host = host, fault = fault)
}

/// Why something was not sent.
#[must_use]
pub fn fault(locale: Locale, fault: MessageFault) -> String {
    match fault {
        MessageFault::Unreachable => t!(locale, "message-fault-unreachable"),
        MessageFault::Certificate => t!(locale, "message-fault-certificate"),
        MessageFault::SignIn => t!(locale, "message-fault-sign-in"),
        MessageFault::Address => t!(locale, "message-fault-address"),
        MessageFault::Refused => t!(locale, "message-fault-refused"),
        MessageFault::Forbidden => t!(locale, "message-fault-forbidden"),
        MessageFault::Settings => t!(locale, "message-fault-settings"),
    }
}

/// The name of a chat program.
#[must_use]
pub fn chat_name(locale: Locale, kind: ChatKind) -> String {
    match kind {
        ChatKind::WeCom => t!(locale, "chat-wecom"),
        ChatKind::DingTalk => t!(locale, "chat-dingtalk"),
        ChatKind::Feishu => t!(locale, "chat-feishu"),
        ChatKind::Teams => t!(locale, "chat-teams"),
        ChatKind::Slack => t!(locale, "chat-slack"),
    }
}

/// How a connection is protected.
#[must_use]
pub fn security(locale: Locale, security: MailSecurity) -> String {
    match security {
        MailSecurity::Tls => t!(locale, "mail-security-tls"),
        MailSecurity::StartTls => t!(locale, "mail-security-starttls"),
        MailSecurity::Plain => t!(locale, "mail-security-plain"),
    }
}
