//! Integration tests of Weathervane through its public surface: the router, the files it reads and the program itself.
#![cfg(test)]

mod access;
mod access_log;
mod accounts;
mod figures;
mod files;
mod growing;
mod help;
mod interference;
mod operation;
mod routes;
mod source_rules;
mod support;
mod weather;
