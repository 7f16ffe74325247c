//! Files that people bring: a roster, check-ins, call load. Reads their encodings and cells; changes nothing.

pub mod check_in_file;
pub mod csv_reader;
pub mod decode;
pub mod load_file;
pub mod roster;
