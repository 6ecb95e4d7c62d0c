//! `relative-time`: words that rot, in a text that shows no date.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;
use crate::text::bilingual::both;
use crate::text::calendar::dates;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "relative-time",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("relative_time.en.md"),
        de: include_str!("relative_time.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::RelativeTime,
    fault: ["no date", "kein Datum"],
};

/// A profile that was gone over more recently speaks of the present.
const FRESH_DAYS: i32 = 366;

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let outline = &passage.outline;
    if outline.place == Place::Availability {
        months_without_year(subject, passage, findings);
    }
    // The day of the last update stands at the foot of a profile, not beside the sentence.
    let of_profile = outline.item.is_none() && outline.page.is_none();
    let severity = match of_profile && is_fresh(subject) {
        true => Severity::Info,
        false => by_subject(outline),
    };
    LEXICAL.report(severity, subject, passage, findings);
}

fn is_fresh(subject: &Subject<'_>) -> bool {
    let site = subject.site;
    site.profile
        .meta
        .updated
        .is_some_and(|updated| (site.today - updated.value.last()).get_days() < FRESH_DAYS)
}

/// "Free from January": of which year, when nothing says from when the words are?
fn months_without_year(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let availability = &profile.availability;
    let says_when = availability.from.is_some()
        || availability.until.is_some()
        || profile.meta.updated.is_some();
    if says_when {
        return;
    }
    let language = passage.outline.language;
    for unit in passage.units() {
        for date in dates(&unit.text, language) {
            if date.year.is_some() {
                continue;
            }
            let words = &unit.text[date.range.clone()];
            let span = passage.span(&subject.site.sources, unit, date.range.clone());
            let finding = findings.add(span, both!("`{words}`: no year", "`{words}`: kein Jahr"));
            finding.advise(
                match language {
                    Language::En => "of which year? say it, or set `availability.from`",
                    Language::De => "in welchem Jahr? dazusagen oder `availability.from` setzen",
                }
                .to_owned(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn words_that_rot_are_found_in_both_languages() {
        check_site(
            &RULE,
            &[
                ("about.md", "I recently started a podcast.\n"),
                (
                    "about.de.md",
                    "Kürzlich habe ich einen Podcast gestartet.\n",
                ),
            ],
            &[
                "about.de.md:1:1 `Kürzlich`: no date",
                "about.md:1:3 `recently`: no date",
            ],
        );
        check_profile(
            &RULE,
            "[availability]\nnote.en = \"Free from January\"\nnote.de = \"Frei ab Januar\"\n",
            &["2:22 `January`: no year", "3:20 `Januar`: no year"],
        );
    }

    #[test]
    fn dated_texts_are_left_alone() {
        check_site(
            &RULE,
            &[
                ("about.md", "Podcast since June 2026 (5 episodes).\n"),
                ("about.de.md", "Ich baue aktuelle Technik in alte Züge.\n"),
                (
                    "content/posts/podcast.md",
                    "+++\ndate = 2026-06-01\n+++\n# Podcast\n\nI recently started a podcast.\n",
                ),
                (
                    "content/pages/now.md",
                    "+++\nupdated = 2026-11-01\n+++\n# Now\n\nI am currently on a bridge.\n",
                ),
            ],
            &[],
        );
        check_profile(
            &RULE,
            "[availability]\nnote = \"Free from January\"\nuntil = 2027-02-28\n",
            &[],
        );
    }
}
