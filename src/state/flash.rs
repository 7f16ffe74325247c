//! What a page tells one browser once: a message, or a form's values and errors. In memory only, and never in a log.
//!
//! Each belongs to one page and to the person for whom it was left; a page may have several forms, and each of them
//! waits. Requests for other pages leave it where it is, and so do requests that show nothing (HEAD, an error, a
//! redirect). A page that is loaded again shows it again; a page that is opened again does not. A secret, which nobody
//! can look up, can be seen until the person opens another page: loading a page again must not lose it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use moka::ops::compute::Op;
use moka::sync::Cache;

use crate::state::kept;
use domain::PersonId;

/// How long something waits for its page.
const WAITS: SignedDuration = SignedDuration::from_mins(10);
/// How long the text of a person whose session ended waits for them to sign in again.
pub const KEPT: SignedDuration = SignedDuration::from_mins(30);
/// How long a message can be seen again by loading its page again.
const MESSAGE_SHOWN: SignedDuration = SignedDuration::from_mins(1);
/// How much waits for one browser at a time; the oldest is dropped.
const MAX_WAITING: usize = 12;
/// Memory for what waits for people who are signed in, and for visitors, in bytes. They are separate, so that visitors
/// cannot drive out the text of people.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// A form that was not accepted, or not sent yet: its values, and its errors by field.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FormState {
    /// Which form: the last segment of the address that it is sent to; empty if the form did not come back.
    pub form: &'static str,
    /// Field → what was typed (several for lists). Passwords are never kept.
    pub typed: BTreeMap<String, Vec<String>>,
    /// Field → what is wrong, in the person's language. The empty field speaks of the whole form.
    pub wrong: BTreeMap<String, String>,
    /// Fields whose values are shown again at once and not kept: secrets that are typed from paper.
    pub secret: Vec<String>,
    /// What the form is about, where its page has one such form for each of several things; otherwise empty.
    pub about: String,
}

impl FormState {
    /// Whether the form came back as it was filled in.
    #[must_use]
    pub const fn came_back(&self) -> bool {
        !self.form.is_empty()
    }

    /// What was typed into a field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.typed.get(field).and_then(|values| values.first()).map(String::as_str)
    }

    /// Whether `value` was among those chosen for a field.
    #[must_use]
    pub fn chose(&self, field: &str, value: &str) -> bool {
        self.typed.get(field).is_some_and(|values| values.iter().any(|v| v == value))
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<String> {
        self.wrong.get(field).cloned()
    }

    /// What identifies the form on its page.
    fn identity(&self) -> (&'static str, &str) {
        (self.form, &self.about)
    }

    /// The form as it may be kept until somebody signs in or the page is drawn again: without secrets.
    #[must_use]
    pub fn without_secrets(mut self) -> Self {
        for field in &self.secret {
            self.typed.remove(field);
        }
        self
    }

    fn bytes(&self) -> usize {
        let typed =
            self.typed.iter().map(|(field, values)| field.len() + values.iter().map(String::len).sum::<usize>());
        let wrong = self.wrong.iter().map(|(field, sentence)| field.len() + sentence.len());
        typed.chain(wrong).sum()
    }
}

/// Without what was typed: a log must not hold it.
impl fmt::Debug for FormState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormState").field("form", &self.form).finish_non_exhaustive()
    }
}

/// What links or tokens that were just made are for: a page with several cards shows them in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// The picture of a team on a screen in a room.
    Wall,
    /// A browser that becomes a kiosk.
    Kiosk,
    /// The token of a program.
    Token,
    /// A person's calendar.
    Calendar,
    /// A program that is notified of events.
    Webhook,
}

/// What waits for a page.
#[derive(Clone)]
pub enum Flash {
    /// A sentence to show at the top.
    Message(String),
    /// A form to show again.
    Form(FormState),
    /// Links and tokens that were just made, shown until another page is and then never again.
    Links(LinkKind, Vec<(String, String)>),
    /// A recovery code, shown until another page is and then never again.
    Code(String),
    /// The backup codes of a second factor, shown until another page is and then never again.
    Codes(Vec<String>),
}

impl Flash {
    /// What identifies the form on its page; none if it is not a form.
    fn form(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Form(state) => Some(state.identity()),
            _ => None,
        }
    }

    const fn is_secret(&self) -> bool {
        matches!(self, Self::Links(..) | Self::Code(_) | Self::Codes(_))
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Message(text) | Self::Code(text) => text.len(),
            Self::Form(state) => state.bytes(),
            Self::Links(_, links) => links.iter().map(|(name, link)| name.len() + link.len()).sum(),
            Self::Codes(codes) => codes.iter().map(String::len).sum(),
        }
    }
}

