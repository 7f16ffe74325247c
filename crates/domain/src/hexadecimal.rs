//! Writes bytes in hexadecimal digits.

/// The bytes in lower-case hexadecimal digits, two for each.
#[must_use]
pub fn digits<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> String {
    bytes.into_iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(digits(&[0, 9, 10, 255]), "00090aff");
        assert_eq!(digits([7; 4].iter().take(2)), "0707");
    }
}
