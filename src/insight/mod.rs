//! What follows from the data: baselines, flags, suggestions. Pure: no clock, no I/O, no SQL.
