//! Integration tests of Weathervane through its public surface: the router, the files it reads and the program itself.
#![cfg(test)]

mod access;
mod access_log;
mod addresses;
mod admin;
mod audit;
mod awkward_ids;
mod board;
mod centre;
mod check_ins;
mod climate;
mod closing;
mod connections;
mod counselling;
mod crash_recovery;
mod data_directories;
mod doctor;
mod encodings;
mod erasures;
mod escalations;
mod export_import;
mod flags;
mod flashes;
mod full_disk;
mod grants;
mod help_now;
mod hostile_names;
mod http_responses;
#[cfg(unix)]
mod imports_while_serving;
mod interference;
mod journal;
mod keys;
mod live;
mod long_file;
mod me;
mod metrics;
mod outbreaks;
mod own_files;
#[cfg(unix)]
mod pipes;
mod request_spans;
mod routes;
mod rules;
mod saved;
mod sessions;
mod sign_in_limits;
mod sizes;
mod source_rules;
mod support;
mod supporters;
mod talk;
mod today;
mod tough_calls;
mod unsent;
mod wall;
