//! Marked stories → quotes and speakers.
