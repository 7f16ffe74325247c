//! Files that are read and written.

mod calendar;
mod data_directories;
mod encodings;
mod export_import;
#[cfg(unix)]
mod imports_while_serving;
mod long_file;
mod own_files;
mod pipes;
mod private_files;
mod schedule;
mod sizes;
mod watched_folders;
mod workbooks;
