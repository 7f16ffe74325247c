//! The rules of the house, read from the source itself: who may know whom, where SQL stands, what is never depended on, and that
//! every text that is used exists in both languages.

mod layers;
mod reading;
mod texts;
