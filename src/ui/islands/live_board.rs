//! The board that changes while one looks at it.
