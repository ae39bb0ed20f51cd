//! The sample stories, built into the binary.

/// Name and content of every file in `sample/`, in the order of their names.
pub const FILES: &[(&str, &str)] = &[];
