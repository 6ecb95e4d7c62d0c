//! `role-dates-invalid`: an end before its start, or a start that lies ahead.

use jiff::civil::Date;

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{End, Localized, Period, StudyStatus, Text};
use crate::source::{Located, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::date::PartialDate;

pub(super) static RULE: Rule = Rule {
    name: "role-dates-invalid",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("role_dates_invalid.en.md"),
        de: include_str!("role_dates_invalid.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let profile = &site.profile;
    let language = site.settings.main_language();
    let name = |title: &Localized<Text>, id: &str| {
        let title = title.get_or_other(language);
        title.map_or_else(|| id.to_owned(), |(title, _)| title.value.clone())
    };
    for item in &profile.items {
        let title = name(&item.title, &item.id.value);
        backwards(&item.period, &title, findings);
        let Some(start) = item.period.start else {
            continue;
        };
        if start.value.first() > site.today && !item.planned && !item.draft {
            let today = site.today;
            let message = both!(
                "`{title}` starts in the future: {start}; today is {today}",
                "`{title}` beginnt in der Zukunft: {start}; heute ist {today}"
            );
            findings.add(start.span, message).advise(Bilingual::new(
                "say that it lies ahead on purpose, `planned = true`, or correct the date",
                "mit `planned = true` sagen, dass es noch kommt, oder das Datum berichtigen",
            ));
        }
    }
    for meet in &profile.meets {
        backwards(&meet.period, &name(&meet.name, &meet.id.value), findings);
    }
    for entry in &profile.education {
        let title = name(&entry.degree, &entry.id.value);
        backwards(&entry.period, &title, findings);
        if let Some(end) = entry.period.end
            && let End::At(date) = end.value
            && entry.status == StudyStatus::Completed
            && date.first() > site.today
        {
            let today = site.today;
            let message = both!(
                "`{title}` is completed only in {date}; today is {today}",
                "`{title}` ist erst {date} abgeschlossen; heute ist {today}"
            );
            findings.add(end.span, message).advise(Bilingual::new(
                "until then it is `status = \"ongoing\"`",
                "bis dahin gilt `status = \"ongoing\"`",
            ));
        }
    }
    for evidence in &profile.evidence {
        let title = name(&evidence.title, &evidence.id.value);
        ahead(evidence.date, &title, site.today, findings);
    }
    for voice in &profile.testimonials {
        let author = voice.author.as_ref().map(|author| author.value.as_str());
        let title = author.unwrap_or(&voice.id.value);
        ahead(voice.date, title, site.today, findings);
    }
    for credential in &profile.credentials {
        let title = name(&credential.name, &credential.id.value);
        if let Some(issued) = credential.issued {
            if issued.value.first() > site.today {
                let message = both!(
                    "`{title}` is issued in the future: {issued}",
                    "`{title}` ist in der Zukunft ausgestellt: {issued}"
                );
                findings.add(issued.span, message).advise(Bilingual::new(
                    "delete it until it is issued, or correct the date",
                    "löschen, bis er ausgestellt ist, oder das Datum berichtigen",
                ));
            }
            if let Some(expires) = credential.expires
                && expires.value.last() < issued.value.first()
            {
                let message = both!(
                    "`{title}` expires before it is issued: {issued} to {expires}",
                    "`{title}` läuft ab, bevor er ausgestellt ist: {issued} bis {expires}"
                );
                add_which(expires.span, message, issued.span, findings);
            }
        }
    }
}

/// Reports what is said to back a claim before it is there.
fn ahead(date: Option<Located<PartialDate>>, title: &str, today: Date, findings: &mut Findings) {
    let Some(date) = date.filter(|date| date.value.first() > today) else {
        return;
    };
    let message = both!(
        "`{title}` has a date in the future: {date}; today is {today}",
        "`{title}` hat ein Datum in der Zukunft: {date}; heute ist {today}"
    );
    findings.add(date.span, message).advise(Bilingual::new(
        "correct the date, or delete the entry until it is there",
        "das Datum berichtigen, oder den Eintrag löschen, bis es ihn gibt",
    ));
}

/// Reports an end before the start, under the reading that favours the owner.
fn backwards(period: &Period, title: &str, findings: &mut Findings) {
    let (Some(start), Some(end)) = (period.start, period.end) else {
        return;
    };
    if let End::At(date) = end.value
        && date.last() < start.value.first()
    {
        let message = both!(
            "`{title}` ends before it starts: {start} to {date}",
            "`{title}` endet, bevor es beginnt: {start} bis {date}"
        );
        add_which(end.span, message, start.span, findings);
    }
}

fn add_which(span: Span, message: Bilingual, start: Span, findings: &mut Findings) {
    let finding = findings.add(span, message);
    finding.advise(Bilingual::new(
        "which of the two dates is right?",
        "welches der beiden Daten stimmt?",
    ));
    finding.point(start, Bilingual::new("the start", "der Beginn"));
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn an_end_before_the_start_is_an_error_unless_a_reading_fits() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"CTO\"\nstart = \"2024-05\"\nend = \"2023-11\"\n\
             [[role]]\ntitle = \"Dev\"\nstart = \"2023-05\"\nend = 2023\n\
             [[talk]]\ntitle = \"T\"\ndate = 2020\n",
            &["4:7 `CTO` ends before it starts: 2024-05 to 2023-11"],
        );
    }

    #[test]
    fn what_lies_ahead_says_so() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"CTO\"\nstart = \"2027-02\"\n\
             [[talk]]\ntitle = \"T\"\ndate = 2027-06-01\nplanned = true\n\
             [[role]]\ntitle = \"Dev\"\nstart = 2026\nend = \"present\"\n",
            &["3:9 `CTO` starts in the future: 2027-02; today is 2026-11-23"],
        );
    }

    #[test]
    fn a_degree_of_next_year_is_ongoing() {
        check_profile(
            &RULE,
            "[[education]]\ndegree = \"M.Sc.\"\nstart = 2025\nend = 2027\n\
             [[education]]\ndegree = \"PhD\"\nstart = 2025\nend = 2029\nstatus = \"ongoing\"\n",
            &["4:7 `M.Sc.` is completed only in 2027; today is 2026-11-23"],
        );
    }

    #[test]
    fn what_backs_a_claim_is_there_already() {
        check_profile(
            &RULE,
            "[[evidence]]\nid = \"r\"\ntitle = \"Report\"\ndate = 2031-02-03\n\
             [[evidence]]\nid = \"s\"\ntitle = \"Survey\"\ndate = 2026\n\
             [[testimonial]]\nquote = \"Good.\"\nauthor = \"Ida Rau\"\ndate = \"2026-12\"\n",
            &[
                "4:8 `Report` has a date in the future: 2031-02-03; today is 2026-11-23",
                "12:8 `Ida Rau` has a date in the future: 2026-12; today is 2026-11-23",
            ],
        );
    }
}
