//! What the pages of courses show: which there are, the parts of one, and what the reader has read.

use jiff::civil::Date;

use super::{ItemLink, item_link};
use crate::web::address::{page_of, with_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use content::Course;
use domain::access::{Action, Subject};
use domain::{Locale, Role, Workday};
use store::ReadItems;

/// The page of all courses.
pub const COURSES: &str = "/library/course";

/// The key of the course for somebody's first month at work.
const FIRST_MONTH: &str = "first_month";
/// For how many days from somebody's first workday on it is pointed out to them.
const POINTED_OUT_FOR: i32 = 30;

/// A course in the list.
#[derive(Clone, Debug)]
pub struct CourseCard {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// In a sentence.
    pub about: String,
    /// Whether it is for leads.
    pub for_leads: bool,
    /// How many of its items the reader has read, and how many there are.
    pub progress: (usize, usize),
}

impl CourseCard {
    fn is_unfinished(&self) -> bool {
        self.progress.0 < self.progress.1
    }
}

/// One course.
#[derive(Clone, Debug)]
pub struct CourseView {
    /// What the list says of it.
    pub card: CourseCard,
    /// Its parts.
    pub parts: Vec<PartView>,
    /// The address and title of the first item that the reader has not read; none if all are read.
    pub next: Option<(String, String)>,
}

/// One part.
#[derive(Clone, Debug)]
pub struct PartView {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Its items, each with whether the reader has read it.
    pub items: Vec<(ItemLink, bool)>,
}

/// The address of an item as a step of a course: its page leads on to the next one.
#[must_use]
pub fn step(href: &str, course: &str) -> String {
    with_query(href, &[("course", course)])
}

/// Loads the list.
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn list(context: RequestContext) -> Result<Vec<CourseCard>, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let read = context.app.store.library().read_items(signed_in.own.clone()).await?;
    let (locale, today) = (context.visitor.locale, signed_in.today());
    Ok(content::library().courses().iter().map(|course| card(locale, course, &read, today)).collect())
}

/// Loads the course with this key.
///
/// # Errors
/// [`AppError::NotFound`] if there is none.
pub async fn load(context: RequestContext, key: &str) -> Result<CourseView, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let course = content::library().course(key).ok_or(AppError::NotFound)?;
    let read = context.app.store.library().read_items(signed_in.own.clone()).await?;
    let (locale, today) = (context.visitor.locale, signed_in.today());
    let link = |id: &String| {
        let link = item_link(locale, content::library().find(id)?);
        Some((ItemLink { href: step(&link.href, key), ..link }, is_read(course, &read, id, today)))
    };
    let part = |part: &content::CoursePart| PartView {
        title: part.title.get(locale).clone(),
        about: part.about.get(locale).clone(),
        items: part.items.iter().filter_map(link).collect(),
    };
    let parts: Vec<_> = course.parts.iter().map(part).collect();
    let next = parts.iter().flat_map(|part| &part.items).find(|(_, read)| !read);
    let next = next.map(|(item, _)| (item.href.clone(), item.title.clone()));
    Ok(CourseView { card: card(locale, course, &read, today), parts, next })
}

/// The course of the first month, for a person who began within it and has not read all of it. They began on the first
/// workday that the roster states, or when they joined a team.
#[must_use]
pub fn for_newcomer(signed_in: &SignedIn, locale: Locale, read: &ReadItems) -> Option<CourseCard> {
    let joined = signed_in.viewer.memberships.iter().map(|membership| membership.from).min();
    let first = signed_in.person().starts_on.or(joined)?;
    let today = signed_in.today();
    let course =
        content::library().course(FIRST_MONTH).filter(|_| first <= today && today < first.plus(POINTED_OUT_FOR))?;
    Some(card(locale, course, read, today)).filter(CourseCard::is_unfinished)
}

/// The refresher of this quarter, for somebody who takes calls and has not read all of it since the quarter began.
#[must_use]
pub fn for_quarter(signed_in: &SignedIn, locale: Locale, read: &ReadItems) -> Option<CourseCard> {
    let today = signed_in.today();
    let quarter = (today.0.month() - 1) / 3 + 1;
    let course = content::library().courses().iter().find(|course| course.quarter == Some(quarter))?;
    let takes_calls = signed_in.person().roles.has(Role::Agent);
    Some(card(locale, course, read, today)).filter(|card| takes_calls && card.is_unfinished())
}

/// Whether an item counts as read in a course. In a refresher it does from the last beginning of its quarter on: a year
/// later it is not read already.
#[must_use]
pub fn is_read(course: &Course, read: &ReadItems, item: &str, today: Workday) -> bool {
    match begins(course, today) {
        Some(day) => read.contains_since(item, day),
        None => read.contains(item),
    }
}

/// The last day until today on which the quarter of a refresher began; none for another course.
fn begins(course: &Course, today: Workday) -> Option<Workday> {
    let month = course.quarter? * 3 - 2;
    let first = |year| Date::new(year, month, 1).ok().map(Workday);
    let year = today.0.year();
    first(year).filter(|day| *day <= today).or_else(|| first(year - 1))
}

/// What the list says of a course.
#[must_use]
pub fn card(locale: Locale, course: &Course, read: &ReadItems, today: Workday) -> CourseCard {
    CourseCard {
        href: page_of(COURSES, &course.key),
        title: course.title.get(locale).clone(),
        about: course.about.get(locale).clone(),
        for_leads: course.for_leads,
        progress: (course.items().filter(|id| is_read(course, read, id, today)).count(), course.items().count()),
    }
}
