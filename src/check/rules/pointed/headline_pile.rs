//! `headline-pile`: a pile of nouns instead of a statement.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::both;
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::number::numbers;
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "headline-pile",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("headline_pile.en.md"),
        de: include_str!("headline_pile.de.md"),
    },
    check: Check::Passage(check),
};

/// Three crafts are a person, four are a list.
const FEWEST_PARTS: usize = 4;

/// What a full stop ends is an abbreviation where it is shorter.
const SHORTEST_LABEL: usize = 4;

/// A part with more words than these says something.
const LONGEST_LABEL: usize = 4;

fn check(_: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let language = passage.outline.language;
    let text = passage.plain().replace("==", "");
    if passage.outline.place != Place::Headline || !is_pile(&text, language) {
        return;
    }
    let labels = parts(&text).len();
    let message = both!(
        "a pile of {labels} labels, and no statement",
        "ein Stapel aus {labels} Etiketten, aber keine Aussage"
    );
    findings.add(passage.outline.span, message).advise(
        match language {
            Language::En => "which one should a reader remember? what do you do in it, for whom?",
            Language::De => "welches soll hängen bleiben? was tun Sie darin, für wen?",
        }
        .to_owned(),
    );
}

/// Whether a headline is labels between separators, and nothing binds them.
pub(super) fn is_pile(text: &str, language: Language) -> bool {
    let parts = parts(text);
    let measures = numbers(text, language)
        .iter()
        .any(|number| number.measures());
    parts.len() >= FEWEST_PARTS && !measures && parts.iter().all(|part| is_label(part, language))
}

fn parts(text: &str) -> Vec<&str> {
    let split = |separators: &[&str]| {
        let mut parts = vec![text];
        for separator in separators {
            parts = parts
                .into_iter()
                .flat_map(|part| part.split(separator))
                .collect();
        }
        parts.retain(|part| !part.trim().is_empty());
        parts
    };
    let mut by_marks = split(&["|", "·", "•", " / ", " – ", " — ", " + ", " & ", ";"]);
    if let [one] = by_marks[..] {
        let sentences: Vec<&str> = one.split(['.', '!']).map(str::trim).collect();
        let mut labels = sentences.iter().filter(|label| !label.is_empty());
        // „Prof. Dr. med.“ are no sentences.
        if labels
            .all(|label| label.starts_with(char::is_uppercase) && label.len() >= SHORTEST_LABEL)
        {
            by_marks = sentences;
            by_marks.retain(|label| !label.is_empty());
        }
    }
    match by_marks.len() {
        // Commas separate labels only where nothing stronger does.
        1 => split(&[","]),
        _ => by_marks,
    }
}

/// A few words without a preposition, a pronoun or a verb form among the small words.
fn is_label(part: &str, language: Language) -> bool {
    const JOINING: [&str; 12] = [
        "and", "or", "the", "a", "an", "of", "und", "oder", "der", "die", "das", "von",
    ];
    let words: Vec<String> = tokens(part)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| folded(token.text(part)))
        .collect();
    words.len() <= LONGEST_LABEL
        && words
            .iter()
            .all(|word| !is_function_word(word, language) || JOINING.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check_profile;

    #[test]
    fn labels_in_a_row_are_found() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Visionary | Speaker | Leader | Author | Innovator\"\nheadline.de = \"Querdenker, Speaker, Führungskraft und Autor, Coach\"\n",
            &[
                "2:15 a pile of 5 labels, and no statement",
                "3:15 a pile of 4 labels, and no statement",
            ],
        );
    }

    #[test]
    fn full_stops_and_ampersands_separate_labels_too() {
        assert!(is_pile("Mother. Teacher. Baker. Runner.", Language::En));
        assert!(is_pile(
            "Bäckerin & Autorin & Rednerin & Mentorin",
            Language::De
        ));
    }

    #[test]
    fn statements_and_short_rows_are_left_alone() {
        for headline in [
            "Painter · Printmaker · Teacher",
            "Prof. Dr. med. habil. Anna Roth",
            "Speaker on circular packaging; author of *Less Box*",
            "Nurse, teacher, and author of ward plans for hospitals, in three languages",
            "I paint, print, teach, write",
            "Plumbing, heating, 4 apprentices, 2 vans",
        ] {
            assert!(!is_pile(headline, Language::En), "{headline}");
        }
        assert!(!is_pile(
            "Dächer, Dachfenster, Gauben, Reparaturen in Ulm",
            Language::De
        ));
    }
}
