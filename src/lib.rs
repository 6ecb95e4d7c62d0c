//! Pointed: a static site generator for personal profiles that refuses to publish what its sources do not back.

pub mod check;
pub mod diagnostic;
pub mod disk;
pub mod import;
pub mod output;
pub mod parse;
pub mod render;
pub mod report;
pub mod site;
pub mod source;
pub mod text;
pub mod tree;

#[cfg(test)]
mod testing;
