//! `bio-length`: a bio too short to say anything or too long to be read.

use crate::check::findings::Findings;
use crate::check::message;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::prose::{Unit, UnitKind};
use crate::text::word::words;

pub(super) static RULE: Rule = Rule {
    name: "bio-length",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("bio_length.en.md"),
        de: include_str!("bio_length.de.md"),
    },
    check: Check::Passage(check),
};

const FEWEST_WORDS: usize = 25;
const MOST_WORDS: usize = 180;

/// LinkedIn shows 270 to 320 characters of an "About" before "see more".
const SHOWN_CHARACTERS: usize = 300;

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    if passage.outline.place != Place::Bio {
        return;
    }
    let section = first_section(passage.units());
    let Some(first) = section.first() else {
        return;
    };
    let language = passage.outline.language;
    let count: usize = section.iter().map(|unit| words(&unit.text).len()).sum();
    let shown = message::count(count, ["word", "words"], ["Wort", "Wörter"]);
    let place = passage.span(&subject.site.sources, first, 0..first.text.len());
    let mut advise = |message: Bilingual, english: &str, german: &str| {
        findings.add(place, message).advise(
            match language {
                Language::En => english,
                Language::De => german,
            }
            .to_owned(),
        );
    };
    if count < FEWEST_WORDS {
        advise(
            both!([shown], "the bio has {shown}", "der Profiltext hat {shown}"),
            "what do you do, for whom, and what shows it? 60 to 120 words are read",
            "was tun Sie, für wen, und woran sieht man es? 60 bis 120 Wörter werden gelesen",
        );
    } else if count > MOST_WORDS {
        advise(
            both!(
                "the bio has {count} words before its first heading",
                "der Profiltext hat {count} Wörter vor der ersten Überschrift"
            ),
            "which 120 of them would you say at a bar table? the rest can follow below a heading",
            "welche 120 davon würden Sie am Stehtisch sagen? der Rest kann unter einer Überschrift folgen",
        );
    }
    let length = first.text.chars().count();
    if length > SHOWN_CHARACTERS {
        advise(
            both!(
                "the first paragraph has {length} characters; networks show about {SHOWN_CHARACTERS}",
                "der erste Absatz hat {length} Zeichen; Netzwerke zeigen etwa {SHOWN_CHARACTERS}"
            ),
            "which sentence has to be seen? let a new paragraph begin behind it",
            "welcher Satz muss zu sehen sein? dahinter einen neuen Absatz beginnen",
        );
    }
}

/// What stands before the first heading that has text above it.
fn first_section(units: &[Unit]) -> Vec<&Unit> {
    let is_heading = |unit: &&Unit| matches!(unit.kind, UnitKind::Heading(_));
    units
        .iter()
        .skip_while(is_heading)
        .take_while(|unit| !is_heading(unit))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    #[test]
    fn the_first_section_is_measured() {
        check_site(
            &RULE,
            &[
                (
                    "about.md",
                    &format!(
                        "# Jo\n\nI audit forms.\n\n## More\n\n{}\n",
                        "w ".repeat(500)
                    ),
                ),
                (
                    "about.de.md",
                    &format!("{}\n\n{}\n", "wort ".repeat(61), "w ".repeat(120)),
                ),
            ],
            &[
                "about.de.md:1:1 the bio has 181 words before its first heading",
                "about.de.md:1:1 the first paragraph has 304 characters; networks show about 300",
                "about.md:3:1 the bio has 3 words",
            ],
        );
    }

    #[test]
    fn a_readable_bio_is_left_alone() {
        check_site(
            &RULE,
            &[(
                "about.md",
                &format!("{}\n\n{}\n", "word ".repeat(40), "word ".repeat(60)),
            )],
            &[],
        );
        check_site(&RULE, &[("about.md", "\n")], &[]);
    }
}
