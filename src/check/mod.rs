//! What is asked of a site, and how.

pub mod wording;
