//! What Weathervane promises, tried through its public surface: the router, the files it reads, the program itself.
#![cfg(test)]

mod doors;
mod sessions;
mod support;
