//! `voice-mixed`: first and third person in one bio.

use std::ops::Range;

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Name;
use crate::text::bilingual::{Bilingual, both};
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::prose::Unit;
use crate::text::sentence::sentences;
use crate::text::word::{Token, TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "voice-mixed",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("voice_mixed.en.md"),
        de: include_str!("voice_mixed.de.md"),
    },
    check: Check::Passage(check),
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    if passage.outline.place != Place::Bio {
        return;
    }
    let language = passage.outline.language;
    let owner = Owner::new(&subject.site.profile.person.name);
    let mut first: Option<(usize, Range<usize>)> = None;
    let mut third: Option<(usize, Range<usize>)> = None;
    for (index, unit) in passage.units().iter().enumerate() {
        first = first.or_else(|| Some((index, first_person(unit, language)?)));
        third = third.or_else(|| Some((index, owner.third_person(unit, language)?)));
    }
    let (Some(first), Some(third)) = (first, third) else {
        return;
    };
    let words = |(unit, range): &(usize, Range<usize>)| {
        passage.units()[*unit].text[range.clone()].to_owned()
    };
    let place = |(unit, range): &(usize, Range<usize>)| {
        passage.span(
            &subject.site.sources,
            &passage.units()[*unit],
            range.clone(),
        )
    };
    // The voice that comes second is the odd one out.
    let (known, other) = match (first.0, first.1.start) < (third.0, third.1.start) {
        true => (&first, &third),
        false => (&third, &first),
    };
    let (here, before) = (words(other), words(known));
    let message = both!(
        "`{here}` here, `{before}` before: two voices in one text",
        "hier `{here}`, davor `{before}`: zwei Stimmen in einem Text"
    );
    let finding = findings.add(place(other), message);
    finding.advise(
        match language {
            Language::En => "who is speaking, you or somebody about you?",
            Language::De => "wer spricht: Sie oder jemand über Sie?",
        }
        .to_owned(),
    );
    finding.point(
        place(known),
        Bilingual::new("the other voice", "die andere Stimme"),
    );
}

const FIRST_EN: [&str; 9] = [
    "i", "i'm", "i've", "i'd", "i'll", "my", "me", "myself", "mine",
];
const FIRST_DE: [&str; 10] = [
    "ich", "mich", "mir", "mein", "meine", "meinem", "meinen", "meiner", "meines", "meins",
];

fn first_person(unit: &Unit, language: Language) -> Option<Range<usize>> {
    let list: &[&str] = match language {
        Language::En => &FIRST_EN,
        Language::De => &FIRST_DE,
    };
    let words = tokens(&unit.text);
    let own = words.iter().enumerate().find(|(at, token)| {
        let text = token.text(&unit.text);
        let quoted = is_within(&unit.quoted, token) || is_within(&unit.emphasized, token);
        // "World War I", "Part I": a numeral; „I. Mannschaft“.
        let numeral = text == "I" && *at > 0 && {
            let before = words[at - 1];
            before.capital
                && before.kind == TokenKind::Word
                && !before.text(&unit.text).ends_with("ly")
        };
        token.kind == TokenKind::Word
            && !token.joined_left
            && !quoted
            && !numeral
            && list.contains(&folded(text).as_str())
    });
    own.map(|(_, token)| token.range())
}

fn is_within(ranges: &[Range<usize>], token: &Token) -> bool {
    let place = token.range();
    ranges
        .iter()
        .any(|range| range.start <= place.start && place.end <= range.end)
}

/// What may stand before a name; folded.
const TITLES: [&str; 8] = ["dr", "prof", "frau", "herr", "mr", "ms", "mrs", "mag"];

/// The names by which a text speaks of its owner.
struct Owner {
    given: Vec<String>,
    family: Vec<String>,
}

