//! `years-claim-mismatch`: "15 years of experience", and the roles add up to six.

use jiff::civil::Date;

use crate::check::experience::{Experience, Scope, scope, years_and_months};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::subject::{ClaimPlace, speaks_of_owner};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::ClaimKind;
use crate::text::language::Language;
use crate::text::number::Bound;

pub(super) static RULE: Rule = Rule {
    name: "years-claim-mismatch",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("years_claim_mismatch.en.md"),
        de: include_str!("years_claim_mismatch.de.md"),
    },
    check: Check::Site(check),
};

/// A year of grace for the owner.
const GRACE_MONTHS: u32 = 12;

/// Two years more than said are worth a remark.
const OUTDATED_MONTHS: u32 = 24;

/// Words that make "since 2005" a claim of work, when no topic does.
const WORK: [&str; 17] = [
    "work",
    "working",
    "worked",
    "freelance",
    "freelancer",
    "employed",
    "independent",
    "career",
    "arbeite",
    "taetig",
    "selbststaendig",
    "selbstaendig",
    "freiberuflich",
    "berufstaetig",
    "branche",
    "experience",
    "erfahrung",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let all = Experience::all(subject.site);
    if all.is_empty() {
        return;
    }
    for digest in &subject.digests {
        if !speaks_of_owner(digest.outline.place) || digest.outline.item.is_some() {
            continue;
        }
        let language = digest.outline.language;
        for place in &digest.claims {
            match place.claim.kind {
                ClaimKind::Years => years(place, language, &all, subject, findings),
                ClaimKind::Since => since(place, language, &all, subject, findings),
                _ => {}
            }
        }
    }
}

fn years(
    place: &ClaimPlace,
    language: Language,
    all: &Experience<'_>,
    subject: &Subject<'_>,
    findings: &mut Findings,
) {
    let claim = &place.claim;
    let said = claim.value.unwrap_or_default();
    // "almost 10" and "about 10" may be nine.
    let least = match claim.bound {
        Bound::AtMost | Bound::About => said - 1.0,
        Bound::Exact | Bound::AtLeast => said,
    };
    let over = |months: u32| least * 12.0 > f64::from(months + GRACE_MONTHS);
    let (whose, months, sum, severity) = match scope(subject, claim) {
        Scope::Known {
            key,
            label,
            experience,
            since,
        } if !experience.is_empty() || since.is_some() => {
            let months =
                since.map_or_else(|| experience.months(), |day| experience.months_with(day));
            // A scope that was gathered from the sentence may be another's; of a skill in passing it is.
            let sure = !claim.loose || over(all.months());
            if !sure && key.starts_with("skill ") {
                return;
            }
            let severity = if sure {
                Severity::Error
            } else {
                Severity::Warning
            };
            let sum = experience.arithmetic(language);
            (
                both!("the roles with `{label}`", "die Stellen mit `{label}`"),
                months,
                sum,
                severity,
            )
        }
        Scope::All => (
            Bilingual::new("your roles", "die Stellen"),
            all.months(),
            all.arithmetic(language),
            Severity::Error,
        ),
        Scope::Known { .. } | Scope::Unknown => (
            Bilingual::new("all your roles", "alle Stellen"),
            all.months(),
            all.arithmetic(language),
            Severity::Warning,
        ),
    };
    let sum = shown(sum);
    let added = years_and_months(months);
    let told = both!(
        [whose, added, sum],
        "you say {said} years; {whose} add up to {added}{sum}",
        "der Text sagt {said} Jahre; {whose} ergeben {added}{sum}"
    );
    if over(months) {
        let finding = findings.add(place.span, told);
        finding.severity = severity;
        finding.advise(
            match language {
                Language::En => "since when exactly? a role may be missing, a topic can say `since`, and `{{ years(since=\"…\") }}` never goes stale",
                Language::De => "seit wann genau? Vielleicht fehlt eine Station, ein Thema kann `since` nennen, und `{{ years(since=\"…\") }}` veraltet nie",
            }
            .to_owned(),
        );
    } else if severity == Severity::Error && !claim.loose && outdated(said, claim.bound, months) {
        let finding = findings.add(place.span, told);
        finding.severity = Severity::Info;
        finding.advise(
            match language {
                Language::En => {
                    "is the number outdated? `{{ years(since=\"…\") }}` counts on by itself"
                }
                Language::De => {
                    "ist die Zahl veraltet? `{{ years(since=\"…\") }}` zählt von selbst weiter"
                }
            }
            .to_owned(),
        );
    }
}

