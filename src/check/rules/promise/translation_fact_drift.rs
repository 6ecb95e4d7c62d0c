//! `translation-fact-drift`: the language versions of a text state different facts.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Digest;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "translation-fact-drift",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("translation_fact_drift.en.md"),
        de: include_str!("translation_fact_drift.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (index, digest) in subject.digests.iter().enumerate() {
        let Some(text) = digest.outline.translated else {
            continue;
        };
        // Versions follow one another closely.
        let other = subject.digests[..index].iter().rev().find(|other| {
            other.outline.translated == Some(text)
                && other.outline.language != digest.outline.language
        });
        if let Some(other) = other {
            numbers(other, digest, findings);
            dates(other, digest, findings);
            organisations(other, digest, subject, findings);
        }
    }
}

fn numbers(one: &Digest<'_>, other: &Digest<'_>, findings: &mut Findings) {
    let lacking = |from: &Digest<'_>, to: &Digest<'_>| -> Vec<(String, Span)> {
        let mut values: Vec<(String, Span)> = Vec::new();
        for (value, span) in &from.facts.numbers {
            let shown = value.to_string();
            if !to.facts.has_number(*value) && !values.iter().any(|(known, _)| *known == shown) {
                values.push((shown, *span));
            }
        }
        values
    };
    report(
        one,
        other,
        &lacking(one, other),
        &lacking(other, one),
        findings,
    );
}

fn dates(one: &Digest<'_>, other: &Digest<'_>, findings: &mut Findings) {
    let lacking = |from: &Digest<'_>, to: &Digest<'_>| -> Vec<(String, Span)> {
        let mut values = Vec::new();
        for (date, span) in &from.facts.dates {
            let same = to.facts.dates.iter().any(|(known, _)| {
                let year = known.year.is_none() || date.year.is_none() || known.year == date.year;
                let day = known.day.is_none() || date.day.is_none() || known.day == date.day;
                year && day && known.month == date.month
            });
            // The month in digits, or the year alone, is not read as a date.
            let vague = to.facts.dates.is_empty()
                && date
                    .year
                    .is_none_or(|year| to.facts.has_number(f64::from(year)));
            if !same && !vague {
                let month = date.partial().map_or_else(
                    || format!("month {}", date.month),
                    |partial| partial.to_string(),
                );
                values.push((month, *span));
            }
        }
        values
    };
    report(
        one,
        other,
        &lacking(one, other),
        &lacking(other, one),
        findings,
    );
}

/// Another organisation is another fact; one left out may be told by a pronoun.
fn organisations(
    one: &Digest<'_>,
    other: &Digest<'_>,
    subject: &Subject<'_>,
    findings: &mut Findings,
) {
    let lacking = |from: &Digest<'_>, to: &Digest<'_>| -> Vec<(String, Span)> {
        let named = |index: usize| {
            to.facts
                .organisations
                .iter()
                .any(|(known, _)| *known == index)
        };
        let found = from
            .facts
            .organisations
            .iter()
            .filter(|(index, _)| !named(*index));
        found
            .map(|(_, span)| (subject.site.sources.slice(*span).to_owned(), *span))
            .collect()
    };
    let (first, second) = (lacking(one, other), lacking(other, one));
    if !first.is_empty() && !second.is_empty() {
        report(one, other, &first, &second, findings);
    }
}