impl Owner {
    fn new(name: &Name) -> Self {
        let words = |text: &str| -> Vec<String> {
            let named = tokens(text).into_iter();
            named
                .filter(|token| token.kind == TokenKind::Word && token.capital)
                .map(|token| folded(token.text(text)))
                .filter(|word| word.chars().count() > 1)
                .collect()
        };
        let of =
            |part: &Option<crate::site::Text>| part.as_ref().map_or(Vec::new(), |part| words(part));
        let (given, family) = (of(&name.given), of(&name.family));
        if !given.is_empty() || !family.is_empty() {
            return Owner { given, family };
        }
        let mut whole = words(&name.shown());
        let family = whole.pop().into_iter().collect();
        Owner {
            given: whole,
            family,
        }
    }

    /// A sentence whose subject is the owner's name, or "she" right after one.
    fn third_person(&self, unit: &Unit, language: Language) -> Option<Range<usize>> {
        let mut named_before = false;
        for range in sentences(&unit.text, language) {
            let sentence = &unit.text[range.clone()];
            let words = tokens(sentence);
            let at = |token: &Token| {
                range.start + token.start as usize..range.start + token.end as usize
            };
            let quoted = |token: &Token| {
                let place = at(token);
                unit.quoted
                    .iter()
                    .any(|quoted| quoted.start <= place.start && place.end <= quoted.end)
            };
            let subject = match self.leading_name(sentence, &words) {
                // Of two people with that name it may be the other.
                1 if self.family.contains(&folded(words[0].text(sentence)))
                    && self.is_shared(unit) =>
                {
                    0
                }
                length => length,
            };
            let next = words.get(subject);
            if subject > 0 && !quoted(&words[0]) && next.is_some_and(|next| is_verb(next, sentence))
            {
                return Some(at(&words[0]).start..at(&words[subject - 1]).end);
            }
            if let Some(name) = self.inside(sentence, &words, language)
                && !quoted(&words[name])
            {
                return Some(at(&words[name]).start..at(&words[name + 1]).end);
            }
            if let [pronoun, verb, ..] = words.as_slice()
                && named_before
                && !quoted(pronoun)
                && is_pronoun(
                    &folded(pronoun.text(sentence)),
                    verb.text(sentence),
                    language,
                )
            {
                return Some(at(pronoun));
            }
            named_before = words
                .iter()
                .any(|token| self.family.contains(&folded(token.text(sentence))));
        }
        None
    }

    /// Whether somebody else of that family is named: "Peter Roth".
    fn is_shared(&self, unit: &Unit) -> bool {
        let words = tokens(&unit.text);
        words.windows(2).any(|pair| {
            let [first, last] = [
                folded(pair[0].text(&unit.text)),
                folded(pair[1].text(&unit.text)),
            ];
            pair[0].kind == TokenKind::Word
                && pair[0].capital
                && self.family.contains(&last)
                && !self.family.contains(&first)
                && !self.given.contains(&first)
                && !TITLES.contains(&first.as_str())
        })
    }

    /// Where the whole name is the subject behind something else: „Seit 2018 berät Anna Roth Städte“,
    /// "Since 2018, Anna Roth has advised cities".
    fn inside(&self, sentence: &str, words: &[Token], language: Language) -> Option<usize> {
        let word = |at: usize| folded(words[at].text(sentence));
        let own: &[&str] = match language {
            Language::En => &FIRST_EN,
            Language::De => &FIRST_DE,
        };
        if words.len() < 3 || (0..words.len()).any(|at| own.contains(&word(at).as_str())) {
            return None;
        }
        let is_verb_before = |at: usize| {
            let verb = word(at);
            let finite = matches!(verb.as_str(), "ist" | "hat" | "war" | "wird" | "wurde")
                || (verb.ends_with('t') || verb.ends_with("te"))
                    && verb != "heisst"
                    && !is_function_word(&verb, language);
            words[at].kind == TokenKind::Word && !words[at].capital && finite
        };
        (1..words.len() - 1).find(|&at| {
            let named = self.given.contains(&word(at)) && self.family.contains(&word(at + 1));
            named
                && match language {
                    Language::De => is_verb_before(at - 1),
                    Language::En => {
                        words[at - 1].kind == TokenKind::Mark(',')
                            && words.get(at + 2).is_some_and(|next| {
                                is_verb(next, sentence) && next.text(sentence).ends_with('s')
                            })
                    }
                }
        })
    }

