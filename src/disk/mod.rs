//! The door to files: a site folder is read, an output folder is written, a cache is kept.

mod append;
mod cache;
mod export;
mod memory;
mod name;
mod read;
mod replace;
mod settings;
mod svg;
mod write;

pub use append::append_text;
pub use cache::{load_cache, save_cache};
pub use export::{Found, Limits, read_export};
pub use memory::{Change, Memory, Reading};
pub use name::{locate, relative};
pub use read::{FOLDERS, find_site, read_again, read_copied_texts, read_file, read_site};
pub use replace::replace_text;
pub use settings::set_setting;
pub use write::{Writing, Written, create_tree, write_output, write_pdf};