fn report(
    one: &Digest<'_>,
    other: &Digest<'_>,
    only_one: &[(String, Span)],
    only_other: &[(String, Span)],
    findings: &mut Findings,
) {
    let name = |digest: &Digest<'_>| match digest.outline.language {
        Language::En => Bilingual::new("English", "englische"),
        Language::De => Bilingual::new("German", "deutsche"),
    };
    let list = |values: &[(String, Span)]| {
        let values: Vec<String> = values
            .iter()
            .map(|(value, _)| format!("`{value}`"))
            .collect();
        values.join(", ")
    };
    let (finding, there) = match (only_one, only_other) {
        ([], []) => return,
        ([(_, there), ..], [(_, here), ..]) => {
            let (one, said) = (name(one), list(only_one));
            let (other, instead) = (name(other), list(only_other));
            let message = both!(
                [one, other],
                "the {one} text says {said}, the {other} text {instead}",
                "der {one} Text sagt {said}, der {other} {instead}"
            );
            (findings.add(*here, message), *there)
        }
        ([(_, there), ..], []) => {
            let span = other.outline.span;
            let (one, other, said) = (name(one), name(other), list(only_one));
            let message = both!(
                [one, other],
                "the {one} text says {said}, the {other} text does not",
                "der {one} Text sagt {said}, der {other} nicht"
            );
            let finding = findings.add(span, message);
            finding.severity = Severity::Warning;
            (finding, *there)
        }
        ([], [(_, here), ..]) => {
            let span = one.outline.span;
            let (one, other, said) = (name(one), name(other), list(only_other));
            let message = both!(
                [one, other],
                "the {other} text says {said}, the {one} text does not",
                "der {other} Text sagt {said}, der {one} nicht"
            );
            let finding = findings.add(*here, message);
            finding.severity = Severity::Warning;
            (finding, span)
        }
    };
    finding.advise(Bilingual::new(
        "which of the two is right?",
        "was von beidem stimmt?",
    ));
    finding.point(
        there,
        Bilingual::new("the other version", "die andere Fassung"),
    );
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    fn summary(en: &str, de: &str, expected: &[&str]) {
        let profile = format!(
            "[[organisation]]\nname = \"Hooli\"\n[[organisation]]\nname = \"Acme\"\n[[project]]\ntitle = \"P\"\nsummary.en = \"{en}\"\nsummary.de = \"{de}\"\n"
        );
        check_profile(&RULE, &profile, expected);
    }

    #[test]
    fn different_numbers_and_dates_are_errors() {
        summary(
            "12 talks since 2016",
            "10 Vorträge seit 2018",
            &["8:15 the English text says `12`, `2016`, the German text `10`, `2018`"],
        );
        summary(
            "Opened on 8 May 2025",
            "Eröffnet am 8. Juni 2025",
            &["8:27 the English text says `2025-05-08`, the German text `2025-06-08`"],
        );
        summary(
            "Built at Hooli",
            "Gebaut bei Acme",
            &["8:26 the English text says `Hooli`, the German text `Acme`"],
        );
    }

    #[test]
    fn what_is_left_out_is_a_warning() {
        summary(
            "Cut from 212 to 19 days",
            "Auf 19 Tage gesenkt",
            &["8:14 the English text says `212`, the German text does not"],
        );
    }

    #[test]
    fn the_same_fact_in_other_words_holds() {
        for (en, de) in [
            ("12 talks", "zwölf Vorträge"),
            ("€1.6 million", "1,6 Mio. €"),
            ("1,200 users", "1.200 Menschen"),
            ("a five-person team", "ein fünfköpfiges Team"),
            ("a team of 5", "ein fünfköpfiges Team"),
            ("two of them", "beide"),
            ("30 per cent", "30 %"),
            ("on 8 April 2025", "am 8. April 2025"),
            ("in April 2025", "im April 2025"),
            (
                "the 3rd edition of ISO 9001",
                "die dritte Auflage der ISO 9001",
            ),
            ("one talk", "ein Vortrag"),
            (
                "{{ years(since=\\\"2019\\\") }} years",
                "{{ years(since=\\\"2019\\\") }} Jahre",
            ),
            ("Twenty per cent", "Zwanzig Prozent"),
            ("forty-six pages", "46 Seiten"),
            ("at Hooli", "dort"),
            ("at 8:00", "um 8 Uhr"),
            ("2021 to 2025", "2021–2025"),
        ] {
            summary(en, de, &[]);
        }
    }

    #[test]
    fn whole_pages_are_compared_as_sets() {
        check_site(
            &RULE,
            &[
                ("about.md", "I gave 12 talks. 12 of them in Ulm.\n"),
                ("about.de.md", "Ich habe zwölf Vorträge gehalten.\n"),
            ],
            &[],
        );
        check_site(
            &RULE,
            &[
                ("about.md", "I gave 12 talks.\n"),
                ("about.de.md", "Ich habe 14 Vorträge gehalten.\n"),
            ],
            &["about.de.md:1:10 the English text says `12`, the German text `14`"],
        );
    }
}
