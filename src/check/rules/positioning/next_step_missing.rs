//! `next-step-missing`: nothing says what a reader should do, or there is no way to do it.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Field, Profile, Visibility};
use crate::text::bilingual::Bilingual;

pub(super) static RULE: Rule = Rule {
    name: "next-step-missing",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("next_step_missing.en.md"),
        de: include_str!("next_step_missing.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    if profile.contact.closed {
        return;
    }
    let step = &profile.next_step;
    let reachable = step.url.is_some() || has_channel(profile);
    if step.label.is_empty() {
        let span = step.span.unwrap_or(profile.span);
        let finding = findings.add(
            span,
            Bilingual::new(
                "nothing says what a reader should do next",
                "nichts sagt, was man als Nächstes tun soll",
            ),
        );
        finding.advise(
            Bilingual::new(
                "`[next_step]` with a `label` that begins with a verb: what should they send, book or ask, and what comes back?",
                "`[next_step]` mit einem `label`, das sagt, was zu tun ist: was schickt, bucht oder fragt man, und was kommt zurück?"
            ),
        );
        if !reachable {
            finding.advise(
                Bilingual::new(
                    "there is no way to reach you either: `[contact]` with `email`, `booking` or `form`",
                    "auch ein Kontaktweg fehlt: `[contact]` mit `email`, `booking` oder `form`"
                ),
            );
        }
    } else if !reachable {
        let span = step.span.unwrap_or(profile.span);
        findings
            .add(
                span,
                Bilingual::new(
                    "the next step leads nowhere",
                    "der nächste Schritt führt nirgendwohin",
                ),
            )
            .advise(Bilingual::new(
                "give it a `url`, or `[contact]` an `email`, `booking` or `form`",
                "ihm eine `url` geben, oder `[contact]` eine `email`, `booking` oder `form`",
            ));
    }
}

/// Whether a reader can reach the person from the site.
fn has_channel(profile: &Profile) -> bool {
    let contact = &profile.contact;
    let seen = |field| profile.visibility_of(field) == Visibility::Public;
    contact.email.is_some() && seen(Field::Email)
        || contact.phone.is_some() && seen(Field::Phone)
        || contact.booking.is_some()
        || contact.form.is_some()
        || contact.messenger.is_some()
        || profile.accounts.iter().any(|account| account.contact)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn a_step_and_a_way_to_take_it() {
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n[contact]\nemail = \"jo@jo.example\"\n",
            &["1:1 nothing says what a reader should do next"],
        );
        check_profile(
            &RULE,
            "[next_step]\nlabel.de = \"Drei Fotos schicken\"\n[contact]\nphone = \"+49 30 1234567\"\n",
            &["1:1 the next step leads nowhere"],
        );
        check_profile(
            &RULE,
            "[next_step]\nlabel.de = \"Drei Fotos schicken\"\n[contact]\nemail = \"jo@jo.example\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[next_step]\nlabel = \"Book the form check\"\nurl = \"https://jo.example/book\"\n",
            &[],
        );
    }

    #[test]
    fn who_wants_no_contact_needs_no_step() {
        check_profile(&RULE, "[contact]\nclosed = true\n", &[]);
    }
}
