//! What Weathervane promises, tried through its public surface: the router, the files it reads, the program itself.
#![cfg(test)]

mod access;
mod admin;
mod check_ins;
mod doors;
mod full_disk;
mod house;
mod interference;
mod kill;
mod me;
mod routes;
mod sessions;
mod support;
