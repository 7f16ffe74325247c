//! Rules about the source code, checked by reading it: which part uses which, where SQL may be, which dependencies and columns
//! are excluded, and that every used text exists in both languages.

mod documents;
mod forms;
mod layers;
mod reading;
mod schema;
mod texts;