/// Without its content: a log must not hold it.
impl fmt::Debug for Flash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Message(_) => "Message",
            Self::Form(_) => "Form",
            Self::Links(..) => "Links",
            Self::Code(_) => "Code",
            Self::Codes(_) => "Codes",
        })
    }
}

/// In which browser, and for whom: nobody else who uses the browser sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Holder {
    /// The secret of the browser's cookie.
    pub browser: String,
    /// The person who is signed in, or was when the form was filled in; none for visitors.
    pub person: Option<PersonId>,
}

#[derive(Clone)]
struct KeptFlash {
    page: String,
    flash: Flash,
    until: Timestamp,
    // Whether its page was shown.
    shown: bool,
    // Whether signing in leads to its page.
    leads_back: bool,
}

type Pages = Arc<Vec<KeptFlash>>;

/// All that waits, for all browsers. Cheap to clone.
#[derive(Clone)]
pub struct Flashes {
    of_people: Cache<Holder, Pages>,
    of_visitors: Cache<Holder, Pages>,
}

impl Default for Flashes {
    fn default() -> Self {
        let cache = || {
            kept::newest(MAX_BYTES)
                .weigher(|holder: &Holder, pages: &Pages| {
                    let bytes = pages.iter().map(|waiting| waiting.page.len() + waiting.flash.bytes() + 64);
                    u32::try_from(holder.browser.len() + bytes.sum::<usize>()).unwrap_or(u32::MAX)
                })
                .time_to_live(KEPT.unsigned_abs())
                .build()
        };
        Self { of_people: cache(), of_visitors: cache() }
    }
}

impl fmt::Debug for Flashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Flashes")
    }
}

impl Flashes {
    /// Leaves something for a page, the path with its query. A form replaces itself there, and waits next to other
    /// forms of the page; anything else replaces what is not a form.
    pub fn leave(&self, holder: Holder, page: &str, flash: Flash, now: Timestamp) {
        let until = until(now, WAITS);
        self.add(holder, KeptFlash { page: page_of(page), flash, until, shown: false, leads_back: false });
    }

    /// Keeps the form of a person whose session ended. It waits longer than other forms, and signing in leads back to
    /// its page.
    pub fn keep(&self, holder: Holder, page: &str, form: FormState, now: Timestamp) {
        let (flash, until) = (Flash::Form(form), until(now, KEPT));
        self.add(holder, KeptFlash { page: page_of(page), flash, until, shown: false, leads_back: true });
    }

    /// What waits for a page. `again` is true if the page is loaded again.
    #[must_use]
    pub fn waiting(&self, holder: &Holder, page: &str, again: bool, now: Timestamp) -> Vec<Flash> {
        let (pages, page) = (self.of(holder).get(holder).unwrap_or_default(), page_of(page));
        let waiting = pages.iter().filter(|waiting| waiting.page == page && waiting.until > now);
        waiting.filter(|waiting| again || !waiting.shown).map(|waiting| waiting.flash.clone()).collect()
    }

    /// Notes that a page was shown, with what waited for it. Secrets that other pages showed are dropped: some browsers
    /// open a page after a form as they load one again, so that nothing else tells that the person had left.
    pub fn page_shown(&self, holder: &Holder, page: &str, again: bool, now: Timestamp) {
        let page = page_of(page);
        self.change(holder, |pages| {
            let stays = |waiting: &KeptFlash| match waiting.page == page {
                true => again || !waiting.shown,
                false => !waiting.shown || !waiting.flash.is_secret(),
            };
            pages.retain(|waiting| waiting.until > now && stays(waiting));
            for waiting in pages.iter_mut().filter(|waiting| waiting.page == page && !waiting.shown) {
                waiting.shown = true;
                if let Flash::Message(_) = waiting.flash {
                    waiting.until = waiting.until.min(until(now, MESSAGE_SHOWN));
                }
            }
        });
    }

    /// Shows again what was shown on a page: it is only drawn again.
    pub fn show_again(&self, holder: &Holder, page: &str) {
        let page = page_of(page);
        self.change(holder, |pages| {
            pages.iter_mut().filter(|waiting| waiting.page == page).for_each(|waiting| waiting.shown = false);
        });
    }

