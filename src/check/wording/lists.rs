//! The lists of wording that come with Pointed, and what a match of each means.

use crate::check::wording::category::Category;
use crate::text::language::Language;
use crate::text::lexicon::Source;

/// What a match of a list means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Vague wording.
    Vague(Category),
    /// A phrase in which nothing is vague.
    Exception,
    /// The sentence speaks about words or quotes somebody.
    Mention,
    /// The sentence speaks about the world or the reader.
    World,
    /// A list of classes.
    Classes,
}

macro_rules! lists {
    ($language:literal) => {
        vec![
            list(
                Kind::Classes,
                "classes",
                include_str!(concat!("words/", $language, "/classes.txt")),
            ),
            list(
                Kind::Classes,
                "guards",
                include_str!(concat!("words/", $language, "/guards.txt")),
            ),
            list(
                Kind::Exception,
                "exception",
                include_str!(concat!("words/", $language, "/exception.txt")),
            ),
            list(
                Kind::Mention,
                "mention",
                include_str!(concat!("words/", $language, "/mention.txt")),
            ),
            list(
                Kind::World,
                "world",
                include_str!(concat!("words/", $language, "/world.txt")),
            ),
            vague(
                "vague-self-praise",
                include_str!(concat!("words/", $language, "/vague-self-praise.txt")),
            ),
            vague(
                "corporate-jargon",
                include_str!(concat!("words/", $language, "/corporate-jargon.txt")),
            ),
            vague(
                "cliche",
                include_str!(concat!("words/", $language, "/cliche.txt")),
            ),
            vague(
                "vague-quantity",
                include_str!(concat!("words/", $language, "/vague-quantity.txt")),
            ),
            vague(
                "relative-time",
                include_str!(concat!("words/", $language, "/relative-time.txt")),
            ),
            vague(
                "hedged-statement",
                include_str!(concat!("words/", $language, "/hedged-statement.txt")),
            ),
            vague(
                "weak-opening",
                include_str!(concat!("words/", $language, "/weak-opening.txt")),
            ),
            vague(
                "empty-outcome",
                include_str!(concat!("words/", $language, "/empty-outcome.txt")),
            ),
            vague(
                "superlative-without-evidence",
                include_str!(concat!(
                    "words/",
                    $language,
                    "/superlative-without-evidence.txt"
                )),
            ),
            vague(
                "inflated-title",
                include_str!(concat!("words/", $language, "/inflated-title.txt")),
            ),
            vague(
                "unattributed-praise",
                include_str!(concat!("words/", $language, "/unattributed-praise.txt")),
            ),
            vague(
                "generic-positioning",
                include_str!(concat!("words/", $language, "/generic-positioning.txt")),
            ),
            vague(
                "soft-skill-as-skill",
                include_str!(concat!("words/", $language, "/soft-skill-as-skill.txt")),
            ),
            vague(
                "filler",
                include_str!(concat!("words/", $language, "/filler.txt")),
            ),
            vague(
                "nominal-style",
                include_str!(concat!("words/", $language, "/nominal-style.txt")),
            ),
        ]
    };
}

/// The lists of a language, in a fixed order: a match names its list by its place here.
pub(crate) fn lists(language: Language) -> Vec<(Kind, Source<'static>)> {
    match language {
        Language::En => lists!("en"),
        Language::De => lists!("de"),
    }
}

fn list(kind: Kind, name: &'static str, text: &'static str) -> (Kind, Source<'static>) {
    (
        kind,
        Source {
            name,
            text,
            defines_classes: kind == Kind::Classes,
        },
    )
}

fn vague(name: &'static str, text: &'static str) -> (Kind, Source<'static>) {
    let category = Category::parse(name).expect("lists are named for their category");
    list(Kind::Vague(category), name, text)
}
