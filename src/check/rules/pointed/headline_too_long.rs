//! `headline-too-long`: a headline longer than readers or networks show.

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::both;
use crate::text::language::Language;
use crate::text::prose;

pub(super) static RULE: Rule = Rule {
    name: "headline-too-long",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("headline_too_long.en.md"),
        de: include_str!("headline_too_long.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    /// LinkedIn takes so many characters.
    longest: usize,
    /// Search results and shared links show about so many.
    handy: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            longest: 220,
            handy: 120,
        }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    for digest in &subject.digests {
        let outline = &digest.outline;
        if outline.place != Place::Headline {
            continue;
        }
        let units = prose::units(outline.text());
        let length: usize = units
            .iter()
            .map(|unit| unit.text.replace("==", "").trim().chars().count())
            .sum();
        if length <= options.handy {
            continue;
        }
        let (longest, handy) = (options.longest, options.handy);
        let (severity, message) = match length > options.longest {
            true => (
                Severity::Warning,
                both!(
                    "the headline has {length} characters; networks take {longest}",
                    "die Überschrift hat {length} Zeichen; Netzwerke nehmen höchstens {longest}"
                ),
            ),
            false => (
                Severity::Info,
                both!(
                    "the headline has {length} characters; lists show about {handy}",
                    "die Überschrift hat {length} Zeichen; Listen zeigen etwa {handy}"
                ),
            ),
        };
        let finding = findings.add(outline.span, message);
        finding.severity = severity;
        finding.advise(
            match outline.language {
                Language::En => "which half would a reader repeat to a colleague?",
                Language::De => "welche Hälfte würde jemand weitererzählen?",
            }
            .to_owned(),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[track_caller]
    fn of_length(length: usize, expected: &[&str]) {
        let headline = format!("[positioning]\nheadline.de = \"{}\"\n", "ä".repeat(length));
        check_profile(&RULE, &headline, expected);
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        of_length(120, &[]);
        of_length(
            121,
            &["2:15 the headline has 121 characters; lists show about 120"],
        );
        of_length(
            221,
            &["2:15 the headline has 221 characters; networks take 220"],
        );
    }

    #[test]
    fn marks_and_addresses_do_not_count() {
        let text = "a".repeat(100);
        check_profile(
            &RULE,
            &format!(
                "[positioning]\nheadline = \"==**{text}**== [proof](https://jo.example/{text})\"\n"
            ),
            &[],
        );
    }
}
