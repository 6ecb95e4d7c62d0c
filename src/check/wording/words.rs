//! The lists of wording, in each language, compiled once.

use std::sync::LazyLock;

use crate::check::wording::category::Category;
use crate::check::wording::lists::{Kind, lists};
use crate::text::language::Language;
use crate::text::lexicon::{Classes, Lexicon, Source, Tag};

/// A lexicon of wording with the classes and conditions that its guards ask for.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) language: Language,
    pub(super) lexicon: Lexicon,
    kinds: Vec<Kind>,
    conditions: Vec<Condition>,
    pub(super) own: Classes,
    pub(super) reader: Classes,
    pub(super) others: Classes,
    pub(super) offer: Classes,
    pub(super) negation: Classes,
    pub(super) not_negation: Classes,
    pub(super) turn: Classes,
    pub(super) month: Classes,
    pub(super) place: Classes,
    pub(super) organisation: Classes,
    pub(super) example: Classes,
    pub(super) venue: Classes,
    pub(super) relative: Classes,
    pub(super) limit: Classes,
    pub(super) by: Classes,
    pub(super) asks: Classes,
    pub(super) work: Classes,
    pub(super) beside_skill: Classes,
    pub(super) sep: Classes,
    pub(super) exp: Classes,
}

/// When an entry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Condition {
    /// A measuring number in the sentence answers it.
    pub(super) quantity: bool,
    /// A name or a link in the sentence answers it.
    pub(super) name: bool,
    /// A date in the sentence answers it.
    pub(super) date: bool,
    /// It counts only in a sentence about the writer.
    pub(super) own: bool,
    /// It counts only in a list of skills.
    pub(super) skill: bool,
    /// Its first word has a small letter, or opens the sentence: „versuche“, not „Versuche“.
    pub(super) lower: bool,
    /// It counts only where nothing else stands in the segment.
    pub(super) bare: bool,
}

impl Words {
    /// The lists that come with Pointed.
    pub(super) fn standard(language: Language) -> &'static Words {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| built_in(Language::En));
        static GERMAN: LazyLock<Words> = LazyLock::new(|| built_in(Language::De));
        match language {
            Language::En => &ENGLISH,
            Language::De => &GERMAN,
        }
    }

    /// The lists that come with Pointed, with phrases never to report and phrases to report as well.
    pub(super) fn with_terms(
        language: Language,
        allow: &[String],
        add: &[(Category, String)],
    ) -> Result<Words, String> {
        let allowed = allow.join("\n");
        let mut sources = lists(language);
        sources.push((
            Kind::Exception,
            Source {
                name: "allow",
                text: &allowed,
                defines_classes: false,
            },
        ));
        for (category, term) in add {
            let source = Source {
                name: "add",
                text: term,
                defines_classes: false,
            };
            sources.push((Kind::Vague(*category), source));
        }
        let lists: Vec<Source<'_>> = sources.iter().map(|(_, source)| *source).collect();
        let lexicon = Lexicon::compile(language, &lists)?;
        Words::new(language, lexicon, kinds(&sources))
    }

    fn new(language: Language, lexicon: Lexicon, kinds: Vec<Kind>) -> Result<Self, String> {
        let conditions = lexicon
            .conditions()
            .iter()
            .map(|text| condition(text))
            .collect::<Result<_, _>>()?;
        Ok(Words {
            language,
            kinds,
            conditions,
            own: lexicon.class("own"),
            reader: lexicon.class("reader"),
            others: lexicon.class("others"),
            offer: lexicon.class("offer"),
            negation: lexicon.class("negation"),
            not_negation: lexicon.class("not-negation"),
            turn: lexicon.class("turn"),
            month: lexicon.class("month"),
            place: lexicon.class("place"),
            organisation: lexicon.class("organisation"),
            example: lexicon.class("example"),
            venue: lexicon.class("venue"),
            relative: lexicon.class("relative"),
            limit: lexicon.class("limit"),
            by: lexicon.class("by"),
            asks: lexicon.class("asks"),
            work: lexicon.class("work"),
            beside_skill: lexicon.class("beside-skill"),
            sep: lexicon.class("sep"),
            exp: lexicon.class("exp"),
            lexicon,
        })
    }

    pub(super) fn kind(&self, tag: Tag) -> Kind {
        self.kinds[usize::from(tag.source)]
    }

    pub(super) fn condition(&self, tag: Tag) -> Condition {
        self.conditions[usize::from(tag.condition)]
    }
}

fn kinds(sources: &[(Kind, Source<'_>)]) -> Vec<Kind> {
    sources.iter().map(|(kind, _)| *kind).collect()
}

/// The lists that come with Pointed, compiled when Pointed was.
fn built_in(language: Language) -> Words {
    let bytes: &[u8] = match language {
        Language::En => include_bytes!(concat!(env!("OUT_DIR"), "/wording-en")),
        Language::De => include_bytes!(concat!(env!("OUT_DIR"), "/wording-de")),
    };
    Lexicon::from_bytes(bytes)
        .and_then(|lexicon| Words::new(language, lexicon, kinds(&lists(language))))
        .expect("the build script wrote it and a test reads it")
}

fn condition(text: &str) -> Result<Condition, String> {
    let mut condition = Condition::default();
    for word in text.split_whitespace() {
        match word {
            "always" => {}
            "unless-quantity" => condition.quantity = true,
            "unless-name" => condition.name = true,
            "unless-date" => condition.date = true,
            "own" => condition.own = true,
            "skill" => condition.skill = true,
            "lower" => condition.lower = true,
            "bare" => condition.bare = true,
            _ => return Err(format!("there is no condition `{word}`")),
        }
    }
    Ok(condition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_compile_with_phrases_of_ones_own() {
        for language in Language::ALL {
            let added = [(Category::Cliche, "to the moon".to_owned())];
            if let Err(fault) = Words::with_terms(language, &["unique".to_owned()], &added) {
                panic!("{language}: {fault}");
            }
        }
    }

    #[test]
    fn every_class_that_a_guard_asks_for_exists() {
        for language in Language::ALL {
            let words = Words::standard(language);
            for class in [
                words.own,
                words.reader,
                words.others,
                words.offer,
                words.negation,
                words.not_negation,
                words.turn,
                words.month,
                words.place,
                words.organisation,
                words.example,
                words.venue,
                words.relative,
                words.limit,
                words.by,
                words.asks,
                words.work,
                words.beside_skill,
                words.sep,
                words.exp,
            ] {
                assert!(!class.is_empty(), "{language}");
            }
        }
    }
}
