//! What the pages of courses show: which there are, the parts of one, and what the reader has read.

use super::{ItemLink, item_link};
use crate::web::address::{page_of, with_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Course;
use domain::Locale;
use domain::access::{Action, Subject};

/// The page of all courses.
pub const COURSES: &str = "/library/course";

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
    let locale = context.visitor.locale;
    Ok(content::library().courses().iter().map(|course| card(locale, course, |id| read.contains(id))).collect())
}

/// Loads the course with this key.
///
/// # Errors
/// [`AppError::NotFound`] if there is none.
pub async fn load(context: RequestContext, key: &str) -> Result<CourseView, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let course = content::library().course(key).ok_or(AppError::NotFound)?;
    let read = context.app.store.library().read_items(signed_in.own.clone()).await?;
    let locale = context.visitor.locale;
    let link = |id: &String| {
        let link = item_link(locale, content::library().find(id)?);
        Some((ItemLink { href: step(&link.href, key), ..link }, read.contains(id)))
    };
    let part = |part: &content::CoursePart| PartView {
        title: part.title.get(locale).clone(),
        about: part.about.get(locale).clone(),
        items: part.items.iter().filter_map(link).collect(),
    };
    let parts: Vec<_> = course.parts.iter().map(part).collect();
    let next = parts.iter().flat_map(|part| &part.items).find(|(_, read)| !read);
    let next = next.map(|(item, _)| (item.href.clone(), item.title.clone()));
    Ok(CourseView { card: card(locale, course, |id| read.contains(id)), parts, next })
}

/// What the list says of a course.
pub fn card(locale: Locale, course: &Course, is_read: impl Fn(&str) -> bool) -> CourseCard {
    CourseCard {
        href: page_of(COURSES, &course.key),
        title: course.title.get(locale).clone(),
        about: course.about.get(locale).clone(),
        for_leads: course.for_leads,
        progress: (course.items().filter(|id| is_read(id)).count(), course.items().count()),
    }
}
