//! `headline-generic`: a headline that would fit ten thousand people.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::pointed::headline_pile::is_pile;
use crate::check::subject::Subject;
use crate::check::word_sets::{BROAD_TOPIC, GENERIC_TITLE};
use crate::diagnostic::Severity;
use crate::site::TopicRole;
use crate::text::bilingual::Bilingual;
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "headline-generic",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("headline_generic.en.md"),
        de: include_str!("headline_generic.de.md"),
    },
    check: Check::Passage(check),
};

/// No part of a German compound is shorter.
const SHORTEST_PART: usize = 4;

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    if passage.outline.place != Place::Headline {
        return;
    }
    let language = passage.outline.language;
    let text = passage.plain().replace("==", "");
    // What follows the name of an employer is theirs: "Head of Marketing, Acme".
    let employer = subject.entities.mentions(&text).into_iter().next();
    let text = &text[..employer.map_or(text.len(), |employer| employer.range.start)];
    let topics = &subject.site.profile.topics;
    let mentions = subject.finder.passage(passage).topics;
    let names_core = mentions
        .iter()
        .any(|topic| topics[*topic].role == TopicRole::Core);
    if names_core || is_pile(text, language) || !is_generic(text, language) {
        return;
    }
    let message = Bilingual::new(
        "this headline would fit ten thousand people",
        "diese Überschrift passt auf Zehntausende",
    );
    findings.add(passage.outline.span, message).advise(
        match language {
            Language::En => "in what, for whom, with which result?",
            Language::De => "worin, für wen, mit welchem Ergebnis?",
        }
        .to_owned(),
    );
}

/// Whether a headline says nothing about this person: then rules about what it should name are
/// silent.
pub(in crate::check::rules) fn says_nothing(text: &str, language: Language) -> bool {
    let text = text.replace("==", "");
    is_pile(&text, language) || is_generic(&text, language)
}

/// Whether every word that means something is one of titles, ranks and departments.
fn is_generic(text: &str, language: Language) -> bool {
    let own = without_employer(text, language);
    let mut means_something = false;
    for token in tokens(own) {
        let word = token.text(own);
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Mark(_) => continue,
            // A number or code says something of its own.
            TokenKind::Number | TokenKind::Opaque => return false,
        }
        let folded = folded(word);
        // „(m/w/d)“
        let shouted = word.chars().all(char::is_uppercase);
        let says_nothing = folded.chars().count() == 1
            || is_function_word(&folded, language)
                && !(shouted && is_title(word, &folded, language));
        if says_nothing {
            continue;
        }
        if !is_title(word, &folded, language) {
            return false;
        }
        means_something = true;
    }
    means_something
}

fn is_title(word: &str, folded: &str, language: Language) -> bool {
    let titles = GENERIC_TITLE.get(language);
    let known = |word: &str| titles.is_entry(word) || BROAD_TOPIC.get(language).is_entry(word);
    if known(word) {
        return true;
    }
    // German profiles bear English titles as well.
    if language == Language::De && GENERIC_TITLE.get(Language::En).is_entry(word) {
        return true;
    }
    let joints = SHORTEST_PART..folded.len().saturating_sub(SHORTEST_PART) + 1;
    language == Language::De
        && joints
            .filter(|joint| folded.is_char_boundary(*joint))
            .any(|joint| {
                let (first, second) = folded.split_at(joint);
                titles.is_entry(first) && titles.is_entry(second)
            })
}

/// What stands before the name of an employer: "Consultant at Acme".
fn without_employer(text: &str, language: Language) -> &str {
    let marks: &[&str] = match language {
        Language::En => &[" at ", " @ ", "@"],
        Language::De => &[" bei ", " beim ", " @ ", "@"],
    };
    let cut = marks.iter().filter_map(|mark| text.find(mark)).min();
    &text[..cut.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check_profile;

    #[test]
    fn titles_are_found() {
        for headline in [
            "Senior Software Developer",
            "Full-stack web developer",
            "Project Manager",
            "Entrepreneur",
            "Senior Consultant at Acme Corp.",
            "Marketing Manager and Speaker",
            "Head of Sales",
            "IT",
            "Chef",
        ] {
            assert!(is_generic(headline, Language::En), "{headline}");
        }
        for headline in [
            "Unternehmensberaterin",
            "Softwareentwickler (m/w/d)",
            "Projektleiter",
            "Senior-Berater und Coach",
            "Berater:in bei der Acme GmbH",
            "Leitender Ingenieur",
            "Product Owner",
            "Digitalisierung",
            "Geschäftsführerin",
            "Freie:r Grafiker:in",
            "Leitende Angestellte",
            "Lehrer/in",
        ] {
            assert!(is_generic(headline, Language::De), "{headline}");
        }
    }

    #[test]
    fn an_employer_of_the_profile_adds_nothing() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Head of Marketing, Acme Mills\"\n[[organisation]]\nname = \"Acme Mills Ltd\"\n",
            &["2:15 this headline would fit ten thousand people"],
        );
    }

    #[test]
    fn precise_and_regulated_titles_are_left_alone() {
        for headline in [
            "Rust developer for medical device firmware (IEC 62304)",
            "Notary",
            "Patent attorney",
            "Midwife",
            "Software developer for hospitals",
            "Structural engineer",
            "Timber-bridge inspector",
            "I build forms",
            "Consultant, 14 succession cases",
            "",
        ] {
            assert!(!is_generic(headline, Language::En), "{headline}");
        }
        for headline in [
            "Notarin",
            "Patentanwalt",
            "Steuerberaterin",
            "Hebamme",
            "Tischlermeister",
            "Holzbrückenprüferin",
            "Beraterin für Nachfolge in Handwerksbetrieben",
            "Kinderkrankenpflegerin",
        ] {
            assert!(!is_generic(headline, Language::De), "{headline}");
        }
    }

    #[test]
    fn a_core_topic_makes_it_yours() {
        let headline = "[positioning]\nheadline.en = \"Data engineer\"\n";
        check_profile(
            &RULE,
            headline,
            &["2:15 this headline would fit ten thousand people"],
        );
        let topic = "[[topic]]\nlabel.en = \"Data engineering\"\nrole = \"core\"\n";
        check_profile(&RULE, &format!("{headline}{topic}"), &[]);
    }
}
