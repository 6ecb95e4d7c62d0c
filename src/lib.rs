//! Pointed: a static site generator for personal profiles that refuses to publish what its sources do not back.

pub mod check;
pub mod text;
