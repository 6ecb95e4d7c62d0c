//! The door to files: a site folder is read, an output folder is written, a cache is kept.

mod cache;
mod read;
mod write;

pub use cache::{load_cache, save_cache};
pub use read::{find_site, read_copied_texts, read_site};
pub use write::{Written, create_tree, write_output};
