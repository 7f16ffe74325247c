//! How well the detectors do: on series whose truth is known.

pub mod outbreaks;
