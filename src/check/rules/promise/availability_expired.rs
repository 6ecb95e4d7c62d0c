//! `availability-expired`: what is announced lies in the past.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{AvailabilityStatus, Localized, Offer, Text};
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::{ClaimKind, Promise};
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "availability-expired",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("availability_expired.en.md"),
        de: include_str!("availability_expired.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let today = site.today;
    let profile = &site.profile;
    let language = site.settings.main_language();
    let availability = &profile.availability;
    if let Some(until) = availability.until
        && until.value.last() < today
    {
        let day = until.value.last();
        let message = both!(
            "the availability ended on {day}",
            "die Verfügbarkeit endete am {day}"
        );
        findings.add(until.span, message).advise(Bilingual::new(
            "from when to when are you free now?",
            "von wann bis wann ist jetzt etwas frei?",
        ));
    } else if let Some(from) = availability.from
        && from.value.last() < today
        && availability.until.is_none()
        && availability.status.map(|status| status.value) != Some(AvailabilityStatus::Open)
    {
        let message = both!(
            "the day is past: {from}; today is {today}",
            "der Tag ist vorbei: {from}; heute ist {today}"
        );
        findings.add(from.span, message).advise(Bilingual::new(
            "are you free now, `status = \"open\"`, or from a later day?",
            "ist jetzt etwas frei, `status = \"open\"`, oder erst ab einem späteren Tag?",
        ));
    }
    let offer = Bilingual::new("this offer", "dieses Angebot");
    offers(&profile.offers, &offer, subject, findings);
    let search = Bilingual::new("this search", "diese Suche");
    offers(&profile.seeks, &search, subject, findings);
    for meet in &profile.meets {
        if let Some(last) = meet.period.last_day(today).filter(|last| *last < today) {
            let name = shown(&meet.name, &meet.id.value, language);
            let span = meet.period.start.map_or(meet.span, |start| start.span);
            findings
                .add(
                    span,
                    both!(
                        "`{name}` was over on {last}",
                        "`{name}` war am {last} vorbei"
                    ),
                )
                .advise(Bilingual::new(
                    "delete it, or name the next one",
                    "löschen, oder die nächste nennen",
                ));
        }
    }
    for item in profile
        .items
        .iter()
        .filter(|item| item.planned && !item.draft)
    {
        // A planned role that began is a role; a planned talk that is over was given.
        if let Some(last) = item.period.last_day(today).filter(|last| *last < today) {
            let name = shown(&item.title, &item.id.value, language);
            let span = item.period.start.map_or(item.span, |start| start.span);
            findings
                .add(
                    span,
                    both!(
                        "`{name}` is still announced, but was over on {last}",
                        "`{name}` ist noch angekündigt, war aber am {last} vorbei"
                    ),
                )
                .advise(Bilingual::new(
                    "delete `planned = true`, if it took place",
                    "`planned = true` löschen, wenn es stattfand",
                ));
        }
    }
    texts(subject, findings);
}

fn offers(offers: &[Offer], what: &Bilingual, subject: &Subject<'_>, findings: &mut Findings) {
    for offer in offers {
        if let Some(until) = offer
            .until
            .filter(|until| until.value.last() < subject.site.today)
        {
            let day = until.value.last();
            let message = both!([what], "{what} ended on {day}", "{what} endete am {day}");
            findings.add(until.span, message).advise(Bilingual::new(
                "delete it, or set a later day",
                "löschen, oder einen späteren Tag setzen",
            ));
        }
    }
}

/// "Available from March 2025". Entries are an archive: their texts may speak of past days.
fn texts(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    for digest in &subject.digests {
        let outline = &digest.outline;
        if outline.item.is_some() {
            continue;
        }
        let said = outline
            .page
            .and_then(|page| page.updated)
            .or(site.profile.meta.updated);
        let said = said.map(|said| said.value.first());
        for place in &digest.claims {
            let Some(date) = &place.claim.date else {
                continue;
            };
            if place.claim.kind != ClaimKind::Promise(Promise::Availability) {
                continue;
            }
            if let Some(last) = date.last(said).filter(|last| *last < site.today) {
                let today = site.today;
                let message = both!(
                    "the announced day is past: {last}; today is {today}",
                    "der angekündigte Tag ist vorbei: {last}; heute ist {today}"
                );
                findings.add(place.span, message).advise(
                    match outline.language {
                        Language::En => "from when does it hold now?",
                        Language::De => "ab wann gilt es jetzt?",
                    }
                    .to_owned(),
                );
            }
        }
    }
}

fn shown<'t>(name: &'t Localized<Text>, id: &'t str, language: Language) -> &'t str {
    name.get_or_other(language)
        .map_or(id, |(name, _)| name.as_str())
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn structured_dates_end_with_their_last_day() {
        check_profile(
            &RULE,
            "[availability]\nstatus = \"open\"\nuntil = \"2026-10\"\n\
             [[offer]]\ntext = \"A check\"\nuntil = 2026-11-22\n\
             [[seek]]\ntext = \"Pilots\"\nuntil = 2026-11-23\n\
             [[meet]]\nname = \"Fair\"\nstart = 2026-11-20\nend = 2026-11-21\n\
             [[talk]]\ntitle = \"Talk\"\ndate = 2026-11-01\nplanned = true\n",
            &[
                "3:9 the availability ended on 2026-10-31",
                "6:9 this offer ended on 2026-11-22",
                "12:9 `Fair` was over on 2026-11-21",
                "16:8 `Talk` is still announced, but was over on 2026-11-01",
            ],
        );
    }

    #[test]
    fn a_start_in_the_past_is_a_fault_when_it_is_to_come() {
        check_profile(
            &RULE,
            "[availability]\nstatus = \"soon\"\nfrom = \"2025-03\"\n",
            &["3:8 the day is past: 2025-03; today is 2026-11-23"],
        );
        check_profile(
            &RULE,
            "[availability]\nstatus = \"open\"\nfrom = \"2025-03\"\n",
            &[],
        );
    }

    #[test]
    fn texts_announce_too() {
        check_profile(
            &RULE,
            "[availability]\nnote.en = \"Available from March 2025\"\nnote.de = \"Verfügbar ab Q1 2025\"\n\
             [contact]\nnote.en = \"Available from March 2027\"\nnote.de = \"Ab Januar verfügbar\"\n",
            &[
                "2:12 the announced day is past: 2025-03-31; today is 2026-11-23",
                "3:12 the announced day is past: 2025-03-31; today is 2026-11-23",
            ],
        );
    }

    #[test]
    fn a_month_without_a_year_is_the_next_one_after_the_last_review() {
        check_profile(
            &RULE,
            "[availability]\nnote.de = \"Verfügbar ab Januar\"\n[meta]\nupdated = \"2025-11\"\n",
            &["2:12 the announced day is past: 2026-01-31; today is 2026-11-23"],
        );
        check_profile(
            &RULE,
            "[availability]\nnote.de = \"Verfügbar ab Januar\"\n[meta]\nupdated = \"2026-11\"\n",
            &[],
        );
    }
}