    /// How many words at the start of a sentence are the owner's name, a title included; none when
    /// the name is not theirs: "Anna Seghers".
    fn leading_name(&self, sentence: &str, words: &[Token]) -> usize {
        let mut length = 0;
        let mut named = false;
        for token in words {
            let word = folded(token.text(sentence).trim_end_matches('.'));
            match token.kind {
                TokenKind::Word if TITLES.contains(&word.as_str()) => {}
                TokenKind::Word if self.family.contains(&word) || self.given.contains(&word) => {
                    named = true;
                }
                // „Dr.“, „A. Roth“
                TokenKind::Mark('.') if length > 0 => {}
                _ => break,
            }
            length += 1;
        }
        if named { length } else { 0 }
    }
}

/// What may follow a subject: a lower-case word. Another name, a comma or "and" is none.
fn is_verb(token: &Token, sentence: &str) -> bool {
    const NO_VERBS: [&str; 12] = [
        "and", "und", "or", "oder", "of", "von", "aus", "from", "in", "mit", "with", "&",
    ];
    token.kind == TokenKind::Word && !token.capital && !NO_VERBS.contains(&token.text(sentence))
}

/// „Sie“ is also how readers are addressed; then its verb is in the plural.
fn is_pronoun(word: &str, verb: &str, language: Language) -> bool {
    match language {
        Language::En => word == "he" || word == "she",
        Language::De => {
            matches!(word, "er" | "sie")
                && (verb.ends_with('t') || verb == "war" || verb == "wurde")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    const PROFILE: (&str, &str) = ("profile.toml", "[person]\nname = \"Dr. Anna Roth\"\n");

    #[track_caller]
    fn bios(english: &str, german: &str, expected: &[&str]) {
        check_site(
            &RULE,
            &[PROFILE, ("about.md", english), ("about.de.md", german)],
            expected,
        );
    }

    #[test]
    fn two_voices_are_found() {
        bios(
            "Anna Roth advises cities. I also write.\n",
            "Ich schreibe.\n\nDr. Anna Roth berät Städte.\n",
            &[
                "about.de.md:3:1 `Dr. Anna Roth` here, `Ich` before: two voices in one text",
                "about.md:1:27 `I` here, `Anna Roth` before: two voices in one text",
            ],
        );
        bios(
            "My work is for cities. Call Anna Roth. She advises them.\n",
            "Meine Arbeit gilt Städten. Fragen Sie Anna Roth. Sie berät Städte.\n",
            &[
                "about.de.md:1:50 `Sie` here, `Meine` before: two voices in one text",
                "about.md:1:40 `She` here, `My` before: two voices in one text",
            ],
        );
    }

    #[test]
    fn one_voice_readers_and_quotations_are_left_alone() {
        bios(
            "I am Anna Roth, and I advise cities. My mother was a mayor. She taught me.\n",
            "Mein Name ist Anna Roth. Sie erhalten binnen zwei Tagen Antwort von mir.\n",
            &[],
        );
        bios(
            "Anna Roth advises cities. “I like pipes,” she says. She was born after World War I.\n\n> I like her. – Jo\n",
            "Anna Roth berät Städte. „Mein Thema ist Wasser“, sagt sie.\n",
            &[],
        );
        bios(
            "I read Anna Seghers. Anna Seghers wrote it. Roth and I met.\n",
            "",
            &[],
        );
    }

    #[test]
    fn a_name_behind_something_else_is_a_voice() {
        bios(
            "I bake. Since 2018, Anna Roth has advised cities.\n",
            "Seit 2018 berät Anna Roth Städte. Ich wohne in Ulm.\n",
            &[
                "about.de.md:1:35 `Ich` here, `Anna Roth` before: two voices in one text",
                "about.md:1:21 `Anna Roth` here, `I` before: two voices in one text",
            ],
        );
    }

    #[test]
    fn others_of_the_family_are_others() {
        bios(
            "I work with Peter Roth, who bakes. Roth is my father.\n",
            "Ich arbeite mit Peter Roth. Roth ist mein Vater. Die Urkunde nennt mich Anna Roth.\n",
            &[],
        );
    }
}
