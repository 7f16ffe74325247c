//! Seeing a flag through: what was done.

use leptos::prelude::server;

use crate::app::flags::status;
use crate::state::live::Topic;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use domain::Locale;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use store::{FlagId, FlagState, FlagWork};
use words::t;

/// The longest account of what was done, in characters, with all that was added.
pub const LONGEST: usize = 1000;
/// The longest of what may be added, each by itself, in characters.
pub const LONGEST_PART: usize = 200;

/// Says what was done about a flag; `why` to `how_much` are the optional rest of a 5W2H, and fold into the same text.
///
/// # Errors
/// The flag does not follow from what the viewer may see; nothing was said, or too much. What was typed stands there again.
#[server(prefix = "/api", endpoint = "finish_flag")]
pub async fn finish_flag(
    #[server(default)] flag: String,
    #[server(default)] what: String,
    #[server(default)] why: String,
    #[server(default)] who: String,
    #[server(default)] by_when: String,
    #[server(default)] place: String,
    #[server(default)] how: String,
    #[server(default)] how_much: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let rest =
        [("why", why), ("who", who), ("by_when", by_when), ("place", place), ("how", how), ("how_much", how_much)];
    let typed =
        rest.iter().fold(FormValues::default().and("what", &what), |typed, (field, said)| typed.and(field, said));
    let id = flag.parse::<FlagId>().ok();
    let back = id.map_or_else(|| "/flags".to_owned(), |id| format!("/flags/{id}"));
    answer("finish_flag", format!("{back}#act"), typed, async move {
        let signed_in = context.allowed(Action::WorkOnFlag, Subject::None)?;
        let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
        let id = id.ok_or(AppError::NotFound)?;
        let noticed = status::find(app, &signed_in.viewer, id, signed_in.today()).await?.ok_or(AppError::NotFound)?;
        context.allowed(Action::WorkOnFlag, Subject::Team(noticed.team, signed_in.today()))?;
        let mut errors = ValidationErrors::default();
        if what.trim().is_empty() {
            errors.add("what", t!(locale, "flag-page-what-missing"));
        }
        let whole =
            rest.iter().fold(what.trim().to_owned(), |text, (field, said)| with_part(locale, text, field, said));
        for (field, said) in &rest {
            let too_long = |_| t!(locale, "text-too-long", longest = LONGEST_PART);
            errors.keep(field, cleaned(said, LONGEST_PART).map_err(too_long));
        }
        let length = whole.chars().count();
        let too_long = |_| t!(locale, "flag-page-what-too-long", length = length, longest = LONGEST);
        let account = errors.keep("what", cleaned(&whole, LONGEST).map_err(too_long));
        errors.check()?;
        let (team, person, me) = (noticed.team, noticed.person, signed_in.person().id);
        let (state, due_at) = (FlagState::Done, None);
        let work = FlagWork {
            flag: id,
            team,
            person,
            state,
            owner: Some(me),
            due_at,
            changed_at: now,
            what_was_done: account,
        };
        app.store.flag_work().set(work, me).await?;
        app.hub.announce(Topic::Board(team));
        Ok(Next::to(back).saying(t!(locale, "flag-page-said-done")))
    })
    .await
}

/// What one field of the form is called.
#[must_use]
pub fn part(locale: Locale, field: &str) -> String {
    match field {
        "why" => t!(locale, "flag-page-why"),
        "who" => t!(locale, "flag-page-who"),
        "by_when" => t!(locale, "flag-page-by-when"),
        "place" => t!(locale, "flag-page-place"),
        "how" => t!(locale, "flag-page-how"),
        _ => t!(locale, "flag-page-how-much"),
    }
}

fn with_part(locale: Locale, text: String, field: &str, said: &str) -> String {
    match said.trim() {
        "" => text,
        said => format!("{text}\n{}", t!(locale, "flag-page-part", part = part(locale, field), said = said)),
    }
}
