//! The one integration crate.

mod probe;
mod wording;
