//! The import rule holds.
