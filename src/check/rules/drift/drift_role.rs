//! `drift-role`: dates or title of a job differ between the site and an export.

use crate::check::drift::{
    Difference, SAME_WORDING, Stint, any, dates_differ, ends_differ, likeness, matched, name,
};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::drift::shares_language;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{End, Item, Period, Profile, Snapshot, Visibility};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "drift-role",
    group: Group::Drift,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_role.en.md"),
        de: include_str!("drift_role.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    for snapshot in &site.snapshots {
        let matched = matched(&site.profile, &snapshot.profile, site.today);
        let words = shares_language(&site.settings, snapshot);
        for (here, there) in &matched.pairs {
            let comparison = Comparison {
                subject,
                snapshot,
                first: (here, there),
                last: (here, there),
            };
            comparison.dates(findings);
            if words {
                comparison.titles(findings);
            }
        }
        // Where one side splits what the other tells as one job, only the whole can be compared.
        for (here, there) in &matched.runs {
            let comparison = Comparison {
                subject,
                snapshot,
                first: (here.earliest(), there.earliest()),
                last: (here.latest(), there.latest()),
            };
            comparison.dates(findings);
        }
    }
}

struct Comparison<'c, 's> {
    subject: &'c Subject<'s>,
    snapshot: &'c Snapshot,
    /// The jobs whose starts are compared.
    first: (&'c Stint<'c>, &'c Stint<'c>),
    /// The jobs whose ends are compared.
    last: (&'c Stint<'c>, &'c Stint<'c>),
}

impl Comparison<'_, '_> {
    fn dates(&self, findings: &mut Findings) {
        let site = self.subject.site;
        let (here, there) = self.first;
        if here.item.visibility == Visibility::Private {
            return;
        }
        if let (Some(start), Some(other)) = (here.item.period.start, there.item.period.start)
            && let Some(difference) = dates_differ(start.value, other.value)
        {
            let (role, name) = (label(&site.profile, here.item), &self.snapshot.name);
            let message = both!(
                [role],
                "{role} starts {start} here, {other} in `{name}`",
                "{role} beginnt hier {start}, in `{name}` {other}"
            );
            self.tell(findings, start.span, message, difference);
        }
        let (here, there) = self.last;
        let (one, other) = (&here.item.period, &there.item.period);
        let Some(difference) = ends_differ(one, other, self.snapshot.taken, site.today) else {
            return;
        };
        let span = one.end.map_or(here.item.span, |end| end.span);
        let says = |period: &Period| match period.end.map(|end| end.value) {
            Some(End::Present) => Bilingual::new("goes on", "läuft weiter"),
            Some(End::At(date)) => both!("ends {date}", "endet {date}"),
            None => Bilingual::new("has no end", "hat kein Ende"),
        };
        let (role, name) = (label(&site.profile, here.item), &self.snapshot.name);
        let (here, there) = (says(one), says(other));
        let message = both!(
            [role, here, there],
            "{role} {here} here, {there} in `{name}`",
            "{role}: hier {here}, in `{name}` {there}"
        );
        self.tell(findings, span, message, difference);
    }

    fn tell(
        &self,
        findings: &mut Findings,
        span: Span,
        message: Bilingual,
        difference: Difference,
    ) {
        let finding = findings.add(span, message);
        if difference != Difference::Years {
            finding.severity = Severity::Error;
        }
        finding.advise(Bilingual::new(
            "which of the two is right? change the other",
            "was von beidem stimmt? das andere ändern",
        ));
    }

