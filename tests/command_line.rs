//! The listing commands as a script sees them.
