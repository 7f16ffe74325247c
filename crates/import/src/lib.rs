//! Parsers of imported files: rosters, schedules, check-ins and call load, as workbooks and as text in several
//! encodings. No I/O besides reading.

pub mod cell;
pub mod check_in_file;
mod csv_line;
pub mod csv_reader;
pub mod date_order;
pub mod decode;
mod delimiter;
pub mod file_headings;
mod headings;
mod line_reader;
pub mod load_file;
mod problems;
pub mod roster;
pub mod schedule_file;
mod table;
mod workbook;
