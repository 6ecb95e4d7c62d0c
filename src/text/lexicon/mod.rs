//! Lexicons: lists of words, phrases and patterns over word classes, and where a text matches them.
//!
//! A list is a text file with one entry a line; `#` starts a comment. An entry is a sequence of:
//!
//! | written | matches |
//! |---|---|
//! | `track record` | these words; a hyphen and a blank are the same |
//! | `word~` | the word inflected: German adjective and noun endings, English -s -ed -ing |
//! | `optimier%` | a German weak verb, given its stem |
//! | `*berater~` | a German compound with this head, unless the compound is an entry itself |
//! | `-guru` `premium-` | this word also when a hyphen ties it to more on that side |
//! | `[good\|great]` | one of these words |
//! | `<person>` | a member of a class, `<a\|b>` of one of several |
//! | `<#>` `<Cap>` | a number; a word with a capital |
//! | `_` | any word |
//! | `^` `$` | the start or the end of a sentence or of one of its segments |
//! | `, / –` … | this mark |
//! | `!x` | not followed by `x` |
//! | `x?` `x*` `x{0,3}` | none or one; up to four; that many |
//!
//! Words compare under [`fold`](crate::text::word::fold), so curly quotes, capitals, umlauts and ß need
//! no entries of their own. A match begins and ends at a whole word: `driven` is not in "test-driven".
//! A line `[name]` in a class file opens a class; `[name+]` opens one that a compound joined by hyphens
//! takes from its last part. A line `@name` in a list sets a condition for the entries below it.

mod analysis;
mod compile;
mod gates;
mod inflection;
mod matcher;
mod pattern;
mod table;

pub use analysis::{Analysis, Classes, LexToken};
pub use compile::Source;
pub use matcher::Lexicon;
pub use pattern::{Match, Tag};
