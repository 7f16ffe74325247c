//! Where the next page of a list begins: text that callers hand back and do not read.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::problem::Problem;

/// The number of records of a page unless the caller asks for fewer.
pub const PAGE: u32 = 200;

/// Writes a cursor.
#[must_use]
pub fn cursor<T: Serialize>(last: &T) -> Option<String> {
    serde_json::to_vec(last).ok().map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads a cursor; none for the first page.
///
/// # Errors
/// If it is not a cursor of this list: 400.
pub fn read<T: DeserializeOwned>(cursor: Option<&str>) -> Result<Option<T>, Problem> {
    let Some(cursor) = cursor else { return Ok(None) };
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let last = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    last.map(Some).ok_or_else(|| Problem::of(StatusCode::BAD_REQUEST).because("cursor"))
}

/// The number of records to return.
///
/// # Errors
/// If it is not from 1 to [`PAGE`]: 400.
pub fn limit(asked: Option<u32>) -> Result<u32, Problem> {
    match asked.unwrap_or(PAGE) {
        limit @ 1..=PAGE => Ok(limit),
        _ => Err(Problem::of(StatusCode::BAD_REQUEST).because("limit")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was_and_other_text_is_refused() {
        let last = (7_i64, "Café & 呼叫".to_owned());
        let written = cursor(&last).expect("a cursor");
        assert_eq!(read::<(i64, String)>(Some(&written)), Ok(Some(last)));
        assert_eq!(read::<(i64, String)>(None), Ok(None));
        for wrong in ["", "7", "§", "bnVsbA"] {
            assert!(read::<(i64, String)>(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
