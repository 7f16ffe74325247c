//! To whom messages go: by the roster alone, when they are queued and again when they are sent.

use jiff::Timestamp;

use domain::Workday;
use store::Person;

/// Whether e-mails to a person are queued: they have joined, work here on that day and have an address. Whether they
/// want them is looked up when one is sent, so that the queue does not tell it.
#[must_use]
pub fn gets_mail(person: &Person, day: Workday) -> bool {
    gets_push(person, day) && person.email.is_some()
}

/// Whether messages to the devices of a person are queued, which they may not have: that is looked up when one is sent.
#[must_use]
pub fn gets_push(person: &Person, day: Workday) -> bool {
    person.has_password && person.is_here_on(day)
}

/// The same, when the message is about to be sent.
#[must_use]
pub fn still_gets_push(person: &Person, now: Timestamp) -> bool {
    gets_push(person, person.today(now))
}

/// The same, when the message is about to be sent.
#[must_use]
pub fn still_gets_mail(person: &Person, now: Timestamp) -> bool {
    gets_mail(person, person.today(now))
}
