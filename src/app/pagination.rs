//! One page of a long list, with the addresses of the pages before and after it.

/// The number of a page in an address, from 1.
#[must_use]
pub fn page_number(text: Option<String>) -> u32 {
    text.and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 10_000)
}

/// Which entries of a list one page has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The number of the first entry that is shown, from 1.
    pub first: u32,
    /// The number of the last; less than the first where none is shown.
    pub last: u32,
    /// How many there are in all.
    pub all: u32,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pagination {
    /// Page `page` of `all` entries, this many on each; `at` writes the address of another.
    #[must_use]
    pub fn new(page: u32, on_each: u32, all: u32, at: impl Fn(u32) -> String) -> Self {
        let before = (page - 1).saturating_mul(on_each);
        let last = before.saturating_add(on_each).min(all);
        Self {
            first: before + 1,
            last,
            all,
            previous: (page > 1).then(|| at(page - 1)),
            next: (last < all && last > before).then(|| at(page + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_leads_on_while_there_is_more_and_back_except_at_its_start() {
        let paged = |page, all| Pagination::new(page, 50, all, |page| page.to_string());
        let ways = |page, all| (paged(page, all).previous, paged(page, all).next);
        let at = |page: &str| Some(page.to_owned());
        assert_eq!(ways(1, 0), (None, None));
        assert_eq!(ways(1, 50), (None, None));
        assert_eq!(ways(1, 51), (None, at("2")));
        assert_eq!(ways(2, 51), (at("1"), None));
        assert_eq!((paged(2, 51).first, paged(2, 51).last), (51, 51));
        assert_eq!(ways(9, 51), (at("8"), None), "past the end there is a way back");
        assert_eq!(page_number(Some("-3".to_owned())), 1);
    }
}
