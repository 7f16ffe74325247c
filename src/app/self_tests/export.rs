//! The part of a person's export that is about self-tests.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::web::visitor::SignedIn;
use domain::Locale;
use domain::self_test::SelfTestResult;
use store::{Store, StoreError};

/// What self-tests left behind.
#[derive(Debug, Serialize)]
pub struct OwnSelfTests {
    no_offers: bool,
    results: Vec<OwnResult>,
}

#[derive(Debug, Serialize)]
struct OwnResult {
    test: String,
    taken_at: jiff::Timestamp,
    answers: Vec<ExportedAnswer>,
    scores: BTreeMap<String, Option<f64>>,
}

#[derive(Debug, Serialize)]
struct ExportedAnswer {
    item: String,
    answer: Option<String>,
}

/// Returns what can be read with the key in the person's session.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(store: &Store, me: &SignedIn, locale: Locale) -> Result<OwnSelfTests, StoreError> {
    let record = store.self_tests().read(me.own.clone()).await?;
    let results = record.results().iter().map(|result| own_result(locale, result)).collect();
    Ok(OwnSelfTests { no_offers: record.skipped, results })
}

fn own_result(locale: Locale, result: &SelfTestResult) -> OwnResult {
    let (test, taken_at) = (result.instrument.clone(), result.taken_at);
    let Some(instrument) = content::instruments().get(&test) else {
        return OwnResult { test, taken_at, answers: Vec::new(), scores: BTreeMap::new() };
    };
    let answer = |(item, answer): (&content::Item, &Option<u8>)| ExportedAnswer {
        item: item.text(locale).to_owned(),
        answer: answer
            .and_then(|index| Some(instrument.options(item).get(usize::from(index))?.text(locale).to_owned())),
    };
    let score = |scale: &content::Scale| (scale.key.clone(), scale.score(instrument, &result.answers));
    OwnResult {
        test,
        taken_at,
        answers: instrument.items.iter().zip(&result.answers).map(answer).collect(),
        scores: instrument.scales.iter().map(score).collect(),
    }
}
