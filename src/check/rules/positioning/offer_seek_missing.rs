//! `offer-seek-missing`: the profile says neither what it offers nor what it looks for.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::Bilingual;

pub(super) static RULE: Rule = Rule {
    name: "offer-seek-missing",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("offer_seek_missing.en.md"),
        de: include_str!("offer_seek_missing.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let (message, help, severity) = match (profile.offers.first(), profile.seeks.first()) {
        (None, None) => (
            Bilingual::new(
                "the profile says neither what you offer nor what you look for",
                "das Profil nennt weder ein Angebot noch ein Gesuch",
            ),
            Bilingual::new(
                "what could a reader get from you this month, and whom do you want to meet? `[[offer]]` and `[[seek]]`, each with `text`",
                "was ist diesen Monat zu haben, und wer wird gesucht? `[[offer]]` und `[[seek]]`, je mit `text`",
            ),
            Severity::Warning,
        ),
        (Some(_), None) => (
            Bilingual::new(
                "the profile does not say what you look for",
                "das Profil nennt kein Gesuch",
            ),
            Bilingual::new(
                "whom do you want to meet, for what? `[[seek]]` with `text`",
                "wer wird gesucht, und wozu? `[[seek]]` mit `text`",
            ),
            Severity::Info,
        ),
        (None, Some(_)) => (
            Bilingual::new(
                "the profile does not say what you offer",
                "das Profil nennt kein Angebot",
            ),
            Bilingual::new(
                "what could a reader get from you this month? `[[offer]]` with `text`",
                "was ist diesen Monat zu haben? `[[offer]]` mit `text`",
            ),
            Severity::Info,
        ),
        (Some(_), Some(_)) => return,
    };
    let span = profile
        .offers
        .first()
        .or(profile.seeks.first())
        .map_or(profile.span, |entry| entry.span);
    let finding = findings.add(span, message);
    finding.severity = severity;
    finding.advise(help.to_owned());
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn both_sides_are_asked_for() {
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n",
            &["1:1 the profile says neither what you offer nor what you look for"],
        );
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n[[offer]]\ntext = \"30-minute form check\"\n",
            &["3:1 the profile does not say what you look for"],
        );
        check_profile(
            &RULE,
            "[[seek]]\ntext.de = \"Pilotstädte\"\n",
            &["1:1 the profile does not say what you offer"],
        );
        check_profile(
            &RULE,
            "[[seek]]\ntext = \"Towns\"\n[[offer]]\ntext = \"Checks\"\n",
            &[],
        );
    }
}
