//! Taking in the roster that was previewed.
