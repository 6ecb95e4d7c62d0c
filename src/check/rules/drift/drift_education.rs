//! `drift-education`: degree or last year of a study differ between the site and an export.

use std::collections::BTreeSet;

use crate::check::drift::{
    SAME_WORDING, any, content, dates_differ, is_same_organisation, jaccard, name, names,
};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::drift::shares_language;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Education, End, Visibility};
use crate::text::bilingual::{Bilingual, both};
use crate::text::date::PartialDate;

pub(super) static RULE: Rule = Rule {
    name: "drift-education",
    group: Group::Drift,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_education.en.md"),
        de: include_str!("drift_education.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    for snapshot in &site.snapshots {
        let words = shares_language(&site.settings, snapshot);
        let mut theirs: Vec<&Education> = snapshot.profile.education.iter().collect();
        for here in &site.profile.education {
            let Some(at) = best(here, &theirs, |one, other| {
                is_same_organisation(
                    &names(&site.profile, one.institution.as_ref()),
                    &names(&snapshot.profile, other.institution.as_ref()),
                )
            }) else {
                continue;
            };
            let there = theirs.remove(at);
            if here.visibility == Visibility::Private {
                continue;
            }
            let school = name(&site.profile, here.institution.as_ref());
            let (one, other) = (said(here), said(there));
            let compared = words && !there.degree.is_empty() && !here.degree.is_empty();
            if compared && jaccard(&one, &other) < SAME_WORDING {
                let (degree, name) = (any(&here.degree), &snapshot.name);
                let other = [any(&there.degree), any(&there.area)].join(" ");
                let other = other.trim();
                let message = both!(
                    "“{degree}” at {school} is “{other}” in `{name}`",
                    "„{degree}“ an {school} heißt in `{name}` „{other}“"
                );
                let span = here
                    .degree
                    .iter()
                    .next()
                    .map_or(here.span, |(_, text)| text.span);
                findings.add(span, message).advise(Bilingual::new(
                    "write the degree as the certificate has it, in both places",
                    "den Abschluss an beiden Stellen so schreiben wie auf der Urkunde",
                ));
            }
            let (Some(end), Some(other)) = (end(here), end(there)) else {
                continue;
            };
            // A year is what both have to agree on: a degree is dated by exam or by certificate.
            if end.year != other.year && dates_differ(end, other).is_some() {
                let name = &snapshot.name;
                let message = both!(
                    "the study at {school} ends {end} here, {other} in `{name}`",
                    "das Studium an {school} endet hier {end}, in `{name}` {other}"
                );
                let span = here.period.end.map_or(here.span, |end| end.span);
                findings.add(span, message).advise(Bilingual::new(
                    "which of the two is right? change the other",
                    "was von beidem stimmt? das andere ändern",
                ));
            }
        }
    }
}

/// The study of the list that is most like one, among those at its school.
fn best(
    here: &Education,
    theirs: &[&Education],
    same_school: impl Fn(&Education, &Education) -> bool,
) -> Option<usize> {
    let candidates = theirs.iter().enumerate();
    candidates
        .filter(|(_, there)| same_school(here, there))
        .max_by(|(_, one), (_, other)| {
            let score = |there: &Education| {
                let year = end(here).zip(end(there));
                let same_year = year.is_some_and(|(one, other)| one.year == other.year);
                jaccard(&said(here), &said(there)) + f64::from(u8::from(same_year))
            };
            score(one).total_cmp(&score(other))
        })
        .map(|(at, _)| at)
}

/// The words of degree and subject in all languages, degrees in their short form.
fn said(study: &Education) -> BTreeSet<String> {
    let texts = study.degree.iter().chain(study.area.iter());
    let mut words = BTreeSet::new();
    for (_, text) in texts {
        words.extend(content(&shortened(text)));
    }
    words
}

/// `Master of Science` is `M.Sc.`
fn shortened(text: &str) -> String {
    const DEGREES: [(&str, &str); 16] = [
        ("master of science", "msc"),
        ("bachelor of science", "bsc"),
        ("master of arts", "ma"),
        ("bachelor of arts", "ba"),
        ("master of engineering", "meng"),
        ("bachelor of engineering", "beng"),
        ("master of business administration", "mba"),
        ("doctor of philosophy", "phd"),
        ("doctor of engineering", "dring"),
        ("doktor der ingenieurwissenschaften", "dring"),
        ("dr.-ing.", "dring"),
        ("diplom-ingenieur", "dipling"),
        ("dipl.-ing.", "dipling"),
        ("m. sc.", "msc"),
        ("b. sc.", "bsc"),
        ("m. a.", "ma"),
    ];
    let mut text = text.to_lowercase();
    for (long, short) in DEGREES {
        text = text.replace(long, short);
    }
    text
}

fn end(study: &Education) -> Option<PartialDate> {
    match study.period.end?.value {
        End::At(date) => Some(date),
        End::Present => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_against;

    use super::RULE;

    fn study(school: &str, degree: &str, area: &str, end: &str) -> String {
        format!(
            "[[education]]\ninstitution = \"{school}\"\ndegree = \"{degree}\"\narea = \"{area}\"\n\
             start = \"2008\"\nend = \"{end}\"\n"
        )
    }

    #[test]
    fn degrees_and_years_are_compared() {
        let site = study("TU Oberland", "M.Sc.", "Wood technology", "2013-09");
        for (there, expected) in [
            (
                study(
                    "TU Oberland",
                    "Master of Science",
                    "Wood Technology",
                    "2013",
                ),
                &[][..],
            ),
            (
                study("tu oberland", "MSc Wood technology", "", "2013-11"),
                &[],
            ),
            (
                study("TU Oberland", "Doctorate", "Philosophy", "2013"),
                &["3:10 “M.Sc.” at TU Oberland is “Doctorate Philosophy” in `export.zip`"],
            ),
            (
                study("TU Oberland", "M.Sc.", "Wood technology", "2015"),
                &["6:7 the study at TU Oberland ends 2013-09 here, 2015 in `export.zip`"],
            ),
            (study("Another school", "M.Sc.", "Law", "2015"), &[]),
        ] {
            check_against(&RULE, &site, &there, expected);
        }
    }
}