fn outdated(said: f64, bound: Bound, months: u32) -> bool {
    let more = match bound {
        // "10+" stays true for long.
        Bound::AtLeast => f64::from(OUTDATED_MONTHS).max(said * 6.0),
        _ => f64::from(OUTDATED_MONTHS),
    };
    said * 12.0 + more < f64::from(months)
}

fn since(
    place: &ClaimPlace,
    language: Language,
    all: &Experience<'_>,
    subject: &Subject<'_>,
    findings: &mut Findings,
) {
    let claim = &place.claim;
    let said = claim.value.unwrap_or_default();
    let later = |first: Date| f64::from(first.year()) > said + 1.0;
    let earliest = earliest(subject);
    let all_later = earliest.is_none_or(later);
    let (whose, first, sum, severity) = match scope(subject, claim) {
        // "Since 2014 I have trained carers to use pumps": pumps are what it is about, not since when.
        Scope::Known { key, .. } if key.starts_with("skill ") && !all_later => return,
        Scope::Known {
            label,
            experience,
            since,
            ..
        } if !experience.is_empty() || since.is_some() => {
            let first = experience.first_day().into_iter().chain(since).min();
            let severity = if all_later {
                Severity::Error
            } else {
                Severity::Warning
            };
            let sum = experience.arithmetic(language);
            (
                both!(
                    "the first entry with `{label}`",
                    "der erste Eintrag mit `{label}`"
                ),
                first,
                sum,
                severity,
            )
        }
        _ if claim.scope.iter().any(|word| WORK.contains(&word.as_str())) => (
            Bilingual::new("your first entry", "der erste Eintrag"),
            earliest,
            all.arithmetic(language),
            Severity::Warning,
        ),
        _ => return,
    };
    let Some(first) = first.filter(|first| later(*first)) else {
        return;
    };
    let sum = shown(sum);
    let message = both!(
        [whose, sum],
        "you say since {said}; {whose} begins {first}{sum}",
        "der Text sagt seit {said}; {whose} beginnt {first}{sum}"
    );
    let finding = findings.add(place.span, message);
    finding.severity = severity;
    finding.advise(
        match language {
            Language::En => "which entry is missing, or which year is right?",
            Language::De => "welcher Eintrag fehlt, oder welches Jahr stimmt?",
        }
        .to_owned(),
    );
}

/// The sum behind a colon, where there is one.
fn shown(sum: Bilingual) -> Bilingual {
    match sum.get(Language::En).is_empty() {
        true => sum,
        false => both!([sum], ": {sum}", ": {sum}"),
    }
}