    fn titles(&self, findings: &mut Findings) {
        let (here, there) = (self.first.0.item, self.first.1.item);
        if here.visibility == Visibility::Private || here.title.is_empty() || there.title.is_empty()
        {
            return;
        }
        if likeness(&here.title, &there.title) >= SAME_WORDING {
            return;
        }
        let (role, other) = (label(&self.subject.site.profile, here), any(&there.title));
        let name = &self.snapshot.name;
        let message = both!(
            [role],
            "{role} is called “{other}” in `{name}`",
            "{role} heißt in `{name}` „{other}“"
        );
        let span = here
            .title
            .iter()
            .next()
            .map_or(here.span, |(_, text)| text.span);
        findings.add(span, message).advise(Bilingual::new(
            "one title for one job: readers who see both wonder which is true",
            "ein Titel für eine Stelle: wer beide sieht, fragt sich, welcher stimmt",
        ));
    }
}

/// `“Inspector” at Wegewerk GmbH`
fn label(profile: &Profile, item: &Item) -> Bilingual {
    let title = any(&item.title);
    match name(profile, item.organisation.as_ref()) {
        organisation if organisation.is_empty() => both!("“{title}”", "„{title}“"),
        organisation => both!(
            "“{title}” at {organisation}",
            "„{title}“ bei {organisation}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_against;

    use super::RULE;

    fn role(organisation: &str, title: &str, start: &str, end: &str) -> String {
        format!(
            "[[role]]\norganisation = \"{organisation}\"\ntitle = \"{title}\"\n\
             start = \"{start}\"\nend = \"{end}\"\n"
        )
    }

    #[test]
    fn dates_and_titles_that_differ_are_named_with_both_sides() {
        let site = role("Wegewerk GmbH", "Inspector", "2019-03", "2021-06");
        for (there, expected) in [
            (
                role("Wegewerk", "Inspector", "2019-03", "present"),
                "5:7 “Inspector” at Wegewerk GmbH ends 2021-06 here, goes on in `export.zip`",
            ),
            (
                role("wegewerk gmbh", "Inspector", "2018-11", "2021-06"),
                "4:9 “Inspector” at Wegewerk GmbH starts 2019-03 here, 2018-11 in `export.zip`",
            ),
            (
                role("Wegewerk GmbH", "Catering manager", "2019-03", "2021-06"),
                "3:9 “Inspector” at Wegewerk GmbH is called “Catering manager” in `export.zip`",
            ),
            (
                role("Wegewerk GmbH", "Inspector", "2019", "2023"),
                "5:7 “Inspector” at Wegewerk GmbH ends 2021-06 here, ends 2023 in `export.zip`",
            ),
        ] {
            check_against(&RULE, &site, &there, &[expected]);
        }
    }

    #[test]
    fn other_forms_of_the_same_are_no_drift() {
        let site = role("Wegewerk GmbH", "Senior Inspector", "2019-03", "2021-06")
            + &role("Hooli", "Head of bridges", "2021-07", "2026-11")
            + "[[organisation]]\nname = \"Hooli\"\naliases = [\"Hooli Infrastructure\"]\n";
        for there in [
            role("Wegewerk", "inspector", "2019", "2021"),
            role(
                "WEGEWERK G.m.b.H.",
                "Inspector:in (m/w/d)",
                "2019-04",
                "2021-05",
            ),
            // An export of the second of November cannot know of an end at the end of it.
            role(
                "Hooli Infrastructure Ltd",
                "Head of Bridges",
                "2021-07",
                "present",
            ),
            // Two jobs here, one there: only the whole is compared.
            role("Nobody", "Nothing", "2001", "2002"),
        ] {
            check_against(&RULE, &site, &there, &[]);
        }
    }

    #[test]
    fn jobs_that_one_side_splits_are_compared_as_a_whole() {
        let split = role("Hooli", "Inspector", "2018-01", "2019-12")
            + &role("Hooli", "Head of bridges", "2020-01", "2022-06");
        let whole = |end| role("Hooli", "Head of bridges", "2018-01", end);
        check_against(&RULE, &split, &whole("2022-06"), &[]);
        check_against(
            &RULE,
            &split,
            &whole("present"),
            &["10:7 “Head of bridges” at Hooli ends 2022-06 here, goes on in `export.zip`"],
        );
    }
}
