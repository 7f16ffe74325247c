//! What `/tough-call` shows: the sources, then what made the call hard and how heavy it was. Two taps, and the second
//! one saves.

pub mod answer_tough_call;
pub mod delete_tough_call;
pub mod export;
pub mod keep_tough_call_private;
pub mod own;
pub mod question;
pub mod record_tough_call;
pub mod reset;
pub mod shared;
pub mod switch_tough_key;

use uuid::Uuid;

use crate::app::check_in::recipients::TeamReaders;
use crate::web::address::{page_of, with_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Card;
use domain::ToughCallSource;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::tough_call::{Heaviness, ToughCallKind};
use store::Store;
use words::tough_call;

/// The page.
pub const PAGE: &str = "/tough-call";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ToughCallView {
    /// The sources, each with the address that its tap opens.
    pub sources: Vec<(String, String)>,
    /// What follows the first tap; none before it.
    pub second: Option<SecondTap>,
    /// The card for a caller in distress: its address and its title.
    pub distress: Option<(String, String)>,
    /// Whether the T key opens the page in this browser.
    pub key_is_on: bool,
}

/// What follows the first tap.
#[derive(Clone, Debug)]
pub struct SecondTap {
    /// The source.
    pub source: ToughCallSource,
    /// Its name.
    pub name: String,
    /// A fresh id, made for this showing of the page: sending the form twice is then harmless.
    pub fresh_id: String,
    /// When it was shown, in RFC 3339: those who lead the team only later were not named on it.
    pub shown_at: String,
    /// Each kind by name, with its degrees: what the button sends, and what it is called.
    pub kinds: Vec<(String, Vec<(String, String)>)>,
    /// The names of the leads with whom it can be shared; none if there are none.
    pub leads: Option<String>,
}

/// Loads the [`ToughCallView`]. `source` is the key in the address.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not check in.
pub async fn load(context: RequestContext, source: Option<String>) -> Result<ToughCallView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let locale = context.visitor.locale;
    let second = match source.and_then(|key| ToughCallSource::from_key(&key)) {
        Some(source) => {
            let today = signed_in.today();
            let team = signed_in.viewer.teams(TeamRole::Member, today).next();
            let kinds = ToughCallKind::ALL.into_iter().map(|kind| {
                let degrees = Heaviness::ALL.into_iter();
                let degrees = degrees.map(|heavy| (said(kind, heavy), tough_call::heaviness(locale, heavy))).collect();
                (tough_call::kind(locale, kind), degrees)
            });
            Some(SecondTap {
                source,
                name: tough_call::source(locale, source),
                fresh_id: Uuid::new_v4().to_string(),
                shown_at: context.visitor.now.to_string(),
                kinds: kinds.collect(),
                leads: TeamReaders::load(&context, team, today).await?.at(context.visitor.now).named_leads(locale),
            })
        }
        None => None,
    };
    let sources = ToughCallSource::ALL.into_iter();
    let distress = card(&context.app.store, &content::tough_calls().distress);
    Ok(ToughCallView {
        sources: sources.map(|one| (tough_call::source(locale, one), source_address(one.key()))).collect(),
        second,
        distress: distress.map(|card| (page_of("/suggestion", &card.rule.key), card.title.get(locale).clone())),
        key_is_on: context.visitor.tough_key,
    })
}

/// The address of the page after the first tap.
fn source_address(key: &str) -> String {
    with_query(PAGE, &[("source", key)])
}

/// What the button of the second tap sends.
fn said(kind: ToughCallKind, heaviness: Heaviness) -> String {
    format!("{}:{}", kind.key(), heaviness.key())
}

/// A card as this centre shows it.
fn card(store: &Store, key: &str) -> Option<&'static Card> {
    store.settings().interventions().get(key)
}
