//! What Weathervane promises, tried through its public surface: the router, the files it reads, the program itself.
#![cfg(test)]

mod access;
mod addresses;
mod admin;
mod centre;
mod check_ins;
mod climate;
mod doors;
mod erasures;
mod flags;
mod full_disk;
mod glass_door;
mod grants;
mod guards;
mod house;
mod interference;
mod keeping;
mod keys;
mod kill;
mod live;
mod long_file;
mod me;
mod metrics;
mod outbreaks;
mod round_trips;
mod routes;
mod rules;
mod sessions;
mod support;
mod wall;
