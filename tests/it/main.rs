//! The one integration crate.

mod wording;
