//! `sentence-too-long`: a sentence that is hard to take in.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::reading::Sentence;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::both;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "sentence-too-long",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("sentence_too_long.en.md"),
        de: include_str!("sentence_too_long.de.md"),
    },
    check: Check::Passage(check),
};

/// So many nouns made of other words hide the verbs of a sentence.
const MOST_ABSTRACT_NOUNS: usize = 4;

/// A list has at least so many marks between its members, …
const MARKS_OF_A_LIST: usize = 4;

/// … and so few words from one to the next.
const WORDS_OF_A_MEMBER: usize = 5;

/// Places beyond these say nothing new.
const MOST_RELATED: usize = 3;

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    // What is read from somewhere else is asked about its wording, not about its style; the length of
    // a headline is a question of its own.
    if matches!(passage.outline.place, Place::Loose | Place::Headline) {
        return;
    }
    let language = passage.outline.language;
    let long: Vec<&Sentence> = passage
        .reading(subject)
        .sentences
        .iter()
        .filter(|sentence| is_hard(sentence, passage, language))
        .collect();
    let Some((first, more)) = long.split_first() else {
        return;
    };
    let mut message = match first.words > limit(language) {
        true => {
            let words = first.words;
            both!(
                "a sentence of {words} words",
                "ein Satz mit {words} Wörtern"
            )
        }
        false => {
            let nouns = first.abstract_nouns;
            both!(
                "{nouns} nouns where verbs belong",
                "{nouns} Hauptwörter, wo Verben hingehören"
            )
        }
    };
    if let more @ 1.. = more.len() {
        message.push(both!(
            " (and {more} more in this text)",
            " (und {more} weitere in diesem Text)"
        ));
    }
    let place = |sentence: &Sentence| {
        let unit = &passage.units()[sentence.unit];
        passage.span(&subject.site.sources, unit, sentence.range.clone())
    };
    let finding = findings.add(place(first), message);
    finding.advise(
        match language {
            Language::En => "where does the second thought begin? put a full stop before it",
            Language::De => "wo beginnt der zweite Gedanke? davor gehört ein Punkt",
        }
        .to_owned(),
    );
    for sentence in more.iter().take(MOST_RELATED) {
        let words = sentence.words;
        finding.point(place(sentence), both!("{words} words", "{words} Wörter"));
    }
}

fn limit(language: Language) -> usize {
    match language {
        Language::En => 30,
        Language::De => 25,
    }
}

fn is_hard(sentence: &Sentence, passage: &Passage<'_>, language: Language) -> bool {
    let text = &passage.units()[sentence.unit].text[sentence.range.clone()];
    let marks = text.matches([',', ';', ':', '•', '·']).count();
    let is_list = marks >= MARKS_OF_A_LIST && sentence.words <= (marks + 1) * WORDS_OF_A_MEMBER;
    let nominal = sentence.abstract_nouns >= MOST_ABSTRACT_NOUNS;
    (sentence.words > limit(language) || nominal) && !is_list
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    #[test]
    fn long_sentences_are_told_once_a_text() {
        let words = |number: usize| format!("I {}.", ["word"; 40][..number - 1].join(" "));
        check_site(
            &RULE,
            &[
                (
                    "about.md",
                    &format!("{}\n\n{} {}\n", words(30), words(31), words(40)),
                ),
                ("about.de.md", &format!("{} {}\n", words(25), words(26))),
            ],
            &[
                "about.de.md:1:124 a sentence of 26 words",
                "about.md:3:1 a sentence of 31 words (and 1 more in this text)",
            ],
        );
    }

    #[test]
    fn nominal_style_is_german() {
        check_site(
            &RULE,
            &[
                ("about.md", "Station, region, nation and passion.\n"),
                (
                    "about.de.md",
                    "Die Durchführung der Optimierung der Umsetzung von Digitalisierungsmaßnahmen ist mein Fach.\n\nDie Durchführung der Optimierung dient der Umsetzung der Planung.\n",
                ),
            ],
            &["about.de.md:3:1 4 nouns where verbs belong"],
        );
    }

    #[test]
    fn lists_laws_and_imprints_are_left_alone() {
        let list = "I repair clocks, barometers, music boxes, scales, compasses, sextants, theodolites, early typewriters, wooden cameras with bellows, and the small brass parts that nobody makes any more, in Ulm, Linz, Chur, Graz, Bern and Basel.\n";
        check_site(
            &RULE,
            &[
                ("about.md", list),
                (
                    "content/pages/imprint.md",
                    &format!("# Imprint\n\n{}\n", "word ".repeat(50)),
                ),
            ],
            &[],
        );
    }
}
