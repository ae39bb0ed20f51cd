//! Queries over a library.
