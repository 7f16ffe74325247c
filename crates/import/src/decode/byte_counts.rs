//! Counts of bytes that tell encodings apart where the detector of letters is not sure.

/// What was seen in a file.
#[derive(Default)]
pub(super) struct ByteCounts {
    /// Pairs of bytes as GB 18030 has them, both above 0xA0: within GB 2312, as almost all real Chinese.
    pub common: usize,
    /// Of those, the 3,755 most frequent characters: level 1 of GB 2312.
    pub frequent: usize,
    /// All other pairs.
    pub rare: usize,
    /// Characters of four bytes, which only GB 18030 has.
    pub four: usize,
    /// The six letters that differ between Western European and Turkish.
    pub turkish: usize,
    lead: Option<u8>,
    /// The three bytes before.
    last: [u8; 3],
}

impl ByteCounts {
    /// Takes the next bytes into account.
    pub(super) fn add(&mut self, chunk: &[u8]) {
        let is_lead = |byte: u8| (0x81..=0xFE).contains(&byte);
        for byte in chunk {
            let [first, second, third] = self.last;
            if is_lead(first) && second.is_ascii_digit() && is_lead(third) && byte.is_ascii_digit() {
                self.four += 1;
            }
            self.last = [second, third, *byte];
            self.turkish += usize::from(matches!(byte, 0xD0 | 0xDD | 0xDE | 0xF0 | 0xFD | 0xFE));
            self.lead = match self.lead {
                Some(first) => {
                    let common = first > 0xA0 && *byte > 0xA0;
                    self.common += usize::from(common);
                    self.frequent += usize::from(common && (0xB0..=0xD7).contains(&first));
                    self.rare += usize::from(!common);
                    None
                }
                None => (*byte >= 0x81).then_some(*byte),
            };
        }
    }
}
