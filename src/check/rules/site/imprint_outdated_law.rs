//! `imprint-outdated-law`: a legal page that cites what is repealed or closed.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::page::PageKind;
use crate::text::bilingual::Bilingual;

pub(super) static RULE: Rule = Rule {
    name: "imprint-outdated-law",
    group: Group::Site,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("imprint_outdated_law.en.md"),
        de: include_str!("imprint_outdated_law.de.md"),
    },
    check: Check::Passage(check),
};

/// What was law, since when it is not, and what is instead.
struct Repealed {
    words: &'static [&'static str],
    /// In English and in German, as the next.
    fault: [&'static str; 2],
    instead: [&'static str; 2],
}

const REPEALED: &[Repealed] = &[
    Repealed {
        words: &["TMG", "Telemediengesetz", "Telemediengesetzes"],
        fault: [
            "the Telemediengesetz (TMG) was repealed on 2024-05-14",
            "das Telemediengesetz (TMG) gilt seit dem 14.05.2024 nicht mehr",
        ],
        instead: [
            "`§ 5 DDG`, or no citation at all: the law asks for the facts, not for its name",
            "`§ 5 DDG`, oder gar keine Angabe: das Gesetz verlangt die Tatsachen, nicht seinen Namen",
        ],
    },
    Repealed {
        words: &["TDG", "Teledienstegesetz", "Teledienstegesetzes"],
        fault: [
            "the Teledienstegesetz (TDG) was repealed on 2007-03-01",
            "das Teledienstegesetz (TDG) gilt seit dem 01.03.2007 nicht mehr",
        ],
        instead: [
            "`§ 5 DDG`, or no citation at all: the law asks for the facts, not for its name",
            "`§ 5 DDG`, oder gar keine Angabe: das Gesetz verlangt die Tatsachen, nicht seinen Namen",
        ],
    },
    Repealed {
        words: &["TTDSG", "Telekommunikation-Telemedien-Datenschutz-Gesetz"],
        fault: [
            "the TTDSG has been called TDDDG since 2024-05-14",
            "das TTDSG heißt seit dem 14.05.2024 TDDDG",
        ],
        instead: ["`TDDDG`", "`TDDDG`"],
    },
    Repealed {
        words: &[
            "RStV",
            "Rundfunkstaatsvertrag",
            "Rundfunkstaatsvertrags",
            "Rundfunkstaatsvertrages",
        ],
        fault: [
            "the Rundfunkstaatsvertrag (RStV) was replaced on 2020-11-07",
            "der Rundfunkstaatsvertrag (RStV) ist seit dem 07.11.2020 abgelöst",
        ],
        instead: [
            "`§ 18 Abs. 2 MStV`, and only where there are journalistic texts",
            "`§ 18 Abs. 2 MStV`, und nur, wo es journalistische Texte gibt",
        ],
    },
    Repealed {
        words: &[
            "ec.europa.eu/consumers/odr",
            "webgate.ec.europa.eu/odr",
            "ec.europa.eu/odr",
        ],
        fault: [
            "the European platform for online dispute resolution was closed on 2025-07-20",
            "die europäische Plattform zur Online-Streitbeilegung ist seit dem 20.07.2025 geschlossen",
        ],
        instead: [
            "delete the link and the sentence about it",
            "den Link und den Satz dazu löschen",
        ],
    },
];

fn check(_: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let outline = &passage.outline;
    let legal = outline
        .page
        .is_some_and(|page| matches!(page.kind, PageKind::Imprint | PageKind::Privacy));
    if !legal || outline.place != Place::Page {
        return;
    }
    // The Markdown itself, since addresses are no prose.
    let text = outline.text();
    for law in REPEALED {
        let found = law
            .words
            .iter()
            .filter_map(|word| Some((find_word(text, word)?, word.len())))
            .min();
        if let Some((at, length)) = found {
            let place = outline.span.part(at..at + length);
            let [(fault, german), (instead, instead_german)] =
                [law.fault, law.instead].map(|[english, german]| (english, german));
            findings
                .add(place, Bilingual::new(fault, german))
                .advise(Bilingual::new(instead, instead_german));
        }
    }
}

/// Where a word stands alone.
fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    #[track_caller]
    fn imprint(text: &str, expected: &[&str]) {
        check_site(
            &RULE,
            &[
                ("profile.toml", ""),
                ("content/pages/impressum.de.md", text),
            ],
            expected,
        );
    }

    #[test]
    fn repealed_laws_are_found() {
        imprint(
            "# Impressum\n\nAngaben gemäß § 5 TMG, § 55 Abs. 2 RStV.\n\nPlattform: <https://ec.europa.eu/consumers/odr/>\n",
            &[
                "content/pages/impressum.de.md:3:19 the Telemediengesetz (TMG) was repealed on 2024-05-14",
                "content/pages/impressum.de.md:3:36 the Rundfunkstaatsvertrag (RStV) was replaced on 2020-11-07",
                "content/pages/impressum.de.md:5:21 the European platform for online dispute resolution was closed on 2025-07-20",
            ],
        );
        imprint(
            "# Impressum\n\nNach dem Telemediengesetz und *§5 TMG*.\n",
            &[
                "content/pages/impressum.de.md:3:10 the Telemediengesetz (TMG) was repealed on 2024-05-14",
            ],
        );
    }

    #[test]
    fn present_law_and_other_pages_are_left_alone() {
        imprint(
            "# Impressum\n\nAngaben nach § 5 DDG, § 18 Abs. 2 MStV. STMG AG\n",
            &[],
        );
        check_site(
            &RULE,
            &[
                ("profile.toml", ""),
                ("content/posts/a.md", "# What § 5 TMG was\n\nTMG, RStV.\n"),
            ],
            &[],
        );
    }
}
