//! `security-txt-expired`: a security.txt that is incomplete or out of date.

use jiff::ToSpan;

use crate::check::built::Built;
use crate::check::findings::Findings;
use crate::check::message;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};
use crate::text::date::PartialDate;

pub(super) static RULE: Rule = Rule {
    name: "security-txt-expired",
    group: Group::Site,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("security_txt_expired.en.md"),
        de: include_str!("security_txt_expired.de.md"),
    },
    check: Check::Built(check),
};

fn check(built: &Built<'_>, findings: &mut Findings) {
    let place = [".well-known/security.txt", "security.txt"]
        .into_iter()
        .find_map(|path| Some((path, built.text(path)?)));
    let Some((path, text)) = place else {
        return;
    };
    let whole = built.span(path, 0..text.len().min(1));
    if field(text, "contact").is_none() {
        let finding = findings.add(
            whole,
            Bilingual::new(
                "`security.txt` has no `Contact`",
                "`security.txt` hat keinen `Contact`",
            ),
        );
        finding.advise(Bilingual::new(
            "where should somebody write who finds a hole?",
            "wohin soll schreiben, wer eine Lücke findet?",
        ));
    }
    let Some((at, value)) = field(text, "expires") else {
        let finding = findings.add(
            whole,
            Bilingual::new(
                "`security.txt` has no `Expires`",
                "`security.txt` hat kein `Expires`",
            ),
        );
        finding.advise(Bilingual::new(
            "until when does it hold? `Expires: 2027-06-30T00:00:00Z`",
            "bis wann gilt sie? `Expires: 2027-06-30T00:00:00Z`",
        ));
        return;
    };
    let span = built.span(path, at..at + value.len());
    let Some(date) = value.get(..10).and_then(|day| PartialDate::parse(day).ok()) else {
        findings.add(
            span,
            both!(
                "`{value}` is no date of RFC 3339",
                "`{value}` ist kein Datum nach RFC 3339"
            ),
        );
        return;
    };
    let (day, today) = (date.first(), built.site.today);
    let shown = message::day(day);
    if day < today {
        let finding = findings.add(
            span,
            both!(
                [shown],
                "`security.txt` expired on {shown}",
                "`security.txt` ist am {shown} abgelaufen"
            ),
        );
        finding.advise(Bilingual::new(
            "does its contact still hold? give it a new day",
            "gilt der Kontakt noch? einen neuen Tag setzen",
        ));
    } else if today.checked_add(1.year()).is_ok_and(|limit| day > limit) {
        let finding = findings.add(
            span,
            both!(
                [shown],
                "`security.txt` holds until {shown}",
                "`security.txt` gilt bis {shown}"
            ),
        );
        finding.severity = Severity::Info;
        finding.advise(Bilingual::new(
            "RFC 9116 recommends less than a year, so that it is looked at",
            "RFC 9116 empfiehlt weniger als ein Jahr, damit jemand nachsieht",
        ));
    }
}

/// The value of the first line of that name, with its place.
fn field<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((own, value)) = line.split_once(':')
            && own.trim().eq_ignore_ascii_case(name)
            && !value.trim().is_empty()
        {
            let blank = value.len() - value.trim_start().len();
            return Some((start + own.len() + 1 + blank, value.trim()));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built;

    use super::RULE;

    #[track_caller]
    fn file(text: &str, expected: &[&str]) {
        check_built(&RULE, &[(".well-known/security.txt", text)], expected);
    }

    #[test]
    fn it_is_whole_and_in_time() {
        file(
            "# nothing\n",
            &[
                "public/.well-known/security.txt:1:1 `security.txt` has no `Contact`",
                "public/.well-known/security.txt:1:1 `security.txt` has no `Expires`",
            ],
        );
        file(
            "Contact: mailto:a@b.example\r\nExpires: 2026-11-22T00:00:00Z\r\n",
            &["public/.well-known/security.txt:2:10 `security.txt` expired on 2026-11-22"],
        );
        file(
            "Contact: x\nexpires: 2027-11-24T00:00:00Z",
            &["public/.well-known/security.txt:2:10 `security.txt` holds until 2027-11-24"],
        );
        file(
            "Contact: x\nExpires: soon",
            &["public/.well-known/security.txt:2:10 `soon` is no date of RFC 3339"],
        );
    }

    #[test]
    fn a_good_file_and_none_are_left_alone() {
        file("Contact: x\nExpires: 2026-11-23T00:00:00Z\n", &[]);
        check_built(&RULE, &[("index.html", "")], &[]);
    }
}
