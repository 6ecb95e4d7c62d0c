//! The profile in the words of other tools: pure functions from a site to a text.
//!
//! What leaves is what a reader of the asked visibility may know, in one language; what is said in
//! another language only is told in that one, for a fact in a foreign word is still a fact. What a
//! format cannot hold is left out, and its file says so.

mod extract;
mod resume;
mod words;

mod json_resume;
mod markdown;
mod networks;
mod rendercv;
mod text;

pub use json_resume::{Published, json_resume};
pub use markdown::markdown;
pub use networks::{linkedin, xing};
pub use rendercv::rendercv;
pub use text::text;

use crate::site::Visibility;
use crate::text::language::Language;

/// For whom a profile is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    /// The language of the texts.
    pub language: Language,
    /// What a reader may know: [`Visibility::Public`], or [`Visibility::Print`] for a document that
    /// is handed over. What is private never leaves.
    pub reader: Visibility,
}

impl Audience {
    /// Everybody, in a language.
    pub fn public(language: Language) -> Self {
        Audience {
            language,
            reader: Visibility::Public,
        }
    }

    /// Whether something of that visibility is for this audience.
    fn may_know(self, visibility: Visibility) -> bool {
        visibility != Visibility::Private && visibility <= self.reader
    }
}
