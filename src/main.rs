//! Parse arguments, call, exit: the only place that exits.

fn main() {}
