//! Parsers of imported files: rosters, check-ins and call load, in several encodings. No I/O besides reading.

pub mod check_in_file;
pub mod csv_reader;
pub mod decode;
pub mod load_file;
pub mod roster;
