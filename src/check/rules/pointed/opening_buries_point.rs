//! `opening-buries-point`: a bio whose first sentence says hello.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{ItemKind, TopicRole};
use crate::text::bilingual::Bilingual;
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::number::numbers;
use crate::text::prose::UnitKind;
use crate::text::root::root;
use crate::text::sentence::sentences;
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "opening-buries-point",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("opening_buries_point.en.md"),
        de: include_str!("opening_buries_point.de.md"),
    },
    check: Check::Passage(check),
};

/// How texts begin that say hello; folded.
const GREETINGS_EN: [&str; 17] = [
    "welcome to my",
    "welcome to the website of",
    "welcome to the homepage of",
    "welcome",
    "my name is",
    "hi",
    "hello",
    "hey",
    "this is my personal",
    "this is my website",
    "this is my portfolio",
    "thanks for stopping by",
    "thank you for visiting",
    "nice to meet you",
    "dear visitor",
    "dear visitors",
    "dear reader",
];
const GREETINGS_DE: [&str; 20] = [
    "willkommen auf meiner",
    "willkommen",
    "herzlich willkommen",
    "mein name ist",
    "ich heisse",
    "hallo",
    "hi",
    "moin",
    "servus",
    "gruess gott",
    "guten tag",
    "schoen dass",
    "das ist meine",
    "liebe besucher",
    "liebe besucherin",
    "lieber besucher",
    "liebe leser",
    "liebe leserin",
    "grueezi",
    "gruess di",
];

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    if passage.outline.place != Place::Bio {
        return;
    }
    let first = passage
        .units()
        .iter()
        .find(|unit| matches!(unit.kind, UnitKind::Paragraph));
    let Some(unit) = first else {
        return;
    };
    let language = passage.outline.language;
    let Some(range) = sentences(&unit.text, language).into_iter().next() else {
        return;
    };
    let sentence = &unit.text[range.clone()];
    let says_something = names_core_topic(sentence, subject, language)
        || numbers(sentence, language)
            .iter()
            .any(|number| number.measures());
    if says_something {
        return;
    }
    let message = if greets(sentence, language) {
        Bilingual::new(
            "the first sentence says hello, not what you do",
            "der erste Satz sagt Guten Tag, nicht, was Sie tun",
        )
    } else if is_silent(sentence, subject, language) {
        Bilingual::new(
            "the first sentence names no topic, no audience and no offer of yours",
            "der erste Satz nennt kein Thema, keine Zielgruppe und kein Angebot von Ihnen",
        )
    } else {
        return;
    };
    let place = passage.span(&subject.site.sources, unit, range);
    findings.add(place, message).advise(
        match language {
            Language::En => "what do you do, for whom, with which result? begin with that",
            Language::De => "was tun Sie, für wen, mit welchem Ergebnis? damit beginnen",
        }
        .to_owned(),
    );
}

fn names_core_topic(sentence: &str, subject: &Subject<'_>, language: Language) -> bool {
    let topics = &subject.site.profile.topics;
    let mentions = subject.finder.text(sentence, language).topics;
    mentions
        .iter()
        .any(|topic| topics[*topic].role == TopicRole::Core)
}

fn greets(sentence: &str, language: Language) -> bool {
    let words = words(sentence).join(" ");
    let list: &[&str] = match language {
        Language::En => &GREETINGS_EN,
        Language::De => &GREETINGS_DE,
    };
    list.iter().any(|greeting| {
        let rest = words.strip_prefix(greeting);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a sentence has no word in common with what the profile says about its owner's work. A
/// profile without core topics gives nothing to compare with.
fn is_silent(sentence: &str, subject: &Subject<'_>, language: Language) -> bool {
    let profile = &subject.site.profile;
    if profile.core_topics().next().is_none()
        || !subject.entities.mentions(sentence).is_empty()
        || !subject.finder.text(sentence, language).skills.is_empty()
        || !subject.finder.text(sentence, language).topics.is_empty()
    {
        return false;
    }
    let positioning = &profile.positioning;
    let fields = [
        &positioning.headline,
        &positioning.audience,
        &positioning.need,
        &positioning.offer,
        &positioning.outcome,
        &profile.person.job_title,
    ];
    let entries = profile
        .topics
        .iter()
        .map(|topic| &topic.summary)
        .chain(profile.offers.iter().map(|offer| &offer.text))
        .chain(profile.items_of(ItemKind::Role).map(|role| &role.title))
        .chain(profile.messages.iter().map(|message| &message.text));
    let known: HashSet<String> = fields
        .into_iter()
        .chain(entries)
        .filter_map(|text| text.text(language))
        .flat_map(|text| roots(text, language))
        .collect();
    !roots(sentence, language)
        .iter()
        .any(|root| known.contains(root))
}

fn words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| folded(token.text(text)))
        .collect()
}

fn roots(text: &str, language: Language) -> Vec<String> {
    words(text)
        .iter()
        .filter(|word| !is_function_word(word, language))
        .map(|word| root(word, language))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    const PROFILE: &str = "[person]\nname = \"Jo Roth\"\njob_title.en = \"Auditor\"\n[positioning]\naudience.en = \"public bodies\"\naudience.de = \"Behörden\"\n[[topic]]\nrole = \"core\"\nlabel.en = \"Accessibility\"\nlabel.de = \"Barrierefreiheit\"\n";

    #[track_caller]
    fn bios(english: &str, german: &str, expected: &[&str]) {
        check_site(
            &RULE,
            &[
                ("profile.toml", PROFILE),
                ("about.md", english),
                ("about.de.md", german),
            ],
            expected,
        );
    }

    #[test]
    fn greetings_and_empty_openings_are_found() {
        bios(
            "# Jo\n\nWelcome to my website! I audit.\n",
            "Herzlich willkommen auf meiner Homepage!\n",
            &[
                "about.de.md:1:1 the first sentence says hello, not what you do",
                "about.md:3:1 the first sentence says hello, not what you do",
            ],
        );
        bios(
            "Dear visitor, how nice!\n",
            "Grüezi mitenand!\n",
            &[
                "about.de.md:1:1 the first sentence says hello, not what you do",
                "about.md:1:1 the first sentence says hello, not what you do",
            ],
        );
        bios(
            "Life is a journey.\n",
            "Mein Name ist Jo.\n",
            &[
                "about.de.md:1:1 the first sentence says hello, not what you do",
                "about.md:1:1 the first sentence names no topic, no audience and no offer of yours",
            ],
        );
    }

    #[test]
    fn sentences_with_a_point_are_left_alone() {
        bios(
            "Hello, I'm Jo, and I make forms accessible.\n",
            "Ich prüfe Barrierefreiheit für Behörden.\n",
            &[],
        );
        bios("31 sites since 2021.\n", "Behörden rufen mich.\n", &[]);
        bios("Auditors read before they click.\n", "", &[]);
    }

    #[test]
    fn without_topics_only_greetings_are_known() {
        check_site(
            &RULE,
            &[
                ("profile.toml", "[person]\nname = \"Jo\"\n"),
                ("about.md", "Life is a journey.\n"),
                ("about.de.md", "Hallo, ich bin Jo.\n"),
            ],
            &["about.de.md:1:1 the first sentence says hello, not what you do"],
        );
    }
}
