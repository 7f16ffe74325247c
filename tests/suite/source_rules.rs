//! Rules about the source code, checked by reading it: which part uses which, where SQL may be, which dependencies and
//! columns are excluded, that every used text exists in both languages, and which words nobody writes.

mod cycles;
mod documents;
mod forms;
mod layers;
mod reading;
mod schema;
mod texts;
mod wording;
