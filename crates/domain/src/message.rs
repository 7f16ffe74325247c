//! Messages that leave the centre: what they are about, through what they go, and when one that failed is tried again.

use jiff::SignedDuration;

/// How the connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte, usually on port 465.
    Tls,
    /// TLS after a plain greeting, usually on port 587. Without TLS nothing is sent.
    StartTls,
    /// None: only for a mail server on the same machine.
    Plain,
}

impl MailSecurity {
    /// All three, in the order in which a form shows them.
    pub const ALL: [Self; 3] = [Self::Tls, Self::StartTls, Self::Plain];

    /// The stable name in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::Plain => "plain",
        }
    }

    /// The value with this stable name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// A program whose chat groups take messages from a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChatKind {
    /// WeCom (企业微信).
    WeCom,
    /// DingTalk (钉钉), which signs requests.
    DingTalk,
    /// Feishu (飞书) or Lark, which signs requests.
    Feishu,
    /// Microsoft Teams.
    Teams,
    /// Slack.
    Slack,
}

impl ChatKind {
    /// All five, in the order in which a form shows them.
    pub const ALL: [Self; 5] = [Self::WeCom, Self::DingTalk, Self::Feishu, Self::Teams, Self::Slack];

    /// The stable name in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::WeCom => "wecom",
            Self::DingTalk => "dingtalk",
            Self::Feishu => "feishu",
            Self::Teams => "teams",
            Self::Slack => "slack",
        }
    }

    /// The value with this stable name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// Whether its groups check a signature that is made with a secret.
    #[must_use]
    pub const fn signs(self) -> bool {
        matches!(self, Self::DingTalk | Self::Feishu)
    }
}

/// What a message is about. Its words are made when it is sent, so that none of them is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// A shift has begun: to everybody on it, and to the chat groups of the team.
    Reminder,
    /// That something may wait for a lead: to that lead, the same every day.
    LeadDigest,
    /// A new climate report, to psychologists.
    Report,
    /// A link that sets a new password, to somebody who asked for it.
    PasswordReset,
    /// The roster changed: to programs.
    RosterChanged,
    /// The figures of a week were released: to programs.
    WeekReleased,
}

impl MessageKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Reminder, Self::LeadDigest, Self::Report, Self::PasswordReset, Self::RosterChanged, Self::WeekReleased];

    /// The stable name in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::LeadDigest => "lead_digest",
            Self::Report => "report",
            Self::PasswordReset => "password_reset",
            Self::RosterChanged => "roster_changed",
            Self::WeekReleased => "week_released",
        }
    }

    /// The value with this stable name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// Why a message was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageFault {
    /// The other machine did not answer, or not in time.
    Unreachable,
    /// Its certificate is not valid, or it offers no TLS.
    Certificate,
    /// It refused the sign-in, the secret or the signature.
    SignIn,
    /// It refused the address of the recipient.
    Address,
    /// It refused the message.
    Refused,
    /// The address of the other machine is one that the program does not connect to.
    Forbidden,
    /// What is needed to send it is missing: the settings were removed, or the keys are not those of this database.
    Settings,
}

impl MessageFault {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Unreachable,
        Self::Certificate,
        Self::SignIn,
        Self::Address,
        Self::Refused,
        Self::Forbidden,
        Self::Settings,
    ];

    /// The stable name in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Certificate => "certificate",
            Self::SignIn => "sign_in",
            Self::Address => "address",
            Self::Refused => "refused",
            Self::Forbidden => "forbidden",
            Self::Settings => "settings",
        }
    }

    /// The value with this stable name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// How long a message waits after this many attempts that failed: one minute, then five times as long each time.
#[must_use]
pub fn pause_after(attempts: u32) -> SignedDuration {
    SignedDuration::from_mins(5_i64.saturating_pow(attempts.saturating_sub(1).min(4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_five_times_as_long_as_the_one_before() {
        let minutes: Vec<i64> = (1..=6).map(|attempts| pause_after(attempts).as_mins()).collect();
        assert_eq!(minutes, [1, 5, 25, 125, 625, 625]);
    }

    #[test]
    fn every_stable_name_leads_back_to_its_value() {
        assert!(MailSecurity::ALL.into_iter().all(|one| MailSecurity::of_key(one.key()) == Some(one)));
        assert!(ChatKind::ALL.into_iter().all(|one| ChatKind::of_key(one.key()) == Some(one)));
        assert!(MessageKind::ALL.into_iter().all(|one| MessageKind::of_key(one.key()) == Some(one)));
        assert!(MessageFault::ALL.into_iter().all(|one| MessageFault::of_key(one.key()) == Some(one)));
        assert_eq!(ChatKind::of_key("telegram"), None);
    }
}
