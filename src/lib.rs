//! Pointed: a static site generator for personal profiles that refuses to publish what its sources do not back.

pub mod diagnostic;
pub mod output;
pub mod site;
pub mod render;
pub mod source;
pub mod text;