/// The first day that the profile names for anything the owner did.
fn earliest(subject: &Subject<'_>) -> Option<Date> {
    let profile = &subject.site.profile;
    let items = profile
        .items
        .iter()
        .filter_map(|item| item.period.first_day());
    let studies = profile
        .education
        .iter()
        .filter_map(|entry| entry.period.first_day());
    let issued = profile
        .credentials
        .iter()
        .filter_map(|entry| Some(entry.issued?.value.first()));
    items.chain(studies).chain(issued).min()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    /// Roles of six years and four months in all, the tagged one of four years.
    const ROLES: &str = "[[topic]]\nid = \"a11y\"\nlabel.en = \"Accessibility\"\nlabel.de = \"Barrierefreiheit\"\n\
        [[role]]\ntitle = \"Auditor\"\norganisation = \"Acme\"\nstart = \"2022-12\"\nend = \"present\"\ntopics = [\"a11y\"]\n\
        [[role]]\ntitle = \"Web developer\"\norganisation = \"Globex\"\nstart = \"2020-08\"\nend = \"2022-11\"\n";

    fn with(headline: &str) -> String {
        format!("[positioning]\n{headline}\n{ROLES}")
    }

    #[test]
    fn the_arithmetic_is_shown() {
        check_profile(
            &RULE,
            &with("headline = \"Engineer with 15+ years of experience\""),
            &[
                "2:27 you say 15 years; your roles add up to 6 years 4 months: Acme 2022-12 to present, Globex 2020-08 to 2022-11",
            ],
        );
        check_profile(
            &RULE,
            &with("headline.de = \"Seit fast 20 Jahren im Netz\""),
            &[
                "2:21 you say 20 years; all your roles add up to 6 years 4 months: Acme 2022-12 to present, Globex 2020-08 to 2022-11",
            ],
        );
    }

    #[test]
    fn the_scope_decides() {
        check_profile(
            &RULE,
            &with("headline.de = \"6 Jahre Erfahrung in Barrierefreiheit\""),
            &[
                "2:16 you say 6 years; the roles with `Accessibility` add up to 4 years: Acme 2022-12 to present",
            ],
        );
        check_profile(&RULE, &with("headline = \"5 years of accessibility\""), &[]);
        check_profile(
            &RULE,
            &with("headline = \"Almost 6 years of accessibility\""),
            &[],
        );
        check_profile(
            &RULE,
            &with("headline = \"8 years as a web developer\""),
            &[
                "2:13 you say 8 years; the roles with `web developer` add up to 2 years 4 months: Globex 2020-08 to 2022-11",
            ],
        );
        let grace = ROLES.replace("label.en", "since = 2012\nlabel.en");
        check_profile(
            &RULE,
            &format!("[positioning]\nheadline = \"10 years of accessibility\"\n{grace}"),
            &[
                "2:13 you say 10 years; the roles with `Accessibility` add up to 14 years 11 months: Acme 2022-12 to present",
            ],
        );
    }

    #[test]
    fn what_the_profile_does_not_know_is_measured_by_all_roles() {
        check_profile(
            &RULE,
            &with("headline = \"10 years of gardening\""),
            &[
                "2:13 you say 10 years; all your roles add up to 6 years 4 months: Acme 2022-12 to present, Globex 2020-08 to 2022-11",
            ],
        );
        check_profile(&RULE, &with("headline = \"6 years of gardening\""), &[]);
    }

    #[test]
    fn overlaps_count_once_leaves_not_and_years_are_whole() {
        let role = |start: &str, end: &str, more: &str| {
            format!("[[role]]\ntitle = \"R\"\nstart = {start}\nend = {end}\n{more}")
        };
        let claim =
            |years: u32| format!("[positioning]\nheadline = \"{years} years of experience\"\n");
        let overlap = [role("2018", "2020", ""), role("2019", "2021", "")].concat();
        check_profile(&RULE, &[claim(5), overlap.clone()].concat(), &[]);
        check_profile(
            &RULE,
            &[claim(6), overlap].concat(),
            &["2:13 you say 6 years; your roles add up to 4 years: R 2019 to 2021, R 2018 to 2020"],
        );
        check_profile(&RULE, &[claim(3), role("2019", "2021", "")].concat(), &[]);
        let leave = [
            role("2022", "2025", ""),
            role("2015", "2021", "counts = false\n"),
        ]
        .concat();
        check_profile(
            &RULE,
            &[claim(8), leave].concat(),
            &["2:13 you say 8 years; your roles add up to 4 years: R 2022 to 2025"],
        );
    }

    #[test]
    fn an_outdated_number_is_mentioned() {
        check_profile(
            &RULE,
            &with("headline = \"3 years of experience\""),
            &[
                "2:13 you say 3 years; your roles add up to 6 years 4 months: Acme 2022-12 to present, Globex 2020-08 to 2022-11",
            ],
        );
        check_profile(&RULE, &with("headline = \"5+ years of experience\""), &[]);
    }

    #[test]
    fn since_is_compared_with_the_first_entry() {
        check_profile(
            &RULE,
            &with("headline.de = \"Seit 2005 prüfe ich Barrierefreiheit\""),
            &[
                "2:16 you say since 2005; the first entry with `Accessibility` begins 2022-12-01: Acme 2022-12 to present",
            ],
        );
        check_profile(
            &RULE,
            &with("headline = \"Working freelance since 2012\""),
            &[
                "2:31 you say since 2012; your first entry begins 2020-08-01: Acme 2022-12 to present, Globex 2020-08 to 2022-11",
            ],
        );
        check_profile(&RULE, &with("headline = \"Accessibility since 2022\""), &[]);
        check_profile(&RULE, &with("headline = \"In Ulm since 2005\""), &[]);
    }
}
