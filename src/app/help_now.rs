//! "I need help now": the phone numbers, the same for everybody, with or without a session.

use sha2::{Digest, Sha256};

use crate::app::talk::phone_numbers::{self, PhoneNumberView, SitesInMainlandChina};
use crate::state::AppState;
use crate::web::assets;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::kept_pages::KeptPage;
use domain::hexadecimal;
use store::StoreError;

/// What the page shows. It contains nothing about the person who opens it, because browsers keep a copy of it.
#[derive(Clone, Debug)]
pub struct HelpNowView {
    /// The numbers, the centre's own first.
    pub phone_numbers: Vec<PhoneNumberView>,
    /// Where the centre is, for the emergency services.
    pub sites: SitesInMainlandChina,
}

/// Loads the page at `path`. It is open to everybody: a session that has ended must not keep a person from the numbers.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such page; or if the store cannot be read.
pub async fn load(context: RequestContext, path: String) -> Result<HelpNowView, AppError> {
    KeptPage::HELP_NOW.language(&path, context.visitor.locale).ok_or(AppError::NotFound)?;
    Ok(HelpNowView {
        phone_numbers: phone_numbers::load(&context).await?,
        sites: SitesInMainlandChina::load(&context.app).await?,
    })
}

/// The version of the copies that browsers keep for when there is no network. It changes with the numbers, with the
/// places of the sites and with the program.
///
/// # Errors
/// If the store cannot be read.
pub async fn version(app: &AppState) -> Result<String, StoreError> {
    let numbers = app.store.phone_numbers().list().await?;
    let sites = SitesInMainlandChina::load(app).await?;
    let style = assets::manifest().map(|manifest| manifest.css.as_str());
    let digest = Sha256::digest(format!("{} {style:?} {sites:?} {numbers:?}", env!("CARGO_PKG_VERSION")));
    Ok(hexadecimal::digits(digest.iter().take(8)))
}
