//! Values out of a short list of words.

use crate::text::language::Language;

/// A type whose values have names in the sources.
pub trait Choice: Sized + Copy + 'static {
    /// Every value with the word that stands for it, in the order in which they are explained.
    const CHOICES: &'static [(&'static str, Self)];

    /// The value of a word.
    fn from_name(name: &str) -> Option<Self> {
        Self::CHOICES
            .iter()
            .find(|(word, _)| *word == name)
            .map(|(_, value)| *value)
    }
}

impl Choice for Language {
    const CHOICES: &'static [(&'static str, Self)] = &[("en", Language::En), ("de", Language::De)];
}

/// Declares an enum whose values have names in the sources.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $type:ident {
            $($(#[$value_meta:meta])* $value:ident = $name:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type {
            $($(#[$value_meta])* $value,)*
        }

        impl $crate::site::choice::Choice for $type {
            const CHOICES: &'static [(&'static str, Self)] = &[$(($name, $type::$value),)*];
        }

        impl $type {
            /// The word for it in the sources.
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$value => $name,)*
                }
            }
        }
    };
}

pub(crate) use choice;
