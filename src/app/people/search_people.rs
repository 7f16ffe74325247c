//! Searching the list of people.

use serde::Deserialize;

use super::PeopleQuery;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SearchPeopleForm {
    q: String,
    team: String,
    role: String,
    state: String,
}

impl SubmittedForm for SearchPeopleForm {
    fn page(&self) -> String {
        "/admin/people".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("q", &self.q)
            .and("team", &self.team)
            .and("role", &self.role)
            .and("state", &self.state)
    }
}

/// Leads to the list of those who fit. What is searched for (`q`), a name or an e-mail address, stays in memory.
///
/// # Errors
/// If the viewer does not administer.
pub async fn search_people(context: RequestContext, form: SearchPeopleForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::Administer, Subject::None)?;
    let mut wanted = PeopleQuery::typed(&form.values().of_form("search_people"));
    wanted.search = context.app.searches.keep(me.session, &wanted.search.words, context.visitor.now);
    Ok(Redirect::to(wanted.at(1)))
}
