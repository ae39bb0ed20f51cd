//! The command line; its documentation is the help.
