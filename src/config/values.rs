//! Parsers of values: numbers in a range, and the address that people use.

/// A number in this range.
fn within_range(text: &str, range: std::ops::RangeInclusive<f64>) -> Result<f64, String> {
    let said = text.parse::<f64>().ok().filter(|value| range.contains(value));
    said.ok_or_else(|| format!("must be a number from {} to {}", range.start(), range.end()))
}

/// A share, from 0 to 1.
pub(super) fn share(text: &str) -> Result<f64, String> {
    within_range(text, 0.0..=1.0)
}

/// A time in seconds, up to a day.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    within_range(text, 0.0..=86_400.0)
}

/// A mean time in seconds until a caller hangs up, up to a day.
pub(super) fn patience(text: &str) -> Result<f64, String> {
    within_range(text, 1.0..=86_400.0)
}

/// Parses the address that people use and removes a trailing slash. It must not have a path, because cookies and
/// policies apply to a whole host.
///
/// # Errors
/// If it has a path or another scheme.
pub fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim().trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(url.to_owned()),
        Some(_) => Err("must be an address without a path, such as https://weather.example.com".to_owned()),
        None => Err("must start with https:// or http://".to_owned()),
    }
}
