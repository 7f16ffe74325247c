//! The database engine: opening and migrating the files, emptying their logs, the writer thread, the pool of readers,
//! and row mappers for shared types.

pub(crate) mod complete_lines;
pub(crate) mod connection;
pub(crate) mod dry_run;
pub(crate) mod load;
pub(crate) mod logs;
pub(crate) mod readers;
pub(crate) mod rows;
pub(crate) mod writer;