    /// Drops what was shown on a page: `accepted`, a form of it. If that leads back `to` the page, its other forms are
    /// shown again.
    pub fn done(&self, holder: &Holder, page: &str, accepted: &FormState, to: &str) {
        let (page, stays) = (page_of(page), page_of(page) == page_of(to));
        self.change(holder, |pages| {
            let is_other = |flash: &Flash| flash.form().is_some_and(|form| form != accepted.identity());
            pages.retain(|waiting| waiting.page != page || !waiting.shown || (stays && is_other(&waiting.flash)));
            show_forms(pages.iter_mut().filter(|waiting| waiting.page == page));
        });
    }

    /// Passes what waits for a page on to the page to which it redirects.
    pub fn pass_on(&self, holder: &Holder, page: &str, to: &str) {
        let (page, to) = (page_of(page), page_of(to));
        self.change(holder, |pages| {
            pages.iter_mut().filter(|waiting| waiting.page == page).for_each(|waiting| waiting.page.clone_from(&to));
        });
    }

    /// Drops all that waits for a holder: they sign out.
    pub fn forget(&self, holder: &Holder) {
        self.of(holder).invalidate(holder);
    }

    /// Drops all that waits for a person, in every browser: their password was reset, perhaps by somebody else at the
    /// same desk.
    pub fn forget_person(&self, person: PersonId) {
        for (holder, _) in self.of_people.iter().filter(|(holder, _)| holder.person == Some(person)) {
            self.of_people.invalidate(&*holder);
        }
    }

    /// The page of the form that was kept last for this person and has not been shown since.
    #[must_use]
    pub fn page_to_return_to(&self, holder: &Holder, now: Timestamp) -> Option<String> {
        let pages = self.of(holder).get(holder)?;
        let mut kept = pages.iter().rev().filter(|kept| kept.leads_back && !kept.shown && kept.until > now);
        kept.next().map(|kept| kept.page.clone())
    }

    fn of(&self, holder: &Holder) -> &Cache<Holder, Pages> {
        if holder.person.is_some() { &self.of_people } else { &self.of_visitors }
    }

    fn add(&self, holder: Holder, new: KeptFlash) {
        self.of(&holder).entry(holder).and_upsert_with(|pages| {
            let mut pages = pages.map(|pages| pages.into_value().to_vec()).unwrap_or_default();
            pages.retain(|waiting| waiting.page != new.page || waiting.flash.form() != new.flash.form());
            if new.flash.form().is_some() {
                // A message that was shown was about an earlier form.
                let is_message = |waiting: &KeptFlash| matches!(waiting.flash, Flash::Message(_));
                pages.retain(|waiting| waiting.page != new.page || !waiting.shown || !is_message(waiting));
                show_forms(pages.iter_mut().filter(|waiting| waiting.page == new.page));
            }
            pages.push(new);
            let surplus = pages.len().saturating_sub(MAX_WAITING);
            Arc::new(pages.split_off(surplus))
        });
    }

    fn change(&self, holder: &Holder, change: impl FnOnce(&mut Vec<KeptFlash>)) {
        // Most requests have nothing that waits, and write nothing.
        if !self.of(holder).contains_key(holder) {
            return;
        }
        self.of(holder).entry_by_ref(holder).and_compute_with(|pages| {
            let Some(pages) = pages else { return Op::Nop };
            let mut pages = pages.into_value().to_vec();
            change(&mut pages);
            if pages.is_empty() { Op::Remove } else { Op::Put(Arc::new(pages)) }
        });
    }
}

/// Shows forms again with another one of their page: as they were filled in, without what was wrong with them, because
/// the page answers the newer one; and without secrets, which were shown once.
fn show_forms<'a>(waiting: impl Iterator<Item = &'a mut KeptFlash>) {
    for waiting in waiting.filter(|waiting| waiting.shown) {
        if let Flash::Form(state) = &waiting.flash {
            waiting.flash = Flash::Form(FormState { wrong: BTreeMap::new(), ..state.clone().without_secrets() });
            waiting.shown = false;
        }
    }
}

fn until(now: Timestamp, waits: SignedDuration) -> Timestamp {
    now.checked_add(waits).unwrap_or(now)
}

/// The page of an address: without the part of it that a browser scrolls to.
fn page_of(address: &str) -> String {
    address.split('#').next().unwrap_or(address).to_owned()
}

#[cfg(test)]
mod tests;
