//! Site and theme make an output, in memory.

pub mod context;
